import ConferenceEngine
import Conferencing
import Testing

struct `Moderation over REST` {
    /// Two members in a running conference.
    private func pair<Value>(_ knob: WritableKeyPath<Profile, Value>, _ value: Value) -> Script {
        var script = Script(knob, value)
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        return script
    }

    private func pair() -> Script { pair(\.startRule, .moderator) }

    @Test func `R27, T4 a mute and its taking back are events, and take the voice away`() {
        var script = pair()
        #expect(
            script.update("bob", muted: true) == [
                "200 bob", "one <- participant-mute conf#0 size 2 bob [muted start]",
            ]
        )
        #expect(script.hearing() == ["alice hears nothing", "bob hears alice"])
        #expect(script.update("bob", muted: false).last == "one <- participant-unmute conf#0 size 2 bob [start]")
        #expect(script.hearing() == ["alice hears bob", "bob hears alice"])
    }

    static let holds = [
        Row(HoldHears.nobody, "alice hears nothing", "bob hears music"),
        Row(.conference, "alice hears nothing", "bob hears alice"),
    ]

    @Test(arguments: holds) func `R28 one who is held is not heard, and hears music`(row: Row<HoldHears>) {
        var script = pair(\.holdHears, row.value)
        #expect(script.update("bob", hold: true).last == "one <- participant-hold conf#0 size 2 bob [hold start]")
        #expect(script.hearing() == row.lines)
        #expect(Self.holds.coverEveryValue())
    }

    @Test func `R28 mute and hold are two flags, and releasing one keeps the other`() {
        var script = pair()
        script.update("bob", muted: true, hold: true)
        script.update("bob", hold: false)
        #expect(script.members() == "running alice[start] bob[muted start]")
        script.update("bob", muted: false, hold: true)
        #expect(script.members() == "running alice[start] bob[hold start]")
        #expect(script.hearing() == ["alice hears nothing", "bob hears music"])
    }

    @Test func `R37 one who is held hears no beep`() {
        var script = pair()
        script.up("carol")
        script.update("bob", hold: true)
        #expect(script.join("carol", beep: .both).last == "beep enter carol: alice carol")
    }

    static let noops = [
        Row(false, "200 bob"), Row(true, "200 bob", "one <- participant-unmute conf#0 size 2 bob [start]"),
    ]

    @Test(arguments: noops) func `R86 what changes nothing is no event`(row: Row<Bool>) {
        var script = pair(\.noopEvents, row.value)
        #expect(script.update("bob", muted: false) == row.lines)
        #expect(Self.noops.coverBoth)
    }

    @Test func `T2 one update is whole: mute, hold and coaching in this order, or nothing`() {
        var script = pair()
        #expect(
            script.update("bob", muted: true, hold: true, coach: "alice").dropFirst() == [
                "one <- participant-mute conf#0 size 2 bob [muted start]",
                "one <- participant-hold conf#0 size 2 bob [muted hold start]",
                "one <- participant-modify conf#0 size 2 bob [muted hold coaching start] coaches alice",
            ]
        )
        #expect(script.update("alice", muted: true, coach: "nobody") == ["16002"])
        #expect(script.members() == "running alice[start] bob[muted hold coaching start]")
    }

    static let seen = [Row(true, "200 bob"), Row(false, "20404")]

    @Test(arguments: seen) func `T1 whether REST sees what RELAY made`(row: Row<Bool>) {
        var script = pair(\.restSeesRelay, row.value)
        #expect(script.update("bob") == row.lines)
        #expect(Self.seen.coverBoth)
    }

    @Test func `R1 nobody moderates another project's conference, ended or not`() {
        var script = pair()
        script.connect("two", project: 1)
        #expect(script.update("bob", muted: true, session: "two") == ["20404"])
        #expect(script.kick("bob", session: "two") == ["20404"])
        #expect(script.endConference(session: "two") == ["20404"])
        script.endConference()
        #expect(script.endConference(session: "two") == ["20404"])
        #expect(script.update("bob", 7) == ["20404"])
    }

    // MARK: - Taking out

    static let kicked = [
        Row(KickCall.keep, "204 bob", "one <- participant-leave conf#0 size 1 bob [start]"),
        Row(
            .hangup,
            "204 bob",
            "one <- participant-leave conf#0 size 1 bob [start]",
            "one <- bob ending none",
            "one <- bob ended hangup none"
        ),
    ]

    @Test(arguments: kicked) func `R46, T7 taking out is leaving, and the call stays up`(row: Row<KickCall>) {
        var script = pair(\.kickCall, row.value)
        #expect(script.kick("bob") == row.lines)
        #expect(script.kick("bob") == ["20404"])
        #expect(Self.kicked.coverEveryValue())
    }

    @Test func `R61 whoever is taken out last, or ends by it, is named with a reason of its own`() {
        var script = Script()
        script.up("alice", "host", "guest")
        script.join("alice")
        #expect(script.kick("alice").last == "one <- conference-end conf#0 size 0 last-participant-kicked by alice")
        script.join("host", end: true)
        script.join("guest")
        #expect(
            script.kick("host", 1).last
                == "one <- conference-end conf#1 size 0 participant-with-end-conference-on-exit-kicked by host"
        )
    }

    // MARK: - Ending

    @Test func `R60, R61, R65, T3 ended from outside, all leave in order and nobody is named`() {
        var script = pair()
        #expect(
            script.endConference() == [
                "200", "one <- participant-leave conf#0 size 1 alice [start]",
                "one <- participant-leave conf#0 size 0 bob [start]",
                "one <- conference-end conf#0 size 0 conference-ended-via-api",
            ]
        )
        #expect(script.endConference() == ["10000"])
        #expect(script.update("bob", muted: true) == ["10000"])
    }

    static let calls = [Row(AfterEnd.keepCall, "answered"), Row(.hangup, "ended")]

    @Test(arguments: calls) func `R66 what becomes of the calls`(row: Row<AfterEnd>) {
        var script = pair(\.afterEnd, row.value)
        script.endConference()
        #expect(script.engine.state(of: script.names.call("alice")).map(\.rawValue) == row.lines.first)
        #expect(Self.calls.coverEveryValue())
    }

    // MARK: - Hold over RELAY

    static let relay = [
        Row(RelayHold.works, "200 bob", "one <- participant-hold conf#0 size 2 bob [hold start]"),
        Row(.notImplemented, "-32601"),
    ]

    @Test(arguments: relay) func `R90 calling.hold acts like REST's hold`(row: Row<RelayHold>) {
        var script = pair(\.relayHold, row.value)
        #expect(script.command(.hold(script.names.call("bob"))) == row.lines)
        #expect(Self.relay.coverEveryValue())
    }

    @Test func `R90 outside of a conference nobody is told, and before the answer it is refused`() {
        var script = Script()
        script.up("alice")
        #expect(script.command(.hold(script.names.call("alice"))) == ["200 alice"])
        script.dial("late")
        #expect(script.command(.unhold(script.names.call("late"))) == ["409 late"])
        script.end("alice")
        #expect(script.command(.hold(script.names.call("alice"))) == ["404 alice"])
    }
}
