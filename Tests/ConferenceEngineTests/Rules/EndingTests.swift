import ConferenceEngine
import Conferencing
import Testing

struct `The end of a conference` {
    @Test func `R60, R61 the last one to leave ends it, whoever that is`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        script.leave("alice")
        #expect(script.leave("bob").last == "one <- conference-end conf#0 size 0 last-participant-left by bob")
        #expect(script.members() == "ended")
    }

    static let enders = [
        Row(Enders.any, "first", "participant-with-end-conference-on-exit-left by first"),
        Row(.all, "second", "participant-with-end-conference-on-exit-left by second"),
    ]

    @Test(arguments: enders)
    func `R62 which of several enders ends it`(row: Row<Enders>) {
        var script = Script(\.enders, row.value)
        script.up("first", "alice", "second")
        script.join("first", end: true)
        script.join("alice")
        script.join("second", end: true)
        var leaver = "first"
        var lines = script.leave("first")
        if script.members() != "ended" {
            leaver = "second"
            lines = script.leave("second")
        }
        #expect([leaver, lines.last.map { $0.split(separator: " ").suffix(3).joined(separator: " ") }] == row.lines)
        #expect(script.members() == "ended")
        #expect(Self.enders.coverEveryValue())
    }

    static let alone = [
        Row(
            EnderAlone.endOnExit,
            "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host"
        ),
        Row(.lastParticipant, "one <- conference-end conf#0 size 0 last-participant-left by host"),
    ]

    @Test(arguments: alone)
    func `R63 the last one is an ender too`(row: Row<EnderAlone>) {
        var script = Script(\.enderAlone, row.value)
        script.up("host")
        script.join("host", end: true)
        #expect(script.leave("host").suffix(1) == row.lines[...])
        #expect(Self.alone.coverEveryValue())
    }

    static let unstarted = [
        Row(
            EndWithoutStart.emit,
            "200 alice",
            "one <- participant-leave conf#0 size 0 alice []",
            "one <- conference-end conf#0 size 0 last-participant-left by alice"
        ),
        Row(.suppress, "200 alice", "one <- participant-leave conf#0 size 0 alice []"),
    ]

    @Test(arguments: unstarted)
    func `R64 the end of a conference that never started`(row: Row<EndWithoutStart>) {
        var script = Script(\.endWithoutStart, row.value)
        script.up("alice", "bob")
        script.join("alice", start: false)
        #expect(script.leave("alice") == row.lines)
        #expect(script.members() == "ended")
        script.join("bob")
        #expect(script.leave("bob", 1).last == "one <- conference-end conf#1 size 0 last-participant-left by bob")
        #expect(Self.unstarted.coverEveryValue())
    }

    @Test func `R64 one that waits again has started once`() {
        var profile = Profile.relay
        profile.endWithoutStart = .suppress
        profile.startLatch = false
        var script = Script(profile)
        script.up("alice", "host")
        script.join("alice", start: false)
        script.join("host")
        script.leave("host")
        #expect(script.members() == "waiting alice[]")
        #expect(script.leave("alice").last == "one <- conference-end conf#0 size 0 last-participant-left by alice")
    }

    static let orders = [
        Row(
            EndOrder.leavesThenEnd,
            "one <- participant-leave conf#0 size 1 alice [start]",
            "one <- participant-leave conf#0 size 0 bob [start]",
            "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host"
        ),
        Row(
            .endThenLeaves,
            "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host",
            "one <- participant-leave conf#0 size 1 alice [start]",
            "one <- participant-leave conf#0 size 0 bob [start]"
        ),
        Row(.endOnly, "one <- conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host"),
    ]

    @Test(arguments: orders)
    func `R65 the others at the end`(row: Row<EndOrder>) {
        var script = Script(\.endOrder, row.value)
        script.up("alice", "host", "bob")
        script.join("alice")
        script.join("host", end: true)
        script.join("bob")
        #expect(
            script.leave("host")
                == ["200 host", "one <- participant-leave conf#0 size 2 host [start end]"] + row.lines
        )
        #expect(script.members() == "ended")
        #expect(script.join("bob").first == "200 bob conf#1")
        #expect(Self.orders.coverEveryValue())
    }

    static let after = [
        Row(AfterEnd.keepCall),
        Row(
            .hangup,
            "one <- alice ending none",
            "one <- alice ended hangup none",
            "one <- bob ending none",
            "one <- bob ended hangup none"
        ),
    ]

    @Test(arguments: after)
    func `R66 what becomes of the calls of the others`(row: Row<AfterEnd>) {
        var script = Script(\.afterEnd, row.value)
        script.up("alice", "host", "bob")
        script.join("alice")
        script.join("host", end: true)
        script.join("bob")
        let lines = script.leave("host")
        #expect(Array(lines.dropFirst(5)) == row.lines)
        #expect(script.engine.isUp(script.names.call("host")))
        #expect(script.engine.isUp(script.names.call("alice")) == (row.value == .keepCall))
        #expect(Self.after.coverEveryValue())
    }

    @Test func `R66 where one hangs up and ends it, the others are hung up before its own end is told`() {
        var script = Script(\.afterEnd, .hangup)
        script.up("alice", "host")
        script.join("alice")
        script.join("host", end: true)
        #expect(
            script.hangUp("host").suffix(3) == [
                "one <- alice ending none",
                "one <- alice ended hangup none",
                "one <- host ended hangup inbound",
            ]
        )
    }

    @Test func `R67 after the end nothing bears the id`() {
        var script = Script()
        script.up("alice", "host")
        script.join("alice")
        script.join("host", end: true)
        #expect(script.leave("host").filter { $0.contains("conference-end") }.count == 1)
        #expect(script.leave("alice") == ["404 alice"])
        #expect(!script.hangUp("alice").joined().contains("conf#0"))
    }
}
