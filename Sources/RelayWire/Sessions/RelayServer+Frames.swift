internal import DequeModule
import Conferencing
import JSONCodec

extension RelayServer {
    mutating func receive(_ bytes: [UInt8], on socket: SocketID, _ outputs: inout [Output]) {
        guard let entry = sockets[socket] else { return }
        let frame: Frame
        do throws(BadFrame) {
            frame = try Frame(decoding: bytes)
        } catch {
            return write(error.answer, to: socket, &outputs)
        }
        switch frame {
        case .request(let id, let method, let params):
            request(id, method, params, on: socket, entry, &outputs)
        case .result(let id, _), .failure(let id, _):
            answered(id, on: socket, entry, &outputs)
        }
    }

    /// The client has answered something: a ping, a disconnect, or an event.
    private mutating func answered(_ id: FrameID, on socket: SocketID, _ entry: Socket, _ outputs: inout [Output]) {
        switch entry.phase {
        case .unauthenticated: return
        case .pinged(let session, let ping) where ping == id:
            sockets[socket]?.phase = .live(session)
            sockets[socket]?.due = now + rules.pingInterval
            return
        case .leaving(_, let disconnect) where disconnect == id:
            return close(socket, code: isShuttingDown ? 1001 : 1000, &outputs)
        case .live, .pinged, .leaving: break
        }
        guard let session = entry.session else { return }
        // W30. Acknowledgements come in the order of the events, so the search is short.
        if let place = sessions[session]?.undelivered.firstIndex(where: { $0.id == id }) {
            sessions[session]?.undelivered.remove(at: place)
        }
    }

    private mutating func request(
        _ id: FrameID,
        _ method: String,
        _ params: JSONObject,
        on socket: SocketID,
        _ entry: Socket,
        _ outputs: inout [Output]
    ) {
        guard let session = entry.session else {
            guard method == ConnectRequest.method else {
                // W10: before the connect nothing else is heard.
                return write(.failure(id, RPCError(-32003, "Connect first")), to: socket, &outputs)
            }
            return connect(id, params, on: socket, &outputs)
        }
        // W4: the older envelope is unwrapped.
        if method == "signalwire.execute" {
            guard let inner = params["method"]?.stringValue, inner != method else {
                return write(.failure(id, .badParams("signalwire.execute needs a method")), to: socket, &outputs)
            }
            let innerParams = params["params"]?.objectValue ?? [:]
            return request(id, inner, innerParams, on: socket, entry, &outputs)
        }
        switch method {
        case ConnectRequest.method:
            // W13
            write(.failure(id, .malformed("this socket is connected already")), to: socket, &outputs)
        case "signalwire.ping":
            var echo: JSONObject = [:]
            for key in ["timestamp", "payload"] { if let value = params[key] { echo.append(key, value) } }
            write(.result(id, .object(echo)), to: socket, &outputs)
        case "signalwire.receive", "signalwire.unreceive":
            subscribe(id, method, params, session, on: socket, &outputs)
        case _ where method.hasPrefix("calling."):
            outputs.append(.command(ServerSessionID(number: session), id, method: method, params: params))
        case _:
            write(.failure(id, .unknownMethod(method)), to: socket, &outputs)
        }
    }

    /// W60: receiving twice and unreceiving what was not received succeed; naming nothing does not.
    private mutating func subscribe(
        _ id: FrameID,
        _ method: String,
        _ params: JSONObject,
        _ session: Int,
        on socket: SocketID,
        _ outputs: inout [Output]
    ) {
        do throws(RPCError) {
            guard sessions[session]?.majorVersion ?? 0 < 4 else {
                throw RPCError(-32001, "Contexts are named by the connect in this version")
            }
            var contexts = try params["contexts"]?.texts(named: "contexts") ?? []
            if contexts.isEmpty, let one = params["context"]?.stringValue { contexts = [one] }
            guard !contexts.isEmpty else { throw .badParams("contexts is missing or empty") }
            let receives = method == "signalwire.receive"
            var kept = (sessions[session]?.contexts ?? []).filter { !contexts.contains($0) }
            if receives { kept += contexts }
            guard kept.count <= 1000 else { throw RPCError(-32005, "At capacity: too many contexts") }
            sessions[session]?.contexts = kept
            outputs.append(.contexts(ServerSessionID(number: session), kept))
            let message = receives ? "Receiving events" : "Unreceiving events"
            write(.result(id, ["code": "200", "message": .string(message)]), to: socket, &outputs)
        } catch {
            write(.failure(id, error), to: socket, &outputs)
        }
    }
}
