import ConferenceEngine
import Conferencing
import Testing

struct `Digits` {
    @Test func `R18 no call is bridged here, so a disconnect clashes and no join is refused for a bridge`() {
        var script = Script()
        script.up("alice")
        script.join("alice")
        #expect(script.command(.disconnect(script.names.call("alice"))) == ["409"])
        #expect(script.members() == "running alice[start]")
        #expect(script.command(.disconnect(script.names.call("nobody"))) == ["404"])
        script.leave("alice")
        #expect(script.join("alice").first == "200 alice conf#1")
    }

    @Test func `R48 digits act on the leg and change no membership`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        let before = script.members()
        #expect(script.digits("alice", "12#", control: "x") == ["200 alice"])
        #expect(script.wait(.milliseconds(749)).isEmpty)
        #expect(script.wait(.milliseconds(1)) == ["one <- digits alice x"])
        #expect(script.members() == before && script.hearing() == ["alice hears bob", "bob hears alice"])
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `R48 pauses take their time, and one leg sends one after the other`() {
        var script = Script()
        script.up("alice")
        script.digits("alice", "wW", control: "x")
        script.digits("alice", "1", control: "y")
        #expect(script.wait(.milliseconds(1499)).isEmpty)
        #expect(script.wait(.milliseconds(1)) == ["one <- digits alice x"])
        #expect(script.wait(.milliseconds(250)) == ["one <- digits alice y"])
    }

    @Test(arguments: ["", "x", "1 2", "１", "abcd", "12-3"]) func `R12 what are no digits is a bad parameter`(
        _ text: String
    ) {
        var script = Script()
        script.up("alice")
        #expect(script.digits("alice", text) == ["400 alice"])
    }

    @Test func `R11 a call takes digits from its answer to its end`() {
        var script = Script()
        script.dial("alice")
        #expect(script.digits("alice", "1") == ["409 alice"])
        script.wait(.seconds(1))
        #expect(script.digits("alice", "1234") == ["200 alice"])
        script.end("alice")
        // What was not sent by then is sent no more.
        #expect(script.wait(.seconds(9)).isEmpty && script.engine.nextWakeup == nil)
        #expect(script.digits("alice", "1") == ["404 alice"])
    }

    @Test func `so many wait on one call, and no more`() {
        var script = Script()
        script.up("alice")
        for _ in 0..<1000 { #expect(script.digits("alice", "1") == ["200 alice"]) }
        #expect(script.digits("alice", "1") == ["-32005"])
        #expect(script.wait(.seconds(1000)).count == 1000)
    }
}
