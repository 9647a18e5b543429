import ConferenceEngine
import Conferencing
import Testing

struct `Who is told` {
    /// `one` has alice and bob in the conference, `two` has zoe; what zoe's joining and leaving is told.
    static let fanouts = [
        Row(
            Fanout.sessionOnce,
            "one <- participant-join conf#0 size 3 zoe [start]",
            "two <- participant-join conf#0 size 3 zoe [start]",
            "one <- participant-leave conf#0 size 2 zoe [start]",
            "two <- participant-leave conf#0 size 2 zoe [start]"
        ),
        Row(
            .ownCallOnly,
            "two <- participant-join conf#0 size 3 zoe [start]",
            "two <- participant-leave conf#0 size 2 zoe [start]"
        ),
        Row(
            .perMemberCall,
            "one <- participant-join conf#0 size 3 zoe [start]",
            "one <- participant-join conf#0 size 3 zoe [start]",
            "two <- participant-join conf#0 size 3 zoe [start]",
            "one <- participant-leave conf#0 size 2 zoe [start]",
            "one <- participant-leave conf#0 size 2 zoe [start]",
            "two <- participant-leave conf#0 size 2 zoe [start]"
        ),
    ]

    @Test(arguments: fanouts)
    func `R80 the sessions of the members hear of everything`(row: Row<Fanout>) {
        var script = Script(\.fanout, row.value)
        script.connect("two")
        script.up("alice", "bob")
        script.up("zoe", session: "two")
        script.join("alice")
        script.join("bob")
        let lines = script.join("zoe", session: "two").dropFirst() + script.leave("zoe", session: "two").dropFirst()
        #expect(Array(lines) == row.lines)
        // Whose last member has left, hears no more.
        #expect(!script.leave("bob").contains { $0.hasPrefix("two") })
        #expect(Self.fanouts.coverEveryValue())
    }

    @Test(arguments: Fanout.allCases)
    func `R80 the start of a conference is told to every session that has a member`(fanout: Fanout) {
        var script = Script(\.fanout, fanout)
        script.connect("two")
        script.up("alice", "bob")
        script.up("zoe", session: "two")
        script.join("alice", start: false)
        script.join("bob", start: false)
        let starts = script.join("zoe", session: "two").filter { $0.contains("conference-start") }
        let line = "<- conference-start conf#0 size 3"
        #expect(
            starts
                == (fanout == .perMemberCall
                    ? ["one \(line)", "one \(line)", "two \(line)"] : ["one \(line)", "two \(line)"])
        )
    }

    @Test func `R80 who ends a conference hears of all of its end, and the others do too`() {
        var script = Script()
        script.connect("two")
        script.up("alice")
        script.up("host", session: "two")
        script.join("alice")
        script.join("host", end: true, session: "two")
        let lines = script.leave("host", session: "two").dropFirst()
        let told = [
            "participant-leave conf#0 size 1 host [start end]", "participant-leave conf#0 size 0 alice [start]",
            "conference-end conf#0 size 0 participant-with-end-conference-on-exit-left by host",
        ]
        #expect(Array(lines) == told.flatMap { ["one <- " + $0, "two <- " + $0] })
    }

    @Test func `R80 the events of a call go to its own session`() {
        var script = Script()
        script.connect("two")
        script.up("alice")
        script.join("alice")
        script.dial("zoe", session: "two")
        script.wait(.seconds(1))
        script.join("zoe", session: "two")
        let lines = script.hangUp("zoe", session: "two")
        #expect(lines.filter { $0.contains("ending") || $0.contains("ended") }.allSatisfy { $0.hasPrefix("two") })
    }

    static let addresses = [
        Row(
            ConferenceCallID.absent,
            "one <- conference-start conf#0 size 1",
            "one <- conference-end conf#0 size 0 last-participant-left by alice"
        ),
        Row(
            .triggerCall,
            "one <- conference-start conf#0 size 1 alice",
            "one <- conference-end conf#0 size 0 alice last-participant-left by alice"
        ),
    ]

    @Test(arguments: addresses)
    func `R82 whether events of the conference bear the call that caused them`(row: Row<ConferenceCallID>) {
        var script = Script(\.conferenceCallID, row.value)
        script.up("alice")
        #expect([script.join("alice").last, script.leave("alice").last] == row.lines)
        #expect(Self.addresses.coverEveryValue())
    }

    @Test func `R83 all sessions hear the same in the same order`() {
        var script = Script()
        script.connect("two")
        script.connect("three")
        script.up("alice")
        script.up("bob", session: "two")
        script.up("carol", session: "three")
        var lines = script.join("carol", end: true, session: "three")
        lines += script.join("alice")
        lines += script.join("bob", session: "two")
        let before = lines.count
        lines += script.leave("carol", session: "three")
        let told = lines[before...].filter { $0.contains("conf#0") }
        let heard = ["one", "two", "three"].map { session in
            told.filter { $0.hasPrefix(session) }.map { $0.dropFirst(session.count) }
        }
        #expect(heard[0].count == 4)
        #expect(heard[0] == heard[1] && heard[1] == heard[2])
    }

    @Test func `R84 the size is that after the event, and those who wait count`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        var sizes: [Substring] = []
        for call in ["alice", "bob", "carol"] { sizes += script.join(call, start: false).suffix(1).map(size) }
        for call in ["bob", "alice", "carol"] { sizes += script.leave(call).dropFirst().map(size) }
        #expect(sizes == ["1", "2", "3", "2", "1", "0", "0"])
    }

    private func size(_ line: String) -> Substring {
        let words = line.split(separator: " ")
        return words.firstIndex(of: "size").map { words[$0 + 1] } ?? ""
    }
}
