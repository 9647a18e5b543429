import Conferencing

// Entries: the laws `double_join`, `asked`, `limit`, `states` and `reply`.
extension LawBook {
    mutating func judgeJoin(
        _ event: ConferenceEvent,
        _ sight: inout ConferenceSight,
        _ justLeft: CallID?
    ) throws(LawViolation) {
        guard let (call, flags) = subject(of: event) else { return }
        try demandNoStartDue(&sight)
        let asked = takeJoin(of: call, into: event)
        let earlier = sight.members[call]
        let elsewhere = calls[call]?.conference
        let isFirst = sight.size == 0 || event.size == 1
        let ranBefore = sight.isRunning == true && sight.startAhead == nil
        sight.leave(call, isOwn: isOwn(call))
        let member = MemberSight(flags: flags, callToCoach: event.callToCoach, joined: entry, seen: entry)
        sight.enter(call, member, isOwn: isOwn(call))
        calls[call, default: CallSight()].conference = event.conference

        try demand(
            earlier == nil,
            .doubleJoin,
            since: [earlier?.joined],
            "\(call) should not enter where it is a member already"
        )
        if let elsewhere, elsewhere != event.conference, isInSight(elsewhere, for: call) {
            // Left behind there without a word: what is known of that conference is in doubt.
            let joined = conferences[elsewhere]?.members[call]?.joined
            let isOwn = isOwn(call)
            conferences[elsewhere]?.leave(call, isOwn: isOwn)
            try demand(
                false,
                .doubleJoin,
                since: [joined],
                "\(call) should have left its other conference before it enters this one"
            )
        }
        try judgeState(of: call)
        try judgeAsked(call, flags, event, asked, isFirst: isFirst && !sight.isBlurred)
        try judgeSize(event, &sight, by: 1)
        let isRejoin = profile.rejoinSame == .leaveAndJoin && justLeft == call
        try judgeLimit(event, &sight, asked?.options?.value, isFirst, ranBefore, isRejoin)
        try judgeCoach(event, sight, before: nil)
        try judgeCoachAsked(call, event, asked, &sight, ranBefore: ranBefore)
        try judgeStartAfterJoin(call, event, &sight)
    }

    /// Whether the session would have heard a call leave a conference.
    private func isInSight(_ conference: ConferenceID, for call: CallID) -> Bool {
        isOwn(call) || hearsOthers && conferences[conference].map { $0.ownMembers > 0 } ?? false
    }

    /// R11
    private func judgeState(of call: CallID) throws(LawViolation) {
        guard let sight = calls[call], let state = sight.state else { return }
        let mayEnter =
            switch profile.joinRequiresAnswer {
            case .conflict, .autoAnswer: state == .answered
            case .allow: state.place <= CallState.answered.place
            }
        try demand(
            mayEnter,
            .states,
            since: [sight.stateEntry],
            "\(call) should be \(CallState.answered) when it enters, and is \(state)"
        )
    }

    // MARK: What was asked for

    private func judgeAsked(
        _ call: CallID,
        _ flags: MemberFlags,
        _ event: ConferenceEvent,
        _ asked: AskedJoin?,
        isFirst: Bool
    ) throws(LawViolation) {
        guard let asked else {
            // Another session may ask for its own calls; and what was asked before the connection was lost is forgotten.
            return try demand(
                !isOwn(call) || hasMissed,
                .asked,
                "\(call) should not enter what it was not asked to join"
            )
        }
        try demand(
            !asked.isAheadOfReply,
            .reply,
            since: [asked.entry],
            "the reply to the join should come before \(call) enters"
        )
        guard let options = asked.options?.value, options.unchecked.isEmpty else { return }
        let wanted = options.memberFlags
        let told = flags.subtracting(.coaching)
        try demand(
            told == wanted,
            .asked,
            since: [asked.entry],
            "\(call) should enter with the flags \(words: wanted.words), and enters with \(words: told.words)"
        )
        guard isFirst else { return }
        try demand(
            mayName(options, event.name),
            .settings,
            since: [asked.entry],
            "the conference should be called \(text: options.name), and is called \(text: event.name)"
        )
        try demand(
            event.region == options.region ?? .global,
            .settings,
            since: [asked.entry],
            "the region should be \(options.region ?? .global), and is \(event.region)"
        )
    }

