from signalwire.relay import RelayClient

from support import ServerTest, within


class ConnectTest(ServerTest):
    async def test_a_client_with_credentials_is_given_a_session(self):
        caller = await self.connected()
        self.assertNotEqual(caller.client.relay_protocol, "")

    async def test_two_sessions_have_two_names(self):
        first = await self.connected()
        name = first.client.relay_protocol
        await within(first.client.disconnect(), "disconnect")
        second = await self.connected()
        self.assertNotEqual(name, second.client.relay_protocol)

    async def test_a_client_finds_the_server_by_its_environment(self):
        client = RelayClient()
        self.addAsyncCleanup(self.close, client)
        await within(client.connect(), "connect")
        self.assertNotEqual(client.relay_protocol, "")
