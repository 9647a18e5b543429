import ConferenceEngine
import Conferencing
import Testing

struct `Beeps` {
    static let values = [
        Row(Beep.both, "beep enter bob: alice bob carol", "beep exit bob: alice carol"),
        Row(.none),
        Row(.onEnter, "beep enter bob: alice bob carol"),
        Row(.onExit, "beep exit bob: alice carol"),
    ]

    @Test(arguments: values)
    func `R36, R37 the mover's own setting decides`(row: Row<Beep>) {
        var script = Script()
        script.up("alice", "carol", "bob")
        script.join("alice", beep: .both)
        script.join("carol")
        let beeps = (script.join("bob", beep: row.value) + script.leave("bob")).filter { $0.hasPrefix("beep") }
        #expect(beeps.map(sorted) == row.lines.map(sorted))
        #expect(Self.values.coverEveryValue())
    }

    /// Listeners stand in join order; these rows only say who they are.
    private func sorted(_ line: String) -> [String] { line.split(separator: " ").map(String.init).sorted() }

    @Test func `R36 not sent, it beeps for both`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        #expect(script.join("bob", beep: nil).last == "beep enter bob: alice bob")
        #expect(script.leave("bob").last == "beep exit bob: alice")
    }

    static let owners = [Row(BeepOwner.mover, "beep enter bob: alice bob"), Row(.first)]

    @Test(arguments: owners)
    func `R37 whose setting decides`(row: Row<BeepOwner>) {
        var script = Script(\.beepOwner, row.value)
        script.up("alice", "bob", "carol")
        script.join("alice", beep: Beep.none)
        #expect(script.join("bob", beep: .both).filter { $0.hasPrefix("beep") } == row.lines)
        script.leave("alice")
        // The first one's setting outlives its membership.
        #expect(script.join("carol", beep: .both).contains { $0.hasPrefix("beep") } == (row.value == .mover))
        #expect(Self.owners.coverEveryValue())
    }

    static let selves = [Row(true, "beep enter bob: alice bob"), Row(false, "beep enter bob: alice")]

    @Test(arguments: selves)
    func `R37 whether the newcomer hears its own beep`(row: Row<Bool>) {
        var script = Script(\.beepHearsSelf, row.value)
        script.up("alice", "bob")
        script.join("alice")
        #expect(script.join("bob", beep: .both).suffix(1) == row.lines[...])
        #expect(Self.selves.coverBoth)
    }

    static let waiting = [Row(true, "beep enter bob: alice bob", "beep exit bob: alice"), Row(false)]

    @Test(arguments: waiting)
    func `R38 whether it beeps in a waiting conference`(row: Row<Bool>) {
        var script = Script(\.beepWaiting, row.value)
        script.up("alice", "bob")
        let alone = script.join("alice", start: false, beep: .both)
        #expect(!alone.contains { $0.hasPrefix("beep") })
        let beeps = script.join("bob", start: false, beep: .both) + script.leave("bob")
        #expect(beeps.filter { $0.hasPrefix("beep") } == row.lines)
        #expect(Self.waiting.coverBoth)
    }

    @Test func `R38 no beep for a lone entry, and none for an exit that ends the conference`() {
        var script = Script()
        script.up("alice", "bob")
        #expect(!script.join("alice", end: true, beep: .both).contains { $0.hasPrefix("beep") })
        script.join("bob", beep: .both)
        #expect(!script.leave("alice").contains { $0.hasPrefix("beep") })
    }

    @Test func `R38 an exit that makes the conference wait again still beeps`() {
        var script = Script(\.startLatch, false)
        script.up("alice", "host")
        script.join("alice", start: false)
        script.join("host", beep: .both)
        #expect(script.leave("host").last == "beep exit host: alice")
    }

    @Test func `R39 nothing is emitted for a beep`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice")
        #expect(
            script.join("bob", beep: .both) == [
                "200 bob conf#0",
                "one <- participant-join conf#0 size 2 bob [start]",
                "beep enter bob: alice bob",
            ]
        )
    }

    @Test func `R39 beeps that nobody is told of change nothing else`() {
        var told = Script()
        var untold = Script(.relay, beeps: .untold)
        for call in ["alice", "bob"] {
            told.up(call)
            untold.up(call)
            let lines = told.join(call, beep: .both)
            #expect(untold.join(call, beep: .both) == lines.filter { !$0.hasPrefix("beep") })
        }
        #expect(told.leave("bob").count == untold.leave("bob").count + 1)
    }
}
