public import Conferencing

/// Watches one session, and says where what it hears breaks a law.
///
/// It is told what the session sends and hears, in order, and judges by nothing else. What a session does not hear, because
/// other sessions have members in the same conference or because its connection was lost, it does not suppose: a lifetime
/// of which it has not seen all is judged by what is certain all the same.
///
/// After a violation it forgets what it knew of that conference or call, so that one mistake makes one violation.
public struct LawBook: Sendable {
    /// What a book depends on.
    public struct Settings: Sendable {
        /// How the service behaves where no source says it.
        public var profile: Profile
        /// Whether nobody else is on the service, so that this session hears of every call that there is.
        public var isAlone: Bool
        /// The laws that are not looked after.
        public var off: Set<LawID>

        /// Makes settings.
        public init(profile: Profile, isAlone: Bool, off: Set<LawID> = []) {
            self.profile = profile
            self.isAlone = isAlone
            self.off = off
        }
    }

    let settings: Settings
    var profile: Profile { settings.profile }
    /// Whether members of other sessions are heard of as well as the session's own.
    let hearsOthers: Bool
    /// Whether it hears of everything that happens in a conference (R81).
    let hearsConferences: Bool
    /// Whether a conference may vanish without a word to this session.
    let mayVanish: Bool
    let mayRecordWithoutStop: Bool
    let mayStopUnrecorded: Bool
    /// Whether there was a time of which this session has not heard everything.
    var hasMissed = false
    var conferences: [ConferenceID: ConferenceSight] = [:]
    var calls: [CallID: CallSight] = [:]
    var dials: [CallTag: DialSight] = [:]
    /// The first dial of each text of a tag, and what each dial's tag is known by.
    var tagsByText: [String: CallTag] = [:]
    var sharedTags: [CallTag: CallTag] = [:]
    var requests: [RequestID: SentRequest] = [:]
    /// The joins that have not shown themselves in an event yet, by call, in the order in which they were sent.
    var joins: [CallID: [SentJoin]] = [:]
    /// What was asked for and may still be carried out; kept where nothing happens unasked.
    var orders: [OrderSubject: [SentOrder]] = [:]
    /// The request whose reply was the last to accept one.
    var latestAccepted: RequestID?
    /// Calls that have left a conference because they hang up, and the event that said so.
    var hangupsDue: [CallID: Int] = [:]
    /// The last event, to tell repetitions that `fanout` makes.
    var latest: ServiceEvent?
    /// The names of conferences that have ended, by their bytes: when the last one did, and the event that said so (R7).
    var namesEnded: [[UInt8]: (told: Instant, entry: Int)] = [:]
    /// The place in the trace of what is judged, and when it came.
    var entry = 0
    var now = Instant.start
    /// When the last event happened, as the service says.
    var told = Instant.start

    /// Whether what is judged is that nothing came.
    private var isSettling = false
    private var found: [LawViolation] = []

    /// A book of a session that has just begun.
    public init(_ settings: Settings) {
        self.settings = settings
        let profile = settings.profile
        hearsOthers =
            switch profile.fanout {
            case .sessionOnce, .perMemberCall: true
            case .ownCallOnly: settings.isAlone
            }
        // Others may end it over REST, and so may its age (R8).
        let mayEndUnasked = !settings.isAlone || profile.maximumAge != nil
        mayVanish = mayEndUnasked && profile.endOrder == .endOnly && profile.endWithoutStart == .suppress
        // A session that hears only of what somebody subscribed to cannot say what should have happened in a conference.
        // Nor can one say that where streams take seats (R71): no event tells of their coming and going.
        hearsConferences = profile.relayEvents == .all && !profile.streams.counts
        hasMissed = !hearsConferences
        mayRecordWithoutStop = profile.absentEvent == .none
        mayStopUnrecorded = profile.recordAbsentIfUnstarted
    }

    /// Takes the next thing in that was sent or heard; `entry` is its place in the trace.
    public mutating func take(_ kind: TraceEntry.Kind, at instant: Instant, entry: Int) {
        self.entry = entry
        now = instant
        switch kind {
        case .sent(let request, let command, _): note(command, request)
        case .reply(let request, let reply): take(reply, request)
        case .unanswered(let request, _): noteUnanswered(request)
        case .event(let event): take(event)
        case .connection: loseSight()
        case .phase, .stepBegan, .stepEnded, .stepPassed, .phone, .asked, .listing, .beep, .webhook, .stream, .endpoint,
            .fault, .foreign, .idle, .interrupted, .verdict:
            break
        }
    }

