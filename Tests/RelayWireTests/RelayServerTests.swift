import Conferencing
import JSONCodec
import RelayWire
import Testing

/// The server's half: who may connect, what outlives a socket, and what a peer can do wrong.
@Suite struct RelayServerTests {
    typealias Bench = RelayServerBench
    static let authState = "signalwire.authorization.state"

    @Test func `W20 a fresh connect is welcomed, and told its authorization state`() {
        var bench = Bench()
        #expect(bench.connect(1) == ["1> welcome", "session 0 of 0", "1> \(RelayServerTests.authState)"])
        #expect(bench.connect(2, project: "q", token: "u").dropLast() == ["2> welcome", "session 1 of 1"])
        let parts = bench.name.split(separator: "_")
        #expect(parts.count == 4 && parts.first == "signalwire" && parts.last == "q")
    }

    @Test(arguments: [("p", "u"), ("p", ""), ("nobody", "t"), ("", "")])
    func `W11 W12 wrong credentials get -32002, and the socket is closed`(_ project: String, _ token: String) {
        var bench = Bench()
        #expect(bench.connect(1, project: project, token: token) == [#"1> "c" = error -32002"#, "1 closed 1000"])
        #expect(bench.hears(1, #"{"id":"a","method":"calling.dial"}"#).isEmpty)
    }

    @Test func `W10 nothing is heard before the connect`() {
        var bench = Bench()
        _ = bench.take(.opened(SocketID(1)))
        #expect(bench.hears(1, #"{"id":"a","method":"calling.dial"}"#) == [#"1> "a" = error -32003"#])
        #expect(bench.hears(1, #"{"id":"x","result":{}}"#).isEmpty)
    }

    @Test func `W14 who does not connect in time is closed`() {
        var bench = Bench()
        _ = bench.take(.opened(SocketID(1)))
        #expect(bench.pass(.seconds(29)).isEmpty)
        #expect(bench.pass(.seconds(1)) == ["1 closed 1008"])
    }

    @Test func `W13 a second connect on one socket is refused`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.hears(1, #"{"id":"a","method":"signalwire.connect"}"#) == [#"1> "a" = error -32600"#])
    }

