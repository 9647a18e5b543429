public import Conferencing
public import JSONCodec
public import Planning
import YAMLSource

/// Runs one plan: a state machine from replies, events and time to commands, and in the end to a verdict.
///
/// It does no I/O and reads no clock. Whoever drives it gives it one input at a time with the moment of its arrival, and
/// then carries out all outputs, in order, before the next input:
/// - inputs of one instant come before `woke` at that instant, so that a deadline is inclusive;
/// - `woke` is due at `nextWakeup`; waking it earlier or more often does no harm, and an input that comes after a deadline
///   finds the deadline already fallen due;
/// - while `isDraining`, `idle` says that nothing is in flight any more.
///
/// An instant before the last one is taken as the last one.
public struct Executor: Sendable {
    /// What happens to the executor.
    public enum Input: Sendable {
        /// The run begins; comes once, first.
        case begin
        /// An answer to a command.
        case reply(RequestID, Reply)
        /// An event of the session.
        case event(ServiceEvent)
        /// An answer to a question; nil where the service knows of no such conference.
        case listing(RequestID, ConferenceListing?)
        /// A webhook, where the transport receives them.
        case webhook(WebhookRequest)
        /// What the endpoint of a stream has received, where there is one.
        case stream(StreamReceipt)
        /// A beep, where the transport can hear.
        case beep(BeepSound)
        /// A request ends without an answer, and nobody can tell whether it was carried out; and why.
        case unanswered(RequestID, String)
        /// The session's connection changes.
        case connection(ConnectionChange)
        /// The text that the wire has for a call's id; comes before the first event that speaks of the call.
        case learned(CallID, String)
        /// The text that the wire has for a conference lifetime's id; likewise.
        case learnedConference(ConferenceID, String)
        /// Something that belongs to nobody here: a room of others on a shared service.
        case foreign(type: String, JSONValue)
        /// Nothing is in flight.
        case idle
        /// Time has passed.
        case woke
        /// Somebody wants the run to end now.
        case interrupted
    }

    /// What is to be carried out.
    public enum Output: Sendable {
        /// Send a command.
        case send(RequestID, Command)
        /// Have a phone do something.
        case phone(PhoneAction)
        /// Have the endpoint of a stream do something.
        case endpoint(StreamID, EndpointAction)
        /// Ask the service who is in a conference.
        case ask(RequestID, ConferenceID)
        /// Drop the connection, and take it up again after so long.
        case dropConnection(TimeSpan)
    }

    /// What a run depends on beside its plan.
    public struct Settings: Sendable {
        /// The case's own seed.
        public var seed: UInt64
        /// The run's seed, for `$(run.seed)`.
        public var runSeed: UInt64
        /// How many steps may begin in a case: past any scenario, and an end to rounds within rounds.
        public var mostSteps = 1_000_000
        /// By how much every `within` is stretched.
        public var patience: Int64
        /// What the transport can do.
        public var capabilities: Capabilities
        /// Whether the wire's ids are the service's own, and are learnt as they are heard of.
        public var learnsIdentifiers = false
        /// Where webhooks are received; nil where none are.
        public var webhooks: WebhookAddresses?
        /// How long the whole case may last on its own clock; nil where nobody says.
        public var timeout: TimeSpan?
        /// The variables of the environment that hold secrets, as far as they are set.
        public var secrets: [String: String] = [:]

        /// Makes settings.
        public init(seed: UInt64, runSeed: UInt64, patience: Int64 = 1, capabilities: Capabilities) {
            self.seed = seed
            self.runSeed = runSeed
            self.patience = max(1, patience)
            self.capabilities = capabilities
        }
    }

    let plan: Plan
    let settings: Settings
    /// How long after the last sign of life the cast may take to be answered: twice as long as a phone rings.
    let dialPatience: TimeSpan
    var context: MatchContext

