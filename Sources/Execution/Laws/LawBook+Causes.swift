import Conferencing

// What made something happen, where nothing happens unasked: the law `cause`.
extension LawBook {
    // MARK: Leaving

    /// What may have made a member leave (R43..R46, R60); one of these, where the session is alone.
    mutating func causes(
        ofLeaving call: CallID,
        _ event: ConferenceEvent,
        _ sight: ConferenceSight
    ) throws(LawViolation) -> LeaveCauses {
        guard isExact(sight) else { return .any }
        // The end takes it along.
        guard sight.ending == nil, sight.ended == nil else { return .own }
        var causes: LeaveCauses = []
        if let state = calls[call]?.state, state.place >= CallState.ending.place { causes.insert(.own) }
        // R73: a stream that cannot be opened takes the call along that attached it.
        if profile.streams.fail == .failJoin { causes.insert(.own) }
        if profile.orphanCoach == .leaves, sight.coachesDue[call] != nil { causes.insert(.own) }
        let mayEndByAPI =
            switch profile.endOrder {
            case .leavesThenEnd: true
            // There the end comes first, where it is told.
            case .endThenLeaves: isEndTold(sight) != true
            case .endOnly: false
            }
        if mayEndByAPI, mayBeEnded(event.conference, sight) { causes.insert(.api) }

        var places: [Int] = []
        var early: Int?
        let mine = orders[.call(call)] ?? []
        for (place, order) in mine.enumerated() where order.done == nil && order.isAbout(event.conference) {
            guard let cause = cause(order.act) else { continue }
            guard mayAct(order) else {
                early = early ?? order.entry
                continue
            }
            causes.insert(cause)
            if order.act != .join { places.append(place) }
        }
        let isSole = places.count == 1 && [.own, .kick].contains(causes) && !mayLeaveFirst(call, sight)
        for place in places {
            orders[.call(call)]?[place].done = entry
            orders[.call(call)]?[place].isSole = isSole
        }
        try judgeHangup(after: &causes, call, early)
        return causes
    }

    /// What a request makes of a leaving; nil where it makes nobody leave.
    private func cause(_ act: SentOrder.Act) -> LeaveCauses? {
        switch act {
        case .leave: .own
        case .kick: .kick
        // R16, R17: one that moves or comes again leaves first.
        case .join: profile.rejoinSame == .leaveAndJoin || profile.joinOther == .move ? .own : nil
        case .end, .mute, .hold, .coach, .audio, .update, .beNamed: nil
        }
    }

    /// Whether something else than the orders of a call may make it leave without having shown itself before.
    private func mayLeaveFirst(_ call: CallID, _ sight: ConferenceSight) -> Bool {
        hangsUpUnheard(call)
            || calls[call]?.state.map { $0.place >= CallState.ending.place } ?? true
            || sight.coachesDue[call] != nil
            || joins[call].map { !$0.isEmpty } ?? false
    }

    /// Whether a call that hangs up leaves before its state tells (R45, W72): one that was never answered may have no
    /// `ending`.
    private func hangsUpUnheard(_ call: CallID) -> Bool {
        guard let state = calls[call]?.state, state.place <= CallState.answered.place else { return false }
        return switch profile.hangupOrder {
        case .leaveFirst: true
        case .endingLeaveEnded: state != .answered && !profile.endingOnFailure
        case .leaveLast: false
        }
    }

    /// R45 `leave_first`: a leaving out of nothing is that of a call that hangs up; so is, by R46, one that is kicked.
    private mutating func judgeHangup(
        after causes: inout LeaveCauses,
        _ call: CallID,
        _ early: Int?
    ) throws(LawViolation) {
        if hangsUpUnheard(call) {
            if causes.isEmpty { hangupsDue[call] = entry }
            // With the reply still to come it may have been either.
            if causes.isEmpty || !profile.replyFirst { causes.insert(.own) }
        }
        if causes == .kick, profile.kickCall == .hangup { hangupsDue[call] = entry }
        // Of a call that was in the conference before it was heard of, nobody knows how it is.
        guard causes.isEmpty, calls[call]?.state != nil else { return }
        try demand(early == nil, .reply, since: [early], "the reply should come before \(call) leaves")
        try demand(false, .cause, "\(call) should not leave, as nothing makes it")
    }

    // MARK: Changes

