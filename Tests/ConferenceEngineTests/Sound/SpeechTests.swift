import ConferenceEngine
import Conferencing
import Testing

/// Who is told to speak, and when.
struct Speech {
    /// Alice and Bob in a running conference.
    private static func script(_ change: (inout Profile) -> Void = { _ in }) -> Script {
        var profile = Profile.relay
        change(&profile)
        var script = Script(profile)
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        return script
    }

    private static let started = ["one <- participant-speech-start conf#0 size 2 alice [start]"]
    private static let stopped = ["one <- participant-speech-stop conf#0 size 2 alice [start]"]

    @Test func `R85 speech is told after 100 ms, and silence after 800 ms`() {
        var script = Self.script()
        #expect(script.speak("alice", for: .seconds(5)) == [])
        #expect(script.wait(.milliseconds(99)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.started)
        #expect(script.wait(.milliseconds(5699)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.stopped)
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `R85 the two times are the profile's, and speech may not be told at all`() {
        var script = Self.script {
            $0.speechStart = .milliseconds(300)
            $0.speechStop = .zero
        }
        script.speak("alice", for: .seconds(1))
        #expect(script.wait(.milliseconds(299)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.started)
        #expect(script.wait(.milliseconds(700)) == Self.stopped)

        script = Self.script { $0.speechEvents = false }
        script.speak("alice", for: .seconds(1))
        #expect(script.wait(.seconds(10)) == [])
    }

    @Test func `R85 a short sound is no speech, and a short silence is no end of it`() {
        var script = Self.script()
        script.speak("alice", for: .milliseconds(99))
        #expect(script.wait(.seconds(3)) == [])
        script.speak("alice")
        script.wait(.seconds(1))
        #expect(script.silence("alice") == [])
        #expect(script.wait(.milliseconds(799)) == [])
        script.speak("alice")
        #expect(script.wait(.seconds(3)) == [])
        script.silence("alice")
        #expect(script.wait(.milliseconds(800)) == Self.stopped)
    }

    @Test func `R85 speaking again is one speech, and its end is that of the latest`() {
        var script = Self.script()
        script.speak("alice", for: .seconds(2))
        #expect(script.wait(.seconds(1)) == Self.started)
        script.speak("alice", for: .seconds(4))
        #expect(script.wait(.milliseconds(4799)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.stopped)
    }

    @Test func `R85 muting, holding and leaving while speaking first emit the stop`() {
        for (what, flags) in [("mute", "[muted start]"), ("hold", "[hold start]"), ("leave", "[start]")] {
            var script = Self.script()
            script.speak("alice")
            script.wait(.seconds(1))
            let lines =
                switch what {
                case "mute": script.update("alice", muted: true)
                case "hold": script.update("alice", hold: true)
                default: script.leave("alice")
                }
            guard lines.count > 2 else {
                Issue.record("nothing is told of it: \(lines)")
                continue
            }
            #expect([lines[1]] == Self.stopped)
            #expect(lines[2] == "one <- participant-\(what) conf#0 size \(what == "leave" ? 1 : 2) alice \(flags)")
            #expect(script.wait(.seconds(5)) == [])
        }
    }

    @Test func `R85 who may be heard again and still speaks has begun to speak`() {
        var script = Self.script()
        script.speak("alice")
        script.wait(.seconds(1))
        script.update("alice", muted: true)
        script.wait(.seconds(1))
        script.update("alice", muted: false)
        #expect(script.wait(.milliseconds(99)) == [])
        #expect(script.wait(.milliseconds(1)) == Self.started)
    }

    @Test func `R85 only members that run, unmuted and unheld, are told to speak`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        script.join("alice", start: false, muted: true)
        script.join("bob", start: false)
        for call in ["alice", "bob", "carol"] { script.speak(call) }
        #expect(script.wait(.seconds(2)) == [])
        script.join("carol")
        #expect(
            script.wait(.milliseconds(100)) == [
                "one <- participant-speech-start conf#0 size 3 bob []",
                "one <- participant-speech-start conf#0 size 3 carol [start]",
            ]
        )
    }

    @Test func `R85 whoever speaks when the conference ends stops before that`() {
        for order in EndOrder.allCases {
            var script = Self.script { $0.endOrder = order }
            script.speak("alice")
            script.wait(.seconds(1))
            let lines = script.endConference()
            let stop = lines.firstIndex { $0.contains("speech-stop") } ?? .max
            let end = lines.firstIndex { $0.contains("conference-end") } ?? .min
            #expect(stop < end)
            #expect(lines.count { $0.contains("speech-stop") } == 1)
            #expect(script.wait(.seconds(5)) == [])
        }
    }

    @Test func `R85 a hangup ends speech, and a phone that is not answered says nothing`() {
        var script = Self.script()
        script.speak("alice")
        script.wait(.seconds(1))
        let lines = script.hangUp("alice").map { $0.replacing("one <- ", with: "") }
        #expect(lines.first == "alice ending inbound")
        #expect(lines[1] == "participant-speech-stop conf#0 size 2 alice [start]")
        script.speak("alice")
        #expect(script.wait(.seconds(5)) == [])
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `R85 the word speaker subscribes to both`() {
        var script = Script(\.webhookOrder, .concurrent)
        script.up("alice")
        script.join("alice") {
            $0.statusCallback = "https://app.example/"
            $0.statusCallbackEvents = [.speaker]
        }
        script.speak("alice", for: .seconds(1))
        #expect(
            script.wait(.seconds(3)).hooks == [
                "hook 0.1 POST https://app.example/ relay: participant-speech-start conf#0 size 1 alice [start]",
                "hook 1.1 POST https://app.example/ relay: participant-speech-stop conf#0 size 1 alice [start]",
            ]
        )
    }

    // MARK: - Call quality

    private static func quality(_ options: inout JoinOptions) { options.emitCallQuality = true }

    @Test func `R42 a report for each member when it leaves, if the first participant asked for it`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", with: Self.quality)
        script.join("bob")
        script.wait(.seconds(2))
        #expect(
            script.leave("bob") == [
                "200 bob", "one <- participant-call-quality conf#0 size 2 bob [start] packets 100",
                "one <- participant-leave conf#0 size 1 bob [start]",
            ]
        )
        script.wait(.seconds(1))
        #expect(script.hangUp("alice")[1] == "one <- participant-call-quality conf#0 size 1 alice [start] packets 150")

        script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob", with: Self.quality)
        #expect(!script.leave("bob").contains { $0.contains("quality") })
    }

    @Test func `R42 every gives reports again and again, while the member is there`() {
        var script = Script(\.qualityReport, .every(.seconds(2)))
        script.up("alice", "bob")
        script.join("alice", with: Self.quality)
        script.wait(.seconds(1))
        script.join("bob")
        #expect(
            script.wait(.milliseconds(4500)).map { $0.split(separator: " ")[6...].joined(separator: " ") } == [
                "alice [start] packets 100", "bob [start] packets 100", "alice [start] packets 200",
                "bob [start] packets 200",
            ]
        )
        #expect(!script.leave("bob").contains { $0.contains("quality") })
        script.join("bob")
        #expect(script.wait(.milliseconds(2000)).count == 2)
    }

    @Test func `R42 all that is measured is a text with a number in it`() throws {
        let quality = CallQuality(perfectOver: .seconds(10))
        #expect(Set(quality.values.keys) == Set(EventFields.qualityFields.map(\.name)))
        for (name, text) in quality.values { #expect(Double(text) != nil, "\(name)") }
        #expect(quality.values["in_media_bytes"] == "80000")
    }
}
