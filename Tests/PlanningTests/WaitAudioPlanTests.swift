import Conferencing
import Planning
import Testing
import YAMLSource

/// How audio of one's own and `media` are read, and what they cannot say.
@Suite struct WaitAudioPlanTests {
    private static func media(_ value: String) -> String {
        "scenario: s\nmedia: \(value)\ncalls: [alice]\nsteps: [join: alice]"
    }

    @Test func `an address yields a sound file or a document`() throws {
        let text = Self.media("{ https://a.example/a: 5s, https://a.example/b: { cxml: 1s }, http://c: { swml: 2s } }")
        let plan = try #require(planned(text).plans.first)
        #expect(
            plan.media == [
                "https://a.example/a": .audio(.seconds(5)), "https://a.example/b": Medium(.cxml, .seconds(1)),
                "http://c": Medium(.swml, .seconds(2)),
            ]
        )
    }

    @Test func `what is heard is told in words`() throws {
        let step = "assert: { hears: { alice: [wait_audio], guest: { not: [hold_audio] } } }"
        let plan = try #require(planned(scenario(step: step)).plans.first)
        let text = PlanPrinter.text(of: plan)
        #expect(text.contains("alice hears the wait audio"))
        #expect(text.contains("does not hear the hold audio"))
    }

    static let mistakes: [(String, DiagnosticCode, String)] = [
        (media("{ https://a.example/a: ⟦5⟧ }"), .duration, "what 'https://a.example/a' yields must be a duration"),
        (media("{ https://a.example/a: ⟦0s⟧ }"), .outOfRange, "what 'https://a.example/a' yields must be longer"),
        (media("{ https://a.example/a: ⟦{}⟧ }"), .missingKey, "what 'https://a.example/a' yields is neither"),
        (media("{ https://a.example/a: { ⟦cxm⟧: 5s } }"), .unknownKey, "'cxm' is no document of media"),
        (media("{ https://a.example/a: { cxml: ⟦5⟧ } }"), .duration, "'cxml' must be a duration"),
        (media("{ https://a.example/a: { cxml: 5s, ⟦swml⟧: 5s } }"), .conflictingKeys, "what 'https://a.example/a'"),
        (media("{ ⟦song.mp3⟧: 5s }"), .notAllowed, "an address of 'media'"),
        (media("{ https://a.example/a: ⟦[5s]⟧ }"), .wrongKind, "what 'https://a.example/a' yields must be"),
        (scenario(step: "join: { call: alice, wait_url: ⟦song.mp3⟧ }"), .notAllowed, "'wait_url' must"),
        (
            scenario(step: "assert: { hears: { alice: [⟦wait_adio⟧] } }"), .unknownCall,
            "there is no call 'wait_adio' in the cast"
        ),
        ("scenario: s\ncalls: [⟦wait_audio⟧]\nsteps: [wait: 1s]", .reservedName, "'wait_audio' is no name for a call"),
    ]

    @Test(arguments: mistakes.indices) func `a mistake is told and pointed at`(_ index: Int) {
        let (text, code, message) = Self.mistakes[index]
        let found = planned(text.replacing("⟦", with: "").replacing("⟧", with: "")).diagnostics
        #expect(found.count == 1)
        #expect(found.first?.code == code, "\(found.map(\.shown))")
        #expect(found.first?.message.hasPrefix(message) == true, "\(found.map(\.shown))")
        #expect(found.first.map { text.contains($0.pointed) } == true, "\(found.map(\.shown))")
    }
}
