import Planning
import Scenarios
import TestSupport
import Testing
import YAMLSource

/// Did you mean: what is offered for a word that is none, and where nothing is.
@Suite struct HintTests {
    @Test(arguments: [
        ("leaf: alice", "leave"), ("leaving: alice", "leave"), ("joined: alice", "join"), ("hang_up: alice", "hangup"),
        ("Join: alice", "join"), ("wiat: 3s", "wait"), ("expects: [conference-start]", "expect"),
        ("asert: { size: 1 }", "assert"), ("{ join: alice, withn: 3s }", "within"),
        ("{ join: alice, expected: [conference-start] }", "expect"),
        ("{ join: alice, expecterror: { code: 409 } }", "expect_error"),
        ("join: { call: alice, conferance: room }", "conference"), ("join: { cal: alice }", "call"),
        ("join: { call: alice, startOnEnter: true }", "start_on_enter"),
        ("join: { call: alice, start_on_join: true }", "start_on_enter"),
        ("leave: { call: alice, conferance: room }", "conference"),
        ("leave: { call: alice, conferenceid: room }", "conference_id"),
        ("assert: { conferance: room, size: 1 }", "conference"), ("assert: { memebers: [alice] }", "members"),
        ("assert: { state: runing }", "running"), ("assert: { members: [alcie] }", "alice"),
        ("quiet: { for: 1s, excpt: [conference-end] }", "except"),
        ("quiet: { for: 1s, of: [conferance] }", "conference"),
        ("join: guset", "guest"), ("join: { call: alice, conference: rom }", "room"),
        ("expect: [conferance-start]", "conference-start"), ("expect: [participantJoin]", "participant-join"),
        ("expect: [participant-join: { siz: 1 }]", "size"),
        ("expect: [participant-join: { conferance: room }]", "conference"),
        ("expect: [participant-join: { end_on_exit: true }]", "end_on_leave"),
        ("expect: [participant-join: { name: { match: x } }]", "matches"),
        ("expect: [participant-join: { name: { contain: x } }]", "contains"),
        ("expect: [participant-join: { name: $(alcie.call_id) }]", "$(alice.call_id)"),
        ("expect: [participant-join: { name: $(rom.conference_id) }]", "$(room.conference_id)"),
    ]) func `the nearest word is offered`(step: String, word: String) {
        #expect(planned(scenario(step: step)).diagnostics.map(\.hints) == [["did you mean '\(word)'?"]])
    }

    @Test(arguments: [
        "sleep: 3s", "x: alice", "connect: alice", "join: { call: alice, colour: red }", "expect: [start]",
        "expect: [finished]", "expect: [participant-join: { colour: red }]",
        "expect: [participant-join: { name: { starts_with: x } }]", "assert: { colour: red }",
        "hangup: { call: alice, by: nobody }", "join: { call: alice, beep: loud }",
        "join: { call: alice, \(String(repeating: "j", count: 300)): 1 }",
    ]) func `where nothing is near, nothing is offered`(step: String) {
        #expect(planned(scenario(step: step)).diagnostics.map(\.hints) == [[]])
    }

    @Test(arguments: [
        ("{ join: alice, ⟦muted⟧: true }", "write join: { ..., muted: ... }"),
        ("{ ⟦conference⟧: room, join: alice }", "write join: { ..., conference: ... }"),
        ("{ leave: alice, ⟦conference_id⟧: room }", "write leave: { ..., conference_id: ... }"),
        ("{ hangup: alice, ⟦by⟧: phone }", "write hangup: { ..., by: ... }"),
        ("{ quiet: 3s, ⟦except⟧: [conference-end] }", "write quiet: { ..., except: ... }"),
        ("{ expect: [conference-end], ⟦after⟧: 2s }", nil),
    ]) func `a key that belongs elsewhere is told where`(step: String, hint: String?) {
        let marked = MarkedText(scenario(step: step))
        let found = planned(marked.text).diagnostics
        #expect(found.map(\.code) == [.misplacedKey], "\(found.map(\.shown))")
        #expect(found.compactMap(\.place?.range).map { Int($0.start)..<Int($0.end) } == marked.ranges)
        #expect(found.flatMap(\.hints) == (hint.map { [$0] } ?? []))
    }

    @Test(arguments: [
        ("join", "join: and what it acts on"), ("join alice", "join: alice"), ("\"wait: 3s\"", "wait: 3s"),
    ])
    func `a step that is a text is told how to be one`(step: String, hint: String) {
        let found = planned(scenario(step: step)).diagnostics
        #expect(found.map(\.code) == [.wrongKind])
        #expect(found.flatMap(\.hints) == ["write " + hint])
    }

    @Test func `to quote a null is advice only where a text may stand`() {
        #expect(
            planned("scenario: null\nsteps: [wait: 1s]").diagnostics.map(\.hints) == [["quote it to mean the text"]]
        )
        for step in ["wait: null", "{ join: alice, within: ~ }", "join: null", "assert: { size: null }"] {
            let found = planned(scenario(step: step)).diagnostics
            #expect(found.map(\.code) == [.emptyValue] && found.flatMap(\.hints) == [], "\(found.map(\.shown))")
        }
    }

    @Test func `an event in the place of a verb belongs under expect`() {
        let found = planned(scenario(step: "participant-join: { call: alice }")).diagnostics
        #expect(found.map(\.code) == [.unknownKey])
        #expect(found.flatMap(\.hints) == ["an event is expected: write expect: [participant-join]"])
    }

    @Test(arguments: [
        ("leaf", "leave"), ("leav", "leave"), ("record", "recording"), ("lea", "leave"), ("str", nil), ("le", nil),
        ("expecting", "expect"),
        ("expect_", "expect"), ("", nil), ("un", nil),
    ]) func `a word's beginning is enough where it is most of it and no other begins so`(text: String, word: String?) {
        #expect(Verb.table.nearest(to: text) == word)
    }
}
