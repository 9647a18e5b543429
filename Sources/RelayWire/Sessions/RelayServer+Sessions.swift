internal import DequeModule
import Conferencing
import JSONCodec

extension RelayServer {
    /// `signalwire.connect`: a fresh session, or one that is resumed (W21 to W28).
    mutating func connect(_ id: FrameID, _ params: JSONObject, on socket: SocketID, _ outputs: inout [Output]) {
        // Whoever names a project meets its profile, with the right token or without.
        var wire = rules.wire
        do throws(RPCError) {
            let request = try ConnectRequest(params)
            var account: Account?
            if case .token(let project, let token) = request.credentials, let named = projects[project] {
                wire = self.wire(ofProject: named.index)
                if named.token.matches(token) { account = named }
            }
            guard let account, case .token(let project, _) = request.credentials else {
                return refuse(RelayServer.unauthenticated(id, wire.authenticationFailure), on: socket, wire, &outputs)
            }
            guard let name = request.resuming else { return begin(id, request, project, account, on: socket, &outputs) }
            guard let number = names[name] else {
                let name = try adopted(name, wire.staleProtocol)
                return begin(id, request, project, account, named: name, on: socket, &outputs)
            }
            try checkResuming(number, request, account, wire)
            resume(id, request, number, on: socket, &outputs)
        } catch {
            refuse(.failure(id, error), on: socket, wire, &outputs)
        }
    }

    private mutating func refuse(
        _ answer: Frame,
        on socket: SocketID,
        _ wire: WireProfile,
        _ outputs: inout [Output]
    ) {
        write(answer, to: socket, &outputs)
        // W12: an unclosed one leaks, for the SDK dials again and leaves this one open.
        if wire.closeAfterRefusal { close(socket, code: 1000, &outputs) }
    }

    /// W11
    private static func unauthenticated(_ id: FrameID, _ form: AuthenticationFailure) -> Frame {
        let message = "Authentication failed"
        return switch form {
        case .error: .failure(id, RPCError(-32002, message))
        case .result: .result(id, ["code": "401", "message": .string(message)])
        }
    }

    /// W24: an unknown or expired name brings a fresh session, whose name the client must compare.
    private func adopted(_ name: String, _ stale: StaleProtocol) throws(RPCError) -> String? {
        switch stale {
        case .fresh: nil
        case .adoptName: name.utf8.count <= rules.longestName ? name : nil
        case .refuse: throw RPCError(-32003, "There is no such session")
        }
    }

    /// Whether a session may be resumed by who wants that.
    private func checkResuming(
        _ number: Int,
        _ request: ConnectRequest,
        _ account: Account,
        _ wire: WireProfile
    ) throws(RPCError) {
        guard let session = sessions[number], session.project == account.index else {
            throw RPCError(-32003, "The session belongs to another project")
        }
        // W23
        if wire.badAuthorizationState == .refuse, let state = request.authorizationState, !session.knows(state) {
            throw RPCError(-32002, "The authorization state is not the session's")
        }
        // W26
        if wire.takeover == .refuseNewer, session.socket != nil {
            throw RPCError(-32003, "Another socket has the session")
        }
    }

    private mutating func begin(
        _ id: FrameID,
        _ request: ConnectRequest,
        _ project: String,
        _ account: Account,
        named wanted: String? = nil,
        on socket: SocketID,
        _ outputs: inout [Output]
    ) {
        let number = nextSession
        nextSession += 1
        // JavaScript clients compare the second part with `authorization.signature`.
        let signature = String(mint.next().prefix(8))
        let name = wanted ?? "signalwire_\(signature)_\(mint.next())_\(project)"
        sessions[number] = Session(
            name: name,
            projectText: project,
            project: account.index,
            socket: socket,
            contexts: request.contexts,
            authorizationState: Secret(mint.next()),
            acknowledges: request.eventAcks,
            majorVersion: request.version.major
        )
        names[name] = number
        welcome(id, number, on: socket, &outputs)
        outputs.append(.begin(ServerSessionID(number: number), project: account.index))
        if !request.contexts.isEmpty {
            outputs.append(.contexts(ServerSessionID(number: number), request.contexts))
        }
        tellAuthorizationState(number, &outputs)
    }

