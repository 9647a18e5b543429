internal import DequeModule
import Conferencing
import JSONCodec

extension RelayServer {
    mutating func receive(_ bytes: [UInt8], on socket: SocketID, _ outputs: inout [Output]) {
        guard let entry = sockets[socket] else { return }
        let wire = entry.session.map { self.wire(of: $0) } ?? rules.wire
        guard bytes.count <= wire.maximumFrame.bytes else { return close(socket, code: 1009, &outputs) }
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
        case .unauthenticated, .connecting: return
        case .pinged(let session, let ping) where ping == id:
            sockets[socket]?.phase = .live(session)
            let due = now + wire(of: session).pingInterval
            sockets[socket]?.due = due
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
            guard method == ConnectRequest.method else { return refuseEarly(id, on: socket, &outputs) }
            return hearConnect(id, params, on: socket, entry, &outputs)
        }
        let wire = self.wire(of: session)
        // W4: the older envelope is unwrapped.
        if wire.acceptExecute, method == "signalwire.execute" {
            guard let inner = params["method"]?.stringValue, inner != method else {
                return write(.failure(id, .badParams("signalwire.execute needs a method")), to: socket, &outputs)
            }
            let innerParams = params["params"]?.objectValue ?? [:]
            return request(id, inner, innerParams, on: socket, entry, &outputs)
        }
        switch method {
        case ConnectRequest.method:
            hearConnect(id, params, on: socket, entry, &outputs)
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

    /// W10: before the connect nothing else is heard.
    private mutating func refuseEarly(_ id: FrameID, on socket: SocketID, _ outputs: inout [Output]) {
        switch rules.wire.beforeConnect {
        case .notAllowed: write(.failure(id, RPCError(-32003, "Connect first")), to: socket, &outputs)
        case .unauthenticated: write(.failure(id, RPCError(-32002, "Connect first")), to: socket, &outputs)
        case .close: close(socket, code: 1008, &outputs)
        }
    }

    /// A connect is looked at: at once, or while other requests are handled (W3).
    private mutating func hearConnect(
        _ id: FrameID,
        _ params: JSONObject,
        on socket: SocketID,
        _ entry: Socket,
        _ outputs: inout [Output]
    ) {
        let deadline: Instant
        switch entry.phase {
        case .unauthenticated: deadline = entry.due
        case .live(let session) where wire(of: session).reconnectSameSocket == .replaceSession,
            .pinged(let session, _) where wire(of: session).reconnectSameSocket == .replaceSession:
            // W13: the new session takes the old one's place, which can be resumed for a while.
            detach(session)
            deadline = connectDeadline
            sockets[socket] = Socket(phase: .unauthenticated, due: deadline)
        case .live, .pinged, .leaving, .connecting:
            return write(.failure(id, .malformed("this socket is connected already")), to: socket, &outputs)
        }
        switch rules.wire.pipeline {
        case .inOrder: connect(id, params, on: socket, &outputs)
        case .concurrent:
            sockets[socket]?.phase = .connecting(id, params, deadline: deadline)
            sockets[socket]?.due = now + rules.connectWork
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