    // MARK: The limit

    /// R13..R15: whether there was a seat, as far as the options are known that make the limit.
    private func judgeLimit(
        _ event: ConferenceEvent,
        _ sight: inout ConferenceSight,
        _ options: JoinOptions?,
        _ isFirst: Bool,
        _ ranBefore: Bool,
        _ isRejoin: Bool
    ) throws(LawViolation) {
        let options = options?.unchecked.isEmpty == true ? options : nil
        let own = options?.maxParticipants
        let standard = profile.maximumParticipantsRange.limit
        let limit: Int64?
        switch profile.limitOwner {
        case .first:
            if isFirst { sight.limit = options.map { $0.maxParticipants ?? standard } }
            switch profile.conflict {
            case .ignore, .result400: limit = sight.limit
            case .lastWins:
                // What is not known may have settled another one.
                sight.limit = options == nil ? nil : own ?? sight.limit
                limit = sight.limit
            }
        case .joiner: limit = options.map { $0.maxParticipants ?? standard }
        case .lowestSeen:
            // The real one may be lower still.
            let said = isFirst ? options.map { $0.maxParticipants ?? standard } : own
            limit = [sight.limit, said].compactMap(\.self).min()
            sight.limit = limit
        }
        let counts =
            switch profile.limitCounts {
            case .allMembers: true
            case .runningOnly: ranBefore
            }
        guard let limit, counts, !isRejoin else { return }
        try demand(
            Int64(event.size) <= limit,
            .limit,
            "there should be no more than \(limit) members, and there are \(event.size)"
        )
    }

    // MARK: Turned away

    /// R13 `accept_then_leave`: the leave of somebody for whom there was no seat, and who therefore never entered.
    func isTurnedAway(_ event: ConferenceEvent, _ sight: ConferenceSight) -> Bool {
        guard profile.full == .acceptThenLeave, event.status == .participantLeave, let call = event.call,
            sight.members[call] == nil, sight.ending == nil, sight.ended == nil
        else { return false }
        if !isOwn(call) { return sight.size.map { event.size == $0 } ?? true }
        return joins[call]?.contains { $0.isOpen || $0.isAccepted(for: event.conference) } ?? false
    }

    /// Nobody came, so nothing changes but that the join is over.
    mutating func noteTurnedAway(_ event: ConferenceEvent, _ sight: inout ConferenceSight) {
        guard let call = event.call else { return }
        _ = takeJoin(of: call, into: event)
        // Whoever was turned away hears of what it is no member of.
        if sight.ownMembers == 0, !settings.isAlone { sight.size = nil }
    }
}

extension JoinOptions {
    /// The flags that a member takes on, with the defaults of what is not said.
    fileprivate var memberFlags: MemberFlags {
        var flags: MemberFlags = []
        if muted == true { flags.insert(.muted) }
        if startOnEnter ?? true { flags.insert(.startsOnJoin) }
        if endOnExit == true { flags.insert(.endsOnLeave) }
        return flags
    }
}

extension MemberFlags {
    /// The flags by their names on the wire.
    var words: String {
        let names: [(MemberFlags, String)] = [
            (.muted, "muted"), (.onHold, "hold"), (.coaching, "coaching"), (.startsOnJoin, "start_on_join"),
            (.endsOnLeave, "end_on_leave"),
        ]
        let set = names.filter { contains($0.0) }.map(\.1)
        return set.isEmpty ? "(none)" : "(\(set.joined(separator: ", ")))"
    }
}

extension MaximumParticipantsRange {
    /// C1: how many there may be where nobody says.
    fileprivate var limit: Int64 {
        switch self {
        case .min2Unbounded, .from2To100000: 100_000
        case .from1To250: 250
        }
    }
}
