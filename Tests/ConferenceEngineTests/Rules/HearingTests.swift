import ConferenceEngine
import Conferencing
import Testing

struct `Who hears whom` {
    static let waiting = [
        Row(WaitingTalk.none, "alice hears music", "bob hears music", "carol hears music"),
        Row(.eachOther, "alice hears carol music", "bob hears alice carol music", "carol hears alice music"),
    ]

    @Test(arguments: waiting)
    func `R23, R29 those who wait hear music and speak to nobody`(row: Row<WaitingTalk>) {
        var script = Script(\.waitingTalk, row.value)
        script.up("alice", "bob", "carol")
        script.join("alice", start: false)
        script.join("bob", start: false, muted: true)
        script.join("carol", start: false)
        #expect(script.hearing() == row.lines)
        #expect(Self.waiting.coverEveryValue())
    }

    @Test func `R23 an event shows the member's own mute, not that it waits`() {
        var script = Script()
        script.up("alice")
        #expect(script.join("alice", start: false).last == "one <- participant-join conf#0 size 1 alice []")
    }

    static let alone = [Row(AloneAudio.holdMusic, "alice hears music"), Row(.silence, "alice hears nothing")]

    @Test(arguments: alone)
    func `R26 one who is alone in a running conference`(row: Row<AloneAudio>) {
        var script = Script(\.aloneAudio, row.value)
        script.up("alice", "bob")
        script.join("alice")
        #expect(script.hearing() == row.lines)
        script.join("bob")
        #expect(script.hearing() == ["alice hears bob", "bob hears alice"])
        script.leave("bob")
        #expect(script.hearing() == row.lines)
        #expect(Self.alone.coverEveryValue())
    }

    @Test func `R27 one who is muted hears and is not heard`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        script.join("alice")
        script.join("bob", muted: true)
        script.join("carol")
        #expect(script.hearing() == ["alice hears carol", "bob hears alice carol", "carol hears alice"])
    }

    @Test func `one call can be asked for, and one outside of conferences hears nothing there`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        #expect(script.engine.hearing(of: script.names.call("alice")) == [.holdMusic])
        #expect(script.engine.hearing(of: script.names.call("bob")) == nil)
        #expect(script.engine.hearing(of: CallID(-1)) == nil)
    }

    @Test func `beyond a thousand members a listing leaves the square out`() {
        var script = Script()
        for number in 0...ConferenceEngine.mostListedHearing { script.dial("c\(number)") }
        script.wait(.seconds(1))
        for number in 0..<ConferenceEngine.mostListedHearing { script.join("c\(number)") }
        let most = script.engine.listing(of: ConferenceID(0))
        #expect(most?.members.count == 1000)
        #expect(most?.members.first?.hears?.count == 999)
        script.join("c1000")
        let beyond = script.engine.listing(of: ConferenceID(0))
        #expect(beyond?.members.count == 1001)
        #expect(beyond?.members.first?.hears == nil)
        #expect(script.engine.hearing(of: CallID(0))?.count == 1000)
    }
}
