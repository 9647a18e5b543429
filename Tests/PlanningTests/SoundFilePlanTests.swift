import Conferencing
import Planning
import Scenarios
import Testing
import YAMLSource

/// What a plan makes of sound files, and of those that are none.
@Suite struct SoundFilePlanTests {
    private static let words = SoundFile(
        length: .seconds(3),
        stretches: [SoundStretch(from: .zero, to: .seconds(1)), SoundStretch(from: .seconds(2), to: .seconds(3))]
    )
    private static let library = SoundLibrary { path in
        switch path {
        case "words.wav": .success(words)
        case "../out.wav": .failure(.outsideRoot)
        case "large.wav": .failure(.tooLarge(limitBytes: 1 << 20))
        case "text.wav": .failure(.malformed("it holds no sound"))
        case _: .failure(.unreadable("there is no such file"))
        }
    }

    private static func plan(_ text: String) -> PlannedFile {
        Planner.plan(SourceText(path: "f.yaml", bytes: Array(text.utf8)), suitePath: "f.yaml", sounds: library)
    }

    private static func media(_ file: String) -> String {
        "scenario: s\nmedia: { https://a.example/a.wav: \(file) }\ncalls: [alice]\nsteps: [join: alice]"
    }

    @Test func `a file that is said is known by its length and its sound`() throws {
        let plan = try #require(Self.plan(scenario(step: "speak: { call: alice, file: words.wav }")).plans.first)
        guard case .speak(_, let utterance) = plan.steps[0].action else { return #expect(Bool(false)) }
        #expect(utterance == Utterance(for: .seconds(3), stretches: Self.words.stretches))
        #expect(PlanPrinter.text(of: plan).contains("alice speak what a file holds for 3s"))
    }

    @Test func `a file in media is known by its length`() throws {
        let plan = try #require(Self.plan(Self.media("words.wav")).plans.first)
        #expect(plan.media == ["https://a.example/a.wav": .audio(.seconds(3))])
    }

    static let mistakes: [(String, DiagnosticCode, String)] = [
        ("⟦../out.wav⟧", .outsideRoot, "the sound file '../out.wav' lies outside the suite's root"),
        ("⟦large.wav⟧", .fileTooLarge, "the sound file 'large.wav' is larger than 1 MiB, the most that is read"),
        ("⟦text.wav⟧", .malformedValue, "the sound file 'text.wav' is none: it holds no sound"),
        ("⟦none.wav⟧", .unreadableFile, "the sound file 'none.wav' cannot be read: there is no such file"),
    ]

    @Test(arguments: mistakes.indices) func `a bad file is told where it is named`(_ index: Int) {
        let (file, code, message) = Self.mistakes[index]
        for text in [Self.media(file), scenario(step: "speak: { call: alice, file: \(file) }")] {
            let found = Self.plan(text.replacing("⟦", with: "").replacing("⟧", with: ""))
            #expect(found.diagnostics.map(\.code) == [code])
            #expect(found.diagnostics.first?.message == message)
            #expect(found.diagnostics.first?.pointed == file)
            #expect(found.plans.isEmpty)
        }
    }

    @Test(arguments: ["for: 1s", "tone: 440"]) func `a file is all that is said`(more: String) {
        let found = Self.plan(scenario(step: "speak: { call: alice, \(more), file: words.wav }")).diagnostics
        #expect(found.map(\.code) == [.conflictingKeys])
        #expect(found.first?.pointed == "⟦file⟧")
    }
}
