import ConferenceEngine
import Conferencing
import Testing

/// What is said that has silence in it, and one utterance after the other.
struct Utterances {
    private static func script() -> Script {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        return script
    }

    private static let started = ["one <- participant-speech-start conf#0 size 2 alice [start]"]
    private static let stopped = ["one <- participant-speech-stop conf#0 size 2 alice [start]"]

    /// A second of silence, a second of sound, two of silence, one of sound.
    private static let said = Utterance(
        for: .seconds(5),
        stretches: [
            SoundStretch(from: .seconds(1), to: .seconds(2)), SoundStretch(from: .seconds(4), to: .seconds(5)),
        ]
    )

    @Test func `R85 silence in what is said is silence`() {
        var script = Self.script()
        #expect(script.say("alice", Self.said) == [])
        #expect(script.wait(.milliseconds(1099)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.started)
        #expect(script.wait(.milliseconds(1699)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.stopped)
        #expect(script.wait(.milliseconds(1299)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.started)
        #expect(script.wait(.milliseconds(1699)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.stopped)
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `R85 what is broken off is not heard any more`() {
        var script = Self.script()
        script.say("alice", Self.said)
        script.wait(.seconds(2))
        script.silence("alice")
        #expect(script.wait(.seconds(9)) == Self.stopped)
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `R85 the end of what was broken off does not end what is said next`() {
        var script = Self.script()
        script.speak("alice", for: .seconds(5))
        script.wait(.seconds(1))
        script.silence("alice")
        script.wait(.seconds(1))
        script.speak("alice")
        #expect(script.wait(.seconds(9)) == Self.started)
    }

    @Test func `R85 a sound too short to be told does not make the next one be told early`() {
        var script = Self.script()
        script.speak("alice", for: .milliseconds(50))
        script.wait(.milliseconds(60))
        script.speak("alice")
        #expect(script.wait(.milliseconds(99)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.started)
    }

    @Test func `silence alone is no speech and leaves nothing behind`() {
        var script = Self.script()
        script.say("alice", Utterance(for: .seconds(2), stretches: []))
        #expect(script.wait(.seconds(9)) == [])
        #expect(script.engine.nextWakeup == nil)
    }
}

extension Script {
    /// A person says this.
    @discardableResult
    fileprivate mutating func say(_ call: String, _ utterance: Utterance) -> [String] {
        give(.phone(names.session("one"), .speak(names.call(call), utterance)))
    }
}
