internal import DequeModule
import Conferencing
import JSONCodec

extension RelayServer {
    /// `signalwire.connect`: a fresh session, or one that is resumed (W21 to W28).
    mutating func connect(_ id: FrameID, _ params: JSONObject, on socket: SocketID, _ outputs: inout [Output]) {
        do throws(RPCError) {
            let request = try ConnectRequest(params)
            let (project, account) = try account(of: request.credentials)
            guard let name = request.resuming, let number = names[name] else {
                // W24: an unknown or expired name brings a fresh session, and the client must compare.
                return begin(id, request, project, account, on: socket, &outputs)
            }
            guard let session = sessions[number], session.project == account.index else {
                throw RPCError(-32003, "The session belongs to another project")
            }
            resume(id, request, number, on: socket, &outputs)
        } catch {
            write(.failure(id, error), to: socket, &outputs)
            // W12: an unclosed one leaks, for the SDK dials again and leaves this one open.
            close(socket, code: 1000, &outputs)
        }
    }

    private func account(of credentials: Credentials) throws(RPCError) -> (String, Account) {
        let refusal = RPCError(-32002, "Authentication failed")
        switch credentials {
        case .jwt: throw refusal
        case .token(let project, let token):
            guard let account = projects[project], account.token.matches(token) else { throw refusal }
            return (project, account)
        }
    }

    private mutating func begin(
        _ id: FrameID,
        _ request: ConnectRequest,
        _ project: String,
        _ account: Account,
        on socket: SocketID,
        _ outputs: inout [Output]
    ) {
        let number = nextSession
        nextSession += 1
        // JavaScript clients compare the second part with `authorization.signature`.
        let signature = String(mint.next().prefix(8))
        let name = "signalwire_\(signature)_\(mint.next())_\(project)"
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
        let isStateRight = request.authorizationState.map { sessions[number]?.authorizationState.matches($0) ?? false }
        welcome(id, number, on: socket, &outputs)
        // W25: what is unacknowledged comes again with its old id, and then what happened meanwhile, in order.
        for event in sessions[number]?.undelivered ?? [] { outputs.append(.write(socket, event.bytes)) }
        if sessions[number]?.acknowledges == false { sessions[number]?.undelivered.removeAll() }
        // W20, W23: one who brought no valid state is told it again.
        if isStateRight != true { tellAuthorizationState(number, &outputs) }
    }

    private mutating func welcome(_ id: FrameID, _ number: Int, on socket: SocketID, _ outputs: inout [Output]) {
        guard let session = sessions[number] else { return }
        sockets[socket]?.phase = .live(number)
        sockets[socket]?.due = now + rules.pingInterval
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

    /// Tells a session of something, now or when it is back.
    mutating func tell(_ id: ServerSessionID, _ envelope: EventEnvelope, _ outputs: inout [Output]) {
        guard let session = sessions[id.number] else { return }
        var envelope = envelope
        envelope.channel = session.name
        envelope.project = session.projectText
        envelope.space = space
        let frame = FrameID(mint.next())
        let bytes = Frame.request(frame, method: EventEnvelope.method, params: envelope.json).bytes
        if let socket = session.socket { outputs.append(.write(socket, bytes)) }
        if session.acknowledges || session.socket == nil {
            if session.undelivered.count >= rules.mostUndelivered { sessions[id.number]?.undelivered.removeFirst() }
            sessions[id.number]?.undelivered.append((frame, bytes))
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
        if let name = sessions[number]?.name { names[name] = nil }
    }

    /// A session is over for good.
    mutating func end(_ number: Int, _ outputs: inout [Output]) {
        forgetName(of: number)
        guard sessions.removeValue(forKey: number) != nil else { return }
        outputs.append(.expired(ServerSessionID(number: number)))
    }
}
