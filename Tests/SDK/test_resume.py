from support import Heard, RunLoopTest, join, within


class LostConnectionTest(RunLoopTest):
    def test_a_cut_client_resumes_and_hears_what_it_missed(self):
        async def story(client, caller):
            session = client.relay_protocol
            self.assertNotEqual(session, "")
            call = await caller.dial()
            states = Heard.states(call)
            conference = Heard.conference(call)
            await join(call)
            await conference.first("participant-join")
            # After this every event so far is acknowledged, and none is sent again.
            await caller.round_trip()

            await caller.project.cut()
            # The run loop waits a second before it connects again: this happens while the client is away.
            await caller.project.hang_up(call)
            self.assertEqual(client.connections, 1)
            await client.connection(2)

            self.assertEqual(client.relay_protocol, session)
            await states.first("ended")
            self.assertEqual(states.words, ["ending", "ended"])
            self.assertEqual(conference.words, ["participant-join", "participant-leave"])

        self.run_client(story)


class StillMemberTest(RunLoopTest):
    def test_a_member_is_still_one_after_a_cut(self):
        async def story(client, caller):
            call = await caller.dial()
            heard = Heard.conference(call)
            conference = await join(call)
            await heard.first("participant-join")
            await caller.round_trip()
            await caller.project.cut()
            await client.connection(2)
            reply = await within(call.leave_conference(conference), "leave_conference")
            self.assertEqual(reply["code"], "200")
            self.assertEqual((await heard.first("participant-leave")).params["size"], 0)

        self.run_client(story)


class AskedToReconnectTest(RunLoopTest):
    def test_a_client_that_is_sent_away_comes_back_to_its_session(self):
        async def story(client, caller):
            session = client.relay_protocol
            self.assertNotEqual(session, "")
            await caller.project.disconnect(restart=False)
            await client.connection(2)
            self.assertEqual(client.relay_protocol, session)

        self.run_client(story)


class AskedToStartAfreshTest(RunLoopTest):
    def test_a_client_that_is_told_to_restart_has_a_new_session(self):
        async def story(client, caller):
            session = client.relay_protocol
            await caller.project.disconnect(restart=True)
            await client.connection(2)
            self.assertNotEqual(client.relay_protocol, "")
            self.assertNotEqual(client.relay_protocol, session)

        self.run_client(story)