    /// R46, R86, R87, R90: a member changes when that was asked for.
    mutating func judgeCause(
        ofChange event: ConferenceEvent,
        _ call: CallID,
        _ flags: MemberFlags,
        _ sight: ConferenceSight
    ) throws(LawViolation) {
        guard isExact(sight) else { return }
        if event.status == .participantModify, sight.coachesDue[call] != nil, !flags.contains(.coaching),
            profile.orphanCoach == .becomesNormal
        {
            return forgetCoaching(call)
        }
        var early: Int?
        let mine = orders[.call(call)] ?? []
        for (place, order) in mine.enumerated() where order.done == nil && order.isAbout(event.conference) {
            guard isBroughtAbout(event, flags, by: order.act, sight.members[call]) else { continue }
            guard mayAct(order) else {
                early = early ?? order.entry
                continue
            }
            // A join may bring about several.
            guard order.act != .join else { return }
            orders[.call(call)]?[place].done = entry
            orders[.call(call)]?[place].isSole = joins[call]?.isEmpty ?? true
            return
        }
        try demand(early == nil, .reply, since: [early], "the reply should come before the \(event.status) of \(call)")
        try demand(false, .cause, "there should be no \(event.status) of \(call), as nothing makes it")
    }

    private func isBroughtAbout(
        _ event: ConferenceEvent,
        _ flags: MemberFlags,
        by act: SentOrder.Act,
        _ before: MemberSight?
    ) -> Bool {
        switch (act, event.status) {
        case (.mute(let value), .participantMute), (.hold(let value), .participantHold): value
        case (.mute(let value), .participantUnmute), (.hold(let value), .participantUnhold): !value
        case (.coach(let target), .participantModify):
            flags.contains(.coaching) == (target != nil) && event.callToCoach == target
        case (.audio, .participantModify): before.map { $0.isAs(event, flags) } ?? true
        case (.beNamed(let joiner), .participantModify):
            profile.coachNames == .coachingCall && event.callToCoach == joiner
        // R16
        case (.join, .participantMute), (.join, .participantUnmute), (.join, .participantModify):
            profile.rejoinSame == .updateFlags
        case (_, _): false
        }
    }

    /// Whether a modify may be told because a member has other audio, for it shows nothing else (R24, R28, R87).
    func mayTellOfAudio(
        _ event: ConferenceEvent,
        _ call: CallID,
        _ flags: MemberFlags,
        _ member: MemberSight
    ) -> Bool {
        member.isAs(event, flags)
            && orders[.call(call)]?.contains {
                $0.act == .audio && $0.done == nil && $0.isAbout(event.conference)
            } == true
    }

    /// Whom it was to coach matters no more: what came after it has changed that (R34).
    private mutating func forgetCoaching(_ call: CallID) {
        for place in orders[.call(call)]?.indices ?? 0..<0 {
            if case .coach = orders[.call(call)]?[place].act { orders[.call(call)]?[place].done = entry }
        }
    }

    // MARK: The end

    /// What may have ended a conference from which nobody has left.
    func causes(ofEnding conference: ConferenceID, _ sight: ConferenceSight) -> LeaveCauses {
        guard isExact(sight) else { return .any }
        return mayBeEnded(conference, sight) ? .api : []
    }

    /// Whether something ends a conference that is nobody's leaving: REST (T3), or its age (R8).
    private func mayBeEnded(_ conference: ConferenceID, _ sight: ConferenceSight) -> Bool {
        mayEndForAge(sight) || orders[.conference(conference)]?.contains(where: mayAct) == true
    }

    mutating func noteOrderedEnd(_ conference: ConferenceID, isSole: Bool) {
        for place in orders[.conference(conference)]?.indices ?? 0..<0 {
            guard let order = orders[.conference(conference)]?[place], mayAct(order) else { continue }
            orders[.conference(conference)]?[place].done = entry
            orders[.conference(conference)]?[place].isSole = isSole
        }
    }

    /// Whether an order may be what is carried out now: replies come first (R10), REST's either way (T2).
    private func mayAct(_ order: SentOrder) -> Bool {
        switch order.state {
        case .accepted, .lost: true
        case .open: !profile.replyFirst || order.isREST
        }
    }

    // MARK: Calls that are to hang up

    /// R45, R46, R66: what hangs up does so at once.
    mutating func demandNoHangupDue() throws(LawViolation) {
        guard let call = hangupsDue.keys.min(), let since = hangupsDue[call] else { return }
        hangupsDue.removeAll()
        try demand(
            false,
            .hangup,
            since: [since],
            "\(call) should have hung up when it left its conference"
        )
    }
}

extension MemberSight {
    /// Whether an event shows of a member what was known of it.
    fileprivate func isAs(_ event: ConferenceEvent, _ flags: MemberFlags) -> Bool {
        self.flags == flags && callToCoach == event.callToCoach
    }
}
