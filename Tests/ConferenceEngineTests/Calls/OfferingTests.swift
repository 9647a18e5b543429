import ConferenceEngine
import Conferencing
import Testing

struct `Calls that come in` {
    private func script(_ profile: Profile = .relay) -> Script {
        var script = Script(profile)
        script.connect("two")
        script.connect("other", project: 1)
        for session in ["one", "two", "other"] { script.receive("office", session: session) }
        return script
    }

    @Test func `W60 contexts are told apart byte for byte, and receiving twice is receiving once`() {
        var script = Script()
        script.receive("office", "office", "q\u{307}\u{323}")
        #expect(script.ring("a") == ["one <- offer a on office"])
        #expect(script.ring("b", on: "Office").isEmpty)
        #expect(script.ring("c", on: "q\u{323}\u{307}").isEmpty)
        script.receive()
        #expect(script.ring("d").isEmpty)
    }

    @Test func `W61 every session of the project that receives the context is offered the call`() {
        var script = script()
        script.connect("four")
        #expect(script.ring("a") == ["one <- offer a on office", "two <- offer a on office"])
        #expect(script.engine.state(of: script.names.call("a")) == .ringing)
    }

    @Test func `W61 the first to answer owns it, and the commands of others get 409`() {
        var script = script()
        script.ring("a")
        #expect(script.answer("a", session: "two") == ["200", "two <- a answered"])
        for lines in [script.answer("a"), script.end("a"), script.pass("a")] {
            #expect(lines.first?.hasPrefix("409") == true)
        }
        #expect(script.join("a") == ["409 a"])
        #expect(script.answer("a", session: "two") == ["409"])
        #expect(script.answer("a", session: "other") == ["404"])
        #expect(script.join("a", session: "two").contains("two <- participant-join conf#0 size 1 a [start]"))
        #expect(script.end("a", session: "two").last == "two <- a ended hangup outbound")
        #expect(script.answer("a", session: "two") == ["404"])
    }

    static let offers = [
        Row(Offer.all, "one a", "two a", "one b", "two b", "one c", "two c"),
        Row(.roundRobin, "one a", "two b", "one c"),
    ]

    @Test(arguments: offers) func `W61 offer all, or round_robin`(row: Row<Offer>) {
        var profile = Profile.relay
        profile.offer = row.value
        var script = script(profile)
        let lines = ["a", "b", "c"].flatMap { script.ring($0) }
        #expect(lines.map { $0.split(separator: " ") }.map { "\($0[0]) \($0[3])" } == row.lines)
        #expect(Self.offers.coverEveryValue())
    }

    @Test func `W61 round_robin has a turn for each context`() {
        var profile = Profile.relay
        profile.offer = .roundRobin
        var script = script(profile)
        script.receive("office", "shop", session: "one")
        #expect(script.ring("a") == ["one <- offer a on office"])
        #expect(script.ring("b", on: "shop") == ["one <- offer b on shop"])
        #expect(script.ring("c") == ["two <- offer c on office"])
        script.receive(session: "one")
        #expect(script.ring("d") == ["two <- offer d on office"])
    }

    @Test func `W62 a call that is passed on rings for the others, and ends with noAnswer when its time is over`() {
        var script = script()
        script.ring("a")
        #expect(script.pass("a") == ["200 a"])
        #expect(script.pass("a") == ["409 a"])
        #expect(script.answer("a") == ["409"])
        #expect(script.answer("a", session: "two").first == "200")

        script.ring("b", timeout: 5)
        script.pass("b")
        #expect(script.pass("b", session: "two") == ["200 b"])
        #expect(script.wait(.seconds(4)).isEmpty)
        // There is nobody left to be told.
        #expect(script.wait(.seconds(1)).isEmpty)
        #expect(script.answer("b") == ["404"])
    }

    @Test func `W62 passed on in turn, a call is offered to the next, and to nobody twice`() {
        var profile = Profile.relay
        profile.offer = .roundRobin
        var script = script(profile)
        #expect(script.ring("a") == ["one <- offer a on office"])
        #expect(script.pass("a") == ["200 a", "two <- offer a on office"])
        #expect(script.pass("a", session: "two") == ["200 a"])
        #expect(script.wait(.seconds(30)).isEmpty)
        #expect(script.engine.state(of: script.names.call("a")) == .ended)
    }

    @Test func `W62 after the answer there is nothing to pass on`() {
        var script = script()
        script.ring("a")
        script.answer("a")
        #expect(script.pass("a") == ["409 a"])
        script.up("bob")
        #expect(script.pass("bob") == ["409 bob"])
        #expect(script.answer("bob") == ["409"])
    }

