import uuid

from support import Heard, ServerTest, join, within


class JoinTwiceTest(ServerTest):
    async def test_a_call_cannot_join_what_it_is_in(self):
        caller = await self.connected()
        call = await caller.dial()
        heard = Heard.conference(call)
        conference = await join(call)
        error = await self.refusal(call.join_conference("standup"), "join_conference")
        self.assertEqual(error.code, 409)
        # It is still in, and was not counted twice.
        await within(call.leave_conference(conference), "leave_conference")
        self.assertEqual((await heard.first("participant-leave")).params["size"], 0)
        self.assertEqual(heard.words, ["participant-join", "participant-leave"])

    async def test_a_call_cannot_be_in_two_conferences(self):
        caller = await self.connected()
        call = await caller.dial()
        await join(call)
        error = await self.refusal(call.join_conference("retro"), "join_conference")
        self.assertEqual(error.code, 409)


class BadParameterTest(ServerTest):
    async def test_a_word_that_no_option_has_is_refused(self):
        caller = await self.connected()
        call = await caller.dial()
        heard = Heard.conference(call)
        error = await self.refusal(call.join_conference("standup", beep="onenter"), "join_conference")
        self.assertEqual(error.code, 400)
        await join(call)
        await heard.first("participant-join")
        self.assertEqual(heard.words, ["participant-join"])


class LeaveAnotherTest(ServerTest):
    async def test_a_conference_that_it_is_not_in_cannot_be_left(self):
        caller = await self.connected()
        call = await caller.dial()
        heard = Heard.conference(call)
        conference = await join(call)
        other = str(uuid.uuid4())
        # The method of the call keeps a 404 to itself.
        self.assertEqual(await within(call.leave_conference(other), "leave_conference"), {})
        address = {"node_id": call.node_id, "call_id": call.call_id, "conference_id": other}
        error = await self.refusal(caller.client.execute("calling.leave_conference", address), "execute")
        self.assertEqual(error.code, 404)
        # It had no effect.
        reply = await within(call.leave_conference(conference), "leave_conference")
        self.assertEqual(reply["code"], "200")
        await heard.first("participant-leave")
        self.assertEqual(heard.words, ["participant-join", "participant-leave"])
