import ConferenceEngine
import Conferencing
import JSONCodec
import Testing

struct `Acceptance of a join` {
    static let replyOrders = [
        Row(
            true,
            "200 alice conf#0",
            "one <- participant-join conf#0 size 1 alice [start]",
            "one <- conference-start conf#0 size 1"
        ),
        Row(
            false,
            "one <- participant-join conf#0 size 1 alice [start]",
            "one <- conference-start conf#0 size 1",
            "200 alice conf#0"
        ),
    ]

    @Test(arguments: replyOrders)
    func `R10 where the reply stands among its events`(row: Row<Bool>) {
        var script = Script(\.replyFirst, row.value)
        script.up("alice")
        #expect(script.join("alice") == row.lines)
        #expect(Self.replyOrders.coverBoth)
    }

    static let unanswered = [
        Row(JoinRequiresAnswer.conflict, "409 alice"),
        Row(
            .autoAnswer,
            "200 alice conf#0",
            "one <- alice answered",
            "one <- dial alice answered winner alice",
            "one <- participant-join conf#0 size 1 alice [start]",
            "one <- conference-start conf#0 size 1"
        ),
        Row(
            .allow,
            "200 alice conf#0",
            "one <- participant-join conf#0 size 1 alice [start]",
            "one <- conference-start conf#0 size 1"
        ),
    ]

    @Test(arguments: unanswered)
    func `R11 a call joins before it is answered`(row: Row<JoinRequiresAnswer>) {
        var script = Script(\.joinRequiresAnswer, row.value)
        script.dial("alice")
        #expect(script.join("alice") == row.lines)
        #expect(Self.unanswered.coverEveryValue())
        // What was answered by the join is not answered again.
        let later = script.wait(.seconds(1))
        #expect(later.contains("one <- alice answered") == (row.value != .autoAnswer))
        #expect(script.engine.nextWakeup == nil)
    }

    @Test(arguments: [Row(GoneCode.notFound, "404"), Row(.gone, "410")])
    func `R11, W66 an ended call is gone, an unknown one was never there`(row: Row<GoneCode>) {
        let code = row.lines.joined()
        var script = Script(\.goneCode, row.value)
        script.up("alice")
        script.end("alice")
        #expect(script.join("alice") == [code + " alice"])
        #expect(script.leave("alice") == [code + " alice"])
        #expect(script.end("alice") == [code])
        #expect(script.join("nobody") == ["404 call#1000000"])
        #expect(script.leave("nobody") == ["404 call#1000000"])
        #expect(script.end("nobody") == ["404"])
    }

    @Test func `another client's call is a conflict`() {
        var script = Script()
        script.connect("two")
        script.up("alice")
        #expect(script.join("alice", session: "two") == ["409 alice"])
        #expect(script.leave("alice", session: "two") == ["409 alice"])
        #expect(script.end("alice", session: "two") == ["409"])
    }

    @Test func `W10 a session that never connected may do nothing`() {
        var script = Script()
        script.up("alice")
        #expect(script.join("alice", session: "stranger") == ["-32003"])
        #expect(script.leave("alice", session: "stranger") == ["-32003"])
        #expect(script.end("alice", session: "stranger") == ["-32003"])
        #expect(script.dial("bob", session: "stranger") == ["-32003"])
        #expect(script.hangUp("alice", session: "stranger") == [])
    }

    @Test(arguments: [Row(BadParameter.result400, "400 alice"), Row(.invalidParams, "-32602")])
    func `R12 a bad parameter`(row: Row<BadParameter>) {
        var script = Script(\.badParameter, row.value)
        script.up("alice")
        #expect(script.join("alice", "") == row.lines)
        #expect(script.join("alice", max: 1) == row.lines)
        #expect(script.join("alice", unchecked: [.init(name: "muted", value: "true")]) == row.lines)
        #expect(script.members() == "no such conference")
    }

