from support import ServerTest


class BadMethodTest(ServerTest):
    async def test_a_method_that_there_is_not_is_refused(self):
        caller = await self.connected()
        for method in ("calling.no_such", "signalwire.no_such", "no_such"):
            error = await self.refusal(caller.client.execute(method, {}), method)
            self.assertEqual(error.code, -32601, method)
