import ConferenceEngine
import Conferencing
import EngineScenes
import Testing

/// Everything that the engine says, it says by some rule.
struct `Citations of rules` {
    /// What random scenes make the engine say, and by which rules.
    private static let told: [(output: ConferenceEngine.Output, because: Because)] = (0..<1500).flatMap { seed in
        var scenes = RandomScenes(seed: UInt64(seed))
        var sound = RandomSound(seed: UInt64(seed))
        var engine = ConferenceEngine(profile: scenes.profile())
        engine.media = RandomSound.media
        var now = Instant.start
        return sound.added(to: scenes.steps()).flatMap { step in
            now = now + step.delay
            return engine.feed(step.input, at: now).map { (output: $0, because: $0.because) }
        }
    }

    @Test func `no reply, event, beep or webhook goes without a rule`() {
        let without = Self.told.first { $0.because.isEmpty }
        #expect(without == nil, "\(without.map { "\($0.output)" } ?? "")")
        #expect(Self.told.count > 10_000)
    }

    @Test func `an event cites what caused it`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        #expect(script.because { $0.join("alice", start: false) } == [[.R10], [.R23]])
        #expect(script.because { $0.join("bob", end: true) } == [[.R10], [.R20], [.R20, .R25]])
        #expect(script.because { $0.join("carol", start: false) } == [[.R10], [.R22]])
        #expect(script.because { $0.join("carol") } == [[.R16]])
        #expect(script.because { $0.update("alice", muted: true) } == [[.T2], [.T4]])
        #expect(script.because { $0.hangUp("alice") } == [[.R45], [.R45], [.R45]])
        #expect(script.because { $0.leave("bob") } == [[.R43], [.R43], [.R65], [.R60, .R61]])
    }
}

extension Script {
    /// The rules that the outputs of some inputs cite.
    fileprivate mutating func because(_ act: (inout Script) -> Void) -> [[RuleID]] {
        let before = reasons.count
        act(&self)
        return reasons[before...].map(\.rules)
    }
}
