import Conferencing
import JSONCodec
import RelayWire
import Testing

/// A server whose outputs are told in short lines: `1> frame` for a text message on socket 1.
struct RelayServerBench {
    var server: RelayServer
    var now = Instant.start
    /// The id of the newest request that the server sent, by method or event type.
    private(set) var ids: [String: String] = [:]
    /// The name of the newest session, and its authorization state.
    private(set) var name = ""
    private(set) var state = ""

    init(_ rules: SessionRules = SessionRules()) {
        let mint = IdentifierMint.seeded(SeededGenerator(seed: 3))
        server = RelayServer(space: "space", mint: mint, rules: rules)
        server.admit(project: "p", token: Secret("t"), index: 0)
        server.admit(project: "q", token: Secret("u"), index: 1)
    }

    /// The major version that clients speak.
    var version = 2

    mutating func take(_ input: RelayServer.Input) -> [String] {
        var outputs: [RelayServer.Output] = []
        server.handle(input, at: now, into: &outputs)
        return outputs.map { tell($0) }
    }

    mutating func hears(_ socket: Int, _ text: String) -> [String] {
        take(.received(SocketID(socket), Array(text.utf8)))
    }

    /// Opens a socket and connects on it.
    mutating func connect(
        _ socket: Int,
        project: String = "p",
        token: String = "t",
        _ more: String = #""event_acks":true"#
    ) -> [String] {
        take(.opened(SocketID(socket)))
            + hears(
                socket,
                #"{"id":"c","method":"signalwire.connect","params":{"version":{"major":\#(version),"minor":0,"revision":0},"#
                    + #""authentication":{"project":"\#(project)","token":"\#(token)"},\#(more)}}"#
            )
    }

    mutating func resume(_ socket: Int, project: String = "p", token: String = "t") -> [String] {
        connect(
            socket,
            project: project,
            token: token,
            #""event_acks":true,"protocol":"\#(name)","authorization_state":"\#(state)""#
        )
    }

    mutating func event(_ session: Int, _ type: String) -> [String] {
        take(.event(RelayServerBench.session(session), EventEnvelope(type: type, params: [:])))
    }

    /// Lets time pass, waking it each time it wants to be.
    mutating func pass(_ span: TimeSpan) -> [String] {
        let end = now + span
        var told: [String] = []
        while let next = server.nextWakeup, next <= end {
            now = max(now, next)
            told += take(.woke)
        }
        now = end
        return told
    }

    static func session(_ number: Int) -> ServerSessionID { ServerSessionID(number: number) }

    private mutating func tell(_ output: RelayServer.Output) -> String {
        switch output {
        case .write(let socket, let bytes): "\(socket.number)> \(tell(bytes))"
        case .close(let socket, let code): "\(socket.number) closed \(code)"
        case .begin(let session, let project): "session \(session.number) of \(project)"
        case .contexts(let session, let contexts):
            "\(session.number) receives \(contexts.joined(separator: " "))"
        case .command(let session, let id, let method, _): "\(session.number) asks \(method) \(id.value.text)"
        case .expired(let session): "\(session.number) expired"
        }
    }

    private mutating func tell(_ bytes: [UInt8]) -> String {
        guard let frame = try? Frame(decoding: bytes) else { return "no frame" }
        switch frame {
        case .request(let id, let method, let params):
            let type = params["event_type"]?.stringValue
            ids[type ?? method] = id.value.stringValue
            if let told = params["params"]?["authorization_state"]?.stringValue { state = told }
            return type ?? (method + (params["restart"].map { " \($0.text)" } ?? ""))
        case .result(let id, let result):
            if let protocolName = result["protocol"]?.stringValue {
                let isSame = protocolName == name
                name = protocolName
                return isSame ? "welcome back" : "welcome"
            }
            return "\(id.value.text) = \(result.text)"
        case .failure(let id, let error): return "\(id.value.text) = error \(error.code)"
        }
    }
}
