import ConferenceEngine
import Conferencing
import Testing

struct `Dials of several devices` {
    @Test func `W70 W71 W72 the first to answer wins, and the others end with cancel`() {
        var script = Script()
        script.prepare(number: "+1", .answer(after: .seconds(3)))
        script.prepare(number: "+2", .answer(after: .seconds(1)))
        #expect(
            script.dial("a", groups: [["+1", "+2", "+3"]]).map { $0 } == [
                "200", "one <- a created", "one <- a/2 created", "one <- a/3 created", "one <- dial a dialing",
                "one <- a ringing", "one <- a/2 ringing", "one <- a/3 ringing",
            ]
        )
        #expect(
            script.wait(.seconds(10)) == [
                "one <- a/3 answered", "one <- a ended cancel outbound", "one <- a/2 ended cancel outbound",
                "one <- dial a answered winner a/3",
            ]
        )
        #expect(script.engine.nextWakeup == nil)
        #expect(script.join("a/3").first == "200 a/3 conf#0")
    }

    static let dialling = [
        Row(DialingEvent.once, "dial a dialing"), Row(.none),
        Row(.perLeg, "dial a dialing", "dial a dialing", "dial a dialing"),
    ]

    @Test(arguments: dialling) func `W72 dialing_event once, none or per_leg`(row: Row<DialingEvent>) {
        var script = Script(\.dialingEvent, row.value)
        for number in ["+1", "+2"] { script.prepare(number: number, .busy) }
        let lines = script.dial("a", groups: [["+1", "+2"], ["+3"]]) + script.wait(.seconds(1))
        #expect(lines.filter { $0.hasSuffix("dialing") }.map { String($0.dropFirst(7)) } == row.lines)
        #expect(Self.dialling.coverEveryValue())
    }

    @Test func `W72 a group rings when all of the one before have ended`() {
        var script = Script()
        script.prepare(number: "+1", .busy)
        script.prepare(number: "+2", .noAnswer)
        script.dial("a", groups: [["+1", "+2"], ["+3"]], timeout: 2)
        #expect(script.wait(.seconds(1)) == ["one <- a ended busy inbound"])
        #expect(
            script.wait(.milliseconds(1000)) == [
                "one <- a/2 ended noAnswer none", "one <- a/3 created", "one <- a/3 ringing",
            ]
        )
        #expect(script.wait(.milliseconds(100)) == ["one <- a/3 answered", "one <- dial a answered winner a/3"])
    }

    @Test func `W72 after the last group the dial fails for the reason of the last leg to end`() {
        var script = Script()
        script.prepare(number: "+1", .noAnswer)
        script.prepare(number: "+2", .decline)
        script.prepare(number: "+3", .busy)
        script.dial("a", groups: [["+3"], ["+1", "+2"]], timeout: 1)
        let lines = script.wait(.seconds(9))
        #expect(lines.filter { $0.contains("failed") } == ["one <- dial a failed noAnswer none"])
        #expect(
            lines.filter { $0.contains("ended") } == [
                "one <- a ended busy inbound", "one <- a/3 ended decline inbound", "one <- a/2 ended noAnswer none",
            ]
        )
    }

    @Test func `W71 R45 the program ends one leg, and the dial goes on with the others`() {
        var script = Script()
        script.dial("a", groups: [["+1", "+2"]])
        #expect(script.end("a", .cancel) == ["200", "one <- a ended cancel outbound"])
        #expect(script.wait(.seconds(1)) == ["one <- a/2 answered", "one <- dial a answered winner a/2"])
    }

    @Test func `R45 the winner lasts as long as the dial says`() {
        var script = Script()
        script.dial("a", groups: [["+1", "+2"]], maxDuration: 5)
        script.wait(.seconds(1))
        #expect(script.wait(.seconds(5)).last == "one <- a ended max_duration none")
    }

    static let tags = [Row(DuplicateTag.allow, "200"), Row(.conflict, "409")]

    @Test(arguments: tags) func `W73 a tag that is dialling already`(row: Row<DuplicateTag>) {
        var script = Script(\.duplicateTag, row.value)
        script.connect("two")
        script.dial("a")
        #expect(script.dial("a").first == row.lines[0])
        // Another session's tag is another tag.
        #expect(script.dial("a", session: "two").first == "200")
        script.wait(.seconds(1))
        #expect(script.dial("a").first == "200")
        #expect(Self.tags.coverEveryValue())
    }

    @Test func `W73 a tag that waits for its turn is dialling too`() {
        var profile = Profile.relay
        profile.duplicateTag = .conflict
        profile.dialRate = .onePerSecond
        var script = Script(profile)
        #expect(script.dial("a").first == "200" && script.dial("b") == ["200"] && script.dial("b") == ["409"])
        script.wait(.seconds(5))
        #expect(script.dial("b").first == "200")
    }

    @Test func `W74 nobody ends a dial but its phones and its timeouts`() {
        // The SDK gives up waiting after 120 s; the service does not hear of that.
        var script = Script()
        script.prepare("alice", answersAfter: .seconds(130))
        script.dial("alice", groups: [["+1"]], timeout: 200)
        #expect(script.wait(.seconds(129)).isEmpty)
        #expect(script.wait(.seconds(1)).last == "one <- dial alice answered winner alice")
    }
}
