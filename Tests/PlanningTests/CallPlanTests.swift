import Conferencing
import Planning
import TestSupport
import Testing
import YAMLSource

/// Calls of the cast and the verbs of a call, as the planner reads them.
@Suite struct CallPlanTests {
    private static func file(_ call: String, _ step: String = "wait: 1s") -> String {
        "scenario: s\ncalls: { alice: {}, carol: { direction: inbound }, theirs: { controlled_by: app }, bob: \(call) }\n"
            + "conferences: { room: {} }\nsteps:\n  - \(step)"
    }

    @Test(arguments: [
        ("{ phone: busy }", "dial: bob", "its line engaged, dialled by a step"),
        ("{ phone: decline }", "dial: bob", "turned down, dialled by a step"),
        ("{ phone: no_answer, timeout: 2m }", "dial: bob", "rings for at most 2m, answered by nobody"),
        ("{ phone: no_answer, timeout: 2m }", "dial: bob", "1. dial bob, within 2m5s"),
        ("{ phone: { answer_after: 29s } }", "wait: 1s", "answered after 29s, dialled before step 1"),
        ("{ direction: inbound }", "answer: bob", "phone +15550100004, calls +15550109999, on the context \"default\""),
        (
            "{ direction: inbound, context: front door, from: '+1555', to: '+1666', timeout: 5s, max_duration: 1m }",
            "answer: { call: bob }",
            "phone +1555, calls +1666, on the context \"front door\", rings for at most 5s, at most 1m, rings before step 1"
        ),
        ("{ count: 2, direction: inbound }", "answer: bob", "1. answer bob.1, bob.2, within 5s"),
        ("{ direction: inbound }", "digits: { call: bob, digits: 012ABCDwW*# }", "send digits \"012ABCDwW*#\" on bob"),
        ("{}", "{ digits: { call: bob, digits: x }, expect_error: { code: 400 } }", "send digits \"x\" on bob"),
        ("{}", "digits: { call: theirs, digits: 1w#, by: phone }", "theirs press \"1w#\", each for 120ms"),
        ("{}", "digits: { call: bob, digits: 1, for: 1s, by: phone }", "bob press \"1\", each for 1s"),
        ("{}", "digits: { call: bob, digits: 1, by: program }", "send digits \"1\" on bob, within"),
        ("{}", "{ dial: bob, until: reply }", "dial bob, until its reply"),
        ("{}", "{ join: bob, until: reply }", "join bob to room, until its reply"),
        ("{ type: fabric, to: /public/desk }", "wait: 1s", "fabric /public/desk"),
        ("{}", "hangup: { call: theirs, by: phone }", "hangup theirs by the phone"),
        ("{}", "mute: theirs", "mute theirs, over REST"),
        (
            "{}",
            "{ expect: [calling.call.receive: { call: carol, context: x, device: { params: { from_number: y } } }] }",
            "calling.call.receive { call_id = carol, context = \"x\", device.params.from_number = \"y\" }"
        ),
        ("{}", "{ expect: [calling.call.dial: { source: [inbound, none] }] }", "calling.call.dial { source any of"),
    ])
    func `a call is read, and shown`(_ call: String, _ step: String, _ shown: String) throws {
        let planned = planned(Self.file(call, step))
        #expect(planned.diagnostics.isEmpty, "\(planned.diagnostics.map(\.message))")
        let text = PlanPrinter.text(of: try #require(planned.plans.first))
        #expect(text.contains(shown), "\(text)")
    }

    @Test(arguments: [
        ("{ direction: inbound, ⟦tag⟧: x }", "wait: 1s", "an inbound call has no 'tag': a tag is the dialler's word"),
        ("{ ⟦phone⟧: busy, direction: inbound }", "wait: 1s", "an inbound call has no 'phone': it is rung"),
        (
            "{ ⟦dial⟧: at_use, direction: inbound }", "wait: 1s",
            "an inbound call has no 'dial': it comes in before step 1"
        ),
        ("{ ⟦context⟧: x }", "wait: 1s", "only an inbound call has a 'context'"),
        ("{ direction: outbound, ⟦context⟧: x }", "wait: 1s", "only an inbound call has a 'context'"),
        ("{ ⟦headers⟧: { X: y } }", "wait: 1s", "'headers' are sent to SIP endpoints only"),
        ("{ type: fabric, ⟦headers⟧: { X: y } }", "wait: 1s", "'headers' are sent to SIP endpoints only"),
        ("{ direction: ⟦sideways⟧ }", "wait: 1s", "'direction' must be outbound or inbound"),
        ("{ controlled_by: ⟦nobody⟧ }", "wait: 1s", "'controlled_by' must be muster or app"),
        ("{ phone: ⟦engaged⟧ }", "wait: 1s", "'phone' must be busy, no_answer or decline"),
        ("{ timeout: ⟦0s⟧ }", "wait: 1s", "'timeout' must be"),
        ("{ timeout: ⟦1500ms⟧ }", "wait: 1s", "'timeout' must be a duration of whole seconds"),
        ("{ timeout: ⟦30⟧ }", "wait: 1s", "'timeout' must be a duration with its unit"),
        ("{}", "⟦answer⟧: bob", "'bob' is dialled by muster, and answered by its phone"),
        ("{}", "⟦dial⟧: carol", "'carol' comes in from outside, before step 1, and is not dialled"),
        ("{}", "⟦join⟧: theirs", "'theirs' is controlled by the application, so muster sends no 'join' for it"),
        ("{}", "⟦hold⟧: { call: theirs, via: relay }", "'theirs' is controlled by the application"),
        ("{}", "answer: { ⟦cal⟧: carol }", "'cal' is no key of answer"),
        ("{}", "⟦answer⟧: {}", "'answer' has no 'call'"),
        ("{}", "answer: ⟦[carol]⟧", "'answer' must be a call, or { call }, not a list"),
        ("{}", "digits: ⟦bob⟧", "'digits' must be { call, digits, by, for }, not a single value"),
        ("{}", "⟦digits⟧: { call: bob }", "'digits' does not say which digits"),
        ("{}", "⟦digits⟧: { digits: 1 }", "'digits' has no 'call'"),
        ("{}", "digits: { call: bob, digits: ⟦12a⟧ }", "'12a' are no digits"),
        ("{}", "digits: { call: bob, digits: ⟦12a⟧, by: phone }", "'12a' are no digits"),
        ("{}", "digits: { call: bob, digits: 1, by: ⟦app⟧ }", "'by' must be program or phone"),
        ("{}", "digits: { call: bob, digits: 1, by: phone, for: ⟦0s⟧ }", "'for' must be"),
        (
            "{}", "digits: { call: bob, digits: 1, ⟦for⟧: 1s }",
            "calling.send_digits does not say how long a digit takes"
        ),
        (
            "{}", "{ digits: { call: bob, digits: 1, by: phone }, ⟦until⟧: reply }",
            "'until' cannot stand here: a phone whose keys are pressed"
        ),
        (
            "{}", "{ digits: { call: bob, digits: 1, by: phone }, expect_error: ⟦{ code: 400 }⟧ }",
            "'expect_error' cannot stand here: a phone whose keys are pressed"
        ),
        ("{}", "{ dial: bob, until: ⟦proof⟧ }", "'until' must be reply"),
        ("{}", "{ wait: 1s, ⟦until⟧: reply }", "'until' cannot stand beside 'wait'"),
        (
            "{}", "{ hangup: { call: bob, by: phone }, ⟦until⟧: reply }",
            "'until' cannot stand here: a phone that hangs up"
        ),
        ("{}", "{ expect: [calling.call.receive: { ⟦contxt⟧: x }] }", "'contxt' is no field of calling.call.receive"),
        ("{}", "{ expect: [calling.call.receive: { ⟦segment_id⟧: x }] }", "the field 'segment_id' is known"),
        ("{}", "{ expect: [calling.call.send_digits: { ⟦conference⟧: room }] }", "'conference' is no field of"),
    ])
    func `a mistake is pointed at, and nothing else is said`(_ call: String, _ step: String, _ sentence: String) throws
    {
        let marked = MarkedText(Self.file(call, step))
        let planned = planned(marked.text)
        #expect(planned.diagnostics.count == 1, "\(planned.diagnostics.map(\.message))")
        let diagnostic = try #require(planned.diagnostics.first)
        #expect(diagnostic.message.hasPrefix(sentence), "\(diagnostic.message)")
        #expect((call + step).contains(diagnostic.pointed), "\(diagnostic.shown)")
    }

    @Test(arguments: [
        "{ phone: busy }", "{ phone: decline }", "{ phone: no_answer }", "{ phone: busy, dial: at_use }",
        "{ phone: { answer_after: 31s } }", "{ phone: { answer_after: 3s }, timeout: 2s }", "{ count: 2, phone: busy }",
    ])
    func `who never answers must be dialled by a step, and is told how`(_ call: String) throws {
        let found = planned(Self.file(call)).diagnostics
        #expect(
            found.map(\.shown) == [
                "M0109 ⟦bob⟧: nobody answers the phone of 'bob', so to dial it before it is used must fail"
            ]
        )
        #expect(found.first?.hints.first?.contains("dial_state: failed") == true)
        #expect(planned(Self.file(call, "dial: bob")).diagnostics.isEmpty)
    }

    @Test func `of a group that nobody answers all must be dialled`() {
        #expect(planned(Self.file("{ count: 2, phone: busy }", "dial: bob.1")).diagnostics.count == 1)
    }

    @Test func `a plan knows its contexts, and whether it wants an application`() throws {
        let plan = try #require(planned(Self.file("{ direction: inbound, context: b }")).plans.first)
        #expect(plan.contexts == ["default", "b"])
        #expect(plan.wantsApplication == "'theirs' is controlled by an application, and this transport has none")
        #expect(try onlyPlan("scenario: s\ncalls: [alice]\nsteps: [wait: 1s]").wantsApplication == nil)
    }
}
