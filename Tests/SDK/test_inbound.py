from support import Heard, Offered, ServerTest, join, within


class InboundTest(ServerTest):
    async def test_a_call_is_offered_on_its_context_answered_and_joins(self):
        caller = await self.connected()
        offered = Offered(caller)
        await within(caller.client.receive(["office"]), "receive")
        call_id = await self.project.ring("office")
        call = await offered.call(call_id)
        self.assertEqual((call.direction, call.state), ("inbound", "created"))
        reply = await within(call.answer(), "answer")
        self.assertEqual(reply["code"], "200")
        await within(call.wait_for_answered(), "wait_for_answered")
        conference = Heard.conference(call)
        await join(call)
        event = await conference.first("participant-join")
        self.assertNotIn("tag", event.params)

    async def test_of_another_context_nothing_is_heard(self):
        caller = await self.connected()
        offered = Offered(caller)
        await within(caller.client.receive(["office"]), "receive")
        await self.project.ring("Office")
        await within(caller.client.unreceive(["office"]), "unreceive")
        await self.project.ring("office")
        await within(caller.client.receive(["office"]), "receive")
        last = await self.project.ring("office")
        await offered.call(last)
        self.assertEqual([call.call_id for call in offered.calls], [last])

    async def test_a_call_that_is_passed_on_is_not_ones_own_any_more(self):
        caller = await self.connected()
        offered = Offered(caller)
        await within(caller.client.receive(["office"]), "receive")
        call = await offered.call(await self.project.ring("office"))
        await within(call.pass_(), "pass")
        error = await self.refusal(call.answer(), "answer")
        self.assertEqual(error.code, 409)


class PhonesTest(ServerTest):
    async def test_a_line_that_is_engaged_fails_the_dial(self):
        caller = await self.connected()
        await self.project.post("phones", {"number": "+15550100003", "does": "busy"})
        phone = {"type": "phone", "params": {"from_number": "+15550109999", "to_number": "+15550100003"}}
        error = await self.refusal(caller.client.dial([[phone]]), "dial")
        self.assertIn("fail", str(error).lower())

    async def test_the_first_of_two_phones_to_answer_wins(self):
        caller = await self.connected()
        await self.project.post("phones", {"number": "+15550100004", "does": "no_answer"})
        phones = [
            {"type": "phone", "params": {"from_number": "+15550109999", "to_number": number}}
            for number in ("+15550100004", "+15550100005")
        ]
        call = await within(caller.client.dial([phones]), "dial")
        self.assertEqual(call.state, "answered")
        self.assertEqual(call.device["params"]["to_number"], "+15550100005")


class DigitsTest(ServerTest):
    async def test_digits_are_sent_and_told_of(self):
        caller = await self.connected()
        call = await caller.dial()
        heard = Heard(call, "calling.call.send_digits", "state")
        reply = await within(call.send_digits("12#", control_id="c-1"), "send_digits")
        self.assertEqual((reply["code"], reply["control_id"]), ("200", "c-1"))
        event = await heard.first("finished")
        self.assertEqual(event.params["control_id"], "c-1")
