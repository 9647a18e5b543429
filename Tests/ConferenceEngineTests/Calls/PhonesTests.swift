import ConferenceEngine
import Conferencing
import Testing

struct `Phones` {
    static let behaviours: [(behaviour: PhoneBehaviour, after: TimeSpan, lines: [String])] = [
        (
            .busy, .milliseconds(100),
            ["200", "one <- alice created", "one <- dial alice dialing", "one <- alice ended busy inbound"]
        ),
        (
            .decline, .milliseconds(100),
            [
                "200", "one <- alice created", "one <- dial alice dialing", "one <- alice ringing",
                "one <- alice ended decline inbound",
            ]
        ),
        (
            .noAnswer, .seconds(30),
            [
                "200", "one <- alice created", "one <- dial alice dialing", "one <- alice ringing",
                "one <- alice ended noAnswer none",
            ]
        ),
    ]

    @Test(arguments: behaviours.indices)
    func `W72 a leg that is not answered goes straight to ended, and the dial fails for its reason`(index: Int) {
        let row = Self.behaviours[index]
        var script = Script()
        script.prepare("alice", row.behaviour)
        let dialled = script.dial("alice")
        #expect(script.wait(row.after + .milliseconds(-1)).isEmpty)
        let ended = script.wait(.milliseconds(1))
        #expect(dialled + ended.dropLast() == row.lines)
        let (reason, source) = (row.lines.last?.split(separator: " ").suffix(2) ?? []).reduce(into: ("", "")) {
            $0 = ($0.1, String($1))
        }
        #expect(ended.last == "one <- dial alice failed \(reason) \(source)")
        #expect(script.engine.nextWakeup == nil)
        #expect(script.join("alice") == ["404 alice"])
    }

    @Test(arguments: [Row(false, "ended"), Row(true, "ending", "ended")])
    func `W72 ending_on_failure decides whether an unanswered leg passes ending`(row: Row<Bool>) {
        var script = Script(\.endingOnFailure, row.value)
        script.prepare("alice", .busy)
        script.dial("alice")
        let states = script.wait(.seconds(1)).compactMap { line in
            line.hasPrefix("one <- alice ") ? line.split(separator: " ")[3] : nil
        }
        #expect(states.map(String.init) == row.lines)
    }

    @Test func `W72 a phone rings for its timeout, and who picks up at its end has picked up`() {
        var script = Script()
        script.prepare("alice", answersAfter: .seconds(2))
        script.prepare("bob", answersAfter: .milliseconds(2001))
        script.dial("alice", groups: [["+1"]], timeout: 2)
        script.dial("bob", groups: [["+2"]], timeout: 2)
        #expect(
            script.wait(.seconds(5)) == [
                "one <- alice answered", "one <- dial alice answered winner alice",
                "one <- bob ended noAnswer none", "one <- dial bob failed noAnswer none",
            ]
        )
    }

    @Test func `W73 a timeout of no time is a bad parameter`() {
        var script = Script()
        #expect(script.dial("alice", groups: [["+1"]], timeout: 0) == ["400"])
        #expect(script.dial("alice", groups: [["+1"], []], timeout: 1) == ["400"])
        #expect(script.dial("alice", groups: [["+1"], ["+2", ""]], timeout: 1) == ["400"])
        #expect(script.engine.newestCall == nil)
    }

    @Test func `a number that is engaged is so for every dial of its project`() {
        var script = Script()
        script.connect("two")
        script.connect("three", project: 1)
        script.prepare(number: "+15550100", .busy)
        script.prepare("alice", answersAfter: .zero)
        for session in ["one", "two", "three"] { script.dial(session, session: session) }
        script.dial("alice")
        let ended = script.wait(.seconds(1)).filter { $0.contains(" dial ") }
        #expect(
            ended == [
                "one <- dial one failed busy inbound", "two <- dial two failed busy inbound",
                "three <- dial three answered winner three", "one <- dial alice failed busy inbound",
            ]
        )
    }

    @Test func `a line that is engaged can be taken back before it says so`() {
        var script = Script()
        script.prepare("alice", .busy)
        script.dial("alice")
        #expect(
            script.end("alice", .cancel).suffix(2) == [
                "one <- alice ended cancel outbound", "one <- dial alice failed cancel outbound",
            ]
        )
        #expect(script.engine.nextWakeup == nil)
    }
}