    var phase: RunPhase?
    var now = Instant.start
    var trace: [TraceEntry] = []
    var inbox = Inbox()
    /// What streams have brought, and where no `quiet` has accounted for it yet.
    var sides = SideInbox()
    var roster: Roster
    /// All lists of steps that were begun, branches among them; of a case that is over before its first step, none.
    var sequences: [StepSequence] = []
    /// The one that is being looked at.
    var current = 0
    /// Those that are not over, in the order in which they began.
    var live: [Int] = []
    /// Those in which a met count is in force.
    var armedIn: Set<Int> = []
    /// How many steps have begun.
    var begun = 0
    /// Which steps have begun at least once, and which were passed over for their conditions.
    var ran: Set<StepRef> = []
    /// What REST has given members to wait to since they joined, as far as it was accepted (R86).
    var waitAddresses: [CallID: String] = [:]
    /// What goes wrong on the way, as the scenario wants it.
    var faults = FaultTable()
    /// What stands over the stretch of the scenario that is being run: `strict`, `always`, `never`.
    var scopes: [OpenScope] = []
    /// What has been captured at least once.
    var bound: Set<CaptureSlot> = []
    /// Which of what must always hold has been looked at.
    var lookedAt: Set<InvariantRef> = []
    /// Who asked, by request number.
    var requests: [RequestOwner] = []
    var watches: [EffectWatch] = []
    /// What holds for every conference, looked after beside whatever the scenario asks for.
    var laws: LawBook
    /// Whose hanging up at the end has been asked for and not gone unanswered, and how often it was asked for in all.
    var hungUp: Set<CastIndex> = []
    var hangUps: [CastIndex: Int] = [:]
    /// Why there is no connection any more; nil while there may be one.
    var connection: String?
    /// Where the events begin that no `quiet` has accounted for yet.
    var quietMark = 0
    /// How many cast members have still to answer before the first step.
    var setupOpen = 0
    /// Who of them has.
    var mustered: Set<CastIndex> = []
    /// The time by which the present phase must get on: dialling, draining, the teardown's budget, hanging up.
    var phaseDeadline = Instant.never
    /// Whether a command of a step has been answered: the least that `quiet` and `strict` must have seen.
    var sawAnswer = false

    var failures: [Failure] = []
    var troubles: [Failure] = []
    /// Laws broken by a service that may well have what is assumed otherwise.
    var warnings: [Failure] = []
    var unobserved: [SourceRange] = []
    var drainWasCut = false
    var wasInterrupted = false
    /// The first moment at which the case has lasted longer than it may; `never` once that has been told.
    var timeoutPassed = Instant.never
    var checks = 0

    /// Who sent a request.
    enum RequestOwner: Sendable {
        /// The dialling before the first step.
        case setup(CastIndex)
        /// A dial at first use.
        case firstUse(CastIndex)
        /// A command of a step, by the step's serial number and the place among its commands.
        case step(StepRef, serial: Int, command: Int)
        /// An `assert` that asks, by its serial number.
        case asking(serial: Int)
        /// The hanging up at the end.
        case hangUp(CastIndex)
    }

    /// An executor that has not begun.
    public init(plan: Plan, settings: Settings) {
        self.plan = plan
        self.settings = settings
        dialPatience = max(plan.longestRing, DialOptions.standardRingTime).times(2)
        let identifiers =
            settings.learnsIdentifiers ? WireIdentifiers.learning() : WireIdentifiers(seed: settings.seed)
        context = MatchContext(
            plan: plan,
            seed: settings.runSeed,
            webhooks: settings.webhooks,
            identifiers: identifiers,
            secrets: SecretValues(of: plan, environment: settings.secrets, seed: settings.seed),
            captured: Array(repeating: nil, count: plan.captures.count)
        )
        roster = Roster(cast: plan.cast, identifiers: identifiers)
        // Just as long as it may is not longer.
        if let timeout = settings.timeout { timeoutPassed = .start + timeout + TimeSpan(nanoseconds: 1) }
        laws = LawBook(
            LawBook.Settings(
                profile: plan.profile,
                isAlone: settings.capabilities.isAlone,
                off: plan.lawsOff
            )
        )
    }

    /// Takes one input to its end; appends what is to be carried out.
    public mutating func handle(_ input: Input, at instant: Instant, into outputs: inout [Output]) {
        while let due = nextWakeup, due < instant, phase != .over {
            now = max(now, due)
            fallDue(&outputs)
        }
        now = max(now, instant)
        // Whatever comes now comes too late, other than at a deadline, which is still in time.
        if timeoutPassed <= now { timeOut(&outputs) }
        switch input {
        case .begin: begin(&outputs)
        case .reply(let request, let reply): arrive(reply, to: request, &outputs)
        case .event(let event): arrive(event, &outputs)
        case .listing(let request, let listing): receive(listing, to: request, &outputs)
        case .webhook(let request): receive(request, &outputs)
        case .stream(let receipt): receive(receipt, &outputs)
        case .beep(let sound): receive(sound, &outputs)
        case .unanswered(let request, let why): noteUnanswered(request, why, &outputs)
        case .connection(let change): noteConnection(change, &outputs)
        case .learned(let call, let text):
            context.identifiers.learn(text, of: call)
            roster.identifiers.learn(text, of: call)
        case .learnedConference(let conference, let text):
            context.identifiers.learn(text, of: conference)
            roster.identifiers.learn(text, of: conference)
        case .foreign(let type, let raw): record(.foreign(type: type, raw))
        case .idle:
            guard isDraining else { return }
            record(.idle)
            endDrain(&outputs)
        case .woke: fallDue(&outputs)
        case .interrupted: interrupt(&outputs)
        }
    }

