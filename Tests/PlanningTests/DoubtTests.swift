import Planning
import Scenarios
import TestSupport
import Testing
import YAMLSource

/// What is probably a slip: told in these words, of these characters, and nowhere where it may be meant.
@Suite struct DoubtTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var yaml: String
        var code: DiagnosticCode
        var message: String
        var testDescription: String { "\(code.rawValue) \(message)" }

        init(
            _ top: String = "calls: { alice: {}, bob: {} }\nconferences: { room: {} }",
            _ steps: String...,
            code: DiagnosticCode,
            _ message: String
        ) {
            yaml = DoubtTests.file(top, steps)
            self.code = code
            self.message = message
        }
    }

    static func file(_ top: String, _ steps: [String]) -> String {
        "scenario: s\n\(top)\nsteps:\n" + steps.map { "  - \($0)\n" }.joined()
    }

    static let rows: [Row] = [
        Row(
            "calls: [alice]",
            "⟦leave: alice⟧",
            code: .leaveWithoutJoin,
            "'alice' leaves, and no step before this one lets it join"
        ),
        Row(
            "calls: [alice]",
            "⟦leave: alice⟧",
            "join: alice",
            code: .leaveWithoutJoin,
            "'alice' leaves, and no step before this one lets it join"
        ),
        Row(
            "calls: { guest: { count: 2 } }",
            "join: guest.1",
            "⟦leave: guest⟧",
            code: .leaveWithoutJoin,
            "'guest.2' leaves, and no step before this one lets it join"
        ),
        Row(
            "calls: [alice, bob]",
            "join: bob",
            "for_each: { in: [1, 2], as: n, steps: [{ ⟦leave: alice⟧ }] }",
            "join: alice",
            code: .leaveWithoutJoin,
            "'alice' leaves, and no step before this one lets it join"
        ),
        Row(
            "calls: [alice]\nteardown: [{ ⟦leave: alice⟧ }]",
            "wait: 1s",
            code: .leaveWithoutJoin,
            "'alice' leaves, and no step before this one lets it join"
        ),
        Row(
            "calls: { alice: {}, bob: {} }",
            "join: alice",
            "join: bob",
            "{ mute: alice, expect: [⟦participant-mute: { call: bob }⟧] }",
            code: .nothingCauses,
            "no step mutes 'bob', so no participant-mute of it can come"
        ),
        Row(
            "calls: { alice: {} }",
            "join: alice",
            "{ mute: alice, expect: [⟦participant-unmute⟧] }",
            code: .nothingCauses,
            "no step unmutes anybody, so no participant-unmute can come"
        ),
        Row(
            "calls: { alice: {} }",
            "{ join: alice, expect: [any_order: [participant-join, ⟦participant-hold⟧]] }",
            code: .nothingCauses,
            "no step holds anybody, so no participant-hold can come"
        ),
        Row(
            "calls: { alice: {} }",
            "{ join: alice, expect: [⟦announcement-end⟧] }",
            code: .nothingCauses,
            "no step announces anything to anybody, so no announcement-end can come"
        ),
        Row(
            "calls: [alice, ⟦bob⟧]",
            "join: alice",
            code: .unusedCall,
            "nothing in the scenario speaks of the call 'bob'"
        ),
        Row(
            "calls: { alice: {}, ⟦guest⟧: { count: 3 } }\ndescription: alice waits for a guest",
            "join: alice",
            code: .unusedCall,
            "nothing in the scenario speaks of the call 'guest'"
        ),
        Row(
            "calls: [alice]\nconferences: { room: {}, ⟦lobby⟧: {} }",
            "join: { call: alice, conference: room }",
            code: .unusedConference,
            "nobody joins the conference 'lobby'"
        ),
        Row(
            "calls: [alice]",
            "{ join: alice, capture: { ⟦id⟧: call_id } }",
            code: .unusedCapture,
            "nothing refers to what is captured as 'id'"
        ),
        Row(
            "calls: [alice]",
            "{ join: alice, expect: [{ participant-join: {}, capture: { ⟦n⟧: size } }] }",
            code: .unusedCapture,
            "nothing refers to what is captured as 'n'"
        ),
    ]

    @Test(arguments: rows) func `a slip is told of, and of the very characters`(_ row: Row) throws {
        let marked = MarkedText(row.yaml)
        let file = planned(marked.text)
        #expect(file.diagnostics.map(\.shown) == [])
        #expect(file.plans.count == 1, "it keeps nothing from running")
        #expect(file.doubts.map(\.code) == [row.code], "\(file.doubts.map(\.shown))")
        #expect(file.doubts.map(\.message) == [row.message])
        #expect(file.doubts.allSatisfy { $0.severity == .warning })
        #expect(file.doubts.compactMap(\.place?.range).map { Int($0.start)..<Int($0.end) } == marked.ranges)
        #expect(row.code.explanation.contains("wrong:  ") && row.code.explanation.contains("right:  "))
        #expect(row.code.title != row.code.rawValue && row.code.title.count <= 50)
    }

    @Test func `each code of a slip has a row`() {
        let codes = DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("M07") }
        #expect(Set(Self.rows.map(\.code)) == Set(codes))
    }

    static let meant: [String] = [
        file("calls: [alice]", ["{ leave: alice, expect_error: { code: 404 } }"]),
        file("calls: [alice]", ["{ leave: { call: alice, conference_id: { literal: x } } }"]),
        file(
            "calls: [alice]",
            ["repeat: { times: 2, steps: [{ leave: alice, when: { transport: relay } }, join: alice] }"]
        ),
        file("calls: [alice]", ["parallel: { a: [wait: 1s, leave: alice], b: [join: alice] }"]),
        file("calls: [alice]\nteardown: [leave: alice]", ["join: alice"]),
        file(
            "calls: [alice, bob]\nmatrix: { who: [alice, bob] }",
            ["join: $(matrix.who)", "{ leave: alice, until: reply }"]
        ),
        file(
            "calls: [alice, bob]\nmatrix: { who: [alice, bob] }",
            ["join: $(matrix.who)", "{ leave: alice, when: { matrix.who: alice } }"]
        ),
        file("calls: [alice]", ["join: { call: alice, muted: true }", "{ wait: 1s, expect: [participant-unmute] }"]),
        file("calls: [alice]", ["{ join: alice, expect: [either: [participant-mute, participant-join]] }"]),
        file(
            "calls: { guest: { count: 2 } }",
            ["join: guest", "{ mute: guest.2, expect: [participant-mute: { call: { any: guest } }] }"]
        ),
        file("calls: [alice, bob]", ["join: alice", "assert: { members: [alice], muted: { not: [bob] } }"]),
        file("calls: [alice, bob]\nnever: [participant-join: { call: bob }]", ["join: alice"]),
        file("calls: { guest: { count: 2 } }", ["join: guest.1"]),
        file(
            "calls: [alice]\nconferences: { room: {}, lobby: {} }",
            ["join: { call: alice, conference: room }", "{ end_conference: lobby, expect_error: { code: 404 } }"]
        ),
        file(
            "calls: [alice]",
            [
                "{ join: alice, capture: { id: call_id } }",
                "{ wait: 1s, never: [participant-leave: { call_id: $(id) }] }",
            ]
        ),
        file("calls: [alice]", ["{ join: alice, capture: { c: code } }", "{ wait: 1s, when: { c: \"200\" } }"]),
        file("calls: [alice]", ["use: { fragment: f, with: { who: alice } }"])
            + "---\nfragment: f\nparams: [who]\nsteps: [{ join: $(param.who), capture: { id: call_id } }]\n",
        file(
            "calls: { alice: {}, bob: { controlled_by: app } }",
            ["{ join: alice, expect: [participant-mute: { call: bob }] }"]
        ),
    ]

    @Test func `what a run may name is not told of`() {
        let text = "scenario: s\nparams: { who: alice }\ncalls: [alice, bob]\nsteps: [join: $(param.who)]"
        #expect(planned(text).doubts.map(\.shown) == [])
    }

    @Test(arguments: meant) func `what may be meant is not told of`(_ yaml: String) {
        let file = planned(yaml)
        #expect(file.diagnostics.map(\.shown) == [])
        #expect(file.doubts.map(\.shown) == [])
    }

    @Test func `beside a mistake nothing is told of`() {
        let file = planned("scenario: s\ncalls: [alice, bob]\nsteps: [leave: alcie]")
        #expect(file.diagnostics.map(\.code) == [.unknownCall])
        #expect(file.doubts.isEmpty)
    }

    @Test func `what not every case has is not told of`() {
        let text =
            "scenario: s\nmatrix: { who: [alice, bob] }\ncalls: [alice, bob]\nsteps: [join: $(matrix.who), { wait: 1s, when: { matrix.who: alice } }]"
        #expect(planned(text).doubts.map(\.shown) == [])
        let all =
            "scenario: s\nmatrix: { who: [alice, bob] }\ncalls: [alice, bob, carol]\nsteps: [join: $(matrix.who), leave: $(matrix.who)]"
        #expect(planned(all).doubts.map(\.code) == [.unusedCall])
    }

    @Test func `nothing that ships is told of`() {
        for (path, bytes) in SuiteFiles.all {
            let file = Planner.plan(
                SourceText(path: path, bytes: bytes),
                suitePath: path,
                sounds: SuiteFiles.sounds(of: path),
                inputs: SuiteFiles.inputs(of: path)
            )
            #expect(file.doubts.map(\.shown) == [], "\(path)")
        }
    }
}
