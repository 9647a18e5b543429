from support import Heard, ServerTest, join, within


async def one_conference_and_another(test):
    """What a call is told while it makes a conference, ends it by leaving, and makes the next one."""
    caller = await test.connected()
    call = await caller.dial()
    heard = Heard.conference(call)
    conference = await join(call)
    await within(call.leave_conference(conference), "leave_conference")
    await heard.first("participant-leave")
    # Events come in order, so at the second join there is nothing more to come of the first conference.
    test.assertNotEqual(await join(call), conference)
    await heard.first("participant-join", times=2)
    return [event.status for event in heard.events if event.conference_id == conference]


class WithoutCallIdTest(ServerTest):
    async def test_start_and_end_do_not_reach_a_calls_listener(self):
        statuses = await one_conference_and_another(self)
        self.assertEqual(statuses, ["participant-join", "participant-leave"])


class WithCallIdTest(ServerTest):
    profile = {"conference_call_id": "trigger_call"}

    async def test_start_and_end_reach_the_call_that_caused_them(self):
        statuses = await one_conference_and_another(self)
        self.assertEqual(statuses, ["participant-join", "conference-start", "participant-leave", "conference-end"])
