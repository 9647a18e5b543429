import Planning
import TestSupport
import Testing
import YAMLSource

/// One mistake is told once: what only comes of it is not told as well.
@Suite struct CascadeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var code: DiagnosticCode
        var yaml: String
        var testDescription: String { "\(code.rawValue) \(yaml)" }

        init(_ code: DiagnosticCode, _ yaml: String) {
            self.code = code
            self.yaml = yaml
        }

        init(_ code: DiagnosticCode, step: String) { self.init(code, scenario(step: step)) }
    }

    static let rows: [Row] = [
        // A misspelt declaration, and its uses.
        Row(.unknownKey, "scenario: s\n⟦cals⟧: { alice: {} }\nsteps: [join: alice, leave: alice]"),
        Row(
            .unknownKey,
            "scenario: s\n⟦conferances⟧: { a: {}, b: {} }\ncalls: [x]\nsteps: [join: { call: x, conference: b }]"
        ),
        Row(.unknownKey, "scenario: s\ncalls: [alice]\n⟦step⟧: [join: alice]"),
        Row(.unknownKey, "⟦scenrio⟧: s\ncalls: [alice]\nsteps: [join: alice]"),
        Row(.unknownAnchor, "scenario: s\ncalls: ⟦*cast⟧\nsteps: [join: alice]"),
        Row(.unknownAnchor, "scenario: s\ncalls: [x]\nconferences: ⟦*a⟧\nsteps: [join: { call: x, conference: room }]"),
        Row(.duplicateKey, "scenario: s\ncalls: { a: {} }\n⟦calls⟧: { b: {} }\nsteps: [join: b]"),
        Row(
            .wrongKind,
            "scenario: s\ncalls: ⟦alice⟧\nsteps: [join: alice, expect: [participant-join: { call: alice }]]"
        ),
        Row(
            .wrongKind,
            "scenario: s\ncalls: [a]\nconferences: ⟦b⟧\nsteps: [join: { call: a, conference: b }, join: a]"
        ),
        Row(.badName, "scenario: s\ncalls: { ⟦al.ice⟧: {} }\nsteps: [join: al.ice, hangup: alice]"),
        Row(
            .badName,
            "scenario: s\ncalls: [x]\nconferences: [⟦a b⟧, c]\nsteps: [join: x, join: { call: x, conference: a }]"
        ),
        Row(
            .wrongKind,
            "scenario: s\ncalls: { g: ⟦3⟧ }\nsteps: [join: g.2, expect: [participant-join: { call: { each: g } }]]"
        ),
        Row(
            .unknownKey,
            """
            scenario: s
            calls: { g: { ⟦cuont⟧: 3 } }
            steps: [join: g, join: g.2, expect: [participant-join: { call: { each: g }, name: $(g.3.call_id) }]]
            """
        ),
        Row(
            .unknownKey,
            "scenario: s\ncalls: { a: { ⟦phon⟧: busy } }\nsteps: [assert: { hears: { a: [hold_music] } }]"
        ),
        Row(.outOfRange, "scenario: s\ncalls: { g: { count: ⟦0⟧ } }\nsteps: [join: g, leave: g.2]"),
        Row(.wrongType, "scenario: s\ncalls: [a]\nconferences: { r: { muted: ⟦1⟧ } }\nsteps: [join: a, join: a]"),
        // A misspelt key, and what it would have said.
        Row(.unknownKey, step: "join: { ⟦cal⟧: alice }"),
        Row(.unknownKey, step: "leave: { ⟦calll⟧: alice }"),
        Row(.unknownKey, step: "hangup: { ⟦cal⟧: alice }"),
        Row(.unknownKey, step: "dial: { ⟦cal⟧: alice }"),
        Row(.unknownKey, step: "quiet: { ⟦fro⟧: 3s }"),
        Row(.unknownKey, step: "assert: { ⟦stat⟧: running }"),
        Row(.unknownKey, step: "{ ⟦jion⟧: alice, expect: [conference-start], expect_error: { code: 409 } }"),
        Row(.unknownKey, "scenario: s\ncalls: [x]\nconferences: [a, b]\nsteps: [join: { call: x, ⟦conferance⟧: a }]"),
        Row(.unknownKey, "scenario: s\ncalls: [x]\nconferences: [a, b]\nsteps: [assert: { ⟦conferance⟧: a, size: 1 }]"),
        Row(.unknownEvent, step: "expect: [{ ⟦participant-jion⟧: { call: alice, size: 3 }, within: 2s }]"),
        // A window that is none, and what lies outside of the one that holds otherwise.
        Row(.duration, step: "{ join: alice, within: ⟦10⟧, expect: [{ conference-start: {}, after: 6s }] }"),
        Row(.duration, step: "{ join: alice, expect: [{ conference-start: {}, after: 6s, within: ⟦7⟧ }] }"),
        Row(
            .duration,
            """
            scenario: s
            defaults: { within: ⟦10⟧ }
            calls: [a]
            steps: [{ join: a, expect: [{ conference-start: {}, after: 6s }] }]
            """
        ),
        // A reference that is none, and what it would have been compared with.
        Row(.unknownReference, step: "expect: [participant-join: { size: ⟦$(alcie.call_id)⟧ }]"),
        Row(.dollarBrace, step: "{ join: \"⟦${who}⟧\", expect: [participant-join: { call: alice }] }"),
        // A key that stands there twice, and what both would have said.
        Row(.duplicateKey, step: "{ join: alice, ⟦join⟧: bob }"),
        Row(.duplicateKey, step: "expect: [{ conference-end: {}, ⟦conference-end⟧: {} }]"),
        Row(.duplicateKey, step: "expect: [participant-join: { call: alice, ⟦call⟧: bob }]"),
        Row(.duplicateKey, step: "expect: [participant-join: { size: { gte: 1, ⟦gte⟧: 2 } }]"),
        Row(.duplicateKey, step: "assert: { hears: { alice: [bob], ⟦alice⟧: [carol] } }"),
        Row(.duplicateKey, step: "join: { call: alice, ⟦call⟧: bob }"),
        Row(.duplicateKey, "scenario: s\nsteps: [wait: 1s]\n⟦steps⟧: [wait: 2s]"),
        // A null has no advice but where a text may stand.
        Row(.emptyValue, step: "{ join: alice, within: ⟦null⟧ }"),
        Row(.severalVerbs, step: "{ join: alice, ⟦leave⟧: nobody }"),
    ]

    @Test(arguments: rows) func `one mistake is told once`(_ row: Row) {
        let marked = MarkedText(row.yaml)
        let file = planned(marked.text)
        #expect(file.diagnostics.map(\.code) == [row.code], "\(file.diagnostics.map(\.shown))")
        let ranges = file.diagnostics.compactMap(\.place?.range).map { Int($0.start)..<Int($0.end) }
        #expect(ranges == marked.ranges, "\(file.diagnostics.map(\.shown))")
        #expect(file.plans.isEmpty)
    }

    @Test func `mistakes that have nothing to do with one another are all told`() {
        let yaml = """
            scenario: s
            tgas: [smoke]
            calls: { alice: { cuont: 3 }, bob: {} }
            conferences: { room: { beep: loud } }
            steps:
              - leaf: alice
              - join: { cal: bob, muted: yes }
              - assert: { hears: { alice: { nto: [bob] }, carol: [bobb] } }
              - { join: bob, within: 3, expect: [participant-join: { siz: 1, muted: { gt: 1 } }, { witin: 2s }] }
            teardown:
              - hang: bob
              - quiet: { for: 3, except: [conference-ended] }
            """
        #expect(
            planned(yaml).diagnostics.map { $0.code.rawValue + $0.pointed } == [
                "M0104⟦tgas⟧", "M0104⟦cuont⟧", "M0202⟦loud⟧", "M0104⟦leaf⟧", "M0104⟦cal⟧", "M0201⟦yes⟧",
                "M0104⟦nto⟧", "M0302⟦carol⟧", "M0302⟦bobb⟧", "M0205⟦3⟧", "M0402⟦siz⟧", "M0407⟦gt⟧", "M0401⟦witin⟧",
                "M0104⟦hang⟧", "M0205⟦3⟧", "M0401⟦conference-ended⟧",
            ]
        )
    }

    @Test func `a syntax error costs its own document only`() {
        let good = "scenario: a\nsteps: [wait: 1s]\n---\n"
        let file = planned(good + "scenario: b\nsteps: [wait: 1s\n---\nscenario: c\nsteps: [wait: 5]\n")
        #expect(file.plans.map(\.scenario) == ["a"])
        #expect(file.diagnostics.map(\.code).contains(.duration))
        #expect(file.diagnostics.count == 2)
    }
}
