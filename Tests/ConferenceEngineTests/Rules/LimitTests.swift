import ConferenceEngine
import Conferencing
import Testing

struct `The limit of participants` {
    static let ranges: [(MaximumParticipantsRange, allowed: [Int64], refused: [Int64])] = [
        (.min2Unbounded, [2, 250, 100_001, .max], [1, 0, -1, .min]),
        (.from1To250, [1, 2, 250], [0, 251, .min, .max]),
        (.from2To100000, [2, 100_000], [1, 100_001]),
    ]

    @Test(arguments: ranges)
    func `C1 which limits may be asked for`(range: MaximumParticipantsRange, allowed: [Int64], refused: [Int64]) {
        for (limits, code) in [(allowed, "200 alice conf#0"), (refused, "400 alice")] {
            for limit in limits {
                var script = Script(\.maximumParticipantsRange, range)
                script.up("alice")
                #expect(script.join("alice", max: limit).first == code, "\(limit)")
            }
        }
        #expect(Self.ranges.map(\.0) == MaximumParticipantsRange.allCases)
    }

    @Test func `C1 nobody said how many: 250 where that is the most`() {
        var script = Script(\.maximumParticipantsRange, .from1To250)
        for number in 0..<251 { script.dial("c\(number)") }
        script.wait(.seconds(1))
        for number in 0..<250 { script.join("c\(number)") }
        #expect(script.join("c250") == ["409 c250"])
    }

    static let full = [
        Row(Full.conflict, "409 carol"),
        Row(.badRequest, "400 carol"),
        Row(.acceptThenLeave, "200 carol conf#0", "one <- participant-leave conf#0 size 2 carol [muted start]"),
        Row(.silent, "200 carol conf#0"),
    ]

    @Test(arguments: full)
    func `R13 the one for whom there is no seat`(row: Row<Full>) {
        var script = Script(\.full, row.value)
        script.up("alice", "bob", "carol")
        script.join("alice", max: 2)
        script.join("bob")
        #expect(script.join("carol", muted: true) == row.lines)
        #expect(script.members() == "running alice[start] bob[start]")
        // The call stays up and usable.
        #expect(script.join("carol", "elsewhere").first == "200 carol conf#1")
        script.leave("carol", 1)
        script.leave("bob")
        #expect(script.join("carol").first == "200 carol conf#0")
        #expect(Self.full.coverEveryValue())
    }

    @Test func `R13 the session of the one turned away hears of it once, and no more afterwards`() {
        var script = Script(\.full, .acceptThenLeave)
        script.connect("two")
        script.up("alice", "bob")
        script.up("zoe", session: "two")
        script.join("alice", max: 2)
        script.join("bob")
        #expect(
            script.join("zoe", session: "two") == [
                "200 zoe conf#0",
                "one <- participant-leave conf#0 size 2 zoe [start]",
                "two <- participant-leave conf#0 size 2 zoe [start]",
            ]
        )
        #expect(script.leave("bob") == ["200 bob", "one <- participant-leave conf#0 size 1 bob [start]"])
    }

    static let counting = [Row(LimitCounts.allMembers, "409 carol"), Row(.runningOnly, "200 carol conf#0")]

    @Test(arguments: counting)
    func `R14 who counts while the conference waits`(row: Row<LimitCounts>) {
        var script = Script(\.limitCounts, row.value)
        script.up("alice", "bob", "carol", "dave")
        script.join("alice", start: false, muted: true, max: 2)
        script.join("bob", start: false)
        #expect(script.join("carol").first == row.lines.first)
        // Under the one there are two who wait, under the other three who have started: no seat for dave in either.
        #expect(script.join("dave") == ["409 dave"])
        #expect(Self.counting.coverEveryValue())
    }

    /// alice's limit is 3, bob's 2, carol has none; who is refused?
    static let owners = [
        Row(LimitOwner.first, "200 carol conf#0", "409 dave", "409 erin"),
        Row(.joiner, "200 carol conf#0", "200 dave conf#0", "409 erin"),
        Row(.lowestSeen, "409 carol", "409 dave", "409 erin"),
    ]

    @Test(arguments: owners)
    func `R15 whose limit counts`(row: Row<LimitOwner>) {
        var script = Script(\.limitOwner, row.value)
        script.up("alice", "bob", "carol", "dave", "erin")
        script.join("alice", max: 3)
        script.join("bob", max: 2)
        let codes = [script.join("carol"), script.join("dave", max: 5), script.join("erin", max: 3)].map(\.first)
        #expect(codes == row.lines)
        #expect(Self.owners.coverEveryValue())
    }

    @Test func `R15 a refused join's limit is not seen`() {
        var script = Script(\.limitOwner, .lowestSeen)
        script.up("alice", "bob", "carol")
        script.join("alice", max: 4)
        script.join("bob")
        #expect(script.join("carol", max: 2) == ["409 carol"])
        #expect(script.join("carol").first == "200 carol conf#0")
    }
}
