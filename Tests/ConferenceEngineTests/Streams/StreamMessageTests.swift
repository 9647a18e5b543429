import ConferenceEngine
import Conferencing
import JSONCodec
import Testing

/// What goes over a stream's socket, both ways.
struct `Messages of a stream` {
    private func script(_ change: (inout StreamProfile) -> Void = { _ in }) -> Script {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        change(&profile.streams)
        var script = Script(profile)
        script.up("alice", "bob")
        return script
    }

    private func streams(_ lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix("stream#") }.map { String($0.dropFirst("stream#0 ".count)) }
    }

    // MARK: S20, S22, S10

    @Test func `S20 connected, start, media, stop, and then the socket is closed`() {
        var script = script()
        #expect(streams(script.stream("alice")) == ["opens wss://a.example/audio"])
        #expect(
            streams(script.endpoint(0, .opened)) == [
                "> connected", "> start 1 alice inbound audio/x-mulaw 8000", "> media 2 inbound 1 at 0",
            ]
        )
        script.wait(.milliseconds(90))
        #expect(streams(script.leave("alice")) == ["> stop 7", "closes 1000"])
        #expect(streams(script.endpoint(0, .closed)) == [])
    }

    @Test(arguments: StreamCloseEvent.allCases)
    func `S20 an endpoint that closes ends the stream without a stop`(event: StreamCloseEvent) {
        var script = script { $0.closeEvent = event }
        script.stream("alice") { $0.statusURL = "https://app.example/stream" }
        script.endpoint(0, .opened)
        let word = event == .stopped ? "stream-stopped taps alice" : "stream-error taps alice general_error"
        #expect(script.endpoint(0, .closed) == ["hook 1.1 POST https://app.example/stream relay: stream#0 \(word)"])
        #expect(streams(script.leave("alice")) == [])
    }

    @Test func `S10 the codec says how much audio a message carries`() {
        var script = script()
        script.stream("alice") { $0.codec = "L16@24000h@40i" }
        #expect(streams(script.endpoint(0, .opened)).dropFirst().first == "> start 1 alice inbound audio/x-L16 24000")
        script.wait(.milliseconds(100))
        // At 0, 40 and 80 ms.
        #expect(streams(script.leave("alice")) == ["> stop 5", "closes 1000"])
        var other = self.script { $0.frameMilliseconds = 50 }
        other.stream("alice")
        other.endpoint(0, .opened)
        other.wait(.milliseconds(100))
        #expect(streams(other.leave("alice")) == ["> stop 5", "closes 1000"])
    }

    @Test func `S22 timestamps count from the first media, whenever that is`() {
        var profile = Profile.relay
        profile.startLatch = false
        var script = Script(profile)
        script.up("alice", "bob")
        script.stream("alice", start: false)
        script.endpoint(0, .opened)
        script.wait(.seconds(2))
        #expect(streams(script.join("bob")) == ["> media 2 inbound 1 at 0"])
        script.wait(.milliseconds(50))
        // The conference waits again; three messages have gone.
        #expect(streams(script.leave("bob")) == [])
        script.wait(.seconds(1))
        #expect(streams(script.join("bob")) == ["> media 5 inbound 4 at 1050"])
    }

    @Test func `S22 two tracks alternate, each with chunks of its own`() {
        var script = script()
        script.join("alice")
        script.startStream()
        #expect(
            streams(script.endpoint(0, .opened)) == [
                "> connected", "> start 1 nobody inbound+outbound audio/x-mulaw 8000", "> media 2 inbound 1 at 0",
                "> media 3 outbound 1 at 0",
            ]
        )
        script.wait(.milliseconds(20))
        #expect(streams(script.leave("alice")) == ["> stop 6", "closes 1000"])
    }

    // MARK: S12

    @Test func `S12 silence is sent like speech`() {
        for speaks in [false, true] {
            var script = script()
            script.stream("alice")
            script.endpoint(0, .opened)
            if speaks { script.speak("alice") }
            script.wait(.milliseconds(990))
            // The start, and a message at 0, 20 .. 980 ms.
            #expect(streams(script.leave("alice")) == ["> stop 52", "closes 1000"])
        }
    }

    // MARK: S13

    static let codecs: [(String, String)] = [
        ("PCMU", "audio/x-mulaw 8000"), ("PCMA", "audio/x-alaw 8000"), ("G722", "audio/G722 16000"),
        ("L16", "audio/x-L16 16000"), ("L16@48000h", "audio/x-L16 48000"), ("PCMU@20i@8000h", "audio/x-mulaw 8000"),
    ]

    @Test(arguments: codecs) func `S13 each codec has its encoding and rate`(codec: String, expected: String) {
        var script = script()
        script.stream("alice") { $0.codec = codec }
        #expect(streams(script.endpoint(0, .opened)).dropFirst().first == "> start 1 alice inbound \(expected)")
    }

    @Test func `S13 l16_default_rate`() {
        var script = script { $0.l16DefaultRate = .narrow }
        script.stream("alice") { $0.codec = "L16" }
        #expect(streams(script.endpoint(0, .opened)).dropFirst().first == "> start 1 alice inbound audio/x-L16 8000")
    }

    @Test func `S13 another rate is the stream's error and not the join's`() {
        var script = script()
        let lines = script.stream("alice") {
            $0.codec = "PCMU@16000h"
            $0.statusURL = "https://app.example/stream"
        }
        #expect(lines.first == "200 alice conf#0")
        #expect(streams(lines) == [])
        #expect(
            lines.last == "hook 0.1 POST https://app.example/stream relay: stream#0 stream-error taps alice codec_error"
        )
        #expect(script.members() == "running alice[start]")
    }

    @Test func `S13 what is written out unchecked is judged alike, and a broken grammar is a bad parameter`() {
        var script = script()
        func unchecked(_ codec: String) -> JoinOptions.UncheckedOption {
            .init(name: "stream", value: ["url": "wss://a.example", "codec": .string(codec)])
        }
        #expect(script.join("alice", unchecked: [unchecked("L16@11025h")]).first == "200 alice conf#0")
        #expect(script.join("bob", unchecked: [unchecked("L16@@")]) == ["400 bob"])
        #expect(script.join("bob", unchecked: [unchecked("OPUS")]) == ["400 bob"])
    }

    // MARK: start's fields

    static let callers: [(StreamCallSID, String)] = [
        (.attachingCall, "alice"), (.conferenceID, "conf#0"), (.omit, "nobody"),
    ]

    @Test(arguments: callers) func `R70 stream_call_sid`(knob: StreamCallSID, caller: String) {
        var script = script { $0.callSID = knob }
        script.stream("alice")
        #expect(
            streams(script.endpoint(0, .opened)).dropFirst().first == "> start 1 \(caller) inbound audio/x-mulaw 8000"
        )
    }

    static let parameters: [(EmptyCustomParameters, Bool, String)] = [
        (.omit, false, ""), (.omit, true, " {room=standup}"), (.object, false, " {}"),
        (.object, true, " {room=standup}"),
    ]

    @Test(arguments: parameters)
    func `R70 custom parameters are delivered in start`(knob: EmptyCustomParameters, isGiven: Bool, expected: String) {
        var script = script { $0.emptyCustomParameters = knob }
        script.stream("alice") {
            if isGiven { $0.customParameters = [.init(name: "room", value: "standup")] }
        }
        #expect(
            streams(script.endpoint(0, .opened)).dropFirst().first
                == "> start 1 alice inbound audio/x-mulaw 8000\(expected)"
        )
    }

    @Test func `R70 the token goes into the upgrade and nowhere else`() {
        var script = script()
        let lines = script.stream("alice") { $0.authorizationBearerToken = "s3cret" }
        #expect(streams(lines) == ["opens wss://a.example/audio with s3cret"])
        #expect(!script.endpoint(0, .opened).contains { $0.contains("s3cret") })
    }

    // MARK: S1..S4, R74

    @Test(arguments: BadStreamMessage.allCases) func `S1 a bad message is ignored`(knob: BadStreamMessage) {
        var script = script { $0.badMessage = knob }
        script.stream("alice")
        script.endpoint(0, .opened)
        let lines = streams(script.say(0, .malformed))
        #expect(lines == (knob == .ignore ? [] : ["closes 1007"]))
        #expect(script.carrying().isEmpty == (knob == .close))
    }

    @Test func `S2 what a stream is told that may not send is ignored`() {
        var script = script { $0.send = .onlyIfRealtime }
        script.stream("alice")
        script.endpoint(0, .opened)
        #expect(streams(script.say(0, .mark("done"))) == [])
    }

    static let sending: [(StreamSend, Bool, Bool)] = [
        (.always, false, true), (.always, true, true), (.onlyIfRealtime, false, false), (.onlyIfRealtime, true, true),
    ]

    @Test(arguments: sending) func `R74 who may send`(knob: StreamSend, isRealtime: Bool, maySend: Bool) {
        var script = script { $0.send = knob }
        script.stream("alice") { $0.realtime = isRealtime }
        script.join("bob")
        script.endpoint(0, .opened)
        #expect(script.hearing().first == (maySend ? "alice hears bob stream.taps" : "alice hears bob"))
        #expect(streams(script.say(0, .mark("done"))) == (maySend ? ["> mark done"] : []))
    }

    @Test func `S3 a mark comes back when what was queued before it has been played`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        #expect(streams(script.say(0, .mark("first"))) == ["> mark first"])
        script.say(0, .media(.seconds(2)))
        script.say(0, .media(.seconds(1)))
        #expect(streams(script.say(0, .mark("second"))) == [])
        #expect(script.wait(.milliseconds(2999)) == [])
        #expect(streams(script.wait(.milliseconds(1))) == ["> mark second"])
    }

    @Test func `S3 beyond stream_queue_max the newest is dropped`() {
        var script = script { $0.queueMaximum = .seconds(4) }
        script.stream("alice")
        script.endpoint(0, .opened)
        script.say(0, .media(.seconds(3)))
        script.say(0, .mark("three"))
        script.say(0, .media(.seconds(3)))
        script.say(0, .mark("four"))
        #expect(streams(script.wait(.seconds(3))) == ["> mark three"])
        #expect(streams(script.wait(.seconds(1))) == ["> mark four"])
    }

    @Test func `S3 in real time the oldest is dropped beyond realtime_queue_max`() {
        var script = script()
        script.stream("alice") { $0.realtime = true }
        script.endpoint(0, .opened)
        script.say(0, .media(.milliseconds(150)))
        #expect(streams(script.say(0, .mark("one"))) == [])
        script.say(0, .media(.milliseconds(150)))
        script.say(0, .mark("two"))
        // A hundred milliseconds of the first are dropped.
        #expect(script.wait(.milliseconds(49)) == [])
        #expect(streams(script.wait(.milliseconds(1))) == ["> mark one"])
        #expect(script.wait(.milliseconds(149)) == [])
        #expect(streams(script.wait(.milliseconds(1))) == ["> mark two"])
    }

    @Test func `S4 a clear brings the marks back at once, in their order`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        script.say(0, .media(.seconds(5)))
        script.say(0, .mark("one"))
        script.say(0, .mark("two"))
        #expect(streams(script.say(0, .clear)) == ["> mark one", "> mark two"])
        #expect(script.wait(.seconds(10)) == [])
        #expect(streams(script.say(0, .mark("three"))) == ["> mark three"])
    }

    // MARK: S6, R35

    @Test func `S6 what a stream sends is heard by members that are not on hold and by other streams, not by itself`() {
        var script = script()
        script.stream("alice", "left", start: false)
        script.stream("bob", "right", start: false)
        script.endpoint(0, .opened)
        script.endpoint(1, .opened)
        #expect(script.hearing() == ["alice hears music", "bob hears music"])
        script.say(0, .media(.seconds(5)))
        #expect(streams(script.say(0, .mark("discarded"))) == ["> mark discarded"])
        script.up("carol")
        script.join("carol")
        script.update("bob", hold: true)
        #expect(
            script.hearing() == [
                "alice hears carol stream.left stream.right", "bob hears music",
                "carol hears alice stream.left stream.right",
            ]
        )
        #expect(
            script.carrying() == [
                "stream.left hears alice carol stream.right", "stream.right hears alice carol stream.left",
            ]
        )
    }

    @Test func `S6 stream_echo: it hears itself`() {
        var script = script { $0.echo = true }
        script.stream("alice")
        script.endpoint(0, .opened)
        #expect(script.carrying() == ["stream.taps hears alice stream.taps"])
    }

    @Test func `S6 the outbound track carries what streams play, and both carry all`() {
        var script = script()
        script.stream("alice", "sends")
        script.startStream(0, "out", track: .outbound)
        script.startStream(0, "both", track: .both)
        for stream in Int32(0)..<3 { script.endpoint(stream, .opened) }
        #expect(
            script.carrying() == [
                "stream.sends hears alice", "stream.out hears stream.sends", "stream.both hears alice stream.sends",
            ]
        )
    }

    @Test(arguments: [false, true]) func `R35 a stream hears what one hears who is not coached`(hearsCoach: Bool) {
        var script = Script(\.tapsHearCoach, hearsCoach)
        script.up("alice", "bob", "carol", "dave")
        script.stream("alice")
        script.endpoint(0, .opened)
        script.join("bob", muted: true)
        script.join("carol", coach: "alice")
        script.join("dave")
        script.update("dave", hold: true)
        #expect(script.carrying() == ["stream.taps hears alice" + (hearsCoach ? " carol" : "")])
    }
}