    /// Whether the steps are over and what is in flight is waited for.
    public var isDraining: Bool { phase == .draining && faults.held.isEmpty }

    /// The texts that the wire has for ids, as far as they are known.
    public var identifiers: WireIdentifiers { context.identifiers }

    /// Whether the case is over.
    public var isOver: Bool { phase == .over }

    /// What is known of the case; its verdict is final once the case is over.
    public var result: CaseResult {
        var claims: [ClaimedEvent] = []
        for record in inbox.records {
            for claim in record.claims.all { claims.append(ClaimedEvent(entry: record.entry, claim: claim)) }
        }
        for record in sides.records {
            for claim in record.claims.all { claims.append(ClaimedEvent(entry: record.entry, claim: claim)) }
        }
        if !sides.records.isEmpty { claims.sort { $0.entry < $1.entry } }
        return CaseResult(
            plan: plan,
            seed: settings.seed,
            verdict: verdict,
            ran: ran,
            failures: failures,
            troubles: troubles,
            warnings: warnings,
            unobserved: unobserved,
            drainWasCut: drainWasCut,
            checks: checks,
            trace: trace,
            claims: claims,
            names: roster.names,
            conditions: CaseConditions(settings)
        )
    }

    private var verdict: Verdict {
        guard failures.isEmpty else {
            let allVacuous = failures.allSatisfy { if case .vacuous = $0.reason { true } else { false } }
            return allVacuous ? .vacuous : .failed
        }
        return wasInterrupted || phase != .over ? .interrupted : .passed
    }

    /// The list of steps that is being looked at.
    var sequence: StepSequence {
        _read { yield sequences[current] }
        _modify { yield &sequences[current] }
    }

    /// The step at which the case stands, for those who tell of something that is no step's own.
    var presentStep: StepRef? {
        guard phase == .steps || phase == .teardown else { return nil }
        if sequences.indices.contains(current), let ref = sequences[current].active?.ref { return ref }
        return live.lazy.compactMap { self.sequences[$0].active?.ref }.first
    }

    /// Takes a line into the trace. Laws judge what the service did, so that they look at what a fault keeps from the
    /// scenario, and not at what it makes up: `law` is what they are to see in the line's place, nil for nothing.
    mutating func record(_ kind: TraceEntry.Kind, law: TraceEntry.Kind?, isOfFault: Bool = false) {
        if let law { laws.take(law, at: now, entry: trace.count) }
        let shown = context.secrets.mayHold(kind) ? context.secrets.redact(kind) : kind
        trace.append(TraceEntry(at: now, shown, isOfFault: isOfFault))
    }

    mutating func record(_ kind: TraceEntry.Kind) { record(kind, law: kind) }

    /// Enters a phase.
    mutating func enter(_ phase: RunPhase) {
        self.phase = phase
        record(.phase(phase))
    }

    mutating func nextRequest(_ owner: RequestOwner) -> RequestID {
        requests.append(owner)
        return RequestID(Int32(truncatingIfNeeded: requests.count - 1))
    }

    /// Sends a command; every other call's refused command is from now on watched for a join only.
    mutating func send(_ command: Command, for member: CastIndex, _ owner: RequestOwner, _ outputs: inout [Output]) {
        send(command, about: .call(member), owner, &outputs)
    }

    /// Likewise, for a command that may be about a conference as a whole.
    mutating func send(
        _ command: Command,
        about subject: PlannedStep.Subject,
        _ owner: RequestOwner,
        _ outputs: inout [Output]
    ) {
        let request = nextRequest(owner)
        let sent = TraceEntry.Kind.sent(request, command, for: subject)
        if let reply = refusal(of: command) {
            // It never reaches the service, which has not refused it either.
            record(sent, law: nil)
            record(.fault(.refused(request, reply)), law: nil)
            hold(.reply(request, reply), for: .zero)
        } else {
            record(sent)
            outputs.append(.send(request, command))
        }
        noteCommandForWatches(on: subject.member)
    }

    mutating func dial(_ member: CastIndex, _ owner: RequestOwner, _ outputs: inout [Output]) {
        let cast = plan.cast[Int(member.index)]
        if let context = cast.context {
            roster.noteDialled(member)
            let incoming = IncomingCall(context: context, device: cast.dial.firstDevice)
            return order(.ring(Shared(incoming)), for: member, &outputs)
        }
        order(.prepare(cast.dial.tag, cast.phone), for: member, &outputs)
        roster.noteDialled(member)
        send(.dial(Shared(cast.dial)), for: member, owner, &outputs)
    }

    mutating func order(_ action: PhoneAction, for member: CastIndex, _ outputs: inout [Output]) {
        record(.phone(action, for: member))
        outputs.append(.phone(action))
    }
}
