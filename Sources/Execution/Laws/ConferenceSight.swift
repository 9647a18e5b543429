import Conferencing

/// What one session has seen of one lifetime of a conference.
struct ConferenceSight: Sendable {
    var name: String
    var region: Region
    /// Whether every member is known: the session has been there from the beginning, and hears of all.
    var isWhole: Bool
    /// Whether something was seen that cannot be, or something missed: then even the session's own calls may be members
    /// that are not known.
    var isBlurred = false
    /// The size after the last event; nil where there may have been others since.
    var size: Int32?
    /// The members that are known.
    var members: [CallID: MemberSight] = [:]
    /// The same in join order, from `firstPlace` on; who has left since is still in it.
    var order: [(call: CallID, joined: Int)] = []
    var firstPlace = 0
    /// How many of them are calls of this session: while there is none, the session hears nothing.
    var ownMembers = 0
    /// How many of them start the conference by being there, and how many end it by leaving.
    private(set) var starters = 0
    private(set) var enders = 0
    /// The event with which it began before the session's eyes.
    var begun: Int?
    /// When it was made, as the service says; nil where that was not seen (R8).
    var made: Instant?
    /// Whether it has ever started, and whether it runs; nil where that is not known.
    var hasStarted: Bool?
    var isRunning: Bool?
    /// The event that should have been followed by the start.
    var startDue: Int?
    /// The start came ahead of the join that makes it (`start_before_join`).
    var startAhead: Int?
    /// The leaving that ends it.
    var ending: Ending?
    /// Its end: the event, or the leaving after which nothing more was to come.
    var ended: Int?
    var recording: Recording?
    var recordingEntry: Int?
    /// The limit as far as it is known: R15.
    var limit: Int64?
    /// Members who are to change or leave now because of whom they coach, and the event that makes them (R30, R34).
    var coachesDue: [CallID: Int] = [:]
    /// Who left with the last event.
    var justLeft: CallID?

    enum Recording: Sendable { case none, running, paused, stopped }

    /// A leaving that ends the conference.
    struct Ending: Sendable {
        var call: CallID
        /// What may have made it leave.
        var causes: LeaveCauses
        /// Whether it is the leaving of an ender, and whether nobody was left.
        var isEnder: Bool
        var isLast: Bool
        /// Whether an event must tell of the end (R64); nil where that is not known.
        var isTold: Bool?
        /// Whether it is the cause for certain: no leaving that was not heard of, or not understood, came before it.
        var isCause: Bool
        var entry: Int
    }

    init(name: String, region: Region, isWhole: Bool) {
        self.name = name
        self.region = region
        self.isWhole = isWhole
    }

    /// A conference of which this session sees the very beginning.
    mutating func begin(at entry: Int, told: Instant) {
        begun = entry
        made = told
        size = 0
        hasStarted = false
        isRunning = false
        recording = Recording.none
    }

    /// Whether a call may be a member of which nothing is known.
    func mayHave(_ call: CallID, isOwn: Bool) -> Bool {
        if isBlurred { return true }
        if isWhole || isOwn { return false }
        return size.map { $0 > Int32(members.count) } ?? true
    }

    /// The member that has been there longest, of those that are known.
    mutating func firstMember() -> CallID? {
        while firstPlace < order.count {
            let (call, joined) = order[firstPlace]
            if members[call]?.joined == joined { return call }
            firstPlace += 1
        }
        return nil
    }

    mutating func enter(_ call: CallID, _ member: MemberSight, isOwn: Bool) {
        members[call] = member
        order.append((call, member.joined))
        if isOwn { ownMembers += 1 }
        count(member.flags, by: 1)
    }

    mutating func leave(_ call: CallID, isOwn: Bool) {
        guard let member = members.removeValue(forKey: call) else { return }
        if isOwn { ownMembers -= 1 }
        count(member.flags, by: -1)
    }

    /// A member is what an event says of it now.
    mutating func update(_ call: CallID, _ member: MemberSight) {
        if let old = members[call] { count(old.flags, by: -1) }
        members[call] = member
        count(member.flags, by: 1)
    }

    private mutating func count(_ flags: MemberFlags, by step: Int) {
        if flags.contains(.startsOnJoin) { starters += step }
        if flags.contains(.endsOnLeave) { enders += step }
    }
}

/// What is known of a member.
struct MemberSight: Sendable {
    var flags: MemberFlags
    var callToCoach: CallID?
    /// Whether whom it coaches has left, and it coaches on (R34).
    var isOrphan = false
    /// Where it began to speak, while it speaks.
    var speaking: Int?
    /// The place in the trace of its entering, or of the first event that told of it.
    var joined: Int
    /// The place of the last event that told of its flags.
    var seen: Int
    /// Whether it was seen to enter, so that all is known of it.
    var isSeenEntering = true
}

/// What is known of a call.
struct CallSight: Sendable {
    var state: CallState?
    var stateEntry: Int?
    /// Whether the session controls it.
    var isOwn = false
    /// The conference that it is a member of.
    var conference: ConferenceID?
    var isBlurred = false

    mutating func blur() {
        state = nil
        stateEntry = nil
        conference = nil
        isBlurred = true
    }
}

/// What is known of the dials of a tag.
struct DialSight: Sendable {
    var sent = 0
    var begun = 0
    var over = 0
    var entry: Int
}

/// A request and what has come of it.
struct SentRequest: Sendable {
    var command: Command
    var entry: Int
    /// Where it was answered.
    var answered: Int?
}

/// A join that has not shown itself in an event yet.
struct SentJoin: Sendable {
    var request: RequestID
    var options: Shared<JoinOptions>
    var entry: Int
    var state: State

    enum State: Sendable, Hashable {
        /// Nothing was heard of it.
        case open
        /// It was accepted, for this lifetime if the reply says so.
        case accepted(ConferenceID?)
        /// No answer will come, and it may have been carried out.
        case lost
        /// Its event came ahead of its reply.
        case entered(ConferenceID)
    }
}