    static let wrong: [(String, JSONValue)] = [
        ("name", ""), ("name", 5), ("name", nil), ("muted", "true"), ("muted", 1), ("muted", nil), ("beep", true),
        ("beep", "onenter"), ("beep", "True"), ("start_on_enter", "false"), ("end_on_exit", 0),
        ("max_participants", 1), ("max_participants", "10"), ("max_participants", true), ("max_participants", -5),
        ("region", "EU"), ("region", "mars"), ("record", "true"), ("record", true), ("wait_url", "ftp://a.example"),
        ("wait_url", 7), ("status_callback", "nonsense"), ("status_callback_event", "start stop"),
        ("status_callback_method", "get"), ("status_callback_event_type", "application/json"), ("coach", 5),
        // R32: the id of nobody who is here.
        ("coach", "c0a11ce0-0001-4000-8000-000000000001"),
        ("emit_call_quality", "yes"), ("stream", "wss://a.example"), ("stream", [:]),
        ("stream", ["url": "ws://a.example"]),
        ("stream", ["url": "wss://a.example", "codec": "MP3"]),
        ("stream", ["url": "wss://a.example", "custom_parameters": ["a": 1]]),
        ("stream", ["url": "wss://a.example", "realtime": "true"]),
    ]

    @Test(arguments: wrong)
    func `R12 a value that the table does not allow is refused`(name: String, value: JSONValue) {
        var script = Script()
        script.up("alice")
        #expect(script.join("alice", unchecked: [.init(name: name, value: value)]) == ["400 alice"])
        #expect(script.members() == "no such conference")
    }

    static let right: [(String, JSONValue, String)] = [
        ("muted", true, "running alice[muted start]"), ("start_on_enter", false, "waiting alice[]"),
        ("end_on_exit", true, "running alice[start end]"), ("beep", "onEnter", "running alice[start]"),
        ("max_participants", 250, "running alice[start]"), ("record", "record-from-start", "running alice[start]"),
        ("stream", ["url": "wss://a.example", "custom_parameters": ["a": "b"]], "running alice[start]"),
        ("status_callback_event", "start end", "running alice[start]"),
    ]

    @Test(arguments: right)
    func `R12 an unchecked value that the table allows counts like any other`(
        name: String,
        value: JSONValue,
        members: String
    ) {
        var script = Script()
        script.up("alice")
        let lines = script.join("alice", unchecked: [.init(name: name, value: value)])
        #expect(lines.first == "200 alice conf#0")
        #expect(script.members() == members)
    }

    @Test func `R12 an unchecked option replaces the typed one, the last of several counts`() {
        var script = Script()
        script.up("alice")
        script.join("alice", muted: true, unchecked: [.init(name: "muted", value: false)])
        #expect(script.members() == "running alice[start]")
        script.leave("alice")
        let several: [JoinOptions.UncheckedOption] = [.init(name: "name", value: "a"), .init(name: "name", value: "b")]
        script.up("bob")
        script.join("alice", unchecked: several)
        #expect(script.join("bob", "b").first == "200 bob conf#1")
    }

    static let unknown = [Row(UnknownParameter.ignore, "200 alice conf#0"), Row(.result400, "400 alice")]

    @Test(arguments: unknown)
    func `R12 an unknown parameter`(row: Row<UnknownParameter>) {
        let inStream: JSONValue = ["url": "wss://a.example", "colour": "red"]
        for option in [("mutted", true), ("", nil), ("stream", inStream)] as [(String, JSONValue)] {
            var script = Script(\.unknownParameter, row.value)
            script.up("alice")
            let lines = script.join("alice", unchecked: [.init(name: option.0, value: option.1)])
            #expect(lines.first == row.lines.first, "\(option)")
        }
        #expect(Self.unknown.coverEveryValue())
    }

    @Test(arguments: UnknownParameter.allCases)
    func `R12 the vendor's own marker is ignored`(unknown: UnknownParameter) {
        var script = Script(\.unknownParameter, unknown)
        script.up("alice")
        #expect(script.join("alice", unchecked: [.init(name: "swml", value: true)]).first == "200 alice conf#0")
    }

    @Test
    func `R19 joins of one instant are taken in the order of arrival, and the first is the first participant`() {
        var script = Script()
        script.up("alice", "bob", "carol")
        script.join("carol", start: false, max: 2, region: .eu)
        script.join("alice", start: false, max: 9, region: .us)
        #expect(script.join("bob", start: false) == ["409 bob"])
        #expect(script.members() == "waiting carol[] alice[]")
    }
}
