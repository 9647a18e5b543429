import Conferencing
import RelayWire
import Testing

/// Sessions of the server, which outlive their sockets.
@Suite struct RelayServerSessionTests {
    typealias Bench = RelayServerBench

    @Test func `W21 W25 a session resumes within its window, and hears what it missed, once acknowledged never again`()
    {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.hears(1, #"{"id":"\#(bench.ids[RelayServerTests.authState] ?? "")","result":{}}"#).isEmpty)
        #expect(bench.event(0, "first") == ["1> first"])
        #expect(bench.event(0, "second") == ["1> second"])
        let second = bench.ids["second"] ?? ""
        #expect(bench.hears(1, #"{"id":"\#(bench.ids["first"] ?? "")","result":{}}"#).isEmpty)
        #expect(bench.take(.closed(SocketID(1))).isEmpty)
        #expect(bench.event(0, "away").isEmpty)
        #expect(bench.pass(.seconds(29)).isEmpty)
        #expect(bench.resume(2) == ["2> welcome back", "2> second", "2> away"])
        #expect(bench.ids["second"] == second, "it comes again under its old id")
    }

    @Test func `W24 W27 after the window the session has expired, and its name brings a fresh one`() {
        var bench = Bench()
        _ = bench.connect(1)
        _ = bench.take(.closed(SocketID(1)))
        #expect(bench.pass(.seconds(30)) == ["0 expired"])
        #expect(bench.resume(2) == ["2> welcome", "session 1 of 0", "2> \(RelayServerTests.authState)"])
        #expect(bench.event(0, "late").isEmpty)
    }

    @Test func `W22 credentials still count, and another project's session is not to be had`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.resume(2, token: "wrong") == [#"2> "c" = error -32002"#, "2 closed 1000"])
        #expect(bench.resume(3, project: "q", token: "u") == [#"3> "c" = error -32003"#, "3 closed 1000"])
        #expect(bench.event(0, "still") == ["1> still"])
    }

    @Test func `W28 the contexts of a connect that resumes replace the old, and where it names none the old stay`() {
        var bench = Bench()
        _ = bench.connect(1, #""event_acks":true,"contexts":["a","b"]"#)
        let resuming = #""event_acks":true,"protocol":"\#(bench.name)","contexts""#
        #expect(bench.connect(2, resuming + #":[]"#).contains { $0.contains("receives") } == false)
        let more = #"{"id":"r","method":"signalwire.receive","params":{"context":"c"}}"#
        #expect(bench.hears(2, more).first == "0 receives a b c")
        #expect(bench.connect(3, resuming + #":["d"]"#).contains("0 receives d"))
        #expect(bench.hears(3, more).first == "0 receives d c")
    }

    @Test func `W31 no event waits for an acknowledgement, and the lack of one costs nobody the socket`() {
        var bench = Bench()
        _ = bench.connect(1)
        for number in 0..<100 { #expect(bench.event(0, "e\(number)") == ["1> e\(number)"]) }
        for _ in 0..<60 {
            #expect(bench.pass(.seconds(10)) == ["1> signalwire.ping"])
            #expect(bench.hears(1, #"{"id":"\#(bench.ids["signalwire.ping"] ?? "")","result":{}}"#).isEmpty)
        }
        #expect(bench.event(0, "late") == ["1> late"])
    }

    @Test
    func `W31 patience with a client that does not acknowledge begins with the oldest event, and anew on a socket`() {
        var rules = SessionRules()
        rules.wire.acknowledgementTimeout = .closeAfter(.seconds(3))
        var bench = Bench(rules)
        _ = bench.connect(1)
        #expect(bench.hears(1, #"{"id":"\#(bench.ids[RelayServerTests.authState] ?? "")","result":{}}"#).isEmpty)
        #expect(bench.pass(.seconds(4)).isEmpty)
        _ = bench.event(0, "first")
        #expect(bench.pass(.seconds(2)).isEmpty)
        _ = bench.event(0, "second")
        #expect(bench.hears(1, #"{"id":"\#(bench.ids["first"] ?? "")","result":{}}"#).isEmpty)
        #expect(bench.pass(.seconds(2)).isEmpty)
        #expect(bench.pass(.seconds(1)) == ["1 closed 1008"])
        _ = bench.pass(.seconds(5))
        #expect(bench.resume(2) == ["2> welcome back", "2> second"])
        #expect(bench.pass(.seconds(2)).isEmpty)
        #expect(bench.pass(.seconds(1)) == ["2 closed 1008"])
    }

    @Test func `W20 a new state is told now and then, and the one before it is still good`() {
        var rules = SessionRules()
        rules.wire.authorizationStateEvery = .seconds(4)
        rules.wire.badAuthorizationState = .refuse
        var bench = Bench(rules)
        _ = bench.connect(1)
        let first = bench.state
        #expect(bench.pass(.seconds(4)) == ["1> \(RelayServerTests.authState)"])
        #expect(bench.state != first)
        func resume(_ socket: Int, _ state: String) -> String? {
            let told = bench.connect(
                socket,
                #""event_acks":false,"protocol":"\#(bench.name)","authorization_state":"\#(state)""#
            )
            return told.first { $0.hasPrefix("\(socket)>") }
        }
        #expect(resume(2, first) == "2> welcome back" && resume(3, bench.state) == "3> welcome back")
        _ = bench.pass(.seconds(4))
        #expect(resume(4, first) == #"4> "c" = error -32002"#)
        #expect(bench.event(0, "still") == ["3> still"])
    }

    @Test func `W24 a session keeps a name that it took over, and one that is too long it does not take`() {
        var rules = SessionRules()
        rules.wire.staleProtocol = .adoptName
        var bench = Bench(rules)
        _ = bench.connect(1)
        let name = bench.name
        // A restart gives the name up; who takes it keeps it when the old session expires.
        _ = bench.take(.disconnect(project: 0, restart: true))
        _ = bench.pass(.seconds(5))
        #expect(bench.resume(2).contains("session 1 of 0"))
        #expect(bench.name == name)
        _ = bench.pass(.seconds(9))
        _ = bench.take(.closed(SocketID(2)))
        #expect(bench.pass(.seconds(21)) == ["0 expired"])
        #expect(bench.resume(3).first == "3> welcome back")
        let long = String(repeating: "n", count: 257)
        #expect(bench.connect(4, #""event_acks":true,"protocol":"\#(long)""#).first == "4> welcome")
        #expect(bench.name.hasPrefix("signalwire_"))
    }

    @Test func `W26 the newer of two sockets takes the session over`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.resume(2).prefix(2) == ["1 closed 1000", "2> welcome back"])
        #expect(bench.event(0, "here") == ["2> here"])
        #expect(bench.take(.closed(SocketID(1))).isEmpty)
        #expect(bench.event(0, "still") == ["2> still"])
    }

    @Test func `W23 a wrong authorization state is ignored, and the right one told again`() {
        var bench = Bench()
        _ = bench.connect(1)
        let more = #""event_acks":false,"protocol":"\#(bench.name)","authorization_state":"nonsense""#
        let told = bench.connect(2, project: "p", token: "t", more)
        #expect(told.contains("2> welcome back") && told.last == "2> \(RelayServerTests.authState)")
    }

    @Test func `W50 W51 a client that is sent away is closed when it answers, or after a while`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.take(.disconnect(project: 1, restart: true)).isEmpty)
        #expect(bench.take(.disconnect(project: 0, restart: false)) == ["1> signalwire.disconnect false"])
        #expect(
            bench.hears(1, #"{"id":"\#(bench.ids["signalwire.disconnect"] ?? "")","result":{}}"#) == ["1 closed 1000"]
        )
        #expect(bench.resume(2).first == "2> welcome back")
        #expect(bench.take(.disconnect(project: 0, restart: true)) == ["2> signalwire.disconnect true"])
        #expect(bench.pass(.seconds(5)) == ["2 closed 1000"])
        #expect(bench.resume(3).prefix(2) == ["3> welcome", "session 1 of 0"], "it cannot be resumed any more")
    }
}
