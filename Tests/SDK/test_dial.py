from support import ServerTest


class DialTest(ServerTest):
    async def test_a_dial_is_answered_and_brings_a_call(self):
        caller = await self.connected()
        call = await caller.dial()
        self.assertEqual(call.state, "answered")
        self.assertNotEqual(call.call_id, "")
        self.assertNotEqual(call.node_id, "")
        self.assertEqual(call.direction, "outbound")

    async def test_two_dials_bring_two_calls(self):
        caller = await self.connected()
        first = await caller.dial()
        second = await caller.dial()
        self.assertNotEqual(first.call_id, second.call_id)
