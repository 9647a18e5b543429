import Conferencing
import JSONCodec

extension RelayServer {
    /// A socket and where it stands.
    struct Socket: Sendable {
        var phase: Phase
        /// When something is due on it: the end of a patience, or the next ping.
        var due: Instant

        enum Phase: Sendable {
            /// Nobody has shown who it is yet (W14).
            case unauthenticated
            /// It has sent a connect that is being looked at, while other requests are handled (W3); and when patience
            /// with it would end.
            case connecting(FrameID, JSONObject, deadline: Instant)
            /// It carries a session.
            case live(Int)
            /// It carries a session, and a ping is not answered yet.
            case pinged(Int, FrameID)
            /// It was told to go away with this frame, and carries its session until it does (W50).
            case leaving(Int?, FrameID)
        }

        var session: Int? {
            switch phase {
            case .unauthenticated, .connecting: nil
            case .live(let session), .pinged(let session, _): session
            case .leaving(let session, _): session
            }
        }
    }

    mutating func open(_ socket: SocketID, _ outputs: inout [Output]) {
        guard sockets[socket] == nil else { return }
        guard sockets.count < rules.mostSockets, !isShuttingDown else {
            return outputs.append(.close(socket, code: isShuttingDown ? 1001 : 1013))
        }
        sockets[socket] = Socket(phase: .unauthenticated, due: connectDeadline)
    }

    /// When patience with a socket ends on which no connect comes (W14).
    var connectDeadline: Instant { rules.wire.connectDeadline.map { now + $0 } ?? .never }

    mutating func write(_ frame: Frame, to socket: SocketID, _ outputs: inout [Output]) {
        outputs.append(.write(socket, frame.bytes))
    }

    /// Closes a socket; its session can be resumed for a while.
    mutating func close(_ socket: SocketID, code: UInt16, _ outputs: inout [Output]) {
        guard sockets[socket] != nil else { return }
        outputs.append(.close(socket, code: code))
        lose(socket, &outputs)
    }

    /// A socket is gone: its session waits for another (W21).
    mutating func lose(_ socket: SocketID, _ outputs: inout [Output]) {
        guard let session = sockets.removeValue(forKey: socket)?.session, sessions[session]?.socket == socket else {
            return
        }
        detach(session)
    }

    /// A session has no socket any more, and waits for another (W21).
    mutating func detach(_ session: Int) {
        let wire = self.wire(of: session)
        sessions[session]?.socket = nil
        sessions[session]?.renewal = .never
        sessions[session]?.expiry = now + wire.resumeWindow
        // W25: all that is not acknowledged was sent on that socket.
        if !wire.redeliverUnacknowledged { sessions[session]?.undelivered.removeAll() }
    }

    /// `signalwire.disconnect`: the client may finish, answers, and is closed (W50).
    mutating func sendAway(_ socket: SocketID, restart: Bool, _ outputs: inout [Output]) {
        guard let session = sockets[socket]?.session else { return close(socket, code: 1001, &outputs) }
        let id = FrameID(mint.next())
        write(
            .request(id, method: "signalwire.disconnect", params: ["restart": .bool(restart)]),
            to: socket,
            &outputs
        )
        sockets[socket]?.phase = .leaving(session, id)
        let grace = isShuttingDown ? rules.shutdownGrace : wire(of: session).disconnectGrace
        sockets[socket]?.due = now + grace
        if restart { forgetName(of: session) }
    }

    /// Everything that is due falls due, sockets and sessions in the order of their numbers.
    mutating func fallDue(_ outputs: inout [Output]) {
        for socket in sockets.keys.sorted(by: { $0.number < $1.number }) {
            guard let entry = sockets[socket], entry.due <= now else { continue }
            switch entry.phase {
            case .unauthenticated: close(socket, code: 1008, &outputs)
            case .connecting(let id, let params, let deadline):
                sockets[socket]?.phase = .unauthenticated
                sockets[socket]?.due = deadline
                connect(id, params, on: socket, &outputs)
            case .live(let session):
                // W42: below every 15 s, or some clients close.
                let id = FrameID(mint.next())
                write(.request(id, method: "signalwire.ping", params: [:]), to: socket, &outputs)
                let due = now + wire(of: session).pingTimeout
                sockets[socket] = Socket(phase: .pinged(session, id), due: due)
            case .pinged: close(socket, code: 1001, &outputs)
            case .leaving: close(socket, code: isShuttingDown ? 1001 : 1000, &outputs)
            }
        }
        for number in sessions.keys.sorted() {
            guard let session = sessions[number] else { continue }
            if session.expiry <= now { end(number, &outputs) }
            if session.renewal <= now { renewAuthorizationState(number, &outputs) }
            if patienceEnd(of: session) <= now, let socket = session.socket { close(socket, code: 1008, &outputs) }
        }
    }

    /// When a client's silence about an event is borne no longer (W31).
    func patienceEnd(of session: Session) -> Instant {
        switch wire(ofProject: session.project).acknowledgementTimeout {
        case .closeAfter(let span):
            guard session.socket != nil, let oldest = session.undelivered.first else { return .never }
            return oldest.sent + span
        case .none: return .never
        }
    }
}
