import Conferencing
import RelayWire
import Testing

/// What a client's session does with what the service says, with requests, and how it ends.
@Suite struct ClientSessionFrameTests {
    typealias Bench = ClientSessionBench

    static let noReply = "a request was not answered within 10s"

    @Test func `W30 an event is acknowledged first and counts once, also on the next socket`() {
        var bench = Bench()
        let event = Bench.Step.hears(Bench.event("e", "calling.call.state"))
        bench.play(
            Bench.up() + [
                (event, [#"> "e" = {}"#, "event calling.call.state"]), (event, [#"> "e" = {}"#]),
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]), (.opened, [#"> signalwire.connect for "s1""#]),
                (.hears(Bench.accept("s1")), ["up s1 resumed"]), (event, [#"> "e" = {}"#]),
            ]
        )
    }

    @Test func `W25 the memory of events is bounded, and forgets the oldest`() {
        var settings = Bench.settings
        settings.maximumSeenEvents = 2
        var bench = Bench(settings)
        bench.play(Bench.up())
        for (id, isNew) in [("a", true), ("b", true), ("a", false), ("c", true), ("a", true)] {
            bench.play([(.hears(Bench.event(id, "x")), ["> \"\(id)\" = {}"] + (isNew ? ["event x"] : []))])
        }
    }

    @Test func `W40 a ping is answered with its timestamp and payload`() {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (
                    .hears(#"{"id":1,"method":"signalwire.ping","params":{"payload":"p","x":1,"timestamp":1.50}}"#),
                    [#"> 1 = {"timestamp":1.50,"payload":"p"}"#]
                ), (.hears(#"{"id":2,"method":"signalwire.ping"}"#), ["> 2 = {}"]),
            ]
        )
    }

    @Test(arguments: [Bench.answer("signalwire.ping", "7"), Bench.fail("signalwire.ping", -32601)])
    func `W41 any answer to a ping will do, and the next comes an interval later`(answer: String) {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.after(29), []), (.after(1), ["> signalwire.ping"]), (.after(3), []), (.hears(answer), []),
                (.after(26), []), (.after(1), ["> signalwire.ping"]),
            ]
        )
    }

    @Test func `W42 an unanswered ping means that the socket is half open`() {
        let why = "a ping was not answered within 10s"
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.next, ["> signalwire.ping"]), (.asks(1), ["> calling.m1"]), (.after(9), []),
                (.hears(Bench.answer("calling.m1", "{}")), ["1 = {}"]), (.asks(2), ["> calling.m2"]),
                (.after(1), ["close 1001", "lost: \(why)", "2 lost: the connection was lost: \(why)"]),
                (.closed("late"), []), (.next, ["open"]),
            ]
        )
    }

