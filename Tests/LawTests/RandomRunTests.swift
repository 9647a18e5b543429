import ConferenceEngine
import Conferencing
import EngineScenes
import Execution
import Testing

/// The simulated service breaks no law, whatever happens and whatever the profile.
@Suite struct `Random runs` {
    /// A profile and the steps that are played on it.
    struct Scene {
        var seed: UInt64
        var profile: Profile
        var steps: [Step]

        /// Whether there is one session only, so that it hears of all that there is.
        var isAlone: Bool {
            let sessions = steps.filter { if case .connect = $0.input { true } else { false } }
            return sessions.count == 1
        }

        /// One that is to be alone does itself what else several sessions do: then nothing happens unasked.
        init(seed: UInt64, profile: Profile? = nil, isAlone: Bool = false, isSilent: Bool = false) {
            self.seed = seed
            var scenes = RandomScenes(seed: seed)
            let drawn = scenes.profile()
            self.profile = profile ?? drawn
            var sound = RandomSound(seed: seed)
            let all = isSilent ? scenes.steps() : sound.added(to: scenes.steps())
            steps = isAlone ? all.compactMap(Scene.alone) : all
        }

        private static func alone(_ step: Step) -> Step? {
            var step = step
            switch step.input {
            case .connect(let session, _): return session.index == 0 ? step : nil
            case .command(_, let request, let command): step.input = .command(SessionID(0), request, command)
            case .phone(_, let action): step.input = .phone(SessionID(0), action)
            case .contexts, .webhookAnswered, .stream, .woke: break
            }
            return step
        }

        /// The first violation, the steps that led to it, and what was heard; nil where all is lawful.
        func violation() -> (law: String, prefix: [Step], story: [String])? {
            var bystander = Bystander(profile: profile, isAlone: isAlone)
            let played = bystander.play(steps)
            guard let first = bystander.violations.first else { return nil }
            return (first.text, Array(steps[..<played]), bystander.story)
        }

        /// Records a violation, with all that it takes to see it again.
        func check() -> Bool {
            guard let (law, prefix, story) = violation() else { return true }
            let inputs = prefix.map { "  \($0)" }.joined(separator: "\n")
            Issue.record(
                """
                seed \(seed), \(profile.unusualKnobs)
                \(law)
                the shortest prefix that fails:
                \(inputs)
                \(story.suffix(80).joined(separator: "\n"))
                """
            )
            return false
        }
    }

    /// Every simulated knob with each of its values.
    static let settings: [(knob: KnobName, value: String)] = Knobs.all.flatMap { knob in
        guard knob.support == .simulated, case .words(let words, _) = knob.values else { return [(KnobName, String)]() }
        // Scenes may last for days, and a report every few seconds would say nothing else in all that time.
        return words.map { (knob.name, knob.name == .qualityReport && $0.hasPrefix("every") ? "every(12h)" : $0) }
    }

    @Test func `no law is broken under any value of any knob`() throws {
        #expect(Self.settings.count > 70)
        for (place, setting) in Self.settings.enumerated() {
            var profile = Profile.relay
            try #require(profile.set(setting.knob, to: setting.value) == nil)
            for seed in 0..<30 {
                let isAlone = seed.isMultiple(of: 2)
                guard Scene(seed: UInt64(place * 30 + seed), profile: profile, isAlone: isAlone).check() else { return }
            }
        }
    }

    @Test(arguments: 0..<4) func `no law is broken under pairs of values`(part: UInt64) throws {
        for seed in stride(from: 100_000 + part, to: 102_000, by: 4) {
            var generator = SeededGenerator(seed: seed, stream: "pairs")
            var profile = Profile.relay
            for _ in 0..<2 {
                let setting = Self.settings[Int(generator.below(UInt64(Self.settings.count)))]
                try #require(profile.set(setting.knob, to: setting.value) == nil)
            }
            guard Scene(seed: seed, profile: profile, isAlone: seed.isMultiple(of: 3)).check() else { return }
        }
    }

    @Test(arguments: 0..<4) func `no law is broken under whole profiles drawn at random`(part: UInt64) {
        for seed in stride(from: 200_000 + part, to: 203_000, by: 4) {
            guard Scene(seed: seed, isAlone: seed.isMultiple(of: 3)).check() else { return }
        }
    }

    @Test func `the runs reach every change, every cause of an end, and what REST refuses`() {
        var seen: Set<String> = []
        for seed in 0..<200 {
            let scene = Scene(seed: UInt64(seed), profile: .relay, isAlone: true)
            var bystander = Bystander(profile: .relay, isAlone: true)
            _ = bystander.play(scene.steps)
            for line in bystander.story { seen.formUnion(line.split(separator: " ").map(String.init)) }
        }
        let statuses: [ConferenceStatus] = [
            .participantMute, .participantUnmute, .participantHold, .participantUnhold, .participantModify,
        ]
        let expected =
            statuses.map(\.rawValue) + ReasonEnded.allCases.map(\.rawValue) + ["204", "20404", "10000", "16002"]
        #expect(Set(expected).subtracting(seen).isEmpty)
    }
}
