import ConferenceEngine
import Conferencing
import Testing

struct `Identity and creation` {
    @Test func `R1 the same name in two projects is two conferences`() {
        var script = Script()
        script.connect("two", project: 7)
        script.up("alice")
        script.up("zoe", session: "two")
        script.join("alice")
        #expect(
            script.join("zoe", session: "two") == [
                "200 zoe conf#1",
                "two <- participant-join conf#1 size 1 zoe [start]",
                "two <- conference-start conf#1 size 1",
            ]
        )
    }

    @Test func `R1 a call of another project does not exist`() {
        var script = Script()
        script.connect("two", project: 7)
        script.up("alice")
        script.join("alice")
        #expect(script.join("alice", session: "two") == ["404 alice"])
        #expect(script.leave("alice", session: "two") == ["404 alice"])
        #expect(script.end("alice", session: "two") == ["404"])
    }

    @Test func `R1 sessions of one project meet`() {
        var script = Script()
        script.connect("two")
        script.up("alice")
        script.up("zoe", session: "two")
        script.join("alice")
        #expect(script.join("zoe", session: "two").first == "200 zoe conf#0")
    }

    static let nameMatches: [(NameMatch, same: [String], other: [String])] = [
        (.exact, ["Room"], ["room", " Room", "Room ", "Róom", "R\u{F3}om", "Ro\u{301}om"]),
        (.casefold, ["Room", "room", "ROOM"], [" Room", "R\u{F3}om"]),
        (.trim, ["Room", " Room", "Room\t\n", "\u{2003}Room"], ["room", "Ro om"]),
    ]

    @Test(arguments: nameMatches)
    func `R3 which names are equal`(match: NameMatch, same: [String], other: [String]) {
        for (names, expected) in [(same, "200 bob conf#0"), (other, "200 bob conf#1")] {
            for name in names {
                var script = Script(\.nameMatch, match)
                script.up("alice", "bob")
                script.join("alice", "Room")
                #expect(script.join("bob", name).first == expected, "\(name)")
            }
        }
        #expect(Self.nameMatches.map(\.0) == NameMatch.allCases)
    }

    @Test func `R3 names are compared by bytes, not by canonical equivalence`() {
        var script = Script()
        script.up("alice", "bob", "carol", "dave")
        // Equal to Swift's String, of equal length in UTF-8, and not the same bytes.
        let (first, second) = ("q\u{307}\u{323}", "q\u{323}\u{307}")
        #expect(first == second)
        script.join("alice", first)
        #expect(script.join("bob", second).first == "200 bob conf#1")
        #expect(script.join("carol", "K").first == "200 carol conf#2")
        #expect(script.join("dave", "\u{212A}").first == "200 dave conf#3")
    }

    @Test func `R3 a conference is called as the first one called it`() {
        var script = Script(\.nameMatch, .casefold)
        script.up("alice", "bob")
        script.join("alice", "Room")
        var outputs: [ConferenceEngine.Output] = []
        let bob = script.names.call("bob")
        let input = ConferenceEngine.Input.command(
            SessionID(0),
            RequestID(0),
            .join(bob, Shared(JoinOptions(name: "ROOM")))
        )
        script.engine.handle(input, at: script.now, into: &outputs)
        let names = outputs.compactMap { output -> String? in
            guard case .event(_, let event) = output, case .conference(let told) = event.body else { return nil }
            return told.name
        }
        #expect(names == ["Room"])
    }

    static let lengths: [(NameMaximum, String, String)] = [
        (.characters64, String(repeating: "a", count: 64), "200 alice conf#0"),
        (.characters64, String(repeating: "a", count: 65), "400 alice"),
        (.characters64, String(repeating: "\u{1F600}", count: 64), "200 alice conf#0"),
        (.characters64, String(repeating: "e\u{301}", count: 33), "400 alice"),
        (.none, String(repeating: "a", count: 100_000), "200 alice conf#0"),
        (.none, "", "400 alice"),
        (.characters64, "", "400 alice"),
        (.characters64, " \t\u{2003}", "400 alice"),
        (.characters64, "\u{E9}", "200 alice conf#0"),
    ]

    @Test(arguments: lengths)
    func `R4 a name that is blank or too long is refused`(maximum: NameMaximum, name: String, expected: String) {
        var script = Script(\.nameMaximum, maximum)
        script.up("alice")
        #expect(script.join("alice", name).first == expected)
    }

    @Test func `R5 a refused join creates nothing`() {
        var script = Script()
        script.dial("alice")
        #expect(script.join("alice") == ["409 alice"])
        #expect(script.members() == "no such conference")
    }

    @Test func `R6, R7 a name is free at the end, and the next conference of that name has a new id and no memory`() {
        var script = Script()
        script.up("alice", "bob")
        script.join("alice", max: 2, region: .eu)
        script.leave("alice")
        #expect(script.members(0) == "ended")
        #expect(
            script.join("bob", start: false) == [
                "200 bob conf#1",
                "one <- participant-join conf#1 size 1 bob []",
            ]
        )
        #expect(script.members(0) == "ended")
        #expect(script.members(1) == "waiting bob[]")
        #expect(script.members(2) == "no such conference")
    }

    @Test func `R1, R7 the very same options lead to the right conference, whoever sends them again`() {
        var script = Script()
        script.connect("two", project: 1)
        script.up("alice", "bob")
        script.up("zoe", session: "two")
        let options = Shared(JoinOptions(name: "room"))
        func join(_ call: String, session: String = "one") -> String? {
            script.command(.join(script.names.call(call), options), session: session).first
        }
        #expect(join("alice") == "200 alice conf#0")
        #expect(join("zoe", session: "two") == "200 zoe conf#1")
        #expect(join("bob") == "200 bob conf#0")
        script.leave("bob")
        script.leave("alice")
        #expect(join("bob") == "200 bob conf#2")
        script.leave("zoe", 1, session: "two")
        #expect(join("zoe", session: "two") == "200 zoe conf#3")
    }
}
