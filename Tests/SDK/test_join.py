import uuid

from support import Heard, ServerTest, join, within


class JoinTest(ServerTest):
    async def test_the_reply_names_the_conference(self):
        caller = await self.connected()
        call = await caller.dial()
        reply = await within(call.join_conference("standup"), "join_conference")
        self.assertEqual(reply["code"], "200")
        self.assertEqual(reply["call_id"], call.call_id)
        self.assertEqual(str(uuid.UUID(reply["conference_id"])), reply["conference_id"])

    async def test_the_call_hears_of_its_own_join(self):
        caller = await self.connected()
        call = await caller.dial()
        heard = Heard.conference(call)
        conference = await join(call, muted=True, end_on_exit=True)
        event = await heard.first("participant-join")
        self.assertEqual(event.conference_id, conference)
        self.assertEqual(event.name, "standup")
        self.assertEqual(event.call_id, call.call_id)
        self.assertEqual(event.params["size"], 1)
        self.assertIs(event.params["muted"], True)
        self.assertIs(event.params["start_on_join"], True)
        self.assertIs(event.params["end_on_leave"], True)

    async def test_a_second_call_meets_the_first(self):
        caller = await self.connected()
        first = await caller.dial()
        second = await caller.dial()
        heard = Heard.conference(second)
        conference = await join(first)
        self.assertEqual(await join(second), conference)
        self.assertEqual((await heard.first("participant-join")).params["size"], 2)

    async def test_another_name_is_another_conference(self):
        caller = await self.connected()
        first = await caller.dial()
        second = await caller.dial()
        heard = Heard.conference(second)
        self.assertNotEqual(await join(first, "standup"), await join(second, "Standup"))
        self.assertEqual((await heard.first("participant-join")).params["size"], 1)