    @Test func `W3 requests are handled in order, and one right behind the connect after it`() {
        var bench = Bench()
        let told =
            bench.connect(1) + bench.hears(1, #"{"id":1,"method":"signalwire.ping"}"#)
            + bench.hears(1, #"{"id":2,"method":"calling.end"}"#) + bench.hears(1, #"{"id":3,"method":"calling.end"}"#)
        #expect(
            told == [
                "1> welcome", "session 0 of 0", "1> \(RelayServerTests.authState)", "1> 1 = {}", "0 asks calling.end 2",
                "0 asks calling.end 3",
            ]
        )
    }

    @Test func `W4 commands are handed on, the older envelope unwrapped, and answered`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.hears(1, #"{"id":7,"method":"calling.end"}"#) == ["0 asks calling.end 7"])
        let wrapped = #"{"id":"w","method":"signalwire.execute","params":{"method":"calling.end","params":{}}}"#
        #expect(bench.hears(1, wrapped) == [#"0 asks calling.end "w""#])
        let twice = #"{"id":"w","method":"signalwire.execute","params":{"method":"signalwire.execute"}}"#
        #expect(bench.hears(1, twice) == [#"1> "w" = error -32602"#])
        let session = Bench.session(0)
        #expect(bench.take(.answer(session, FrameID("w"), .result(["code": "200"]))) == [#"1> "w" = {"code":"200"}"#])
        #expect(
            bench.take(.answer(session, FrameID("w"), .failure(RPCError(-32601, "no")))) == [#"1> "w" = error -32601"#]
        )
        #expect(bench.hears(1, #"{"id":"a","method":"messaging.send"}"#) == [#"1> "a" = error -32601"#])
    }

    @Test func `W40 W41 pings go both ways, and any answer will do`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(
            bench.hears(1, #"{"id":"a","method":"signalwire.ping","params":{"timestamp":1.5,"payload":"p"}}"#)
                == [#"1> "a" = {"timestamp":1.5,"payload":"p"}"#]
        )
        #expect(bench.pass(.seconds(10)) == ["1> signalwire.ping"])
        #expect(bench.hears(1, #"{"id":"\#(bench.ids["signalwire.ping"] ?? "")","result":7}"#).isEmpty)
        #expect(bench.pass(.seconds(10)) == ["1> signalwire.ping"])
        #expect(bench.pass(.seconds(10)) == ["1 closed 1001"], "W42: unanswered pings end the socket")
    }

    @Test func `W60 contexts are received and given up, and naming none is an error`() {
        var bench = Bench()
        _ = bench.connect(1)
        func send(_ method: String, _ params: String) -> [String] {
            bench.hears(1, #"{"id":"a","method":"signalwire.\#(method)","params":\#(params)}"#)
        }
        for params in [#"{"contexts":["a"]}"#, #"{"context":"a"}"#] {
            let taken = ["0 receives a", #"1> "a" = {"code":"200","message":"Receiving events"}"#]
            let given = ["0 receives ", #"1> "a" = {"code":"200","message":"Unreceiving events"}"#]
            #expect(send("receive", params) == taken && send("receive", params) == taken)
            #expect(send("unreceive", params) == given && send("unreceive", params) == given)
        }
        for params in ["{}", #"{"contexts":[]}"#, #"{"contexts":"a"}"#, #"{"contexts":[1]}"#] {
            #expect(send("receive", params) == [#"1> "a" = error -32602"#])
        }
    }

    @Test func `contexts are named by the connect alone from version 4 on`() {
        var bench = Bench()
        bench.version = 4
        _ = bench.connect(1)
        for method in ["receive", "unreceive"] {
            let told = bench.hears(1, #"{"id":"a","method":"signalwire.\#(method)","params":{"contexts":["a"]}}"#)
            #expect(told == [#"1> "a" = error -32001"#])
        }
    }

    @Test func `a server that shuts down tells everybody, closes all, and lets nobody in`() {
        var bench = Bench()
        _ = bench.connect(1)
        _ = bench.take(.opened(SocketID(2)))
        #expect(bench.take(.shutDown) == ["1> signalwire.disconnect false", "2 closed 1001"])
        #expect(bench.take(.opened(SocketID(3))) == ["3 closed 1001"])
        #expect(bench.pass(.milliseconds(300)) == ["1 closed 1001"])
        #expect(bench.server.isIdle)
    }

    @Test func `a project that is expelled is gone with all that it had`() {
        var bench = Bench()
        _ = bench.connect(1)
        var outputs: [RelayServer.Output] = []
        bench.server.expel(project: "p", into: &outputs)
        #expect(outputs.count == 2 && bench.server.load == (0, 0))
        #expect(bench.connect(2) == [#"2> "c" = error -32002"#, "2 closed 1000"])
    }

    // MARK: - Peers that do wrong

    @Test func `W2 a bad frame is answered, and the socket lives on`() {
        var bench = Bench()
        _ = bench.connect(1)
        #expect(bench.hears(1, "hello") == ["1> null = error -32700"])
        #expect(bench.hears(1, "[]") == ["1> null = error -32600"])
        #expect(bench.hears(1, #"{"id":"a"}"#) == [#"1> "a" = error -32600"#])
        #expect(bench.take(.binary(SocketID(1))) == ["1 closed 1003"])
        #expect(bench.hears(1, "hello").isEmpty)
    }

    @Test func `what a silent client makes it keep is bounded`() {
        var rules = SessionRules()
        rules.mostUndelivered = 3
        rules.mostSockets = 1
        var bench = Bench(rules)
        _ = bench.connect(1)
        #expect(bench.take(.opened(SocketID(2))) == ["2 closed 1013"])
        for number in 0..<10 { _ = bench.event(0, "e\(number)") }
        _ = bench.take(.closed(SocketID(1)))
        #expect(bench.resume(3) == ["3> welcome back", "3> e7", "3> e8", "3> e9"])
    }

    @Test func `random bytes and inputs out of turn break nothing`() {
        let pieces = [
            "{", "}", "\"id\"", ":", "\"a\"", ",", "\"method\"", "\"signalwire.connect\"", "\"params\"", "{}", "[]",
            "null",
            "\"result\"", "7", "\u{0}", "é",
            #"{"id":"a","method":"signalwire.execute","params":{"method":"calling.x"}}"#,
        ]
        for seed in 0..<500 as Range<UInt64> {
            var dice = SeededGenerator(seed: seed)
            // The defaults, and then whatever the knobs may be.
            var bench = Bench(SessionRules(wire: seed < 100 ? WireProfile() : .random(&dice)))
            for _ in 0..<60 {
                let socket = Int(dice.below(3))
                switch dice.below(10) {
                case 0: _ = bench.take(.opened(SocketID(socket)))
                case 1: _ = bench.take(.closed(SocketID(socket)))
                case 2: _ = bench.connect(socket)
                case 3: _ = bench.resume(socket)
                case 4: _ = bench.event(Int(dice.below(4)), "e")
                case 5: _ = bench.pass(.seconds(Int64(dice.below(20))))
                case 6: _ = bench.take(.disconnect(project: 0, restart: dice.below(2) == 0))
                case 7: _ = bench.take(.cut(project: 0))
                case _:
                    let text = (0..<dice.below(8)).map { _ in pieces[Int(dice.below(UInt64(pieces.count)))] }.joined()
                    _ = bench.hears(socket, text)
                }
                #expect(bench.server.load.sockets <= 3)
            }
        }
    }
}

extension WireProfile {
    /// Some of the knobs set otherwise.
    fileprivate static func random(_ dice: inout SeededGenerator) -> WireProfile {
        var profile = Profile.relay
        for knob in Knobs.all where knob.showcase == .frames("WireKnobTests") && dice.below(3) == 0 {
            let values: [String] =
                switch knob.values {
                case .words(let words, notYet: _): words
                case .quantity: ["0s", "1s", "7s", "none", "close_after(1s)", "1 KiB"]
                }
            // Which quantity a knob takes it says itself.
            for _ in 0..<8 {
                guard profile.set(knob.name, to: values[Int(dice.below(UInt64(values.count)))]) != nil else { break }
            }
        }
        return profile.wire
    }
}
