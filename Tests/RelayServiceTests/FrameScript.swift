import Conferencing
import JSONCodec
import RelayService
import RelayWire

/// Clients of the service who speak by hand, and what they hear, line by line: `4s 1> signalwire.ping` for a frame on
/// socket 1 four seconds after the last mark.
///
/// Pings are answered unheard and events acknowledged, unless a script says otherwise.
struct FrameScript {
    private var service: RelayService
    private var now = Instant.start
    private var start = Instant.start
    private(set) var project = ""
    private var token = ""
    /// What was heard since the last mark.
    private(set) var lines: [String] = []
    private(set) var answersPings = true
    private(set) var acknowledges = true
    /// The name of the newest session, and its newest state.
    private var name = ""
    private var state = ""
    /// The call that each socket heard of last, and the conference that was joined last.
    private var addresses: [Int: JSONObject] = [:]
    private var conference: JSONValue = .null
    private var nextID = 0

    /// A service with a profile, and a project with knobs of its own.
    init(server: Profile = .relay, project knobs: [(name: String, value: String)] = []) {
        var settings = RelayService.Settings(mint: .seeded(SeededGenerator(seed: 5)))
        settings.profile = server
        service = RelayService(settings)
        if case .json(let json) = control({ _ in .addProject(knobs: knobs) }) {
            project = json["project"]?.stringValue ?? ""
            token = json["token"]?.stringValue ?? ""
        }
    }

    // MARK: What clients do

    mutating func open(_ socket: Int) { take(.opened(SocketID(socket))) }

    mutating func say(_ socket: Int, _ method: String, _ params: JSONObject = [:]) {
        nextID += 1
        take(.received(SocketID(socket), Frame.request(FrameID("r\(nextID)"), method: method, params: params).bytes))
    }

    mutating func sayConnect(_ socket: Int, token: String? = nil, resuming: String? = nil, state: String? = nil) {
        var request = ConnectRequest(.token(project: project, Secret(token ?? self.token)))
        request.eventAcks = true
        request.resuming = resuming
        request.authorizationState = state.map(Secret.init)
        say(socket, ConnectRequest.method, request.params)
    }

    mutating func connect(_ socket: Int) {
        open(socket)
        sayConnect(socket)
    }

    /// Resumes the newest session, with its own state or another.
    mutating func resume(_ socket: Int, state: String? = nil) {
        open(socket)
        sayConnect(socket, resuming: name, state: state ?? self.state)
    }

    mutating func dial(_ socket: Int, _ tag: String) { say(socket, "calling.dial", ServiceBench.dial(tag)) }

    /// Joins with the call that the socket heard of last.
    mutating func join(_ socket: Int) {
        say(socket, "calling.join_conference", (addresses[socket] ?? [:]).with(["name": "standup"]))
    }

    /// Leaves with the call that the socket heard of last.
    mutating func leave(_ socket: Int) {
        let which: JSONObject = ["conference_id": conference]
        say(socket, "calling.leave_conference", (addresses[socket] ?? [:]).with(which))
    }

    /// Ends the call that another socket heard of last, or its own.
    mutating func end(_ socket: Int, callOf other: Int? = nil) {
        say(socket, "calling.end", addresses[other ?? socket] ?? [:])
    }

    mutating func lose(_ socket: Int) { take(.closed(SocketID(socket))) }

    mutating func stopAnsweringPings() { answersPings = false }

    mutating func stopAcknowledging() { acknowledges = false }

    // MARK: What happens

    /// Lets time pass, waking the service each time it wants to be.
    mutating func pass(_ span: TimeSpan) {
        let end = now + span
        while let next = service.nextWakeup, next <= end {
            now = max(now, next)
            take(.woke)
        }
        now = end
    }

    /// What is heard from here on counts.
    mutating func mark() {
        lines = []
        start = now
    }

    @discardableResult
    mutating func control(_ request: (String) -> ControlRequest) -> ControlAnswer {
        var outputs: [RelayService.Output] = []
        let answer = service.control(request(project), at: now, into: &outputs)
        hear(outputs)
        return answer
    }

    /// How many members the conference has that was joined last.
    mutating func size() -> Int? {
        let conference = conference.stringValue ?? ""
        guard case .json(let json) = control({ .listing(project: $0, conference: conference) }) else { return nil }
        return json["members"]?.arrayValue?.count
    }

    private mutating func take(_ input: RelayService.Input) {
        var outputs: [RelayService.Output] = []
        service.handle(input, at: now, into: &outputs)
        hear(outputs)
    }

    private mutating func hear(_ outputs: [RelayService.Output]) {
        for output in outputs {
            switch output {
            case .close(let socket, let code): note("\(socket.number) closed \(code)")
            case .write(let socket, let bytes):
                guard let frame = try? Frame(decoding: bytes) else {
                    note("\(socket.number)> no frame")
                    continue
                }
                hear(frame, on: socket)
            }
        }
    }

    private mutating func hear(_ frame: Frame, on socket: SocketID) {
        switch frame {
        case .failure(_, let error): note("\(socket.number)> error \(error.code)")
        case .result(_, let result):
            if let joined = result["conference_id"] { conference = joined }
            note("\(socket.number)> \(told(result))")
        case .request(let id, let method, let params):
            let isPing = method == "signalwire.ping"
            if !isPing || !answersPings { note("\(socket.number)> \(told(method, params, on: socket.number))") }
            if isPing ? answersPings : acknowledges && method == EventEnvelope.method {
                take(.received(socket, Frame.result(id, [:]).bytes))
            }
        }
    }

    private mutating func told(_ result: JSONValue) -> String {
        guard let welcomed = result["protocol"]?.stringValue else { return result["code"]?.stringValue ?? "done" }
        defer { name = welcomed }
        return welcomed == name ? "welcome back" : welcomed == FrameScript.staleName ? "welcome as asked" : "welcome"
    }

    /// The name of a session that never was.
    static let staleName = "signalwire_s_1_p"

    private mutating func told(_ method: String, _ params: JSONObject, on socket: Int) -> String {
        guard let type = params["event_type"]?.stringValue, let inner = params["params"] else { return method }
        if let state = inner["authorization_state"]?.stringValue { self.state = state }
        if type == "calling.call.state" {
            addresses[socket] = ["node_id": inner["node_id"] ?? .null, "call_id": inner["call_id"] ?? .null]
        }
        let words = ["status", "call_state", "dial_state"].compactMap { inner[$0]?.stringValue }
        return ([type] + words).joined(separator: " ")
    }

    private mutating func note(_ line: String) { lines.append("\(now.since(start)) \(line)") }
}
