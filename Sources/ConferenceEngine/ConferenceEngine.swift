public import Conferencing

/// The simulated service as one machine: sessions, calls and conferences, driven by inputs and instants alone.
///
/// The contract: give it one input, carry out all the outputs it appended, in order, then give it the next. When
/// ``nextWakeup`` has come, give it ``Input/woke``. It reads no clock and draws no random number, so the same inputs at
/// the same instants make the same outputs, and a copy of it is a fork of the run.
///
/// Time: several inputs may come at one instant. Where time jumps, what fell due on the way happens first, each thing at
/// its own instant, so being woken late changes nothing but when the outputs are seen. Where it goes back, the engine
/// stays at the latest instant it has seen.
///
/// No input can break it. A command that makes no sense is answered with the code that the rules have for it; another
/// input that makes none (a phone nobody knows, a session out of turn) has no effect.
public struct ConferenceEngine: Sendable {
    // On the way of every join and leave, helpers are `mutating` though some change nothing, and a few are inlined by hand:
    // a helper that is neither gets a copy of these 200 bytes with each call. Measured: it saves 160 of 1040 instructions
    // a command, the caller's included.

    /// How the service behaves where no source says it.
    let profile: Profile
    /// By which rules what is told now is told.
    var cause = Because()
    /// The rule in which this service is wrong; nil for the service as it should be.
    let bend: RuleID?
    /// Whether beeps are to be told.
    let beeps: BeepReports
    /// The latest instant seen; what happens now bears it.
    var clock = Instant.start
    /// The project of each session.
    var sessions: [ProjectID] = []
    /// All calls that ever were, by number.
    var calls: [CallRecord] = []
    /// What is seldom looked at of each of them.
    var legs: [LegRecord] = []
    /// What phones will do, of which something was said.
    var phones = Phonebook()
    /// Dials that have not come out yet, and inbound calls that nobody has answered yet.
    var pending = PendingCalls()
    /// What is due later.
    var timers = TimerQueue()
    /// Dials that wait for their turn (`dial_rate`).
    var dials = DialQueue()
    /// The conferences that are up and the vacant places between them.
    var conferences: [ConferenceRecord] = []
    /// The places in `conferences` that are vacant.
    var vacancies: [Int] = []
    /// Where the conference of a name is (R1, R3).
    var rooms: [RoomKey: Int] = [:]
    /// Whether what is over is remembered, and that.
    let memory: Memory
    var past = Past()
    /// Names that are not free yet (R7); empty in most services.
    var restingNames = RestingNames()
    /// What the last join's options came to.
    var latestJoin = LatestJoin.none
    /// Whether webhooks are to be told.
    let webhooks: WebhookReports
    /// The webhooks that are under way.
    var office = PostOffice()
    /// How many conference lifetimes there have been; the next one's number (R6).
    var lifetimes: Int32 = 0
    /// Whose each of them is or was (R1).
    var ownersOfLifetimes: [ProjectID] = []
    /// The audio streams.
    var studio = Studio()
    /// The members that coach, and whom (R30); empty nearly always.
    var coaches: [Int32: Coached] = [:]
    /// Who speaks, or has been told to; empty in most services.
    var voices: [Int32: Voice] = [:]
    /// The recordings.
    var recorder = Recorder()
    /// Since when members are measured whose call quality is reported (R42).
    var measurements: [Int32: Measurement] = [:]
    /// What is announced, by whom it is for.
    var announcements: [AnnouncementTarget: Announcements] = [:]
    /// What addresses of sound yield; what is not here cannot be fetched.
    public var media: [String: Medium] = [:]
    /// What members are to hear in the place of music, of whom something was said; empty in most services.
    var ownAudio: [Int32: OwnAudio] = [:]
    /// Where recordings can be fetched.
    let addresses: RecordingAddresses

    /// Whether the engine says who hears which beep.
    public enum BeepReports: Sendable, Hashable {
        /// Every beep is an output, with all who hear it: in a conference of n members each costs n steps.
        case told
        /// No beep is an output. For drivers with nobody to tell, and for very large conferences.
        case untold
    }

