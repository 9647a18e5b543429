import Planning
import Scenarios
import TestSupport
import Testing
import YAMLSource

/// Each mistake that a scenario can have: its code, and the very characters that it points at.
@Suite struct DiagnosticTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var code: DiagnosticCode
        /// The file, with what is pointed at between marks.
        var yaml: String

        var testDescription: String { "\(code.rawValue) \(code)" }

        /// A whole file.
        static func file(_ code: DiagnosticCode, _ yaml: String) -> Row { Row(code: code, yaml: yaml) }

        /// One step, in a scenario of alice, bob and two guests in one room.
        static func step(_ code: DiagnosticCode, _ step: String) -> Row {
            Row(
                code: code,
                yaml: """
                    scenario: s
                    calls: { alice: {}, bob: {}, guest: { count: 2 } }
                    conferences: { room: {} }
                    steps:
                      - \(step)
                    """
            )
        }

        /// One entry of a step's expectations.
        static func entry(_ code: DiagnosticCode, _ entry: String) -> Row {
            step(code, "{ join: alice, expect: [\(entry)] }")
        }
    }

    static let steps = "steps: [join: alice]"

    static let rows: [Row] = [
        .file(.wrongType, "scenario: s\ncalls: [alice]\nconferences: { room: { max_participants: ⟦ten⟧ } }\n\(steps)"),
        .step(.wrongType, "join: { call: alice, muted: ⟦\"true\"⟧ }"),
        .step(.wrongType, "join: { call: alice, muted: ⟦yes⟧ }"),
        .step(.wrongType, "join: { call: alice, start_on_enter: ⟦1⟧ }"),
        .step(.wrongType, "join: { call: alice, end_on_exit: ⟦on⟧ }"),
        .step(.notAllowed, "join: { call: alice, beep: ⟦onenter⟧ }"),
        .step(.notAllowed, "hangup: { call: alice, by: ⟦nobody⟧ }"),
        .step(.notAllowed, "assert: { state: ⟦runing⟧ }"),
        .step(.outOfRange, "join: { call: alice, max_participants: ⟦1⟧ }"),
        .file(.outOfRange, "scenario: s\ncalls: { alice: { count: ⟦0⟧ } }\n\(steps)"),
        .step(.duration, "wait: ⟦5⟧"),
        .step(.duration, "wait: ⟦5 seconds⟧"),
        .step(.outOfRange, "quiet: ⟦-3s⟧"),
        .step(.duration, "{ join: alice, within: ⟦10⟧ }"),
        .file(.duration, "scenario: s\ncalls: [alice]\ndefaults: { within: ⟦1⟧ }\n\(steps)"),
        .file(.languageVersion, "muster: ⟦2⟧\nscenario: s\ncalls: [alice]\n\(steps)"),
        .file(
            .castTooLarge,
            "scenario: s\ncalls: { a: { count: 100000 }, b: { count: 100000 }, c: { count: 100000 }, d: { count: 100000 }, e: { count: 100000 }, f: { count: 100000 }, g: { count: 100000 }, h: { count: 100000 }, i: { count: 100000 }, j: { count: 100000 }, ⟦k⟧: { count: 1 } }\nsteps: [join: k]"
        ),
        .file(.unknownKey, "scenario: s\n⟦tgas⟧: [a]\ncalls: [alice]\n\(steps)"),
        .file(.unknownKey, "scenario: s\ncalls: { alice: { ⟦phon⟧: {} } }\n\(steps)"),
        .step(.unknownKey, "join: { call: alice, ⟦mutted⟧: true }"),
        .step(.unknownKey, "⟦jion⟧: alice"),
        .step(.unknownKey, "assert: { ⟦stat⟧: running, size: 1 }"),
        .step(.noVerb, "⟦{ name: x }⟧"),
        .step(.severalVerbs, "{ join: alice, ⟦leave⟧: bob }"),
        .file(.emptyList, "scenario: s\ncalls: [alice]\nsteps: ⟦[]⟧"),
        .file(.badName, "scenario: s\ncalls: [⟦al.ice⟧]\n\(steps)"),
        .step(.unknownCall, "join: ⟦alcie⟧"),
        .entry(.unknownCall, "participant-join: { call: ⟦carol⟧ }"),
        .step(.unknownConference, "join: { call: alice, conference: ⟦rom⟧ }"),
        .entry(.unknownConference, "participant-join: { conference: ⟦lobby⟧ }"),
        .file(
            .conferenceNotNamed,
            "scenario: s\ncalls: [alice]\nconferences: { a: {}, b: {} }\nsteps: [join: ⟦alice⟧]"
        ),
        .entry(.unknownReference, "participant-join: { call_id: ⟦$(alcie.call_id)⟧ }"),
        .entry(.malformedReference, "participant-join: { name: ⟦$(alice⟧ }"),
        .entry(.dollarBrace, "participant-join: { name: \"⟦${alice.call_id}⟧\" }"),
        .entry(.bareGroup, "participant-join: { call: ⟦guest⟧ }"),
        .entry(.notAGroup, "participant-join: { call: { each: ⟦alice⟧ } }"),
        .entry(.unknownEvent, "⟦participant-jion⟧"),
        .entry(.unknownEvent, "⟦participant-jion⟧: { call: alice }"),
        .entry(.unknownField, "participant-join: { ⟦siz⟧: 2 }"),
        .entry(.noEvent, "⟦{ within: 2s }⟧"),
        .entry(.severalEvents, "{ participant-join: {}, ⟦conference-start⟧: {} }"),
        .entry(.wrongType, "participant-join: { size: ⟦two⟧ }"),
        .entry(.unknownMatcher, "participant-join: { size: { ⟦mor⟧: 2 } }"),
        .entry(.badPattern, "participant-join: { name: { matches: '⟦(⟧' } }"),
        .file(.impossibleMatrix, "scenario: s\nmatrix: { a: ⟦[]⟧ }\ncalls: [alice]\n\(steps)"),
        .file(
            .expansionTooLarge,
            """
            scenario: s
            calls: { guest: { count: 100000 } }
            steps: [for_each: { in: guest, as: x, steps: ⟦[wait: 1s, wait: 1s, wait: 1s]⟧ }]
            """
        ),
        .file(.missingParam, "scenario: s\nparams: { ⟦who⟧: {} }\ncalls: [alice]\nsteps: [join: $(param.who)]"),
        .file(
            .unknownParam,
            "scenario: s\ncalls: [alice]\nsteps: [use: { fragment: f, with: { ⟦hwo⟧: alice } }]\n---\nfragment: f\n\(steps)"
        ),
        .file(.unusedName, "scenario: s\nparams: { ⟦who⟧: bob }\ncalls: [alice]\n\(steps)"),
        .step(.unknownFragment, "use: ⟦admit⟧"),
        .file(
            .fragmentCycle,
            "scenario: s\ncalls: [alice]\n\(steps)\n---\nfragment: f\nsteps: [use: { fragment: ⟦f⟧ }]"
        ),
        .step(.variableNotAllowed, "wait: ⟦$(env.T)⟧"),
        .entry(.notBuiltYet, "⟦request⟧: {}"),
        .file(.notSimulatedYet, "scenario: s\nprofile: { ⟦wait_fetch⟧: get }\ncalls: [alice]\n\(steps)"),
        .entry(.notSimulatedYet, "participant-join: { ⟦node_id⟧: x }"),
        .step(.wrongKind, "join: ⟦[alice]⟧"),
        .file(.wrongKind, "scenario: s\ncalls: [alice]\nsteps: ⟦{ join: alice }⟧"),
        .file(.missingKey, "scenario: s\ncalls: { alice: { phone: ⟦{}⟧ } }\n\(steps)"),
        .step(.emptyValue, "join: { call: alice, beep: ⟦\"\"⟧ }"),
        .step(.misplacedKey, "{ wait: 1s, ⟦expect_error⟧: { code: 409 } }"),
        .step(.conflictingKeys, "hangup: { call: alice, by: phone, ⟦reason⟧: busy }"),
        .step(.malformedValue, "{ join: alice, expect_error: { code: ⟦full⟧ } }"),
        .entry(.groupForOneCall, "participant-join: { call_id: ⟦$(guest.call_id)⟧ }"),
        .file(.referenceNotHere, "scenario: s\ncalls: { alice: { to: ⟦$(run.seed)⟧ } }\n\(steps)"),
        .file(.duplicateName, "scenario: s\ncalls: [alice, ⟦alice⟧]\n\(steps)"),
        .file(
            .duplicateScenario,
            "scenario: s\ncalls: [alice]\n\(steps)\n---\nscenario: ⟦s⟧\ncalls: [alice]\n\(steps)"
        ),
        .file(.reservedName, "scenario: s\ncalls: [alice, ⟦hold_music⟧]\n\(steps)"),
        .step(.unknownStream, "stream: { stop: ⟦taps⟧ }"),
        .step(
            .literalSecret,
            "join: { call: alice, stream: { url: wss://a.example, ⟦authorization_bearer_token⟧: x } }"
        ),
        .entry(.matcherMismatch, "participant-join: { size: ⟦{ each: guest }⟧ }"),
        .entry(.impossibleMatcher, "participant-join: { size: ⟦{ gte: 5, lt: 5 }⟧ }"),
        .entry(.impossibleMatcher, "participant-join: { size: { between: ⟦[3, 2]⟧ } }"),
        .step(.repeatedInSet, "assert: { members: [alice, ⟦alice⟧] }"),
        .step(.hearsItself, "assert: { hears: { alice: [⟦alice⟧] } }"),
    ]

    private func diagnostics(_ marked: MarkedText) -> [Diagnostic] {
        Planner.plan(SourceText(path: "f.yaml", bytes: marked.bytes), suitePath: "f.yaml").diagnostics
    }

    @Test(arguments: rows) func `a mistake has its code and points at the very characters`(_ row: Row) throws {
        let marked = MarkedText(row.yaml)
        let found = diagnostics(marked)
        let diagnostic = try #require(found.first)
        #expect(found.count == 1, "\(found.map(\.message))")
        #expect(diagnostic.code == row.code, "\(diagnostic.message)")
        let range = try #require(diagnostic.place?.range)
        let wanted = try #require(marked.ranges.first)
        #expect(Int(range.start)..<Int(range.end) == wanted, "\(diagnostic.message)")
    }

    @Test func `each code of a scenario's mistakes has a row`() {
        // More mistakes than are told of need a file of a thousand; the reader's tests have one.
        let told = Set(DiagnosticTests.rows.map(\.code)).union([.tooManyMistakes])
        let scenarioCodes = DiagnosticCode.allCases.filter { ("M0100"..<"M0600").contains($0.rawValue) }
        #expect(scenarioCodes.filter { !told.contains($0) } == [])
    }

    @Test func `more mistakes than anybody reads end with one that says so`() {
        let steps = String(repeating: "  - jion: alice\n", count: 2000)
        let found = diagnostics(MarkedText("scenario: s\ncalls: [alice]\nsteps:\n" + steps))
        #expect(found.last?.code == .tooManyMistakes)
        #expect(found.count < 1500)
    }

    @Test(arguments: [
        ("join: { call: alice, start_on_entr: true }", "start_on_enter"), ("leav: alice", "leave"),
        ("join: { call: alice, beep: onenter }", "onEnter"), ("join: alcie", "alice"),
        ("{ join: alice, expect: [conference-strat] }", "conference-start"),
    ]) func `a hint names the nearest`(step: String, hint: String) {
        let found = diagnostics(MarkedText(Row.step(.unknownKey, step).yaml))
        #expect(found.flatMap(\.hints) == ["did you mean '\(hint)'?"])
    }

    @Test func `every mistake is told in one pass, and none makes others`() {
        let found = diagnostics(
            MarkedText(
                """
                scenario: s
                calls: { alice: { cuont: 3 }, bob: {} }
                steps:
                  - join: { call: alice, mutted: true, beep: loud }
                  - leave: carol
                  - wait: 5
                  - { join: bob, expect: [participant-jion, participant-join: { size: x }] }
                """
            )
        )
        #expect(
            found.map(\.code) == [
                .unknownKey, .unknownKey, .notAllowed, .unknownCall, .duration, .unknownEvent, .wrongType,
            ]
        )
    }

    @Test func `a good document is planned beside a bad one`() {
        let planned = Planner.plan(
            SourceText(
                path: "f.yaml",
                bytes: Array(
                    "scenario: a\ncalls: [x]\nsteps: [join: x]\n---\nscenario: b\ncalls: [x]\nsteps: [jon: x]\n".utf8
                )
            ),
            suitePath: "f.yaml"
        )
        #expect(planned.plans.map(\.scenario) == ["a"])
        #expect(planned.diagnostics.map(\.code) == [.unknownKey])
    }
}
