import Conferencing
import Planning
import Scenarios
import Testing
import YAMLSource

/// Every word that the language has and this version does not run is refused by name, and none is passed over.
@Suite struct LaterVersionTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var word: String
        var yaml: String
        var testDescription: String { word + ": " + yaml }
    }

    /// The words of a vocabulary that are not built, each in a scenario of its own.
    static func rows<Word: Vocabulary>(_: Word.Type, _ yaml: (String) -> String) -> [Row] {
        Word.allCases.filter { $0.term.support == .notYet }.map { Row(word: $0.rawValue, yaml: yaml($0.rawValue)) }
    }

    static func top(_ line: String) -> String { "scenario: s\n\(line)\nsteps: [wait: 1s]" }

    static let steps =
        rows(Verb.self) { scenario(step: "\($0): alice") }
        + rows(Verb.self) { scenario(step: "{ \($0): { call: alice }, name: x, expect: [conference-start] }") }
        + rows(StepModifier.self) { scenario(step: "{ join: alice, \($0): [] }") }
        + rows(RefusalKey.self) { scenario(step: "{ join: alice, expect_error: { code: 409, \($0): x } }") }
        + rows(AssertKey.self) { scenario(step: "assert: { \($0): [alice] }") }
        + rows(SoundSource.self) { scenario(step: "assert: { hears: { alice: [\($0)] } }") }
        + rows(SoundListener.self) { scenario(step: "assert: { hears: { \($0): [alice] } }") }
        + rows(EventSource.self) { scenario(step: "quiet: { for: 1s, of: [\($0)] }") }
        + rows(EventSource.self) { scenario(step: "{ join: alice, strict: [\($0)] }") }

    static let entries =
        rows(EntryForm.self) { scenario(entry: $0) } + rows(EntryForm.self) { scenario(entry: "\($0): {}") }
        + rows(EntryForm.self) { scenario(step: "quiet: { for: 1s, except: [\($0)] }") }
        + rows(EntryModifier.self) { scenario(entry: "{ participant-join: {}, \($0): 2 }") }
        + rows(EntryKey.self) { scenario(entry: "participant-join: { \($0): { Muted: x } }") }

    static let tops =
        rows(TopLevelKey.self) { $0 == "fragment" ? "fragment: s\nsteps: [wait: 1s]" : top("\($0): {}") }
        + rows(CallKey.self) { top("calls: { a: { \($0): x } }") }
        + rows(CallDirectionWord.self) { top("calls: { a: { direction: \($0) } }") }
        + rows(ControllerWord.self) { top("calls: { a: { controlled_by: \($0) } }") }
        + rows(PhoneWord.self) { top("calls: { a: { phone: \($0) } }") }
        + rows(EventSource.self) { top("strict: [\($0)]") }

    @Test(arguments: [steps, entries, tops].joined()) func `a word of a later version is refused by name`(_ row: Row) {
        let file = planned(row.yaml)
        #expect(file.diagnostics.map { $0.code.rawValue + $0.pointed } == ["M0501⟦\(row.word)⟧"])
        #expect(file.plans.isEmpty)
    }

    @Test func `the words that wait are those that are meant to`() {
        #expect(
            Verb.allCases.filter { $0.term.support == .simulated }.map(\.rawValue) == [
                "dial", "answer", "hangup", "join", "leave", "kick", "mute", "unmute", "hold", "unhold",
                "wait_audio", "coach", "announce", "end_conference", "recording", "stream", "speak", "silence",
                "digits", "wait", "expect", "quiet", "assert", "parallel", "repeat", "for_each", "use", "fault",
            ]
        )
        #expect(EntryForm.allCases.filter { $0.term.support == .notYet } == [.request])
        #expect(StepModifier.allCases.allSatisfy { $0.term.support == .simulated })
    }

    @Test(arguments: ReferenceKind.allCases) func `each kind of reference is filled in or refused by name`(
        _ kind: ReferenceKind
    ) {
        for place in ["name: $(\(kind.rawValue).x)", "name: { contains: \"a $(\(kind.rawValue).x) b\" }"] {
            let found = planned(scenario(entry: "participant-join: { \(place) }")).diagnostics
            let code = kind == .env ? "M0320" : kind.term.support == .notYet ? "M0501" : "M0307"
            #expect(found.map { $0.code.rawValue + $0.pointed } == [code + "⟦$(\(kind.rawValue).x)⟧"])
        }
    }

    @Test(arguments: KnobName.allCases) func `each knob of the profile is turned or refused by name`(_ knob: KnobName) {
        for value in ["nonsense", "true", "1", "\"\""] {
            let file = planned(Self.top("profile: { \(knob.rawValue): \(value) }"))
            #expect(file.plans.isEmpty != file.diagnostics.isEmpty)
            let codes = Set(file.diagnostics.map(\.code))
            #expect(
                codes.isSubset(of: [.notAllowed, .notSimulatedYet, .emptyValue]),
                "\(file.diagnostics.map(\.shown))"
            )
        }
    }

    @Test func `an option, an event or a field that is not simulated is refused where it is only excepted`() {
        for (entry, pointed) in [
            ("participant-join: { node_id: x }", "node_id")
        ] {
            let found = planned(scenario(step: "quiet: { for: 1s, except: [\(entry)] }")).diagnostics
            #expect(found.map { $0.code.rawValue + $0.pointed } == ["M0502⟦\(pointed)⟧"])
        }
    }
}
