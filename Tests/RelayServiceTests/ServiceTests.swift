import Conferencing
import JSONCodec
import RelayService
import RelayWire
import Testing

/// The service as a client sees it, frame by frame.
@Suite struct ServiceTests {
    @Test func `W70 W72 a dial is accepted, and its events bear the tag and the facts of the call`() throws {
        var bench = ServiceBench()
        _ = bench.connect(1)
        let told = bench.ask(1, "calling.dial", ServiceBench.dial("moderator")) + bench.pass(.milliseconds(100))
        #expect(told.result?.text == #"{"code":"200","message":"Dialing"}"#)
        let states = told.events("calling.call.state")
        #expect(states.map { $0["call_state"]?.stringValue } == ["created", "ringing", "answered"])
        for state in states {
            #expect(state["tag"] == "moderator" && state["direction"] == "outbound")
            #expect(
                state["device"]?.text
                    == #"{"type":"phone","params":{"from_number":"+15550109999","to_number":"+15550100002"}}"#
            )
        }
        let start = VirtualEpoch.unixSeconds * 1000
        #expect(states.map { $0["start_time"]?.numberValue?.int64 } == [start, start, start])
        #expect(states.map { $0["answer_time"]?.numberValue?.int64 } == [0, 0, start + 100])
        let dials = told.events("calling.call.dial")
        #expect(dials.map { $0["dial_state"]?.stringValue } == ["dialing", "answered"])
        let answered = try #require(dials.last)
        #expect(answered["call_id"] == nil)
        #expect(answered["call"]?["call_id"] == states[0]["call_id"] && answered["call"]?["dial_winner"] == true)
    }

    @Test func `W1 R10 joins, leaves and refusals, with their events after the reply`() throws {
        var bench = ServiceBench()
        _ = bench.connect(1)
        let alice = bench.dial(1, "alice")
        let bob = bench.dial(1, "bob")
        let join = bench.ask(1, "calling.join_conference", alice.with(["name": "standup", "muted": true]))
        guard case .result = join.first?.frame else {
            Issue.record("the reply is not first: \(join)")
            return
        }
        #expect(join.result?["call_id"] == alice["call_id"])
        let conference = try #require(join.result?["conference_id"])
        #expect(join.statuses == ["participant-join", "conference-start"])
        let event = try #require(join.events("calling.conference").first)
        #expect(event["node_id"] == alice["node_id"] && event["call_id"] == alice["call_id"])
        #expect(event["conference_id"] == conference && event["muted"] == true && event["tag"] == "alice")
        // R82: the conference as a whole has no call.
        #expect(join.events("calling.conference").last?["call_id"] == nil)

        #expect(bench.ask(1, "calling.join_conference", alice.with(["name": "standup"])).code == "409")
        let second = bench.ask(1, "calling.join_conference", bob.with(["name": "standup"]))
        #expect(second.events("calling.conference").map { $0["size"]?.intValue } == [2])
        #expect(bench.ask(1, "calling.leave_conference", alice.with(["conference_id": "another"])).code == "404")
        let leave = bench.ask(1, "calling.leave_conference", alice.with(["conference_id": conference]))
        #expect(leave.code == "200" && leave.statuses == ["participant-leave"])
        let end = bench.ask(1, "calling.end", bob.with(["reason": "busy"]))
        #expect(end.statuses == ["participant-leave", "conference-end"])
        #expect(end.events("calling.call.state").last?["end_reason"] == "busy")
    }

    struct Refusal: CustomTestStringConvertible {
        var method: String
        var more: JSONObject
        var code: String
        var testDescription: String { "\(method) \(JSONValue.object(more).text) \(code)" }
    }

    static let refusals = [
        Refusal(method: "calling.no_such", more: [:], code: "-32601"),
        Refusal(method: "calling.join_conference", more: [:], code: "400"),
        Refusal(method: "calling.join_conference", more: ["name": "  "], code: "400"),
        Refusal(method: "calling.join_conference", more: ["name": 7], code: "400"),
        Refusal(method: "calling.join_conference", more: ["name": "a", "beep": "loud"], code: "400"),
        Refusal(method: "calling.join_conference", more: ["name": "a", "beep": true], code: "400"),
        Refusal(method: "calling.join_conference", more: ["name": "a", "max_participants": 1], code: "400"),
        Refusal(method: "calling.join_conference", more: ["name": "a", "call_id": "nobody"], code: "404"),
        Refusal(method: "calling.join_conference", more: ["name": "a", "node_id": "elsewhere"], code: "404"),
        Refusal(method: "calling.join_conference", more: ["name": "a", "node_id": .null], code: "400"),
        Refusal(method: "calling.leave_conference", more: [:], code: "400"),
        Refusal(method: "calling.end", more: ["reason": "boredom"], code: "400"),
        Refusal(method: "calling.end", more: ["call_id": "nobody"], code: "404"),
        Refusal(method: "calling.dial", more: [:], code: "400"),
        Refusal(method: "calling.dial", more: ["devices": []], code: "400"),
        Refusal(method: "calling.dial", more: ["devices": [[]]], code: "400"),
        Refusal(method: "calling.dial", more: ["devices": [[["type": "pigeon", "params": [:]]]]], code: "400"),
        Refusal(method: "calling.dial", more: ["devices": [[["type": "phone", "params": [:]]]]], code: "400"),
        Refusal(
            method: "calling.dial",
            more: ServiceBench.dial("t").with(["tag": 7]),
            code: "400"
        ),
        Refusal(
            method: "calling.dial",
            more: ServiceBench.dial("t").with(["max_duration": -1]),
            code: "400"
        ),
        Refusal(
            method: "calling.dial",
            more: ["devices": [[["type": "phone", "params": ["to_number": "+1"]]], []]],
            code: "400"
        ),
        Refusal(
            method: "calling.dial",
            more: ["devices": [[["type": "phone", "params": ["to_number": "+1", "timeout": 0]]]]],
            code: "400"
        ),
        Refusal(method: "calling.dial", more: ServiceBench.dial("t").with(["timeout": "5"]), code: "400"),
        Refusal(method: "calling.answer", more: [:], code: "409"),
        Refusal(method: "calling.answer", more: ["codecs": "PCMU"], code: "400"),
        Refusal(method: "calling.answer", more: ["max_duration": -1], code: "400"),
        Refusal(method: "calling.answer", more: ["call_id": "nobody"], code: "404"),
        Refusal(method: "calling.pass", more: [:], code: "409"),
        Refusal(method: "calling.disconnect", more: ["reason": "enough"], code: "409"),
        Refusal(method: "calling.disconnect", more: ["call_id": "nobody"], code: "404"),
        Refusal(method: "calling.connect", more: [:], code: "-32601"),
        Refusal(method: "calling.send_digits", more: ["control_id": "c"], code: "400"),
        Refusal(method: "calling.send_digits", more: ["digits": "1"], code: "400"),
        Refusal(method: "calling.send_digits", more: ["control_id": "c", "digits": "one"], code: "400"),
    ]

    @Test(arguments: refusals) func `R12 W73 what is wrong is refused with its code, and nothing happens`(
        _ row: Refusal
    ) {
        var bench = ServiceBench()
        _ = bench.connect(1)
        let alice = bench.dial(1, "alice")
        let told = bench.ask(1, row.method, alice.with(row.more))
        #expect(told.code == row.code)
        #expect(told.count == 1)
    }

    @Test func `R12 a bad parameter is a protocol failure where the profile has it so`() {
        var bench = ServiceBench([("bad_param", "rpc_-32602")])
        _ = bench.connect(1)
        #expect(bench.ask(1, "calling.join_conference", [:]).code == "-32602")
    }

    @Test func `R82 the knob puts the call on conference-level events`() {
        var bench = ServiceBench([("conference_call_id", "trigger_call")])
        _ = bench.connect(1)
        let alice = bench.dial(1, "alice")
        let told = bench.ask(1, "calling.join_conference", alice.with(["name": "a"]))
        #expect(told.events("calling.conference").map { $0["call_id"] } == [alice["call_id"], alice["call_id"]])
    }

    @Test func `R1 a second project sees and touches nothing of the first`() {
        var bench = ServiceBench()
        _ = bench.connect(1)
        let alice = bench.dial(1, "alice")
        guard case .json(let other) = bench.control(.addProject(knobs: [])).answer,
            let project = other["project"]?.stringValue, let token = other["token"]?.stringValue
        else {
            Issue.record("no second project")
            return
        }
        #expect(bench.connect(2, project: project, token: bench.token).code == "-32002")
        _ = bench.connect(3, project: project, token: token)
        #expect(bench.ask(3, "calling.end", alice).code == "404")
        #expect(bench.ask(3, "calling.join_conference", alice.with(["name": "a"])).code == "404")
        let told = bench.ask(1, "calling.join_conference", alice.with(["name": "a"]))
        #expect(told.allSatisfy { $0.socket == 1 })
        let bob = bench.dial(3, "bob")
        let second = bench.ask(3, "calling.join_conference", bob.with(["name": "a"]))
        #expect(second.events("calling.conference").first?["size"] == 1)
        #expect(second.allSatisfy { $0.socket == 3 })
    }

    @Test func `R80 W61 sessions of one project share rooms, and a call has one controller`() {
        var bench = ServiceBench()
        _ = bench.connect(1)
        _ = bench.connect(2)
        let alice = bench.dial(1, "alice")
        let bob = bench.dial(2, "bob")
        #expect(bench.ask(2, "calling.end", alice).code == "409")
        _ = bench.ask(1, "calling.join_conference", alice.with(["name": "a"]))
        let told = bench.ask(2, "calling.join_conference", bob.with(["name": "a"]))
        #expect(Set(told.filter { if case .request = $0.frame { true } else { false } }.map(\.socket)) == [1, 2])
    }

    // MARK: - Control

    @Test func `a phone does as it was told, and hangs up when told`() {
        var bench = ServiceBench()
        _ = bench.connect(1)
        #expect(
            bench.control(.setPhone(project: bench.project, .tag("slow"), .answer(after: .seconds(8)))).answer == .done
        )
        _ = bench.ask(1, "calling.dial", ServiceBench.dial("slow"))
        #expect(bench.pass(.milliseconds(7999)).events("calling.call.state").isEmpty)
        let answered = bench.pass(.milliseconds(1)).events("calling.call.state")
        #expect(answered.first?["call_state"] == "answered")
        let call = answered.first?["call_id"]?.stringValue ?? ""
        let (answer, told) = bench.control(.hangUp(project: bench.project, call: call))
        #expect(answer == .done && told.events("calling.call.state").last?["end_source"] == "inbound")
        guard case .unknown = bench.control(.hangUp(project: bench.project, call: call)).answer else {
            Issue.record("it is up no more")
            return
        }
    }

    @Test func `a listing tells members, flags and who hears whom`() throws {
        var bench = ServiceBench()
        _ = bench.connect(1)
        let alice = bench.dial(1, "alice")
        let bob = bench.dial(1, "bob")
        let join = bench.ask(1, "calling.join_conference", alice.with(["name": "a"]))
        _ = bench.ask(1, "calling.join_conference", bob.with(["name": "a", "muted": true]))
        let conference = try #require(join.result?["conference_id"]?.stringValue)
        let listing = bench.control(.listing(project: bench.project, conference: conference)).answer
        let a = try #require(alice["call_id"]).text
        let b = try #require(bob["call_id"]).text
        let members =
            #"[{"call_id":\#(a),"muted":false,"hold":false,"coaching":false,"hears":[]},"#
            + #"{"call_id":\#(b),"muted":true,"hold":false,"coaching":false,"hears":[\#(a)]}]"#
        let text = #"{"conference_id":"\#(conference)","state":"running","members":\#(members)}"#
        #expect(listing == .json(try JSONValue(parsing: text)))
    }

    @Test(arguments: [("nonsense", "1"), ("full", "sometimes"), ("join_bridged", "unbridge")])
    func `a profile that cannot be had is refused with a sentence`(_ name: String, _ value: String) {
        var bench = ServiceBench()
        guard case .refused(let sentence) = bench.control(.addProject(knobs: [(name, value)])).answer else {
            Issue.record("it was taken")
            return
        }
        #expect(sentence.contains("'\(name)'"))
    }

    @Test func `what names no project is unknown`() {
        var bench = ServiceBench()
        let requests: [ControlRequest] = [
            .removeProject("x"), .setPhone(project: "x", .tag("a"), .busy),
            .setPhone(project: "x", .number("1"), .busy),
            .ring(project: "x", IncomingCall(context: "c", device: DialOptions.Device(to: "1"))),
            .hangUp(project: "x", call: "a"),
            .listing(project: "x", conference: "a"), .cut(project: "x"), .disconnect(project: "x", restart: true),
        ]
        for request in requests { #expect(bench.control(request).answer == .unknown("there is no project 'x'")) }
    }

    @Test func `a project that is removed takes its sockets with it`() {
        var bench = ServiceBench()
        _ = bench.connect(1)
        _ = bench.dial(1, "alice")
        #expect(bench.control(.removeProject(bench.project)).answer == .done)
        #expect(bench.closed[1] == 1000)
        #expect(bench.connect(2).code == "-32002")
        #expect(bench.service.nextWakeup == nil)
    }

    // MARK: - Time

    @Test func `calls live at their rate, and sockets by the clock`() {
        var bench = ServiceBench(rate: 100)
        _ = bench.connect(1)
        _ = bench.ask(1, "calling.dial", ServiceBench.dial("fast"))
        let told = bench.pass(.milliseconds(1))
        #expect(told.events("calling.call.state").last?["call_state"] == "answered")
        #expect(
            told.events("calling.call.state").last?["answer_time"]?.numberValue?.int64 == VirtualEpoch.unixSeconds
                * 1000 + 100
        )
        #expect(bench.pass(.milliseconds(9000)).isEmpty)
        #expect(bench.pass(.milliseconds(1000)).count == 1, "the first ping, after ten seconds")
    }

    @Test func `the same seed says the same, byte for byte`() {
        func run(_ seed: UInt64) -> [Frame] {
            var bench = ServiceBench(seed: seed)
            var told = bench.connect(1)
            told += bench.ask(1, "calling.dial", ServiceBench.dial("a")) + bench.pass(.seconds(1))
            return told.map(\.frame)
        }
        #expect(run(1) == run(1))
        #expect(run(1) != run(2))
    }
}