    @Test func `a call that nobody answers ends when its time is over, and all that were offered it are told`() {
        var script = script()
        script.ring("a")
        #expect(script.wait(.milliseconds(29_999)).isEmpty)
        #expect(
            script.wait(.milliseconds(1)) == ["one <- a ended noAnswer none", "two <- a ended noAnswer none"]
        )
        #expect(script.engine.nextWakeup == nil)
    }

    @Test func `the caller gives up, whoever's phone it is told to`() {
        var script = script()
        script.ring("a")
        #expect(script.hangUp("a", session: "other").isEmpty)
        #expect(
            script.hangUp("a", session: "two") == ["one <- a ended cancel inbound", "two <- a ended cancel inbound"]
        )
    }

    @Test func `one who is offered a call turns it down for all`() {
        var script = script()
        script.ring("a")
        #expect(
            script.end("a", .decline) == [
                "200", "one <- a ended decline outbound", "two <- a ended decline outbound",
            ]
        )
    }

    @Test(arguments: [Row(false, "offer a on office"), Row(true, "offer a on office", "a ringing")])
    func `inbound_ringing_event decides whether a session is told that it rings`(row: Row<Bool>) {
        var script = Script(\.inboundRingingEvent, row.value)
        script.receive("office")
        #expect(script.ring("a").map { String($0.dropFirst(7)) } == row.lines)
    }

    static let joins = [
        Row(JoinRequiresAnswer.conflict, "409 a"),
        Row(
            .autoAnswer,
            "200 a conf#0",
            "one <- a answered",
            "one <- participant-join conf#0 size 1 a [start]",
            "one <- conference-start conf#0 size 1"
        ),
        Row(
            .allow,
            "200 a conf#0",
            "one <- participant-join conf#0 size 1 a [start]",
            "one <- conference-start conf#0 size 1"
        ),
    ]

    @Test(arguments: joins) func `R11 a call that rings joins as join_requires_answer has it`(
        row: Row<JoinRequiresAnswer>
    ) {
        var script = Script(\.joinRequiresAnswer, row.value)
        script.receive("office")
        script.ring("a")
        #expect(script.join("a") == row.lines)
        #expect(Self.joins.coverEveryValue())
        let isTaken = row.value == .conflict
        #expect(
            script.answer("a") == (row.value == .autoAnswer ? ["409"] : ["200", "one <- a answered"]),
            "\(isTaken)"
        )
    }

    @Test func `R11 a call that rings takes no other command but its end`() {
        var script = script()
        script.ring("a")
        #expect(script.digits("a", "1") == ["409 a"])
        #expect(script.command(.hold(script.names.call("a"))) == ["409 a"])
        #expect(script.leave("a") == ["404 a"])
        #expect(script.answer("a").first == "200")
    }

    @Test func `R45 an answered call lasts as long as the answer says, and leaves first`() {
        var script = script()
        script.ring("a")
        #expect(script.answer("a", maxDuration: -1) == ["400"])
        script.answer("a", maxDuration: 3)
        script.join("a")
        #expect(
            script.wait(.seconds(3)) == [
                "one <- a ending none", "one <- participant-leave conf#0 size 0 a [start]",
                "one <- conference-end conf#0 size 0 last-participant-left by a", "one <- a ended max_duration none",
            ]
        )
    }

    @Test func `an answer with no codec that anybody speaks is refused`() {
        var script = script()
        script.ring("a")
        #expect(script.answer("a", codecs: ["TELEGRAPH"]) == ["400"])
        #expect(script.answer("a", codecs: ["TELEGRAPH", "PCMU"]).first == "200")
    }

    @Test func `W66 the code for an inbound call that has ended is the profile's, and for one that never was 404`() {
        var script = Script(\.goneCode, .gone)
        script.receive("office")
        script.ring("a")
        script.end("a")
        #expect(script.answer("a") == ["410"] && script.answer("nobody") == ["404"])
    }

    @Test func `W65 W67 what is refused twice is refused with the same code, whatever it says`() {
        var script = script()
        script.ring("a")
        script.answer("a")
        #expect(script.answer("a") == script.answer("a"))
    }

    @Test func `an inbound call shares a conference with dialled ones`() {
        var script = script()
        script.up("bob")
        script.ring("a")
        script.answer("a", session: "two")
        script.join("bob")
        let lines = script.join("a", session: "two")
        #expect(lines.contains("one <- participant-join conf#0 size 2 a [start]"))
        #expect(script.hearing() == ["bob hears a", "a hears bob"])
    }
}
