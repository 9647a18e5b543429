import Conferencing
import RelayWire
import Testing

/// How patient a client's session is, and what it does with a clock that is odd.
@Suite struct ClientSessionTimeTests {
    typealias Bench = ClientSessionBench

    @Test func `a session that is not regained within its patience is given up`() {
        var settings = Bench.settings
        settings.reconnectPatience = .seconds(3)
        var bench = Bench(settings)
        bench.play(
            Bench.up() + [
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]), (.asks(1), []),
                (.next, ["close 1001", "1 lost: the session is over", "ended: unreachable, cut"]),
            ]
        )
        #expect(bench.now == .start + .seconds(3))
    }

    @Test func `the waits double up to thirty seconds, with up to a quarter by lot`() {
        var settings = Bench.settings
        settings.maximumOpenFailures = 9
        var bench = Bench(settings)
        bench.play([(.begin, ["open"])])
        for base in [1, 2, 4, 8, 16, 30, 30] as [Int64] {
            let before = bench.now
            bench.play([(.closed("no"), ["trouble: could not connect: no"]), (.next, ["open"])])
            let wait = bench.now.since(before)
            #expect(wait >= .seconds(base) && wait <= .milliseconds(base * 1250))
        }
    }

    @Test func `a session that is regained has its patience back`() {
        var settings = Bench.settings
        settings.reconnectPatience = .seconds(3)
        var bench = Bench(settings)
        bench.play(
            Bench.up() + [
                (.closed("cut"), ["lost: cut"]), (.next, ["open"]), (.opened, [#"> signalwire.connect for "s1""#]),
                (.hears(Bench.accept("s1")), ["up s1 resumed"]), (.after(29), []), (.after(1), ["> signalwire.ping"]),
            ]
        )
    }

    @Test func `time that goes back stands still, and time that jumps makes everything due`() {
        let why = "a request was not answered within 10s"
        var bench = Bench()
        bench.play([(.after(100), [])] + Bench.up() + [(.after(-90), []), (.asks(1), ["> calling.m1"])])
        #expect(bench.session.nextWakeup == .start + .seconds(110))
        bench.play([
            (.after(100_000), ["close 1001", "lost: \(why)", "1 lost: no answer within 10s"]), (.next, ["open"]),
        ])
    }
}
