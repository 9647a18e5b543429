import Conferencing
import Execution
import Planning

/// What a session sends and hears, made by hand and told to a book.
///
/// Each method tells a lawful thing unless it is told otherwise, keeping count of what a faithful service would say.
struct Tale {
    private var book: LawBook
    private var entry = 0
    private var requests: Int32 = 0
    private var size: Int32 = 0
    private var waited = TimeSpan.zero
    private var flags: [CallID: MemberFlags] = [:]
    private var coached: [CallID: CallID] = [:]

    init(_ profile: Profile = .relay, isAlone: Bool = true, off: Set<LawID> = []) {
        book = LawBook(LawBook.Settings(profile: profile, isAlone: isAlone, off: off))
    }

    /// What broke a law, once all is over.
    mutating func violations() -> [LawViolation] {
        book.settle()
        return book.takeViolations()
    }

    mutating func tell(_ kind: TraceEntry.Kind) {
        book.take(kind, at: now, entry: entry)
        entry += 1
    }

    private var now: Instant { Instant(nanoseconds: Int64(entry)) + waited }

    /// Time passes.
    mutating func wait(_ span: TimeSpan) { waited = waited + span }

    // MARK: Calls

    mutating func state(_ call: Int32, _ state: CallState) {
        let event = CallStateEvent(call: CallID(call), tag: CallTag(call), state: state, direction: .outbound)
        hear(.callState(event))
    }

    /// Calls that are dialled and answered.
    mutating func up(_ calls: Int32...) {
        for call in calls {
            let options = DialOptions(tag: CallTag(call), tagText: "", to: "+1")
            reply(Reply(.accepted, ""), to: send(.dial(Shared(options))))
            state(call, .created)
            dial(call, .dialing)
            state(call, .ringing)
            state(call, .answered)
            dial(call, .answered)
        }
    }

    mutating func dial(_ call: Int32, _ state: DialState) {
        let winner = state == .answered ? CallID(call) : nil
        hear(.callDial(CallDialEvent(tag: CallTag(call), state: state, winner: winner)))
    }

    // MARK: Commands

    mutating func send(_ command: Command) -> RequestID {
        requests += 1
        tell(.sent(RequestID(requests), command, for: .call(CastIndex(0))))
        return RequestID(requests)
    }

    mutating func reply(_ reply: Reply, to request: RequestID) { tell(.reply(request, reply)) }

    /// A command is sent and accepted.
    mutating func order(_ command: Command) { reply(Reply(.accepted, ""), to: send(command)) }

    mutating func moderate(_ moderation: ModerationRequest) { order(.moderate(Shared(moderation))) }

    /// An update over REST is sent and accepted.
    mutating func update(_ call: Int32, in conference: Int32 = 0, _ change: (inout ParticipantUpdate) -> Void) {
        var update = ParticipantUpdate()
        change(&update)
        moderate(.update(CallID(call), in: ConferenceID(conference), update))
    }

    mutating func mute(_ call: Int32, _ value: Bool = true) { update(call) { $0.muted = value } }
    mutating func hold(_ call: Int32, _ value: Bool = true) { update(call) { $0.hold = value } }
    mutating func coach(_ call: Int32, _ target: Int32?) {
        update(call) {
            $0.coaching = target != nil
            $0.callToCoach = target.map(CallID.init)
        }
    }

    /// A member is taken out over REST.
    mutating func kick(_ call: Int32, in conference: Int32 = 0) {
        moderate(.remove(CallID(call), from: ConferenceID(conference)))
        goes(call, in: conference)
    }

    /// A join is sent and accepted.
    @discardableResult
    mutating func ask(
        _ call: Int32,
        _ options: JoinOptions = JoinOptions(name: "room"),
        in conference: Int32 = 0
    )
        -> RequestID
    {
        let request = send(.join(CallID(call), Shared(options)))
        reply(Reply(.accepted, "", call: CallID(call), conference: ConferenceID(conference)), to: request)
        return request
    }