    @Test func `a request that is not answered costs the socket, and nothing is sent again`() {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.asks(1), ["> calling.m1"]), (.after(4), []), (.asks(2), ["> calling.m2"]),
                (
                    .after(6),
                    [
                        "close 1001", "lost: \(Self.noReply)", "1 lost: no answer within 10s",
                        "2 lost: the connection was lost: \(Self.noReply)",
                    ]
                ), (.next, ["open"]), (.opened, [#"> signalwire.connect for "s1""#]),
                (.hears(Bench.accept("s1")), ["up s1 resumed"]),
            ]
        )
    }

    @Test func `W1 a request ends in its result, a refusal or an error`() {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.asks(1), ["> calling.m1"]), (.asks(2), ["> calling.m2"]), (.asks(3), ["> calling.m3"]),
                (.hears(Bench.fail("calling.m2", -32601)), ["2 = error -32601"]),
                (.hears(Bench.answer("calling.m1", #"{"code":"404"}"#)), [#"1 = {"code":"404"}"#]),
                (.closed("cut"), ["lost: cut", "3 lost: the connection was lost: cut"]),
            ]
        )
    }

    @Test func `requests wait for a connection, but not too many and not too long`() {
        var settings = Bench.settings
        settings.maximumQueued = 2
        var bench = Bench(settings)
        bench.play(
            Bench.up() + [
                (.closed("cut"), ["lost: cut"]), (.asks(1), []), (.asks(2), []),
                (.asks(3), ["3 lost: too many requests while disconnected"]), (.next, ["open"]),
                (.after(9), ["1 lost: not connected within 10s", "2 lost: not connected within 10s"]),
                (.asks(4), []), (.opened, [#"> signalwire.connect for "s1""#]), (.after(4), []),
                (.hears(Bench.accept("s1")), ["up s1 resumed", "> calling.m4"]),
                (.after(5), []), (.after(1), ["close 1001", "lost: \(Self.noReply)", "4 lost: no answer within 10s"]),
            ]
        )
    }

    @Test(
        arguments: [
            (#"{"restart":true}"#, "", "fresh"), (#"{"restart":false}"#, #" for "s1" with "one""#, "resumed"),
            ("{}", #" for "s1" with "one""#, "resumed"), (#"{"restart":"yes"}"#, #" for "s1" with "one""#, "resumed"),
        ]
    )
    func `W51 who is sent away answers last, and resumes unless told to restart`(
        params: String,
        ask: String,
        how: String
    ) {
        for closes in [true, false] {
            let why = closes ? "bye" : "the service sent the client away"
            var bench = Bench()
            bench.play(
                Bench.up() + [
                    (.hears(Bench.state("a", "one")), [#"> "a" = {}"#]), (.asks(1), ["> calling.m1"]),
                    (.asks(2), ["> calling.m2"]), (.hears(Bench.disconnect(params)), [#"> "d" = {}"#]), (.asks(3), []),
                    (.hears(Bench.event("e", "x")), ["event x"]),
                    (.hears(Bench.answer("calling.m1", "{}")), ["1 = {}"]),
                    (.hears(Bench.disconnect("{}")), ["trouble: signalwire.disconnect came twice"]),
                    (
                        closes ? .closed("bye") : .after(2),
                        (closes ? [] : ["close 1000"]) + ["lost: \(why)", "2 lost: the connection was lost: \(why)"]
                    ), (.next, ["open"]), (.opened, ["> signalwire.connect" + ask]),
                    (.hears(Bench.accept("s1")), ["up s1 \(how)", "> calling.m3"]),
                ]
            )
        }
    }

    @Test(
        arguments: [
            (
                #"{"id":"q","method":"blade.x"}"#,
                ["trouble: the service asked for blade.x, which clients do not have", #"> "q" = error -32601"#]
            ),
            (#"{"id":"q","result":{}}"#, [#"trouble: an answer to nothing that was asked: "q""#]),
            (#"{"id":"q","error":{"code":-1,"message":"m"}}"#, [#"trouble: an answer to nothing that was asked: "q""#]),
            (#"{"id":null,"error":{"code":-1,"message":"m"}}"#, ["trouble: the service could not read a frame: -1 m"]),
            ("[]", ["trouble: a bad frame: Malformed request: a frame is one object"]),
            (
                #"{"id":"q","method":1}"#,
                ["trouble: a bad frame: Malformed request: method must be a string", #"> "q" = error -32600"#]
            ),
            (
                #"{"id":"q","method":"signalwire.event"}"#,
                ["trouble: a bad event: Bad params: an event has an event_type", #"> "q" = error -32602"#]
            ),
            (
                Bench.event("q", "signalwire.authorization.state"),
                [#"> "q" = {}"#, "trouble: an authorization state without a text"]
            ),
        ] as [(String, [String])]
    )
    func `W2 what is wrong is told, answered where that makes sense, and survived`(text: String, told: [String]) {
        var bench = Bench()
        bench.play(Bench.up() + [(.hears(text), told), (.asks(1), ["> calling.m1"])])
    }

    @Test func `W2 what is no JSON and what is binary are told and survived`() {
        var bench = Bench()
        bench.play(Bench.up() + [(.binary, ["trouble: a binary message, which RELAY does not have"])])
        let told = bench.take(.hears("{"))
        #expect(told.count == 1 && told[0].hasPrefix("trouble: a bad frame: Not JSON"))
    }

    @Test(arguments: [true, false]) func `an end answers what is open, closes, and waits a second`(closes: Bool) {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.asks(1), ["> calling.m1"]), (.end, ["1 lost: the session was ended", "close 1000"]),
                (.asks(2), ["2 lost: the session is over"]), (.hears(Bench.event("e", "x")), []), (.end, []),
                (closes ? .closed("bye") : .after(1), ["ended"]), (.closed("bye"), []), (.begin, []), (.end, []),
                (.next, ["nothing is due"]), (.asks(3), ["3 lost: the session is over"]),
            ]
        )
    }

    @Test func `an end without a socket is at once`() {
        var (idle, waiting) = (Bench(), Bench())
        idle.play([(.asks(1), []), (.end, ["1 lost: the session is over", "ended"])])
        waiting.play(Bench.up() + [(.closed("cut"), ["lost: cut"]), (.end, ["ended"])])
    }
}
