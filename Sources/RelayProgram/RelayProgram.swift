package import Conferencing
package import Execution
package import JSONCodec
package import Planning
package import RelayWire

/// One case on a RELAY session, as a pure machine: messages of a socket in, messages out, and in the end a result.
///
/// It joins the executor with the client's session machine, and translates: names to those of a shared service and back,
/// texts of ids to numbers, the clock to the case's own. Whoever drives it owns a socket, or a link in virtual time; what
/// people do with phones, and what only a service can tell, goes over ``Output/control(_:)``.
///
/// The contract is the executor's: one input, then all its outputs in order, then the next; ``Input/woke`` at
/// ``nextWakeup``.
package struct RelayProgram: Sendable {
    /// What happens to it.
    package enum Input: Sendable {
        /// The run begins.
        case begin
        /// The socket that was asked for is open.
        case opened
        /// A whole text message has come.
        case received([UInt8])
        /// A binary message has come.
        case binary
        /// The socket is gone, or could not be opened; and why.
        case closed(String)
        /// The control API has told who is in a conference; nil where there is no such conference.
        case listing(RequestID, JSONValue?)
        /// The control API has passed a request on to REST, and this is what came of it.
        case moderated(RequestID, Reply)
        /// The control API could not do what it was asked; and why.
        case uncontrolled(RequestID?, String)
        /// Nothing is in flight.
        case idle
        /// Somebody wants the run to end now.
        case interrupted
        /// Time has passed.
        case woke
    }

    /// What is to be carried out.
    package enum Output: Sendable {
        /// Open a socket, and forget any other.
        case open
        /// Send one text message.
        case write([UInt8])
        /// Close the socket.
        case close(code: UInt16)
        /// Drop the socket, and open none before so long is over: a fault of the scenario.
        case dropConnection(TimeSpan)
        /// Ask something of the control API.
        case control(Control)
        /// Something went wrong on the connection, and the run goes on.
        case trouble(String)
        /// It is over.
        case over(Outcome)
    }

    /// What is asked of the control API.
    package enum Control: Sendable, Hashable {
        /// What the phone does that is dialled under a tag.
        case phone(tag: String, PhoneBehaviour)
        /// Somebody outside dials a number of the project.
        case ring(IncomingCall)
        /// The person at the far end hangs up.
        case hangUp(call: String)
        /// The person at the far end speaks.
        case speak(call: String, Utterance)
        /// The person at the far end is silent.
        case silence(call: String)
        /// The person at the far end presses keys.
        case press(call: String, PressedKeys)
        /// Who is in a conference?
        case listing(RequestID, conference: String)
        /// Something that is asked over REST, with its parameters by REST's names.
        case moderate(RequestID, ModerationRequest.Kind, params: JSONObject)
    }

    /// How a run ends.
    package enum Outcome: Sendable {
        /// The case was run.
        case result(CaseResult)
        /// The service does not let us in, after so many tries.
        case refused(RPCError, tries: Int)
        /// The service cannot be reached.
        case unreachable(String)
    }

    /// What a run depends on beside its plan.
    package struct Settings: Sendable {
        /// The connection's.
        package var session: ClientSession.Settings
        /// The executor's.
        package var executor: Executor.Settings
        /// How many times faster than the clock the case lives; the service must live as fast.
        package var rate: Int64 = 1
        /// What tells this case's rooms and tags from those of others on the service; empty where it has a world of its own.
        package var suffix = ""
        /// How long nothing may come after the last step until nothing is taken to be in flight, on the case's clock; nil
        /// where the driver knows, and says ``Input/idle``.
        package var drain: TimeSpan?

        /// The defaults.
        package init(session: ClientSession.Settings, executor: Executor.Settings) {
            self.session = session
            self.executor = executor
            self.executor.learnsIdentifiers = true
        }
    }

    let settings: Settings
    let plan: Plan
    var session: ClientSession
    var executor: Executor
    var reader = EventReader()
    let tags: [String: CallTag]
    /// Names on the service that are the program's own with a suffix.
    let aliases: Set<String>
    var now = Instant.start
    /// When the case began, on the clock; nil before.
    var began: Instant?
    /// When the drain ends on the case's clock, if nothing comes before.
    var drained: Instant?
    var wasInterrupted = false
    var isOver = false

    /// A run that has not begun.
    package init(plan: Plan, settings: Settings) {
        self.plan = plan
        self.settings = settings
        var own = settings.session
        own.contexts = plan.contexts
        session = ClientSession(own)
        executor = Executor(plan: plan, settings: settings.executor)
        tags = Dictionary(
            plan.cast.map { ($0.dial.tagText + settings.suffix, $0.dial.tag) },
            uniquingKeysWith: { first, _ in first }
        )
        // A name that the scenario gives itself is meant to be just that.
        aliases = settings.suffix.isEmpty ? [] : Set(plan.rooms.filter { $0.wireName == $0.alias }.map(\.alias))
    }

    /// Takes one input to its end; appends what is to be carried out.
    package mutating func handle(_ input: Input, at instant: Instant, into outputs: inout [Output]) {
        guard !isOver else { return }
        now = max(now, instant)
        switch input {
        case .begin: tell(.begin, &outputs)
        case .opened: tell(.opened, &outputs)
        case .received(let bytes): tell(.received(bytes), &outputs)
        case .binary: tell(.binary, &outputs)
        case .closed(let why): tell(.closed(why), &outputs)
        case .listing(let request, let json): execute(.listing(request, json.flatMap { reader.listing($0) }), &outputs)
        case .moderated(let request, let reply): execute(.reply(request, reply), &outputs)
        case .uncontrolled(let request?, let why): execute(.unanswered(request, why), &outputs)
        case .uncontrolled(nil, let why): outputs.append(.trouble(why))
        case .idle: execute(.idle, &outputs)
        case .interrupted:
            wasInterrupted = true
            if began == nil { tell(.end, &outputs) } else { execute(.interrupted, &outputs) }
        case .woke: fallDue(&outputs)
        }
        settle(&outputs)
    }

    /// When to wake it next; nil where nothing is due.
    package var nextWakeup: Instant? {
        guard !isOver else { return nil }
        var due = session.nextWakeup ?? .never
        if began != nil, !executor.isOver {
            if let next = executor.nextWakeup { due = min(due, clockTime(of: next)) }
            if let drained { due = min(due, clockTime(of: drained)) }
        }
        return due == .never ? nil : due
    }

    /// What is known of the case; its verdict is final once the run is over.
    package var result: CaseResult { executor.result }

    /// Whether what is in flight is waited for, on a connection that is up: with it lost, something may be kept for us.
    package var isDraining: Bool { executor.isDraining && session.isConnected }

    // MARK: - Time

    /// The case's time now.
    private var caseTime: Instant {
        guard let began else { return .start }
        return Instant(
            nanoseconds: now.since(began).nanoseconds.multipliedReportingOverflow(by: settings.rate).partialValue
        )
    }

    /// When the clock shows that a moment of the case has come; never before it.
    private func clockTime(of instant: Instant) -> Instant {
        let (whole, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: settings.rate)
        return (began ?? .start) + TimeSpan(nanoseconds: rest > 0 ? whole + 1 : whole)
    }

    private mutating func fallDue(_ outputs: inout [Output]) {
        if let due = session.nextWakeup, due <= now { tell(.woke, &outputs) }
        guard began != nil, !executor.isOver else { return }
        if let due = drained, due <= caseTime {
            drained = nil
            execute(.idle, &outputs)
        }
        if let due = executor.nextWakeup, due <= caseTime { execute(.woke, &outputs) }
    }

    // MARK: - Session and executor

    /// Gives the session an input, and does what it wants.
    private mutating func tell(_ input: ClientSession.Input, _ outputs: inout [Output]) {
        var wants: [ClientSession.Output] = []
        session.handle(input, at: now, into: &wants)
        // That nobody answers any more is to be known before what goes unanswered for it: else that would be asked again.
        for case .ended(let end) in wants { ended(end, &outputs) }
        for want in wants {
            switch want {
            case .open: outputs.append(.open)
            case .write(let bytes): outputs.append(.write(bytes))
            case .close(let code): outputs.append(.close(code: code))
            case .trouble(let why): outputs.append(.trouble(why))
            case .connected(_, let resumed): connected(resumed: resumed, &outputs)
            case .lost(let why):
                outputs.append(.trouble("the connection was lost: \(why)"))
                execute(.connection(.lost(why)), &outputs)
            case .answered(let request, let answer): answered(request, answer, &outputs)
            case .event(let envelope): event(envelope, &outputs)
            case .ended: break
            }
        }
    }

    private mutating func connected(resumed: Bool, _ outputs: inout [Output]) {
        guard began == nil else {
            outputs.append(.trouble(resumed ? "the session was resumed" : "the session could not be resumed"))
            return execute(.connection(resumed ? .resumed : .replaced), &outputs)
        }
        began = now
        execute(.begin, &outputs)
        if wasInterrupted { execute(.interrupted, &outputs) }
    }

    private mutating func answered(_ request: RequestID, _ answer: ClientSession.Answer, _ outputs: inout [Output]) {
        switch answer {
        case .result(let result):
            let reply = reader.reply(result)
            teach(&outputs)
            execute(.reply(request, reply), &outputs)
        case .failure(let error):
            execute(.reply(request, Reply(ReplyCode(String(error.code)), error.message)), &outputs)
        case .lost(let why): execute(.unanswered(request, why), &outputs)
        }
    }

    private mutating func event(_ envelope: EventEnvelope, _ outputs: inout [Output]) {
        if let name = envelope.params["name"]?.stringValue, envelope.type == EventType.conference.rawValue,
            !isOurs(name)
        {
            return execute(.foreign(type: envelope.type, .object(envelope.params)), &outputs)
        }
        let tags = tags
        let names = EventReader.Names(tag: { tags[$0] }, room: roomAlias)
        let event = reader.event(envelope, names)
        teach(&outputs)
        execute(.event(event), &outputs)
    }

    /// Whether a conference is one of this case: on a service of its own all are, even one of another name, for that is
    /// what the case is there to find out.
    private func isOurs(_ name: String) -> Bool {
        if settings.suffix.isEmpty || name.hasSuffix(settings.suffix) { return true }
        return plan.rooms.contains { $0.wireName == name && !aliases.contains($0.alias) }
    }

    private var roomAlias: (String) -> String {
        let (aliases, suffix) = (aliases, settings.suffix)
        return { name in
            guard !suffix.isEmpty, name.hasSuffix(suffix) else { return name }
            let alias = String(name.dropLast(suffix.count))
            return aliases.contains(alias) ? alias : name
        }
    }

    private mutating func teach(_ outputs: inout [Output]) {
        for learned in reader.takeLearned() {
            switch learned {
            case .call(let call, let text): execute(.learned(call, text), &outputs)
            case .conference(let conference, let text): execute(.learnedConference(conference, text), &outputs)
            }
        }
    }

    private mutating func ended(_ end: ClientSession.End, _ outputs: inout [Output]) {
        guard !executor.isOver else { return }
        switch (end, began) {
        case (.refused(let error, let tries), nil): finish(.refused(error, tries: tries), &outputs)
        case (.unreachable(let why), nil): finish(.unreachable(why), &outputs)
        case (.asked, nil): finish(.unreachable("the run was interrupted before the service was reached"), &outputs)
        case (.refused(let error, _), _?):
            execute(.connection(.gone("the service refused to let us in again: \(error.message)")), &outputs)
        case (.unreachable(let why), _?): execute(.connection(.gone(why)), &outputs)
        case (.asked, _?): execute(.connection(.gone("the session was ended")), &outputs)
        }
    }

    /// Gives the executor an input, and does what it wants.
    private mutating func execute(_ input: Executor.Input, _ outputs: inout [Output]) {
        guard began != nil else { return }
        var wants: [Executor.Output] = []
        executor.handle(input, at: caseTime, into: &wants)
        for want in wants {
            switch want {
            case .send(let request, .moderate(let moderation)):
                let params = params(of: .moderate(moderation))
                outputs.append(.control(.moderate(request, moderation.value.kind, params: params)))
            case .send(let request, let command):
                tell(.request(request, method: command.method, params: params(of: command)), &outputs)
            case .phone(let action): control(action, &outputs)
            case .dropConnection(let span): outputs.append(.dropConnection(span))
            // There is no endpoint here, and a scenario that speaks of one is skipped.
            case .endpoint: break
            case .ask(let request, let conference):
                outputs.append(.control(.listing(request, conference: reader.text(of: conference))))
            }
        }
        noteDrain(input)
    }

    /// The drain begins anew with everything that comes.
    private mutating func noteDrain(_ input: Executor.Input) {
        guard let span = settings.drain, executor.isDraining else { return drained = nil }
        switch input {
        case .woke, .idle, .begin, .interrupted, .learned, .learnedConference: if drained != nil { return }
        case .reply, .event, .listing, .webhook, .stream, .beep, .unanswered, .connection, .foreign: break
        }
        drained = caseTime + span
    }

    private func params(of command: Command) -> JSONObject {
        let (reader, identifiers, aliases, suffix) = (reader, executor.identifiers, aliases, settings.suffix)
        return CommandWriter(
            address: { reader.address(of: $0) },
            conferenceText: { identifiers.text(of: $0) },
            roomName: { aliases.contains($0) ? $0 + suffix : $0 },
            tagText: { $0 + suffix }
        ).params(of: command)
    }

    private func control(_ action: PhoneAction, _ outputs: inout [Output]) {
        switch action {
        // What every phone does need not be said.
        case .prepare(_, .standard): break
        case .prepare(let tag, let behaviour):
            let text = plan.cast[Int(tag.index)].dial.tagText + settings.suffix
            outputs.append(.control(.phone(tag: text, behaviour)))
        // No scenario speaks of numbers in this way.
        case .prepareNumber: break
        case .ring(let incoming): outputs.append(.control(.ring(incoming.value)))
        case .hangUp(let call): outputs.append(.control(.hangUp(call: reader.address(of: call).call)))
        case .speak(let call, let utterance):
            outputs.append(.control(.speak(call: reader.address(of: call).call, utterance)))
        case .silence(let call): outputs.append(.control(.silence(call: reader.address(of: call).call)))
        case .press(let call, let keys): outputs.append(.control(.press(call: reader.address(of: call).call, keys)))
        }
    }

    // MARK: - The end

    /// A case that is over lets its session go.
    private mutating func settle(_ outputs: inout [Output]) {
        guard !isOver, began != nil, executor.isOver else { return }
        isOver = true
        var wants: [ClientSession.Output] = []
        session.handle(.end, at: now, into: &wants)
        for want in wants { if case .close(let code) = want { outputs.append(.close(code: code)) } }
        outputs.append(.over(.result(executor.result)))
    }

    private mutating func finish(_ outcome: Outcome, _ outputs: inout [Output]) {
        isOver = true
        outputs.append(.over(outcome))
    }
}
