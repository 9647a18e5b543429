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
            /// It carries a session.
            case live(Int)
            /// It carries a session, and a ping is not answered yet.
            case pinged(Int, FrameID)
            /// It was told to go away with this frame, and carries its session until it does (W50).
            case leaving(Int?, FrameID)
        }

        var session: Int? {
            switch phase {
            case .unauthenticated: nil
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
        sockets[socket] = Socket(phase: .unauthenticated, due: now + rules.connectDeadline)
    }

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
        sessions[session]?.socket = nil
        sessions[session]?.expiry = now + rules.resumeWindow
    }

    /// `signalwire.disconnect`: the client may finish, answers, and is closed (W50).
    mutating func sendAway(_ socket: SocketID, restart: Bool, within grace: TimeSpan, _ outputs: inout [Output]) {
        guard let session = sockets[socket]?.session else { return close(socket, code: 1001, &outputs) }
        let id = FrameID(mint.next())
        write(
            .request(id, method: "signalwire.disconnect", params: ["restart": .bool(restart)]),
            to: socket,
            &outputs
        )
        sockets[socket]?.phase = .leaving(session, id)
        sockets[socket]?.due = now + grace
        if restart { forgetName(of: session) }
    }

    /// Everything that is due falls due, sockets and sessions in the order of their numbers.
    mutating func fallDue(_ outputs: inout [Output]) {
        for socket in sockets.keys.sorted(by: { $0.number < $1.number }) {
            guard let entry = sockets[socket], entry.due <= now else { continue }
            switch entry.phase {
            case .unauthenticated: close(socket, code: 1008, &outputs)
            case .live(let session):
                // W42: below every 15 s, or some clients close.
                let id = FrameID(mint.next())
                write(.request(id, method: "signalwire.ping", params: [:]), to: socket, &outputs)
                sockets[socket]?.phase = .pinged(session, id)
                sockets[socket]?.due = now + rules.pingTimeout
            case .pinged: close(socket, code: 1001, &outputs)
            case .leaving: close(socket, code: isShuttingDown ? 1001 : 1000, &outputs)
            }
        }
        for number in sessions.keys.sorted() where (sessions[number]?.expiry ?? .never) <= now {
            end(number, &outputs)
        }
    }
}
