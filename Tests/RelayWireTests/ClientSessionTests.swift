import Conferencing
import JSONCodec
import RelayWire
import Testing

/// How a client's session comes up, and how it comes back.
@Suite struct ClientSessionTests {
    typealias Bench = ClientSessionBench

    @Test func `W10 the connect goes first and everything else waits for its reply`() {
        var bench = Bench()
        bench.play([
            (.asks(1), []), (.begin, ["open"]), (.asks(2), []), (.opened, ["> signalwire.connect"]), (.asks(3), []),
            (
                .hears(Bench.accept("s1")), ["up s1 fresh", "> calling.m1", "> calling.m2", "> calling.m3"]
            ),
            (.asks(4), ["> calling.m4"]),
        ])
    }

    @Test func `the connect says who it is and what it wants`() throws {
        var settings = Bench.settings
        settings.contexts = ["a", "b"]
        settings.agent = "muster"
        var bench = Bench(settings)
        bench.play([(.begin, ["open"]), (.opened, ["> signalwire.connect"])])
        guard case .request(let id, _, let params)? = bench.written.first else {
            throw BadFrame(.unknown, .badParams(""))
        }
        #expect(
            JSONValue.object(params).text
                == #"{"version":{"major":2,"minor":0,"revision":0},"agent":"muster","event_acks":true,"#
                + #""authentication":{"project":"p","token":"t"},"contexts":["a","b"]}"#
        )
        let characters = try #require(id.value.stringValue).map { $0 }
        #expect(characters.count == 36 && characters[14] == "4" && "89ab".contains(characters[19]))
    }

    @Test func `W20 a reconnect brings the protocol and the newest state`() {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.hears(Bench.state("a", "one")), [#"> "a" = {}"#]),
                (.hears(Bench.state("b", "two")), [#"> "b" = {}"#]),
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]),
                (.opened, [#"> signalwire.connect for "s1" with "two""#]),
                (.hears(Bench.accept("s1")), ["up s1 resumed"]),
            ]
        )
    }

    @Test func `W24 a fresh name after a loss is told and adopted, and the old state forgotten`() {
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.hears(Bench.state("a", "one")), [#"> "a" = {}"#]), (.closed("cut"), ["lost: cut"]), (.next, ["open"]),
                (.opened, [#"> signalwire.connect for "s1" with "one""#]),
                (.hears(Bench.accept("s2")), ["up s2 fresh"]),
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]), (.opened, [#"> signalwire.connect for "s2""#]),
            ]
        )
    }

    @Test(
        arguments: zip(
            [
                Bench.fail("signalwire.connect", -32002), Bench.answer("signalwire.connect", #"{"code":"401"}"#),
                Bench.answer("signalwire.connect", #"{"code":401,"protocol":"s1"}"#),
                Bench.answer("signalwire.connect", #"{"code":"200"}"#), Bench.answer("signalwire.connect", "[]"),
            ],
            [
                (-32002, "no"), (401, "the connect's result has a code that is no success"),
                (401, "the connect's result has a code that is no success"),
                (-1, "the connect's result has no protocol"), (-1, "the connect's result has no protocol"),
            ]
        )
    )
    func `W11 three refusals in a row before any success are the end`(reply: String, error: (Int, String)) {
        let told = "trouble: the service refused the connect: \(error.0) \(error.1)"
        let once: [(Bench.Step, [String])] = [
            (.opened, ["> signalwire.connect"]), (.hears(reply), [told, "close 1000"]), (.closed("bye"), []),
        ]
        var bench = Bench()
        bench.play([(.asks(1), []), (.begin, ["open"])] + once + [(.next, ["open"])] + once + [(.next, ["open"])])
        bench.play([
            (.opened, ["> signalwire.connect"]),
            (
                .hears(reply),
                [told, "close 1000", "1 lost: the session is over", "ended: refused \(error.0) after 3"]
            ),
            (.closed("bye"), []), (.next, ["nothing is due"]),
        ])
    }

    @Test(arguments: [(-32002, false), (-32003, false), (-32602, false), (-32005, true)])
    func `W23 after a success some refusals drop the saved session, and too many are the end`(code: Int, kept: Bool) {
        let told = "trouble: the service refused the connect: \(code) no"
        let again = kept ? #"> signalwire.connect for "s1""# : "> signalwire.connect"
        let refusal = Bench.Step.hears(Bench.fail("signalwire.connect", code))
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]), (.opened, [#"> signalwire.connect for "s1""#]),
                (refusal, [told, "close 1000"]), (.next, ["open"]), (.opened, [again]),
                (refusal, [told, "close 1000"]), (.next, ["open"]), (.opened, [again]),
                (refusal, [told, "close 1000", "ended: refused \(code) after 3"]),
            ]
        )
    }

    @Test func `five sockets that do not open are the end`() {
        var bench = Bench()
        bench.play([(.begin, ["open"])])
        for _ in 0..<2 { bench.play([(.closed("no"), ["trouble: could not connect: no"]), (.next, ["open"])]) }
        bench.play([
            (.after(10), ["close 1001", "trouble: could not connect: the socket did not open within 10s"]),
            (.next, ["open"]), (.opened, ["> signalwire.connect"]),
            (.after(10), ["close 1001", "trouble: could not connect: the connect was not answered within 10s"]),
            (.next, ["open"]), (.closed("no"), ["trouble: could not connect: no", "ended: unreachable, no"]),
        ])
    }

    @Test func `W24 the ids of a fresh session's events are its own`() {
        let event = Bench.Step.hears(Bench.event("1", "x"))
        let told = [#"> "1" = {}"#, "event x"]
        var bench = Bench()
        bench.play(
            Bench.up() + [
                (event, told), (.closed("cut"), ["lost: cut"]), (.next, ["open"]),
                (.opened, [#"> signalwire.connect for "s1""#]), (.hears(Bench.accept("s2")), ["up s2 fresh"]),
                (event, told),
            ]
        )
    }

    @Test func `a success begins the count of refusals anew`() {
        let told = "trouble: the service refused the connect: -32005 no"
        let refusal = Bench.Step.hears(Bench.fail("signalwire.connect", -32005))
        var bench = Bench()
        bench.play([(.begin, ["open"])])
        for name in ["", #" for "s1""#] {
            for _ in 0..<2 {
                bench.play([
                    (.opened, ["> signalwire.connect" + name]), (refusal, [told, "close 1000"]), (.next, ["open"]),
                ])
            }
            bench.play([
                (.opened, ["> signalwire.connect" + name]),
                (.hears(Bench.accept("s1")), ["up s1 \(name.isEmpty ? "fresh" : "resumed")"]),
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]),
            ])
        }
    }

    @Test func `W50 who is sent away before the connect's reply answers and tries again`() {
        let sent = [#"> "d" = {}"#]
        var bench = Bench()
        bench.play([
            (.begin, ["open"]), (.opened, ["> signalwire.connect"]), (.hears(Bench.disconnect("{}")), sent),
            (.closed("bye"), ["trouble: could not connect: bye"]), (.next, ["open"]),
            (.opened, ["> signalwire.connect"]),
        ])
    }
}
