import ConferenceEngine
import Conferencing
import Testing

struct `Settings of the conference` {
    static let conflicts = [
        Row(Conflict.ignore, "200 bob conf#0", "one <- participant-join conf#0 eu size 2 bob [start]", "409 carol"),
        Row(.lastWins, "200 bob conf#0", "one <- participant-join conf#0 us size 2 bob [start]", "200 carol conf#0"),
        Row(.result400, "400 bob"),
    ]

    @Test(arguments: conflicts)
    func `R40 a later participant says something else`(row: Row<Conflict>) {
        var script = Script(\.conflict, row.value)
        script.up("alice", "bob", "carol")
        script.join("alice", max: 2, region: .eu)
        var lines = script.join("bob", max: 3, region: .us)
        if row.value != .result400 { lines += script.join("carol").prefix(1) }
        #expect(lines == row.lines)
        #expect(Self.conflicts.coverEveryValue())
    }

    @Test(arguments: Conflict.allCases)
    func `R40 saying the same, or nothing, is no conflict`(conflict: Conflict) {
        var script = Script(\.conflict, conflict)
        script.up("alice", "bob", "carol", "dave")
        script.join("alice", region: .eu)
        #expect(script.join("bob").first == "200 bob conf#0")
        #expect(script.join("carol", max: 100_000, region: .eu).first == "200 carol conf#0")
        #expect(script.join("dave", max: 7).first == (conflict == .result400 ? "400 dave" : "200 dave conf#0"))
    }

    @Test func `R40 the first participant's leaving releases nothing`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        script.join("alice", max: 2, region: .ch)
        script.join("bob")
        script.leave("alice")
        #expect(
            script.join("carol", max: 9, region: .us).last == "one <- participant-join conf#0 ch size 2 carol [start]"
        )
        script.up("dave")
        #expect(script.join("dave") == ["409 dave"])
    }

    @Test func `R41 muted, beep and the two flags are each participant's own`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", start: false, end: true, muted: true)
        script.join("bob")
        #expect(script.members() == "running alice[muted end] bob[start]")
    }
}
