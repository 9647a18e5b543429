import Conferencing
import JSONCodec
import RelayService
import RelayWire
import Testing

/// Calls as a client sees them, frame by frame: what phones do, several devices, and calls that come in.
@Suite struct CallTests {
    private static func device(_ number: String, _ more: JSONObject = [:]) -> JSONValue {
        let params: JSONObject = ["to_number": .string(number), "from_number": "+1555"]
        return ["type": "phone", "params": .object(params.with(more))]
    }

    private static let caller = DialOptions.Device(to: "+15550109999", from: "+15550100001")

    // MARK: - Dials

    @Test func `W72 a dial that fails says why, and has no call in it`() {
        var bench = ServiceBench()
        _ = bench.connect(1)
        _ = bench.control(.setPhone(project: bench.project, .tag("t"), .busy))
        let told = bench.ask(1, "calling.dial", ServiceBench.dial("t")) + bench.pass(.seconds(1))
        #expect(
            told.events("calling.call.state").map { $0["call_state"]?.stringValue } == ["created", "ended"]
        )
        #expect(told.events("calling.call.state").last?["end_source"] == "inbound")
        let dial = told.events("calling.call.dial").last
        #expect(dial?["dial_state"] == "failed" && dial?["reason"] == "busy" && dial?["source"] == "inbound")
        #expect(dial?["call"] == [:])
    }

    @Test func `W70 W71 W72 of several devices each leg has its own, and the winner stands in the dial's event`() throws
    {
        var bench = ServiceBench()
        _ = bench.connect(1)
        _ = bench.control(.setPhone(project: bench.project, .number("+1"), .busy))
        _ = bench.control(.setPhone(project: bench.project, .number("+2"), .answer(after: .seconds(9))))
        let groups: JSONValue = .array([[Self.device("+1")], [Self.device("+2"), Self.device("+3")]])
        let told =
            bench.ask(1, "calling.dial", ["tag": "t", "devices": groups]) + bench.pass(.seconds(1))
        let states = told.events("calling.call.state").map { state in
            let number = state["device"]?["params"]?["to_number"]?.stringValue ?? "?"
            return "\(number) \(state["call_state"]?.stringValue ?? "?")"
        }
        #expect(
            states == [
                "+1 created", "+1 ended", "+2 created", "+3 created", "+2 ringing", "+3 ringing", "+3 answered",
                "+2 ended",
            ]
        )
        let dial = try #require(told.events("calling.call.dial").last)
        #expect(dial["call"]?["device"]?["params"]?["to_number"] == "+3" && dial["call"]?["dial_winner"] == true)
        #expect(told.events("calling.call.state").last?["end_reason"] == "cancel")
    }

    @Test(arguments: [["timeout": 2], [:]] as [JSONObject])
    func `W72 a device rings for its own timeout, else the dial's`(
        _ own: JSONObject
    ) {
        var bench = ServiceBench()
        _ = bench.connect(1)
        _ = bench.control(.setPhone(project: bench.project, .tag("t"), .noAnswer))
        let dial: JSONObject = ["tag": "t", "timeout": 5, "devices": .array([.array([Self.device("+1", own)])])]
        _ = bench.ask(1, "calling.dial", dial)
        let end: TimeSpan = own.isEmpty ? .seconds(5) : .seconds(2)
        #expect(bench.pass(end + .milliseconds(-1)).events("calling.call.dial").isEmpty)
        #expect(bench.pass(.milliseconds(1)).events("calling.call.dial").last?["reason"] == "noAnswer")
    }

    // MARK: - Calls that come in

    /// The bench with two sessions that receive a context, and a call offered to them.
    private func offered(
        _ knobs: [(name: String, value: String)] = []
    ) throws -> (ServiceBench, JSONObject, [JSONValue]) {
        var bench = ServiceBench()
        for socket in [1, 2] {
            _ = bench.connect(socket)
            #expect(bench.ask(socket, "signalwire.receive", ["contexts": ["office"]]).code == "200")
        }
        let (answer, told) = bench.control(
            .ring(project: bench.project, IncomingCall(context: "office", device: Self.caller))
        )
        let offers = told.events("calling.call.receive")
        let first = try #require(offers.first)
        guard case .json(let json) = answer else { throw Missing() }
        #expect(json["call_id"] == first["call_id"])
        return (bench, ["node_id": first["node_id"] ?? .null, "call_id": first["call_id"] ?? .null], offers)
    }

    private struct Missing: Error {}

    @Test func `W61 an offer goes to every session that receives its context, in RELAY's words`() throws {
        let (_, address, offers) = try offered()
        #expect(offers.count == 2 && offers[0] == offers[1])
        #expect(offers[0]["call_id"] == address["call_id"])
        let rest: JSONObject = [
            "call_state": "created", "direction": "inbound", "context": "office",
            "device": [
                "type": "phone", "params": ["from_number": "+15550100001", "to_number": "+15550109999"],
            ],
        ]
        for member in rest { #expect(offers[0][member.name] == member.value) }
        #expect(offers[0]["tag"] == nil)
    }

    @Test func `W61 the first to answer owns the call, and its events have no tag`() throws {
        var (bench, address, _) = try offered()
        let told = bench.ask(2, "calling.answer", address)
        #expect(told.result?.text == #"{"code":"200","message":"Answering call"}"#)
        #expect(told.allSatisfy { $0.socket == 2 })
        let state = try #require(told.events("calling.call.state").last)
        #expect(state["call_state"] == "answered" && state["direction"] == "inbound" && state["tag"] == nil)
        #expect(state["start_time"] != 0 && state["answer_time"] != 0 && state["device"]?["type"] == "phone")
        #expect(bench.ask(1, "calling.answer", address).code == "409")
        let join = bench.ask(2, "calling.join_conference", address.with(["name": "a"]))
        #expect(join.code == "200" && join.events("calling.conference").first?["tag"] == nil)
        let hangUp = bench.control(.hangUp(project: bench.project, call: address["call_id"]?.stringValue ?? ""))
        #expect(hangUp.answer == .done && hangUp.told.events("calling.call.state").last?["end_source"] == "inbound")
    }

    @Test func `W61 the caller may give up before anybody answers, and all that were offered the call are told`() throws
    {
        var (bench, address, _) = try offered()
        let call = address["call_id"]?.stringValue ?? ""
        let (answer, told) = bench.control(.hangUp(project: bench.project, call: call))
        #expect(answer == .done)
        #expect(told.events("calling.call.state").map { $0["end_reason"] } == ["cancel", "cancel"])
        guard case .unknown = bench.control(.hangUp(project: bench.project, call: call)).answer else {
            Issue.record("it is up no more")
            return
        }
    }

    @Test func `W62 a call is passed on, and rings for the others`() throws {
        var (bench, address, _) = try offered()
        let told = bench.ask(1, "calling.pass", address)
        #expect(
            told.result?.text
                == #"{"code":"200","message":"Passing call to another application","call_id":\#(address["call_id"]?.text ?? "")}"#
        )
        #expect(bench.ask(1, "calling.pass", address).code == "409")
        #expect(bench.ask(2, "calling.answer", address).code == "200")
    }

    @Test func `W60 W28 a session is offered what it receives, and nothing once it gives the context up or is gone`() {
        var bench = ServiceBench()
        _ = bench.connect(1)
        func offers(_ context: String) -> Int {
            let call = IncomingCall(context: context, device: Self.caller)
            return bench.control(.ring(project: bench.project, call)).told.events("calling.call.receive").count
        }
        #expect(offers("office") == 0)
        _ = bench.ask(1, "signalwire.receive", ["contexts": ["office", "shop"]])
        #expect(offers("office") == 1 && offers("shop") == 1 && offers("Office") == 0)
        _ = bench.ask(1, "signalwire.unreceive", ["contexts": ["office"]])
        #expect(offers("office") == 0 && offers("shop") == 1)
    }

    @Test func `an answer's max_duration ends the call`() throws {
        var (bench, address, _) = try offered()
        _ = bench.ask(1, "calling.answer", address.with(["max_duration": 3, "codecs": ["PCMU"]]))
        let ended = bench.pass(.seconds(3)).events("calling.call.state").last
        #expect(ended?["end_reason"] == "max_duration" && ended?["end_source"] == "none")
    }

    // MARK: - Digits

    @Test func `R48 digits are accepted with their control_id, and told of when they are sent`() throws {
        var bench = ServiceBench()
        _ = bench.connect(1)
        let alice = bench.dial(1, "alice")
        let told = bench.ask(1, "calling.send_digits", alice.with(["control_id": "c-1", "digits": "12"]))
        #expect(
            told.code == "200" && told.result?["control_id"] == "c-1" && told.result?["call_id"] == alice["call_id"]
        )
        let sent = try #require(bench.pass(.milliseconds(500)).events("calling.call.send_digits").first)
        #expect(sent["control_id"] == "c-1" && sent["state"] == "finished" && sent["tag"] == "alice")
        #expect(sent["call_id"] == alice["call_id"] && sent["node_id"] == alice["node_id"])
    }

    // MARK: - Both ends of the wire

    private static let commands: [Command] = [
        .answer(CallID(0), Shared(AnswerOptions())),
        .answer(CallID(0), Shared(AnswerOptions(codecs: ["PCMU", "OPUS"], maxDurationSeconds: 5))),
        .pass(CallID(0)),
        .sendDigits(CallID(0), Shared(DigitsOptions(control: "c", digits: "1w#"))),
    ]

    @Test(arguments: commands) func `what a client writes, a server reads`(_ command: Command) throws {
        let writer = CommandWriter(address: { _ in ("call", "node") }, conferenceText: { _ in "" })
        let request = try CallingRequest(command.method, writer.params(of: command))
        #expect(request.address?.call == "call" && request.address?.node == "node")
        switch (request, command) {
        case (.answer(_, let read), .answer(_, let sent)): #expect(read == sent.value)
        case (.sendDigits(_, let read), .sendDigits(_, let sent)): #expect(read == sent.value)
        case (.pass, .pass): break
        case _: Issue.record("\(request) is not \(command)")
        }
    }

    @Test func `a dial of several devices is read as it was written`() throws {
        var options = DialOptions(
            tag: CallTag(-1),
            tagText: "",
            device: .sip,
            to: "sip:a@b",
            headers: [DialOptions.Header(name: "X", value: "y")],
            timeoutSeconds: 3,
            maxDurationSeconds: 9
        )
        options.more = [
            [DialOptions.Device(to: "+1", from: "+2")], [DialOptions.Device(.fabric, to: "/a", timeoutSeconds: 7)],
        ]
        let writer = CommandWriter(address: { _ in ("", "") }, conferenceText: { _ in "" }, tagText: { _ in "t" })
        guard
            case .dial(tag: "t", let read) = try CallingRequest(
                "calling.dial",
                writer.params(of: .dial(Shared(options)))
            )
        else {
            Issue.record("no dial")
            return
        }
        #expect(read == options)
    }
}
