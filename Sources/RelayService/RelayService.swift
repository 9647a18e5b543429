import ConferenceEngine
package import Conferencing
import JSONCodec
package import RelayWire

/// The simulated service behind RELAY as one pure machine: sockets' messages in, messages out.
///
/// It joins the server's session machine with an engine for each project. Sockets in front of it are `Platform`'s business;
/// tests and the simulator put a link in virtual time there.
///
/// The contract is that of ``RelayServer``: one input, then all its outputs in order, then the next.
package struct RelayService: Sendable {
    /// What it depends on.
    package struct Settings: Sendable {
        /// How many times faster than the clock calls and conferences live. Sockets keep to the clock.
        package var rate: Int64 = 1
        /// The profile of projects that bring none of their own, and of sockets that have not named a project.
        package var profile = Profile.relay
        /// Where ids, tokens and session names come from.
        package var mint: IdentifierMint
        /// When the service began, in seconds of Unix time.
        package var unixStart = Double(VirtualEpoch.unixSeconds)

        /// The defaults.
        package init(mint: IdentifierMint) { self.mint = mint }
    }

    /// What happens to it.
    package enum Input: Sendable {
        /// A socket is open.
        case opened(SocketID)
        /// A whole text message has come.
        case received(SocketID, [UInt8])
        /// A binary message has come.
        case binary(SocketID)
        /// A socket is gone.
        case closed(SocketID)
        /// Time has passed.
        case woke
        /// Everybody is to be sent away, for good.
        case shutDown
    }

    /// What is to be carried out.
    package enum Output: Sendable, Hashable {
        /// Send one text message.
        case write(SocketID, [UInt8])
        /// Close a socket; 1006 means without a word.
        case close(SocketID, code: UInt16)
    }

    let settings: Settings
    let space: String
    var mint: IdentifierMint
    var server: RelayServer
    var worlds: [Int: World] = [:]
    var projects: [String: Int] = [:]
    var nextProject = 0
    /// Sessions' projects.
    var projectOf: [Int: Int] = [:]
    var now = Instant.start
    private var isShutDown = false
    /// More projects than that are refused.
    static let mostProjects = 10_000

    /// A service that has no project yet.
    package init(_ settings: Settings) {
        self.settings = settings
        mint = settings.mint
        space = mint.next()
        server = RelayServer(space: space, mint: mint.fork(), rules: SessionRules(wire: settings.profile.wire))
    }

    /// Takes one input to its end; appends what is to be carried out.
    package mutating func handle(_ input: Input, at instant: Instant, into outputs: inout [Output]) {
        now = max(now, instant)
        // What calls did meanwhile comes before what somebody says now.
        wakeWorlds(&outputs)
        switch input {
        case .opened(let socket): tell(.opened(socket), &outputs)
        case .received(let socket, let bytes): tell(.received(socket, bytes), &outputs)
        case .binary(let socket): tell(.binary(socket), &outputs)
        case .closed(let socket): tell(.closed(socket), &outputs)
        case .woke: tell(.woke, &outputs)
        case .shutDown:
            isShutDown = true
            tell(.shutDown, &outputs)
        }
    }

    /// When to wake it next; nil where nothing is due.
    package var nextWakeup: Instant? {
        var due = server.nextWakeup ?? .never
        for world in worlds.values {
            guard let next = world.engine.nextWakeup else { continue }
            due = min(due, clockTime(of: next))
        }
        return due == .never ? nil : due
    }

    /// Whether it was shut down and no socket is open any more.
    package var isDown: Bool { isShutDown && server.isIdle }

    /// Whether a project's token is right.
    package func authenticates(project: String, token: Secret) -> Bool {
        server.authenticates(project: project, token: token)
    }

    // MARK: - Time

    /// The engines' time now.
    var serviceTime: Instant { Instant(nanoseconds: now.nanoseconds * settings.rate) }

    /// When the clock shows that an engine's moment has come; never before it.
    private func clockTime(of instant: Instant) -> Instant {
        let (whole, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: settings.rate)
        return Instant(nanoseconds: rest > 0 ? whole + 1 : whole)
    }

    func unixSeconds(_ instant: Instant) -> Double { settings.unixStart + Double(instant.nanoseconds) / 1e9 }

    // MARK: - Between server and engines

    /// Gives the server an input and does what it wants.
    mutating func tell(_ input: RelayServer.Input, _ outputs: inout [Output]) {
        var wants: [RelayServer.Output] = []
        server.handle(input, at: now, into: &wants)
        carryOut(wants, &outputs)
    }

    mutating func carryOut(_ wants: [RelayServer.Output], _ outputs: inout [Output]) {
        for want in wants {
            switch want {
            case .write(let socket, let bytes): outputs.append(.write(socket, bytes))
            case .close(let socket, let code): outputs.append(.close(socket, code: code))
            case .begin(let session, let project): begin(session, of: project, &outputs)
            case .command(let session, let frame, let method, let params):
                carryOut(method, params, session, frame, &outputs)
            case .contexts(let session, let contexts): receive(contexts, session, &outputs)
            case .expired(let session): end(session, &outputs)
            }
        }
    }

    /// R47, W27: a session is over and is offered no more; its calls go on without a controller, or end.
    private mutating func end(_ session: ServerSessionID, _ outputs: inout [Output]) {
        receive([], session, &outputs)
        guard let project = projectOf.removeValue(forKey: session.number),
            let local = worlds[project]?.numbers[session.number]
        else { return }
        switch worlds[project]?.profile.wire.orphanCalls {
        case .keep?, nil: break
        case .hangup?:
            for call in worlds[project]?.callsUp(of: local) ?? [] {
                guard let number = worlds[project]?.nextRequestNumber() else { continue }
                // Nobody waits for the reply.
                ask(.command(local, number, .end(call, reason: .hangup)), of: project, &outputs)
            }
        }
    }

    private mutating func receive(_ contexts: [String], _ session: ServerSessionID, _ outputs: inout [Output]) {
        guard let project = projectOf[session.number], let local = worlds[project]?.numbers[session.number] else {
            return
        }
        ask(.contexts(local, contexts), of: project, &outputs)
    }

    private mutating func begin(_ session: ServerSessionID, of project: Int, _ outputs: inout [Output]) {
        guard let local = worlds[project].map({ SessionID(Int32($0.sessions.count)) }) else { return }
        worlds[project]?.sessions.append(session)
        worlds[project]?.numbers[session.number] = local
        projectOf[session.number] = project
        ask(.connect(local, ProjectID(0)), of: project, &outputs)
    }

    private mutating func carryOut(
        _ method: String,
        _ params: JSONObject,
        _ session: ServerSessionID,
        _ frame: FrameID,
        _ outputs: inout [Output]
    ) {
        guard let project = projectOf[session.number], let local = worlds[project]?.numbers[session.number] else {
            return
        }
        do throws(CallingRequest.Obstacle) {
            let request = try CallingRequest(method, params)
            guard let command = worlds[project]?.command(for: request, from: local),
                let number = worlds[project]?.expectReply(session, frame, request)
            else { return }
            if case .dial(let options) = command, let phone = worlds[project]?.phones[options.value.tagText] {
                ask(.phone(local, .prepare(options.value.tag, phone)), of: project, &outputs)
            }
            ask(.command(local, number, command), of: project, &outputs)
        } catch {
            let profile = worlds[project]?.profile ?? settings.profile
            tell(.answer(session, frame, RelayService.answer(to: error, profile)), &outputs)
        }
    }

    private static func answer(
        to obstacle: CallingRequest.Obstacle,
        _ profile: Profile
    ) -> RelayServer.CommandAnswer {
        switch obstacle {
        case .failure(let error): return .failure(error)
        case .badParameter(let name):
            switch profile.badParameter {
            case .result400: return answer(Reply(.badParameter, "Invalid parameter: " + name), nil, nil)
            case .invalidParams: return answer(Reply(.invalidParams, "Invalid params: " + name), nil, nil)
            }
        }
    }

    private static func answer(
        _ reply: Reply,
        _ call: String?,
        _ conference: String?,
        control: String? = nil
    ) -> RelayServer.CommandAnswer {
        if let code = Int(reply.code.text), code < 0 { return .failure(RPCError(code, reply.message)) }
        var result: JSONObject = ["code": .string(reply.code.text), "message": .string(reply.message)]
        if let call { result.append("call_id", .string(call)) }
        if let conference { result.append("conference_id", .string(conference)) }
        if let control { result.append("control_id", .string(control)) }
        return .result(result)
    }

    /// Lets every project's calls come up to the present.
    private mutating func wakeWorlds(_ outputs: inout [Output]) {
        for project in worlds.keys.sorted() {
            guard let due = worlds[project]?.engine.nextWakeup, due <= serviceTime else { continue }
            ask(.woke, of: project, &outputs)
        }
    }

    /// Gives a project's engine an input, and tells its sessions what follows.
    ///
    /// Returns the reply to a request of that number, where nobody at a socket waits for it.
    @discardableResult
    mutating func ask(
        _ input: ConferenceEngine.Input,
        of project: Int,
        answerOf wanted: RequestID? = nil,
        _ outputs: inout [Output]
    ) -> Reply? {
        var answer: Reply?
        var told: [ConferenceEngine.Output] = []
        let time = serviceTime
        worlds[project]?.engine.handle(input, at: time, into: &told)
        for output in told {
            switch output {
            case .reply(_, let number, let reply) where number == wanted: answer = reply
            case .reply(_, let number, let reply):
                guard let request = worlds[project]?.requests.removeValue(forKey: number.number) else { continue }
                // The call as it was named, known or not.
                let call = reply.call == nil ? nil : request.call
                let conference = reply.conference.flatMap { worlds[project]?.text(of: $0) }
                let answer = RelayService.answer(reply, call, conference, control: request.control)
                tell(.answer(request.session, request.frame, answer), &outputs)
            case .event(let session, let event): self.event(event, to: session, of: project, &outputs)
            // R39: only those hear it who are there.
            case .beep: break
            // The world's engine tells of none.
            case .webhook: break
            // There is no socket to an endpoint here yet: a stream's opening has no answer, and fails when its time is up.
            case .stream: break
            }
        }
        return answer
    }

    private mutating func event(
        _ event: ServiceEvent,
        to session: SessionID,
        of project: Int,
        _ outputs: inout [Output]
    ) {
        let unix = unixSeconds(event.timestamp)
        worlds[project]?.note(event, to: session, unixMilliseconds: Int64(unix * 1000))
        guard let envelope = worlds[project]?.envelope(of: event, unixSeconds: unix),
            let receiver = worlds[project]?.receiver(session)
        else { return }
        tell(.event(receiver, envelope), &outputs)
    }
}
