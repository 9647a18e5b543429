import ConferenceEngine
import Conferencing
import Testing

struct `Dialling` {
    @Test func `W70 the reply to a dial bears no call`() {
        var script = Script()
        #expect(script.dial("alice").first == "200")
    }

    static let dialling = [
        Row(DialingEvent.once, "200", "one <- alice created", "one <- dial alice dialing", "one <- alice ringing"),
        Row(.none, "200", "one <- alice created", "one <- alice ringing"),
        Row(.perLeg, "200", "one <- alice created", "one <- dial alice dialing", "one <- alice ringing"),
    ]

    @Test(arguments: dialling)
    func `W72 the events before the answer`(row: Row<DialingEvent>) {
        var script = Script(\.dialingEvent, row.value)
        #expect(script.dial("alice") == row.lines)
        #expect(Self.dialling.coverEveryValue())
    }

    @Test func `W73 a dial to nobody, or for less than no time, is a bad parameter`() {
        var script = Script()
        #expect(script.dial("alice", to: "") == ["400"])
        #expect(script.dial("alice", maxDuration: -1) == ["400"])
        #expect(script.dial("alice", maxDuration: .min) == ["400"])
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `a phone answers when it was prepared to`() {
        var script = Script()
        script.prepare("alice", answersAfter: .seconds(3))
        script.prepare("bob", answersAfter: .zero)
        script.prepare("carol", answersAfter: .milliseconds(-5))
        script.prepare("dave", answersAfter: .forever)
        for call in ["alice", "bob", "carol", "dave"] { script.dial(call) }
        #expect(
            script.wait(.zero) == [
                "one <- bob answered", "one <- dial bob answered winner bob",
                "one <- carol answered", "one <- dial carol answered winner carol",
            ]
        )
        #expect(script.wait(.milliseconds(2999)).isEmpty)
        #expect(script.wait(.milliseconds(1)).first == "one <- alice answered")
        // Nobody ever picks dave's up, and he rings as long as any phone.
        #expect(
            script.wait(.seconds(27)) == ["one <- dave ended noAnswer none", "one <- dial dave failed noAnswer none"]
        )
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `phones of two sessions with the same tag are two phones`() {
        var script = Script()
        script.connect("two")
        script.prepare("alice", answersAfter: .seconds(9))
        script.dial("alice", session: "two")
        #expect(script.wait(.milliseconds(100)).first == "two <- alice answered")
    }

    @Test func `calls that are answered at one instant are answered in the order of their dialling`() {
        var script = Script()
        let calls = (0..<100).map { "c\($0)" }
        for call in calls { script.dial(call) }
        let answered = script.wait(.seconds(1)).filter { $0.hasSuffix("answered") }
        #expect(answered == calls.map { "one <- \($0) answered" })
    }

    @Test func `the person refuses the call before it is answered`() {
        var script = Script()
        script.dial("alice")
        #expect(
            script.hangUp("alice") == [
                "one <- alice ended decline inbound",
                "one <- dial alice failed decline inbound",
            ]
        )
        #expect(script.engine.nextWakeup == nil)
        #expect(script.hangUp("alice") == [])
    }

    @Test(arguments: [
        Row(false, "200", "one <- alice ended cancel outbound"), Row(true, "200", "one <- alice ending outbound"),
    ])
    func `W72 the program takes a dial back`(row: Row<Bool>) {
        var script = Script(\.endingOnFailure, row.value)
        script.dial("alice")
        let lines = script.end("alice", .cancel)
        #expect(Array(lines.prefix(2)) == row.lines)
        #expect(lines.suffix(2) == ["one <- alice ended cancel outbound", "one <- dial alice failed cancel outbound"])
        #expect(script.wait(.seconds(1)).isEmpty)
    }

    @Test func `a call of no duration ends as it is answered`() {
        var script = Script()
        script.dial("alice", maxDuration: 0)
        #expect(script.wait(.milliseconds(100)).last == "one <- alice ended max_duration none")
    }

    @Test func `dial_rate one a second, in the order of asking, whichever session asks`() {
        var script = Script(\.dialRate, .onePerSecond)
        script.connect("two", project: 5)
        #expect(script.dial("alice").count == 4)
        #expect(script.dial("zoe", session: "two") == ["200"])
        #expect(script.dial("bob") == ["200"])
        #expect(script.wait(.milliseconds(999)).filter { $0.hasSuffix("created") }.isEmpty)
        #expect(script.wait(.milliseconds(1)).filter { $0.hasSuffix("created") } == ["two <- zoe created"])
        #expect(script.wait(.seconds(1)).filter { $0.hasSuffix("created") } == ["one <- bob created"])
        #expect(script.dial("carol") == ["200"])
        script.wait(.seconds(10))
        #expect(script.dial("dave").count == 4)
    }

    @Test func `dial_rate queues ten thousand and refuses the next`() {
        var script = Script(\.dialRate, .onePerSecond)
        for number in 0...10_000 {
            let options = DialOptions(tag: CallTag(Int32(number)), tagText: "", to: "+1")
            #expect(script.command(.dial(Shared(options))).first == "200")
        }
        let next = DialOptions(tag: CallTag(-1), tagText: "", to: "+1")
        #expect(script.command(.dial(Shared(next))) == ["-32005"])
        script.wait(.seconds(1))
        #expect(script.command(.dial(Shared(next))) == ["200"])
        #expect(script.wait(.seconds(10_000)).filter { $0.hasSuffix("ringing") }.count == 10_000)
        #expect(script.engine.nextWakeup == script.now + .milliseconds(100))
    }
}