    /// A call joins: the request, its reply, the event.
    mutating func join(
        _ call: Int32,
        start: Bool = true,
        end: Bool = false,
        muted: Bool = false,
        max: Int64? = nil,
        coach: Int32? = nil,
        in conference: Int32 = 0,
        size told: Int32? = nil
    ) {
        var options = JoinOptions(name: "room")
        options.startOnEnter = start
        options.endOnExit = end
        options.muted = muted
        options.maxParticipants = max
        options.coach = coach.map(CallID.init)
        ask(call, options, in: conference)
        var flags: MemberFlags = []
        if start { flags.insert(.startsOnJoin) }
        if end { flags.insert(.endsOnLeave) }
        if muted { flags.insert(.muted) }
        if coach != nil { flags.insert(.coaching) }
        enter(call, flags, in: conference, coach: coach, size: told)
    }

    // MARK: Events

    mutating func hear(_ body: ServiceEvent.Body) {
        tell(.event(ServiceEvent(timestamp: now, body)))
    }

    mutating func enter(
        _ call: Int32,
        _ flags: MemberFlags = .startsOnJoin,
        in conference: Int32 = 0,
        coach: Int32? = nil,
        size told: Int32? = nil
    ) {
        size = told ?? size + 1
        self.flags[CallID(call)] = flags
        event(.participantJoin, call, in: conference, coach: coach)
    }

    mutating func start(in conference: Int32 = 0) { event(.conferenceStart, in: conference) }

    /// A member leaves because it was asked to.
    mutating func leave(_ call: Int32, in conference: Int32 = 0) {
        order(.leave(CallID(call), ConferenceID(conference)))
        goes(call, in: conference)
    }

    /// A member leaves, and who knows why.
    mutating func goes(_ call: Int32, in conference: Int32 = 0) {
        size -= 1
        event(.participantLeave, call, in: conference)
    }

    mutating func end(_ reason: ReasonEnded? = .lastParticipantLeft, by call: Int32?, in conference: Int32 = 0) {
        size = 0
        event(.conferenceEnd, in: conference, reason: reason, by: call)
    }

    /// A member's flags change because that was asked for.
    mutating func change(_ status: ConferenceStatus, _ call: Int32, _ change: (inout MemberFlags) -> Void) {
        switch status {
        case .participantMute: mute(call)
        case .participantUnmute: mute(call, false)
        case .participantHold: hold(call)
        case .participantUnhold: hold(call, false)
        case _: break
        }
        changed(status, call, change)
    }

    /// A member's flags change, as an event says, and who knows why.
    mutating func changed(_ status: ConferenceStatus, _ call: Int32, _ change: (inout MemberFlags) -> Void) {
        change(&flags[CallID(call), default: []])
        event(status, call)
    }

    /// An event with the size and the flags that a faithful service would tell, unless they are given.
    mutating func event(
        _ status: ConferenceStatus,
        _ call: Int32? = nil,
        in conference: Int32 = 0,
        name: String = "room",
        region: Region = .global,
        size told: Int32? = nil,
        flags: MemberFlags? = nil,
        coach: Int32? = nil,
        reason: ReasonEnded? = nil,
        by ending: Int32? = nil
    ) {
        let call = call.map(CallID.init)
        let shown = flags ?? (status.isOfParticipant ? call.flatMap { self.flags[$0] } ?? [] : nil)
        if let call, let coach { coached[call] = CallID(coach) }
        if status == .participantModify, let call { self.flags[call] = shown }
        let isCoach = coach != nil || shown?.contains(.coaching) ?? false
        let event = ConferenceEvent(
            status,
            conference: ConferenceID(conference),
            name: name,
            region: region,
            size: told ?? size,
            call: call,
            flags: shown,
            callToCoach: isCoach ? call.flatMap { coached[$0] } : nil,
            reasonEnded: reason,
            callEndingConference: ending.map(CallID.init)
        )
        hear(.conference(event))
    }
}
