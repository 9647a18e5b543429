import ConferenceEngine
import Conferencing
import Testing

struct `Joining again` {
    static let same = [
        Row(RejoinSame.conflict, "409 bob"),
        Row(.idempotent, "200 bob conf#0"),
        Row(
            .leaveAndJoin,
            "200 bob conf#0",
            "one <- participant-leave conf#0 size 1 bob [start]",
            "one <- participant-join conf#0 size 2 bob [muted start]"
        ),
        Row(
            .updateFlags,
            "200 bob conf#0",
            "one <- participant-mute conf#0 size 2 bob [muted start]"
        ),
    ]

    @Test(arguments: same)
    func `R16 a member joins its conference again`(row: Row<RejoinSame>) {
        var script = Script(\.rejoinSame, row.value)
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob")
        #expect(script.join("bob", muted: true) == row.lines)
        #expect(Self.same.coverEveryValue())
    }

    @Test func `R16 leave_and_join of the last one makes a new conference, and the reply names it`() {
        var script = Script(\.rejoinSame, .leaveAndJoin)
        script.up("alice")
        script.join("alice")
        #expect(
            script.join("alice", start: false) == [
                "200 alice conf#1",
                "one <- participant-leave conf#0 size 0 alice [start]",
                "one <- conference-end conf#0 size 0 last-participant-left by alice",
                "one <- participant-join conf#1 size 1 alice []",
            ]
        )
    }

    @Test func `R16 leave_and_join of an ender ends the conference for the others`() {
        var script = Script(\.rejoinSame, .leaveAndJoin)
        script.up("alice", "host")
        script.join("alice")
        script.join("host", end: true)
        #expect(script.join("host").first == "200 host conf#1")
        #expect(script.members(0) == "ended")
        #expect(script.members(1) == "running host[start]")
    }

    @Test func `R16 leave_and_join needs no free seat`() {
        var script = Script(\.rejoinSame, .leaveAndJoin)
        script.up("alice", "bob")
        script.join("alice", max: 2)
        script.join("bob")
        #expect(script.join("bob").first == "200 bob conf#0")
    }

    @Test func `R16, R86 update_flags says only what changes, and options that are not sent change nothing`() {
        var script = Script(\.rejoinSame, .updateFlags)
        script.up("alice", "bob")
        script.join("alice", start: false)
        script.join("bob", start: false, end: true, muted: true)
        #expect(script.join("bob") == ["200 bob conf#0"])
        #expect(
            script.join("bob", start: true, muted: false) == [
                "200 bob conf#0",
                "one <- participant-unmute conf#0 size 2 bob [start end]",
                "one <- participant-modify conf#0 size 2 bob [start end]",
                "one <- conference-start conf#0 size 2",
            ]
        )
        #expect(
            script.join("bob", end: false, beep: .onExit) == [
                "200 bob conf#0",
                "one <- participant-modify conf#0 size 2 bob [start]",
            ]
        )
        #expect(script.leave("bob").last == "beep exit bob: alice")
    }

    static let other = [
        Row(JoinOther.conflict, "409 bob"),
        Row(
            .move,
            "200 bob conf#1",
            "one <- participant-leave conf#0 size 1 bob [start]",
            "beep exit bob: alice",
            "one <- participant-join conf#1 size 1 bob [start]",
            "one <- conference-start conf#1 size 1"
        ),
    ]

    @Test(arguments: other)
    func `R17 a member of another conference joins`(row: Row<JoinOther>) {
        var script = Script(\.joinOther, row.value)
        script.up("alice", "bob")
        script.join("alice")
        script.join("bob", beep: .both)
        #expect(script.join("bob", "other") == row.lines)
        #expect(Self.other.coverEveryValue())
    }

    @Test func `R17 one who moves leaves with all the effects of leaving`() {
        var script = Script(\.joinOther, .move)
        script.up("alice", "host", "zoe")
        script.join("zoe", "other")
        script.join("alice")
        script.join("host", end: true)
        #expect(
            script.join("host", "other") == [
                "200 host conf#0",
                "one <- participant-leave conf#1 size 1 host [start end]",
                "one <- participant-leave conf#1 size 0 alice [start]",
                "one <- conference-end conf#1 size 0 participant-with-end-conference-on-exit-left by host",
                "one <- participant-join conf#0 size 2 host [start]",
            ]
        )
    }

    @Test(arguments: Full.allCases)
    func `R17 one who finds the other conference full stays where it is`(full: Full) {
        var profile = Profile.relay
        profile.joinOther = .move
        profile.full = full
        var script = Script(profile)
        script.up("alice", "bob", "zoe")
        script.join("alice", "other", max: 2)
        script.join("bob", "other")
        script.join("zoe")
        script.join("zoe", "other")
        #expect(script.members(0) == "running alice[start] bob[start]")
        #expect(script.members(1) == "running zoe[start]")
    }
}
