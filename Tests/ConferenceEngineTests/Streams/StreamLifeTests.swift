import ConferenceEngine
import Conferencing
import Testing

/// What becomes of a stream from the join that attaches it to its end.
struct `The life of a stream` {
    private static let hook = "https://app.example/stream"

    private func script(_ change: (inout StreamProfile) -> Void = { _ in }) -> Script {
        var profile = Profile.relay
        profile.webhookOrder = .concurrent
        change(&profile.streams)
        var script = Script(profile)
        script.up("alice", "bob")
        return script
    }

    private static func reported(_ options: inout StreamOptions) { options.statusURL = hook }

    /// The lines of the endpoint.
    private func streams(_ lines: [String]) -> [String] { lines.filter { $0.hasPrefix("stream#") } }
    /// What webhooks say.
    private func hooks(_ lines: [String]) -> [String] {
        lines.filter { $0.hasPrefix("hook") }.compactMap {
            $0.split(separator: ": ", maxSplits: 1).last.map(String.init)
        }
    }

    // MARK: R70, S21

    @Test func `R70 the socket is opened when the join is accepted, and carries nothing before the start`() {
        var script = script()
        let joining = script.stream("alice", start: false)
        #expect(streams(joining) == ["stream#0 opens wss://a.example/audio"])
        let opening = script.endpoint(0, .opened)
        #expect(
            streams(opening) == ["stream#0 > connected", "stream#0 > start 1 alice inbound audio/x-mulaw 8000"]
        )
        #expect(script.carrying() == ["stream.taps hears nothing"])
        script.wait(.seconds(3))
        #expect(streams(script.join("bob")) == ["stream#0 > media 2 inbound 1 at 0"])
        #expect(script.carrying() == ["stream.taps hears alice bob"])
    }

    @Test func `R70 on_conference_start the socket waits for the start`() {
        var script = script { $0.open = .onConferenceStart }
        #expect(streams(script.stream("alice", start: false)) == [])
        #expect(streams(script.join("bob")) == ["stream#0 opens wss://a.example/audio"])
        #expect(streams(script.endpoint(0, .opened)).last == "stream#0 > media 2 inbound 1 at 0")
        script.leave("alice")
        script.leave("bob")
        #expect(streams(script.stream("alice")) == ["stream#1 opens wss://a.example/audio"])
    }

    @Test func `R70 a stream starts no conference unless the profile has it so`() {
        var script = script()
        script.stream("alice", start: false)
        #expect(script.members() == "waiting alice[]")
        var other = self.script { $0.startsConference = true }
        #expect(other.stream("alice", start: false).dropFirst(2).first == "one <- conference-start conf#0 size 1")
        #expect(other.members() == "running alice[]")
    }

    @Test func `S21 the socket of a stream does not wait for the start, and its end comes before the conference's`() {
        var script = script()
        #expect(streams(script.stream("alice", start: false)).count == 1)
        script.endpoint(0, .opened)
        let leaving = script.leave("alice")
        #expect(
            leaving == [
                "200 alice", "one <- participant-leave conf#0 size 0 alice []", "stream#0 > stop 2",
                "stream#0 closes 1000", "one <- conference-end conf#0 size 0 last-participant-left by alice",
            ]
        )
    }

    // MARK: R71

    @Test func `R71 a stream is no member: not in the size, not in the limit, and never the last`() {
        var script = script()
        script.stream("alice", max: 2)
        script.endpoint(0, .opened)
        #expect(script.join("bob").dropFirst().first == "one <- participant-join conf#0 size 2 bob [start]")
        script.leave("bob")
        #expect(script.leave("alice").last == "one <- conference-end conf#0 size 0 last-participant-left by alice")
    }

    @Test func `R71 stream_counts: it takes a seat, and the conference lasts as long as it does`() {
        var script = script { $0.counts = true }
        script.stream("alice", max: 2)
        script.endpoint(0, .opened)
        #expect(script.join("bob") == ["409 bob"])
        let leaving = script.leave("alice")
        #expect(leaving.filter { $0.contains("conference-end") } == [])
        #expect(leaving.dropFirst().first == "one <- participant-leave conf#0 size 1 alice [start]")
        script.endpoint(0, .closed)
        #expect(script.members() == "ended")
    }

    // MARK: R72

    @Test func `R72 the call that attached it may leave, and the conference's end stops it`() {
        var script = script()
        script.stream("alice") { Self.reported(&$0) }
        script.join("bob")
        script.endpoint(0, .opened)
        #expect(streams(script.leave("alice")) == [])
        script.wait(.seconds(1))
        let end = script.leave("bob")
        // The media of a second, the one at its end included, have had their numbers.
        #expect(streams(end) == ["stream#0 > stop 53", "stream#0 closes 1000"])
        #expect(hooks(end) == ["stream#0 stream-stopped taps alice"])
    }

    @Test func `R72 stream_owner attaching_call: its leaving stops the stream`() {
        var script = script { $0.owner = .attachingCall }
        script.stream("alice")
        script.join("bob")
        script.endpoint(0, .opened)
        #expect(streams(script.leave("bob")) == [])
        script.join("bob")
        #expect(streams(script.leave("alice")) == ["stream#0 > stop 3", "stream#0 closes 1000"])
        #expect(script.members() == "running bob[start]")
    }

    // MARK: R73

    static let failures: [(StreamSignal, StreamError)] = [
        (.refused(status: nil), .connectionRefused), (.refused(status: 403), .connectionRefused),
        (.unreachable, .unreachable),
    ]

    @Test(arguments: failures)
    func `R73 a failure is told to status_url and undoes nothing`(signal: StreamSignal, error: StreamError) {
        var script = script()
        script.stream("alice") { Self.reported(&$0) }
        script.join("bob")
        let lines = script.endpoint(0, signal)
        #expect(lines == ["hook 0.1 POST \(Self.hook) relay: stream#0 stream-error taps alice \(error.rawValue)"])
        #expect(script.members() == "running alice[start] bob[start]")
        script.wait(.seconds(60))
        #expect(streams(script.endpoint(0, .opened)) == [], "there is no second attempt")
    }

    @Test(arguments: [301, 302, 307, 308]) func `S26 a redirect is no answer that the service follows`(status: Int) {
        var script = script()
        script.stream("alice") { Self.reported(&$0) }
        let error = StreamError.connectionRefused.rawValue
        #expect(
            script.endpoint(0, .refused(status: status)) == [
                "hook 0.1 POST \(Self.hook) relay: stream#0 stream-error taps alice \(error)"
            ]
        )
        #expect(streams(script.wait(.seconds(60))) == [], "nothing else is dialled")
    }

    @Test func `R73 an endpoint that does not answer has failed after stream_connect_timeout`() {
        var script = script { $0.connectTimeout = .seconds(2) }
        script.stream("alice") { Self.reported(&$0) }
        #expect(script.wait(.milliseconds(1999)) == [])
        let lines = script.wait(.milliseconds(1))
        #expect(streams(lines) == ["stream#0 closes 1006"])
        #expect(hooks(lines) == ["stream#0 stream-error taps alice \(StreamError.unreachable.rawValue)"])
    }

    @Test(arguments: ["https://a.example", "wss://a b.example", "wss://", "ws://a.example", "a.example"])
    func `R73 an address that is not wss is a bad parameter`(url: String) {
        var script = script()
        #expect(script.stream("alice") { $0.url = url } == ["400 alice"])
    }

    @Test func `R73 fail_join: what is known at once refuses the join, and a failure takes the call out`() {
        var script = script { $0.fail = .failJoin }
        #expect(script.stream("alice") { $0.codec = "L16@11025h" } == ["400 alice"])
        script.stream("alice")
        #expect(script.stream("bob") == ["409 bob"])
        script.stream("bob", "other")
        let lines = script.endpoint(1, .refused(status: 500))
        #expect(lines == ["one <- participant-leave conf#0 size 1 bob [start]"])
    }

    static let plain: [(StreamPlain, [String])] = [
        (.loopback, ["ws://127.0.0.1:80/x", "ws://localhost", "ws://[::1]:1/"]),
        (
            .always,
            ["ws://127.0.0.1:80/x", "ws://localhost", "ws://[::1]:1/", "ws://127.evil.example", "ws://a.example"]
        ), (.never, []),
    ]

    @Test(arguments: plain) func `R73 stream_plain says where ws may go`(plain: StreamPlain, accepted: [String]) {
        var script = script { $0.plain = plain }
        let urls = [
            "ws://127.0.0.1:80/x", "ws://localhost", "ws://[::1]:1/", "ws://127.evil.example", "ws://a.example",
        ]
        let taken = urls.filter { url in
            defer { script.leave("alice", script.engine.listing(of: ConferenceID(0)) == nil ? 0 : lifetime(script)) }
            return script.stream("alice") { $0.url = url }.first?.hasPrefix("200") == true
        }
        #expect(taken == accepted)
    }

    /// The newest lifetime.
    private func lifetime(_ script: Script) -> Int32 {
        var lifetime: Int32 = 0
        while script.engine.listing(of: ConferenceID(lifetime + 1)) != nil { lifetime += 1 }
        return lifetime
    }

    static let queries: [(StreamQuery, [String])] = [
        (.keep, ["stream#0 opens wss://a.example/x?y=1"]), (.strip, ["stream#0 opens wss://a.example/x"]),
        (.refuse, []),
    ]

    @Test(arguments: queries) func `R73 stream_query decides about a query`(query: StreamQuery, expected: [String]) {
        var script = script { $0.query = query }
        #expect(streams(script.stream("alice") { $0.url = "wss://a.example/x?y=1" }) == expected)
    }

    // MARK: R75

    @Test func `R75 names are unique within a conference, and the first one goes on`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .opened)
        let second = script.stream("bob") { Self.reported(&$0) }
        #expect(streams(second) == [])
        #expect(hooks(second) == ["stream#1 stream-error taps bob Duplicated stream name"])
        #expect(script.carrying() == ["stream.taps hears alice bob"])
    }

    @Test func `R75 any number of streams with distinct names, and without any`() {
        var script = script()
        script.stream("alice", "left")
        let second = script.stream("bob", "right")
        #expect(streams(second) == ["stream#1 opens wss://a.example/audio"])
        #expect(streams(script.startStream(0, nil)) == ["stream#2 opens wss://a.example/audio"])
        #expect(streams(script.startStream(0, nil)) == ["stream#3 opens wss://a.example/audio"])
    }

    @Test func `R75 the name of a stream that is over is free`() {
        var script = script()
        script.stream("alice")
        script.endpoint(0, .closed)
        #expect(streams(script.stream("bob")) == ["stream#1 opens wss://a.example/audio"])
    }
}