    private mutating func resume(
        _ id: FrameID,
        _ request: ConnectRequest,
        _ number: Int,
        on socket: SocketID,
        _ outputs: inout [Output]
    ) {
        // W26: the newer socket takes over, the older is closed.
        if let older = sessions[number]?.socket { close(older, code: 1000, &outputs) }
        sessions[number]?.socket = socket
        sessions[number]?.expiry = .never
        sessions[number]?.acknowledges = request.eventAcks
        sessions[number]?.majorVersion = request.version.major
        // W28: the new contexts replace the old; none given, the old stay.
        if !request.contexts.isEmpty {
            sessions[number]?.contexts = request.contexts
            outputs.append(.contexts(ServerSessionID(number: number), request.contexts))
        }
        let isStateRight = request.authorizationState.map { sessions[number]?.knows($0) ?? false }
        welcome(id, number, on: socket, &outputs)
        // W25: what is unacknowledged comes again with its old id, and then what happened meanwhile, in order.
        for event in sessions[number]?.undelivered ?? [] { outputs.append(.write(socket, event.bytes)) }
        for place in sessions[number]?.undelivered.indices ?? 0..<0 { sessions[number]?.undelivered[place].sent = now }
        if sessions[number]?.acknowledges == false { sessions[number]?.undelivered.removeAll() }
        // W20, W23: one who brought no valid state is told it again.
        if isStateRight != true { tellAuthorizationState(number, &outputs) }
    }

    private mutating func welcome(_ id: FrameID, _ number: Int, on socket: SocketID, _ outputs: inout [Output]) {
        guard let session = sessions[number] else { return }
        sockets[socket]?.phase = .live(number)
        let wire = self.wire(of: number)
        sockets[socket]?.due = now + wire.pingInterval
        sessions[number]?.renewal = wire.authorizationStateEvery.map { now + $0 } ?? .never
        let parts = session.name.split(separator: "_")
        let result = ConnectResult(
            sessionName: session.name,
            identity: mint.next(),
            authorization: [
                "project_id": .string(session.projectText), "scopes": ["calling"],
                "signature": .string(parts.count > 1 ? String(parts[1]) : ""),
            ]
        )
        write(.result(id, result.result), to: socket, &outputs)
    }

    private mutating func tellAuthorizationState(_ number: Int, _ outputs: inout [Output]) {
        guard let state = sessions[number]?.authorizationState else { return }
        let params: JSONObject = ["authorization_state": .string(state.revealed)]
        let envelope = EventEnvelope(type: EventEnvelope.authorizationStateType, params: params)
        tell(ServerSessionID(number: number), envelope, &outputs)
    }

    /// W20: from time to time there is a new one.
    mutating func renewAuthorizationState(_ number: Int, _ outputs: inout [Output]) {
        guard let session = sessions[number], session.socket != nil else { return }
        sessions[number]?.earlierState = session.authorizationState
        sessions[number]?.authorizationState = Secret(mint.next())
        let every = wire(ofProject: session.project).authorizationStateEvery
        sessions[number]?.renewal = every.map { now + $0 } ?? .never
        tellAuthorizationState(number, &outputs)
    }

    /// Tells a session of something, now or when it is back.
    mutating func tell(_ id: ServerSessionID, _ envelope: EventEnvelope, _ outputs: inout [Output]) {
        guard let session = sessions[id.number] else { return }
        var envelope = envelope
        envelope.channel = session.name
        envelope.project = session.projectText
        envelope.space = space
        let frame = FrameID(mint.next())
        let bytes = Frame.request(frame, method: EventEnvelope.method, params: envelope.json).bytes
        if let socket = session.socket {
            outputs.append(.write(socket, bytes))
        } else if wire(of: id.number).awayEvents == .drop {
            return
        }
        if session.acknowledges || session.socket == nil {
            if session.undelivered.count >= rules.mostUndelivered { sessions[id.number]?.undelivered.removeFirst() }
            sessions[id.number]?.undelivered.append(Undelivered(id: frame, bytes: bytes, sent: now))
        }
    }

    /// Answers a command; nobody hears it where the socket is gone, as with the real service.
    mutating func answer(_ id: ServerSessionID, _ frame: FrameID, _ answer: CommandAnswer, _ outputs: inout [Output]) {
        guard let socket = sessions[id.number]?.socket else { return }
        switch answer {
        case .result(let result): write(.result(frame, .object(result)), to: socket, &outputs)
        case .failure(let error): write(.failure(frame, error), to: socket, &outputs)
        }
    }

    /// From now on the session cannot be resumed.
    mutating func forgetName(of number: Int) {
        // Its name may be another's by now (W24, `adopt_name`).
        if let name = sessions[number]?.name, names[name] == number { names[name] = nil }
    }

    /// A session is over for good.
    mutating func end(_ number: Int, _ outputs: inout [Output]) {
        forgetName(of: number)
        guard sessions.removeValue(forKey: number) != nil else { return }
        outputs.append(.expired(ServerSessionID(number: number)))
    }
}