    /// Whether the engine says which webhooks are to be sent.
    public enum WebhookReports: Sendable, Hashable {
        /// Every attempt is an output, and is to be answered by ``Input/webhookAnswered(_:attempt:_:)``.
        case told
        /// No webhook is an output. For drivers that have no way to send one.
        case untold
    }

    /// Whether the engine can be read as REST reads.
    public enum Memory: Sendable, Hashable {
        /// Every stay of a call in a conference is remembered as long as the engine is there (T8, T11).
        case kept
        /// Nothing is remembered, and nothing can be read. For drivers that nobody reads.
        case none
    }

    /// A service at the start of a run, with no session and no call.
    ///
    /// `bend` makes it wrong in one rule and in nothing else: for tests of tests, which must notice. See ``isBent(_:)``.
    public init(
        profile: Profile,
        beeps: BeepReports = .told,
        webhooks: WebhookReports = .told,
        recordings: RecordingAddresses = RecordingAddresses(seed: 0),
        memory: Memory = .none,
        bend: RuleID? = nil
    ) {
        addresses = recordings
        self.profile = profile.bent(in: bend)
        self.bend = bend
        self.beeps = beeps
        self.webhooks = webhooks
        self.memory = memory
    }

    /// What can happen to the service.
    public enum Input: Sendable, Hashable {
        /// A RELAY session of a project is up; sessions come in the order of their numbers, from 0.
        case connect(SessionID, ProjectID)
        /// A session receives these contexts from now on, and no others (W60).
        case contexts(SessionID, [String])
        /// A session asks for something; exactly one reply answers it.
        case command(SessionID, RequestID, Command)
        /// Something that the far end of one of the session's calls does.
        case phone(SessionID, PhoneAction)
        /// What became of an attempt at a webhook. Without it, the engine waits as long as the address allows.
        case webhookAnswered(WebhookID, attempt: Int32, WebhookOutcome)
        /// What happened at a stream's endpoint.
        case stream(StreamID, StreamSignal)
        /// The time has come that ``ConferenceEngine/nextWakeup`` named.
        case woke
    }

    /// What the service does.
    public enum Output: Sendable, Hashable {
        /// The answer to a session's command.
        case reply(SessionID, RequestID, Reply)
        /// Something that a session is told.
        case event(SessionID, ServiceEvent)
        /// A beep sounds (R39: no event).
        case beep(BeepSound)
        /// An attempt at a webhook is to be made.
        case webhook(WebhookAttempt)
        /// Something is to be done at a stream's endpoint.
        case stream(StreamID, StreamAction)

        /// The rules by which the service does it.
        public var because: Because {
            switch self {
            case .reply(_, _, let reply): reply.because
            case .event(_, let event): event.because
            case .beep(let sound): sound.because
            case .webhook(let attempt): attempt.message.value.event.because
            case .stream(_, let action): action.because
            }
        }
    }

    /// When to give ``Input/woke`` next, if nothing else happens before; nil where nothing is due.
    public var nextWakeup: Instant? { timers.first?.due }

    /// Takes one input to its end and appends what follows from it, in order.
    public mutating func handle(_ input: Input, at now: Instant, into outputs: inout [Output]) {
        let firstOutput = outputs.count
        if let timer = timers.first, timer.due < now { runTimers(before: now, into: &outputs) }
        if clock < now { clock = now }
        cause = Because()
        switch input {
        case .connect(let session, let project): connect(session, to: project)
        case .contexts(let session, let contexts): receive(contexts, session)
        case .command(let session, let request, let command):
            answer(command, session, request, into: &outputs)
        case .phone(let session, let action): act(action, session, into: &outputs)
        case .webhookAnswered(let id, let attempt, let outcome):
            noteAnswer(to: id, attempt: attempt, outcome, into: &outputs)
        case .stream(let id, let signal): take(signal, of: id, into: &outputs)
        case .woke: runTimers(before: clock + TimeSpan(nanoseconds: 1), into: &outputs)
        }
        if isSoundInUse { settleSound() }
        if office.isInUse { postDrafts(from: firstOutput, into: &outputs) }
    }

