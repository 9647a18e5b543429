import ConferenceEngine
import Conferencing
import Testing

/// Streams that REST starts and stops.
struct `Streams over REST` {
    private func script(_ change: (inout StreamProfile) -> Void = { _ in }) -> Script {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        change(&profile.streams)
        var script = Script(profile)
        script.up("alice", "bob")
        return script
    }

    private func streams(_ lines: [String]) -> [String] { lines.filter { $0.hasPrefix("stream#") } }

    @Test func `T10 a stream is queued, opened, and stopped by its id or its name`() {
        var script = script()
        script.join("alice")
        var outputs: [ConferenceEngine.Output] = []
        let request = ModerationRequest.startStream(
            in: ConferenceID(0),
            Shared(StreamRequest(StreamOptions(url: "wss://a.example")))
        )
        script.engine.handle(
            .command(SessionID(0), RequestID(900), .moderate(Shared(request))),
            at: script.now,
            into: &outputs
        )
        guard case .reply(_, _, let reply) = outputs.first else { return #expect(Bool(false), "no reply") }
        #expect(reply.stream == StreamID(0))
        #expect(reply.message == "queued")
        script.endpoint(0, .opened)
        let stopped = ["200", "stream#0 > stop 4", "stream#0 closes 1000"]
        #expect(script.stopStream(.id(StreamID(0))) == stopped)
        #expect(script.startStream() == ["200", "stream#1 opens wss://a.example/audio"])
        script.endpoint(1, .opened)
        #expect(script.stopStream(.name("taps")).first == "200")
        #expect(script.stopStream(.name("taps")) == ["21220"])
        #expect(script.stopStream(.id(StreamID(0))) == ["21220"])
        #expect(script.stopStream(.id(StreamID(9))) == ["20404"])
        #expect(script.stopStream(.name("nobody")) == ["20404"])
    }

    @Test func `T10 a stream that RELAY attached can be stopped too`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        #expect(script.stopStream(.name("taps")) == ["200", "stream#0 > stop 3", "stream#0 closes 1000"])
        #expect(script.members() == "running alice[start]")
    }

    @Test func `T10 stream_by_name`() {
        var script = script { $0.byName = false }
        script.stream("alice")
        #expect(script.stopStream(.name("taps")) == ["20404"])
        #expect(script.stopStream(.id(StreamID(0))).first == "200")
    }

    @Test(arguments: ["https://a.example", "wss://a b", "wss://", "ws://a.example"])
    func `T10 an address that is not wss`(url: String) {
        var script = script()
        script.join("alice")
        #expect(script.startStream(url: url) == ["31922"])
    }

    @Test func `T10 in a conference that is over, and in one that nobody knows`() {
        var script = script()
        #expect(script.startStream() == ["20404"])
        script.join("alice")
        script.leave("alice")
        #expect(script.startStream() == ["21220"])
        #expect(script.stopStream(.name("taps")) == ["20404"])
    }

    @Test(arguments: StreamOnInit.allCases) func `T10 before the conference has started`(knob: StreamOnInit) {
        var script = script { $0.onInit = knob }
        script.join("alice", start: false)
        #expect(script.startStream().first == (knob == .allow ? "200" : "21220"))
    }

    @Test func `T10 a name that is in use is accepted, and fails with its webhook`() {
        var script = script()
        script.stream("alice")
        let lines = script.startStream { $0.statusURL = "https://app.example/rest" }
        #expect(
            lines == [
                "200", "hook 0.1 POST https://app.example/rest cxml: stream#1 stream-error taps Duplicated stream name",
            ]
        )
    }

    static let formats: [(StreamStatusFormat, CallbackMethod?, String)] = [
        (.callStreamJSON, nil, "POST https://app.example/s relay"),
        (.callStreamJSON, .get, "GET https://app.example/s relay"), (.cxmlForm, nil, "POST https://app.example/s cxml"),
        (.conferenceStatus, .post, "POST https://app.example/s relay"),
    ]

    @Test(arguments: formats)
    func `R73 stream_status_format`(format: StreamStatusFormat, method: CallbackMethod?, expected: String) {
        var script = script { $0.statusFormat = format }
        script.stream("alice") {
            $0.statusURL = "https://app.example/s"
            $0.statusURLMethod = method
        }
        let lines = script.endpoint(0, .opened)
        #expect(lines.contains("hook 0.1 \(expected): stream#0 stream-started taps alice"))
    }
}
