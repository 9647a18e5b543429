import Conferencing
import JSONCodec
import RelayService
import RelayWire

/// A service with clients who speak by hand: each request is answered by the frames that follow from it.
struct ServiceBench {
    var service: RelayService
    var now = Instant.start
    private(set) var project = ""
    private(set) var token = ""
    private var nextID = 0
    /// The sockets that were closed, and how.
    private(set) var closed: [Int: UInt16] = [:]

    init(_ knobs: [(name: String, value: String)] = [], rate: Int64 = 1, seed: UInt64 = 5) {
        var settings = RelayService.Settings(mint: .seeded(SeededGenerator(seed: seed)))
        settings.rate = rate
        service = RelayService(settings)
        let answer = control(.addProject(knobs: knobs)).answer
        if case .json(let json) = answer {
            project = json["project"]?.stringValue ?? ""
            token = json["token"]?.stringValue ?? ""
        }
    }

    /// What was written, as frames by socket.
    typealias Told = [(socket: Int, frame: Frame)]

    mutating func take(_ input: RelayService.Input) -> Told {
        var outputs: [RelayService.Output] = []
        service.handle(input, at: now, into: &outputs)
        return told(outputs)
    }

    mutating func control(_ request: ControlRequest) -> (answer: ControlAnswer, told: Told) {
        var outputs: [RelayService.Output] = []
        let answer = service.control(request, at: now, into: &outputs)
        return (answer, told(outputs))
    }

    private mutating func told(_ outputs: [RelayService.Output]) -> Told {
        var told: Told = []
        for output in outputs {
            switch output {
            case .write(let socket, let bytes):
                if let frame = try? Frame(decoding: bytes) { told.append((socket.number, frame)) }
            case .close(let socket, let code): closed[socket.number] = code
            }
        }
        return told
    }

    mutating func connect(_ socket: Int, project: String? = nil, token: String? = nil) -> Told {
        var request = ConnectRequest(.token(project: project ?? self.project, Secret(token ?? self.token)))
        request.agent = "bench"
        return take(.opened(SocketID(socket))) + ask(socket, ConnectRequest.method, request.params)
    }

    mutating func ask(_ socket: Int, _ method: String, _ params: JSONObject) -> Told {
        nextID += 1
        return take(
            .received(SocketID(socket), Frame.request(FrameID("r\(nextID)"), method: method, params: params).bytes)
        )
    }

    mutating func pass(_ span: TimeSpan) -> Told {
        let end = now + span
        var told: Told = []
        while let next = service.nextWakeup, next <= end {
            now = max(now, next)
            told += take(.woke)
        }
        now = end
        return told
    }

    /// Dials, and lets the phone answer; the call's address.
    mutating func dial(_ socket: Int, _ tag: String) -> JSONObject {
        let told = ask(socket, "calling.dial", ServiceBench.dial(tag)) + pass(.milliseconds(100))
        let params = told.events("calling.call.state").last
        return ["node_id": params?["node_id"] ?? .null, "call_id": params?["call_id"] ?? .null]
    }

    static func dial(_ tag: String) -> JSONObject {
        [
            "tag": .string(tag),
            "devices": [
                [["type": "phone", "params": ["to_number": "+15550100002", "from_number": "+15550109999"]]]
            ],
        ]
    }
}

extension [(socket: Int, frame: Frame)] {
    /// The inner parameters of the events of a type.
    func events(_ type: String) -> [JSONValue] {
        compactMap { entry in
            guard case .request(_, "signalwire.event", let params) = entry.frame,
                params["event_type"]?.stringValue == type
            else { return nil }
            return params["params"]
        }
    }

    /// The statuses of the conference events, in order.
    var statuses: [String] { events("calling.conference").compactMap { $0["status"]?.stringValue } }

    /// The first answer.
    var result: JSONValue? {
        for entry in self { if case .result(_, let result) = entry.frame { return result } }
        return nil
    }

    /// The code of the first answer, or of the first protocol failure.
    var code: String? {
        for entry in self {
            if case .result(_, let result) = entry.frame { return result["code"]?.stringValue }
            if case .failure(_, let error) = entry.frame { return String(error.code) }
        }
        return nil
    }
}

extension JSONObject {
    func with(_ more: JSONObject) -> JSONObject {
        var all = self
        for member in more { all[member.name] = member.value }
        return all
    }
}
