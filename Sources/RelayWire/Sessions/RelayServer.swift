package import Conferencing
internal import DequeModule
package import JSONCodec

/// A socket of the server, by a number that whoever accepts it chooses and never uses again.
package struct SocketID: Sendable, Hashable {
    /// The number.
    package var number: Int

    /// Makes the id of a socket.
    package init(_ number: Int) { self.number = number }
}

/// A session of the server; sessions are numbered in the order of their connecting.
package struct ServerSessionID: Sendable, Hashable {
    /// The number, from 0.
    package var number: Int

    /// Makes the id of a session.
    package init(number: Int) { self.number = number }
}

/// The server's half of RELAY as a pure machine: sockets, credentials, sessions that outlive their sockets, events until
/// they are acknowledged, pings. What a command means is for whoever drives it.
///
/// The contract: give it one input, carry out all the outputs it appended, in order, then give it the next; at
/// ``nextWakeup`` give it ``Input/woke``. Peers are untrusted: no input can break it, and what a peer can make it keep
/// is bounded.
package struct RelayServer: Sendable {
    /// What happens to it.
    package enum Input: Sendable {
        /// A socket is open.
        case opened(SocketID)
        /// A whole text message has come.
        case received(SocketID, [UInt8])
        /// A binary message has come, which RELAY does not have.
        case binary(SocketID)
        /// A socket is gone.
        case closed(SocketID)
        /// The answer to a command.
        case answer(ServerSessionID, FrameID, CommandAnswer)
        /// Something that a session is to be told.
        case event(ServerSessionID, EventEnvelope)
        /// The sockets of a project's sessions are to be cut without a word.
        case cut(project: Int)
        /// The clients of a project are to be sent away (W50); with `restart` they are to begin afresh (W51).
        case disconnect(project: Int, restart: Bool)
        /// Everybody is to be sent away, for good.
        case shutDown
        /// Time has passed.
        case woke
    }

    /// How a command is answered.
    package enum CommandAnswer: Sendable, Hashable {
        /// With a code, accepted or refused.
        case result(JSONObject)
        /// With a protocol failure.
        case failure(RPCError)
    }

    /// What is to be carried out.
    package enum Output: Sendable {
        /// Send one text message.
        case write(SocketID, [UInt8])
        /// Close a socket.
        case close(SocketID, code: UInt16)
        /// A new session of a project is up.
        case begin(ServerSessionID, project: Int)
        /// A session receives these contexts from now on, and no others (W60, W28).
        case contexts(ServerSessionID, [String])
        /// A session asks for something; exactly one answer is due.
        case command(ServerSessionID, FrameID, method: String, params: JSONObject)
        /// A session is over for good; its calls have no controller any more (W27).
        case expired(ServerSessionID)
    }

    let rules: SessionRules
    let space: String
    var mint: IdentifierMint
    /// By the text of `project`.
    var projects: [String: Account] = [:]
    /// The profiles of projects that bring their own, by index.
    var wires: [Int: WireProfile] = [:]
    var sockets: [SocketID: Socket] = [:]
    /// Those that can be used or resumed.
    var sessions: [Int: Session] = [:]
    /// Sessions by name.
    var names: [String: Int] = [:]
    var nextSession = 0
    var now = Instant.start
    var isShuttingDown = false

    /// Who may connect.
    struct Account: Sendable {
        var index: Int
        var token: Secret
    }

    /// An event that a client was sent, or is to be sent when it is back.
    struct Undelivered: Sendable {
        var id: FrameID
        var bytes: [UInt8]
        /// When it was sent last (W31).
        var sent: Instant
    }

    /// A session, with a socket or without one for a while.
    struct Session: Sendable {
        var name: String
        var projectText: String
        var project: Int
        var socket: SocketID?
        var contexts: [String]
        var authorizationState: Secret
        /// The state before, which is still good: the newest may be on its way.
        var earlierState: Secret?
        /// When the state is sent anew (W20); only while it has a socket.
        var renewal = Instant.never
        var acknowledges: Bool
        /// The major version that its client speaks: from 4 on there is no `signalwire.receive`.
        var majorVersion: Int
        /// Events that the client has not acknowledged, or not been sent yet, oldest first (W25).
        var undelivered: Deque<Undelivered> = []
        /// When it can no longer be resumed; never while it has a socket.
        var expiry = Instant.never

        /// Whether a client has brought a state that the session was told.
        func knows(_ state: Secret) -> Bool {
            authorizationState.matches(state) || earlierState?.matches(state) == true
        }
    }

    /// Makes a server that nobody may connect to yet.
    package init(space: String, mint: IdentifierMint, rules: SessionRules = SessionRules()) {
        self.space = space
        self.mint = mint
        self.rules = rules
    }

    /// Lets a project's clients connect; its sessions begin under that index, and follow that profile or the server's.
    package mutating func admit(project: String, token: Secret, index: Int, wire: WireProfile? = nil) {
        projects[project] = Account(index: index, token: token)
        wires[index] = wire
    }

    /// Forgets a project: its sessions end, its sockets are closed.
    package mutating func expel(project: String, into outputs: inout [Output]) {
        guard let account = projects.removeValue(forKey: project) else { return }
        for (number, session) in sessions.sorted(by: { $0.key < $1.key }) where session.project == account.index {
            if let socket = session.socket { close(socket, code: 1000, &outputs) }
            end(number, &outputs)
        }
        wires[account.index] = nil
    }

    /// Whether a project's token is right, in a time that does not tell how near a wrong one comes.
    package func authenticates(project: String, token: Secret) -> Bool {
        guard let account = projects[project] else { return false }
        return account.token.matches(token)
    }

    /// Whether no socket is open.
    package var isIdle: Bool { sockets.isEmpty }

    /// How many sockets are open and how many sessions are kept.
    package var load: (sockets: Int, sessions: Int) { (sockets.count, sessions.count) }

    /// Takes one input to its end; appends what is to be carried out.
    package mutating func handle(_ input: Input, at instant: Instant, into outputs: inout [Output]) {
        now = max(now, instant)
        switch input {
        case .opened(let socket): open(socket, &outputs)
        case .received(let socket, let bytes): receive(bytes, on: socket, &outputs)
        case .binary(let socket): close(socket, code: 1003, &outputs)
        case .closed(let socket): lose(socket, &outputs)
        case .answer(let session, let id, let answer): self.answer(session, id, answer, &outputs)
        case .event(let session, let envelope): tell(session, envelope, &outputs)
        case .cut(let project):
            for socket in liveSockets(of: project) { close(socket, code: 1006, &outputs) }
        case .disconnect(let project, let restart):
            for socket in liveSockets(of: project) {
                sendAway(socket, restart: restart, &outputs)
            }
        case .shutDown:
            isShuttingDown = true
            for socket in sockets.keys.sorted(by: { $0.number < $1.number }) {
                sendAway(socket, restart: false, &outputs)
            }
        case .woke: fallDue(&outputs)
        }
    }

    /// What holds for a project's sessions.
    func wire(ofProject index: Int) -> WireProfile { wires[index] ?? rules.wire }

    /// What holds for a session.
    func wire(of session: Int) -> WireProfile {
        sessions[session].map { wire(ofProject: $0.project) } ?? rules.wire
    }

    private func liveSockets(of project: Int) -> [SocketID] {
        sessions.values.filter { $0.project == project }.compactMap(\.socket).sorted { $0.number < $1.number }
    }

    /// When to wake it next; nil where nothing is due.
    package var nextWakeup: Instant? {
        var due = Instant.never
        for socket in sockets.values { due = min(due, socket.due) }
        for session in sessions.values { due = min(due, session.expiry, session.renewal, patienceEnd(of: session)) }
        return due == .never ? nil : due
    }
}