    /// Nothing is on its way any more: what should have come by now never will.
    public mutating func settle() {
        isSettling = true
        defer { isSettling = false }
        judging { book throws(LawViolation) in try book.settleOrders() }
        for conference in conferences.keys.sorted() {
            let isLawful = judging { book throws(LawViolation) in
                if let sight = book.conferences[conference] { try book.judgeWhatIsDue(sight) }
            }
            guard !isLawful, var sight = conferences.removeValue(forKey: conference) else { continue }
            blur(&sight, nil)
            conferences[conference] = sight
        }
        for call in calls.keys.sorted() {
            judging { book throws(LawViolation) in try book.judgeWhatIsDue(call) }
        }
    }

    /// The violations since the last time this was asked, in the order in which they came to light.
    public mutating func takeViolations() -> [LawViolation] {
        guard !found.isEmpty else { return [] }
        defer { found.removeAll() }
        return found
    }

    private mutating func take(_ reply: Reply, _ request: RequestID) {
        let sent = requests[request]
        let isLawful = judging { book throws(LawViolation) in try book.judge(reply, request) }
        guard let sent, isLawful else { return }
        judging { book throws(LawViolation) in try book.judgeOrders(reply, of: sent.command, request) }
    }

    private mutating func take(_ event: ServiceEvent) {
        defer { latest = event }
        told = event.timestamp
        switch event.body {
        case .conference(let conference):
            guard hearsConferences else { return }
            // R80 `per_member_call`: the session gets the event once for each of its members.
            if profile.fanout == .perMemberCall, latest == event { return }
            take(conference)
        case .callState(let state): judging { book throws(LawViolation) in try book.judge(state) }
        case .callDial(let dial): judging { book throws(LawViolation) in try book.judge(dial) }
        case .callReceive(let offer): judging { book throws(LawViolation) in try book.judge(offer) }
        case .callSendDigits, .callStream, .unknown: break
        }
    }

    /// Judges an event of a conference; after a violation, that conference's past is in doubt.
    private mutating func take(_ event: ConferenceEvent) {
        var sight = conferences.removeValue(forKey: event.conference) ?? firstSight(of: event)
        let isLawful = judging { book throws(LawViolation) in try book.judge(event, &sight) }
        if !isLawful || (mayVanish && sight.hasStarted != true) { blur(&sight, event) }
        conferences[event.conference] = sight
    }

    @discardableResult
    private mutating func judging(_ judgement: (inout LawBook) throws(LawViolation) -> Void) -> Bool {
        do throws(LawViolation) {
            try judgement(&self)
            return true
        } catch {
            found.append(error)
            return false
        }
    }

    /// Holds a law up: throws where it is broken and not turned off.
    func demand(
        _ holds: Bool,
        _ law: LawID,
        since: [Int?] = [],
        _ sentence: @autoclosure () -> LawSentence
    ) throws(LawViolation) {
        guard !holds, !settings.off.contains(law) else { return }
        throw LawViolation(law, sentence(), entries: since.compactMap { $0 } + (isSettling ? [] : [entry]))
    }

    /// The connection was lost: events may be missing, and what is heard again may not be all.
    private mutating func loseSight() {
        hasMissed = true
        latest = nil
        for conference in Array(conferences.keys) {
            guard var sight = conferences.removeValue(forKey: conference) else { continue }
            blur(&sight, nil)
            conferences[conference] = sight
        }
        for call in Array(calls.keys) { calls[call]?.blur() }
        dials.removeAll()
        for call in Array(joins.keys) { joins[call]?.removeAll() }
        requests.removeAll()
        orders.removeAll()
        latestAccepted = nil
        hangupsDue.removeAll()
    }

    /// Forgets what was known of a conference but its name and its end; where the last event is given, it counts.
    func blurred(_ sight: ConferenceSight, _ event: ConferenceEvent?) -> ConferenceSight {
        var blurred = ConferenceSight(name: sight.name, region: sight.region, isWhole: false)
        blurred.ended = sight.ended
        blurred.isBlurred = true
        if let event {
            blurred.name = event.name
            blurred.region = event.region
            if event.status == .conferenceEnd { blurred.ended = blurred.ended ?? entry }
        }
        return blurred
    }

    mutating func blur(_ sight: inout ConferenceSight, _ event: ConferenceEvent?) {
        for call in sight.members.keys { calls[call]?.conference = nil }
        sight = blurred(sight, event)
    }
}
