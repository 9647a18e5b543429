from support import Heard, ServerTest, join, within


class LeaveTest(ServerTest):
    async def test_those_who_stay_are_counted_when_one_leaves(self):
        caller = await self.connected()
        stays = await caller.dial()
        leaves = await caller.dial()
        heard = Heard.conference(leaves)
        conference = await join(stays)
        await join(leaves)
        await heard.first("participant-join")
        reply = await within(leaves.leave_conference(conference), "leave_conference")
        self.assertEqual(reply["code"], "200")
        event = await heard.first("participant-leave")
        self.assertEqual(event.conference_id, conference)
        self.assertEqual(event.params["size"], 1)
        self.assertEqual(leaves.state, "answered")

    async def test_each_call_hears_of_itself_for_the_sdk_goes_by_call_id(self):
        caller = await self.connected()
        stays = await caller.dial()
        leaves = await caller.dial()
        heard_by_stayer = Heard.conference(stays)
        heard_by_leaver = Heard.conference(leaves)
        conference = await join(stays)
        await join(leaves)
        await within(leaves.leave_conference(conference), "leave_conference")
        await heard_by_leaver.first("participant-leave")
        # The last event is the stayer's, so whatever was sent before it has been handed out.
        await within(stays.leave_conference(conference), "leave_conference")
        event = await heard_by_stayer.first("participant-leave")
        self.assertEqual(event.params["size"], 0)
        self.assertEqual(heard_by_stayer.words, ["participant-join", "participant-leave"])
        self.assertEqual(heard_by_leaver.words, ["participant-join", "participant-leave"])

    async def test_who_left_may_come_back(self):
        caller = await self.connected()
        stays = await caller.dial()
        returns = await caller.dial()
        heard = Heard.conference(returns)
        conference = await join(stays)
        await join(returns)
        await within(returns.leave_conference(conference), "leave_conference")
        self.assertEqual(await join(returns), conference)
        self.assertEqual((await heard.first("participant-join", times=2)).params["size"], 2)

    async def test_one_who_ends_it_takes_the_others_out(self):
        caller = await self.connected()
        stays = await caller.dial()
        ends = await caller.dial()
        heard = Heard.conference(stays)
        conference = await join(stays)
        await join(ends, end_on_exit=True)
        await within(ends.leave_conference(conference), "leave_conference")
        self.assertEqual((await heard.first("participant-leave")).params["size"], 0)
        self.assertEqual(stays.state, "answered")
