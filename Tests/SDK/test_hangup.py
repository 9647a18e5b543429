from support import Heard, ServerTest, join, within


class HangupTest(ServerTest):
    async def test_a_call_that_is_hung_up_ends(self):
        caller = await self.connected()
        call = await caller.dial()
        heard = Heard.states(call)
        reply = await within(call.hangup(), "hangup")
        self.assertEqual(reply["code"], "200")
        event = await within(call.wait_for_ended(), "wait_for_ended")
        self.assertEqual(event.params["end_reason"], "hangup")
        self.assertEqual(call.state, "ended")
        self.assertEqual(heard.words, ["ending", "ended"])

    async def test_a_member_that_is_hung_up_leaves_between_its_states(self):
        caller = await self.connected()
        call = await caller.dial()
        order = []
        states = Heard.states(call)
        conference = Heard.conference(call)
        for heard in (states, conference):
            call.on("calling.call.state" if heard is states else "calling.conference",
                    lambda event, heard=heard: order.append(event.params[heard.field]))
        await join(call)
        await conference.first("participant-join")
        await within(call.hangup(), "hangup")
        await states.first("ended")
        self.assertEqual(order, ["participant-join", "ending", "participant-leave", "ended"])

    async def test_the_far_end_can_hang_up_too(self):
        caller = await self.connected()
        call = await caller.dial()
        await self.project.hang_up(call)
        await within(call.wait_for_ended(), "wait_for_ended")
        self.assertEqual(call.state, "ended")