    /// Sessions come in order; one out of turn, or one that is up already, changes nothing.
    private mutating func connect(_ session: SessionID, to project: ProjectID) {
        guard session.index == sessions.count else { return }
        sessions.append(project)
    }

    /// Carries a command out, or refuses it; either way exactly one reply is written.
    private mutating func answer(
        _ command: Command,
        _ session: SessionID,
        _ number: RequestID,
        into outputs: inout [Output]
    ) {
        let replyPlace = outputs.count
        do throws(Refusal) {
            guard let project = project(of: session) else { throw .unknownSession }
            let request = Request(session: session, project: project, number: number)
            switch command {
            case .dial(let options): try dial(options, request, into: &outputs)
            case .end(let call, let reason): try end(call, reason, request, into: &outputs)
            case .join(let call, let options): try join(call, options, request, into: &outputs)
            case .leave(let call, let conference): try leave(call, conference, request, into: &outputs)
            case .hold(let call): try hold(call, true, request, into: &outputs)
            case .unhold(let call): try hold(call, false, request, into: &outputs)
            case .answer(let call, let options): try answer(call, options.value, request, into: &outputs)
            case .pass(let call): try pass(call, request, into: &outputs)
            case .disconnect(let call): try disconnect(call, request)
            case .sendDigits(let call, let options): try sendDigits(call, options.value, request, into: &outputs)
            case .moderate(let moderation): try moderate(moderation.value, request, into: &outputs)
            }
        } catch {
            outputs.append(.reply(session, number, reply(refusing: command, for: error)))
            if isBent(.R5), case .join = command, let project = project(of: session) {
                _ = create(roomKey(in: project), latestJoin.admission)
            }
        }
        // R10, W33: everything above writes its reply first; where the profile wants it last, it is moved there.
        if !profile.replyFirst { outputs.append(outputs.remove(at: replyPlace)) }
    }

    /// Lets happen what falls due before an instant, each thing at its own.
    private mutating func runTimers(before end: Instant, into outputs: inout [Output]) {
        while let timer = timers.first, timer.due < end {
            timers.removeFirst()
            if clock < timer.due { clock = timer.due }
            cause = Because()
            switch timer.kind {
            case .phoneAnswers(let call): pickUp(call, into: &outputs)
            case .phoneRefuses(let call, let reason): hangUp(call, reason, source: .inbound, into: &outputs)
            case .ringsOut(let call): hangUp(call, .noAnswer, source: .none, into: &outputs)
            case .digitsAreSent(let call, let number): endDigits(call, number, into: &outputs)
            case .keyReleased(let call, let number): release(call, number, into: &outputs)
            case .durationOver(let call): endForDuration(call, into: &outputs)
            case .nextDial: beginQueuedDial(into: &outputs)
            case .webhookOverdue(let id, let attempt): noteAnswer(to: id, attempt: attempt, .failed, into: &outputs)
            case .streamOverdue(let stream): if awaits(timer.kind) { giveUpOpening(stream, into: &outputs) }
            case .streamMark(let stream): returnMarks(to: stream, into: &outputs)
            case .utteranceOver(let call, let utterance): endUtterance(call, utterance)
            case .utteranceTurns(let call, let utterance, let isSound): turnUtterance(call, utterance, isSound)
            case .speechTurn(let call, let generation): tellSpeech(of: call, generation, into: &outputs)
            case .recordingReady(let lifetime): noteReady(lifetime, into: &outputs)
            case .announcementOver(let target, let number): endAnnouncement(target, number, into: &outputs)
            case .qualityDue(let call, let number): reportQuality(of: call, number, into: &outputs)
            case .ageReached(let conference, let lifetime): endForAge(conference, lifetime, into: &outputs)
            }
            if isSoundInUse { settleSound() }
        }
        dropIdleTimers()
    }
}

/// Who asked, and the number to put on the reply.
struct Request {
    let session: SessionID
    let project: ProjectID
    let number: RequestID
}
