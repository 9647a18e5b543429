import ConferenceEngine
import Conferencing
import Testing

struct `Start and waiting` {
    static let rules = [
        Row(
            StartRule.moderator,
            "waiting alice[]",
            "running alice[] host[start]",
            "running alice[] host[start] bob[]"
        ),
        Row(
            .twoParty,
            "waiting alice[]",
            "running alice[] host[start]",
            "running alice[] host[start] bob[]"
        ),
    ]

    @Test(arguments: rules)
    func `R20 entering with start_on_enter starts the conference`(row: Row<StartRule>) {
        var script = Script(\.startRule, row.value)
        script.up("alice", "host", "bob")
        var states: [String] = []
        script.join("alice", start: false)
        states.append(script.members())
        let lines = script.join("host")
        #expect(lines.last == "one <- conference-start conf#0 size 2")
        states.append(script.members())
        #expect(script.join("bob", start: false).count == 2)
        states.append(script.members())
        #expect(states == row.lines)
        #expect(Self.rules.coverEveryValue())
    }

    static let alone = [Row(StartRule.moderator, "running host[start]"), Row(.twoParty, "waiting host[start]")]

    @Test(arguments: alone)
    func `R20 whether one starter is enough`(row: Row<StartRule>) {
        var script = Script(\.startRule, row.value)
        script.up("host", "alice")
        script.join("host")
        #expect(script.members() == row.lines.joined())
        // Two parties, one of them a starter, are enough under either, whoever comes second.
        let second = script.join("alice", start: false)
        #expect(script.members() == "running host[start] alice[]")
        #expect(second.contains("one <- conference-start conf#0 size 2") == (row.value == .twoParty))
    }

    @Test func `R20 two who are no starters wait, however many they are`() {
        var script = Script(\.startRule, .twoParty)
        script.up("alice", "bob")
        script.join("alice", start: false)
        script.join("bob", start: false)
        #expect(script.members() == "waiting alice[] bob[]")
    }

    static let latches = [
        Row(true, "running alice[]", "running alice[] bob[]", "running alice[] bob[] host[start]"),
        Row(false, "waiting alice[]", "waiting alice[] bob[]", "running alice[] bob[] host[start]"),
    ]

    @Test(arguments: latches)
    func `R21 whether a conference waits again when its starters have left`(row: Row<Bool>) {
        var script = Script(\.startLatch, row.value)
        script.up("alice", "bob", "host")
        script.join("alice", start: false)
        script.join("host")
        script.leave("host")
        var states = [script.members()]
        script.join("bob", start: false)
        states.append(script.members())
        let lines = script.join("host")
        states.append(script.members())
        #expect(states == row.lines)
        #expect(lines.contains("one <- conference-start conf#0 size 3") == !row.value)
        #expect(Self.latches.coverBoth)
    }

    @Test func `R22 one who does not start enters a running conference straight away`() {
        var script = Script()
        script.up("host", "alice")
        script.join("host")
        #expect(script.join("alice", start: false).count == 2)
        #expect(script.hearing() == ["host hears alice", "alice hears host"])
    }

    @Test func `R25 starting connects everybody and sounds the starter's beep`() {
        var script = Script()
        script.up("alice", "bob", "host")
        script.join("alice", start: false, beep: .both)
        script.join("bob", start: false, beep: .both)
        #expect(
            script.join("host", beep: .onEnter) == [
                "200 host conf#0",
                "one <- participant-join conf#0 size 3 host [start]",
                "one <- conference-start conf#0 size 3",
                "beep enter host: alice bob host",
            ]
        )
        #expect(script.hearing() == ["alice hears bob host", "bob hears alice host", "host hears alice bob"])
    }

    static let orders = [
        Row(
            false,
            "200 host conf#0",
            "one <- participant-join conf#0 size 2 host [start]",
            "one <- conference-start conf#0 size 2"
        ),
        Row(
            true,
            "200 host conf#0",
            "one <- conference-start conf#0 size 1",
            "one <- participant-join conf#0 size 2 host [start]"
        ),
    ]

    @Test(arguments: orders)
    func `R83 the start comes behind or ahead of the join that causes it`(row: Row<Bool>) {
        var script = Script(\.startBeforeJoin, row.value)
        script.up("alice", "host")
        script.join("alice", start: false)
        #expect(script.join("host") == row.lines)
        #expect(Self.orders.coverBoth)
    }
}
