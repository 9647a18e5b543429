import uuid

from signalwire.relay import Call

from support import ServerTest, within


class GoneCallTest(ServerTest):
    async def test_an_unknown_call_is_404_which_a_calls_methods_keep_to_themselves(self):
        caller = await self.connected()
        real = await caller.dial()
        unknown = Call(caller.client, str(uuid.uuid4()), real.node_id, self.project.name, "")
        self.assertEqual(await within(unknown.join_conference("standup"), "join_conference"), {})
        address = {"node_id": unknown.node_id, "call_id": unknown.call_id}
        error = await self.refusal(
            caller.client.execute("calling.join_conference", {**address, "name": "standup"}), "execute"
        )
        self.assertEqual(error.code, 404)

    async def test_an_ended_call_is_404_too(self):
        caller = await self.connected()
        call = await caller.dial()
        await within(call.hangup(), "hangup")
        await within(call.wait_for_ended(), "wait_for_ended")
        self.assertEqual(await within(call.hangup(), "hangup"), {})
        address = {"node_id": call.node_id, "call_id": call.call_id}
        error = await self.refusal(caller.client.execute("calling.end", address), "execute")
        self.assertEqual(error.code, 404)
