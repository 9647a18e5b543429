import ConferenceEngine
import Conferencing

/// The service once more, written for clarity alone: what there is stands in arrays, and whatever is asked is counted anew.
///
/// It is the oracle of the random tests. It shares no code with the engine but the vocabulary, and it keeps every
/// conference that ever was.
struct NaiveService {
    typealias Output = ConferenceEngine.Output

    let profile: Profile
    var now = Instant.start
    var projects: [ProjectID] = []
    var calls: [Call] = []
    var conferences: [Conference] = []
    var phones: [(session: SessionID, tag: CallTag, behaviour: PhoneBehaviour)] = []
    var alarms: [Alarm] = []
    var alarmCount = 0
    var dialsWaiting: [(session: SessionID, options: DialOptions)] = []
    var nextDialAllowed = Instant.start
    var outputs: [Output] = []

    struct Call {
        var id: CallID
        var session: SessionID
        var tag: CallTag
        var state = CallState.created
        var longest: TimeSpan?
    }

    struct Conference {
        var id: ConferenceID
        var project: ProjectID
        var name: String
        var region: Region
        var limit: Int64
        var lowestLimit: Int64
        var firstBeep: Beep
        var members: [Member] = []
        var running = false
        var everRan = false
        var over = false
        var createdAt = Instant.start
        var endedAt = Instant.start
        /// Who was in it and has left, with the instant of that.
        var gone: [(member: Member, left: Instant)] = []
    }

    struct Member {
        var call: CallID
        var session: SessionID
        var tag: CallTag
        var muted: Bool
        var starts: Bool
        var ends: Bool
        var beep: Beep
        var joinedAt = Instant.start
        var onHold = false
        /// Whom it coaches, and whether that one has gone.
        var coached: CallID?
        var isOrphan = false

        var flags: MemberFlags {
            var flags: MemberFlags = []
            if muted { flags.insert(.muted) }
            if onHold { flags.insert(.onHold) }
            if coached != nil { flags.insert(.coaching) }
            if starts { flags.insert(.startsOnJoin) }
            if ends { flags.insert(.endsOnLeave) }
            return flags
        }
    }

    struct Alarm {
        var due: Instant
        var order: Int
        var what: What

        enum What {
            case answer(CallID)
            case tooLong(CallID)
            case dial
            case tooOld(ConferenceID)
        }
    }

    init(profile: Profile) { self.profile = profile }

    /// Takes one input; returns what follows.
    mutating func handle(_ input: ConferenceEngine.Input, at time: Instant) -> [Output] {
        outputs = []
        ring { $0 < time }
        now = max(now, time)
        switch input {
        case .connect(let session, let project):
            if Int(session.index) == projects.count { projects.append(project) }
        case .command(let session, let request, let command):
            let before = outputs
            outputs = []
            let reply = carryOut(command, from: session)
            let events = outputs
            let answer = [Output.reply(session, request, reply)]
            outputs = before + (profile.replyFirst ? answer + events : events + answer)
        case .phone(let session, .prepare(let tag, let behaviour)):
            guard project(of: session) != nil else { break }
            phones.removeAll { $0.session == session && $0.tag == tag }
            phones.append((session, tag, behaviour))
        // The model has no webhooks and no streams, and its scenes give no address for any; nor does anybody speak in them.
        case .webhookAnswered, .stream, .phone(_, .speak), .phone(_, .silence), .phone(_, .press): break
        case .phone(let session, .hangUp(let call)):
            guard let found = calls.first(where: { $0.id == call && $0.session == session }) else { break }
            end(call, found.state == .answered ? .hangup : .decline, .inbound)
        // The scenes have no inbound calls.
        case .contexts, .phone(_, .ring), .phone(_, .prepareNumber): break
        case .woke:
            let time = now
            ring { $0 <= time }
        }
        return outputs
    }

    /// The earliest thing that will happen by itself.
    var nextWakeup: Instant? {
        alarms.filter(stillMatters).map(\.due).min()
    }

    // MARK: - Alarms

    private mutating func ring(_ isDue: (Instant) -> Bool) {
        while let next = alarms.filter({ stillMatters($0) && isDue($0.due) }).min(by: isEarlier) {
            alarms.removeAll { $0.order == next.order }
            now = max(now, next.due)
            switch next.what {
            case .answer(let call): answer(call)
            case .tooLong(let call): end(call, .maxDuration, .none)
            case .dial: dialNext()
            case .tooOld(let conference): endForAge(conference)
            }
        }
    }

    private func isEarlier(_ left: Alarm, _ right: Alarm) -> Bool {
        (left.due, left.order) < (right.due, right.order)
    }

    private func stillMatters(_ alarm: Alarm) -> Bool {
        switch alarm.what {
        case .answer(let call): self[call]?.state == .ringing
        case .tooLong(let call): self[call]?.state != .ended
        case .dial: true
        case .tooOld(let conference): conferences.contains { $0.id == conference && !$0.over }
        }
    }

    mutating func setAlarm(_ what: Alarm.What, at due: Instant) {
        guard due != .never else { return }
        alarms.append(Alarm(due: due, order: alarmCount, what: what))
        alarmCount += 1
    }

    // MARK: - Looking things up

    func project(of session: SessionID) -> ProjectID? {
        projects.indices.contains(Int(session.index)) ? projects[Int(session.index)] : nil
    }

    subscript(call: CallID) -> Call? { calls.first { $0.id == call } }

    /// The conference that a call is in.
    func conference(of call: CallID) -> Int? {
        conferences.firstIndex { $0.members.contains { $0.call == call } }
    }

    // MARK: - Telling

    mutating func tell(_ session: SessionID, _ body: ServiceEvent.Body) {
        outputs.append(.event(session, ServiceEvent(timestamp: now, body)))
    }

    mutating func setState(
        of call: CallID,
        _ state: CallState,
        _ reason: EndReason? = nil,
        _ source: EndSource? = nil
    ) {
        guard let place = calls.firstIndex(where: { $0.id == call }) else { return }
        calls[place].state = state
        let event = CallStateEvent(
            call: call,
            tag: calls[place].tag,
            state: state,
            direction: .outbound,
            endReason: reason,
            endSource: source
        )
        tell(calls[place].session, .callState(event))
    }
}
