import Conferencing

// Who coaches whom: the laws `coach` and `flags`.
extension LawBook {
    /// R32, R33: checked when the coaching begins; the target may leave later (R34).
    func judgeCoach(
        _ event: ConferenceEvent,
        _ sight: ConferenceSight,
        before: MemberSight?
    ) throws(LawViolation) {
        guard let (call, flags) = subject(of: event) else { return }
        guard flags.contains(.coaching) else {
            return try demand(
                event.callToCoach == nil,
                .coach,
                "\(call) should name nobody whom it coaches, as it is no coach"
            )
        }
        guard let target = event.callToCoach else {
            return try demand(false, .coach, "\(call) should name whom it coaches")
        }
        if let before, before.flags.contains(.coaching), before.callToCoach == target { return }
        try demand(target != call, .coach, "\(call) should not coach itself")
        try demand(
            sight.members[target] != nil || sight.mayHave(target, isOwn: isOwn(target)),
            .coach,
            "\(target) should be a member when \(call) begins to coach it"
        )
    }

    /// Whom a coach coaches changes with a modify only (R87).
    func demandSameCoached(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ member: MemberSight
    ) throws(LawViolation) {
        try demand(
            event.callToCoach == member.callToCoach,
            .flags,
            since: [member.seen],
            "whom \(call) coaches should not change with its \(event.status)"
        )
    }

    /// R87: a modify changes something too. Of what it may change only the coaching can be seen, so this is for those who know
    /// what was asked for.
    func demandModified(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ flags: MemberFlags,
        _ member: MemberSight,
        _ sight: ConferenceSight
    ) throws(LawViolation) {
        // R16 `update_flags`: another beep is not seen. R34: whoever comes back is coached anew.
        guard isExact(sight), !profile.noopEvents, profile.rejoinSame != .updateFlags, !member.isOrphan else { return }
        guard !mayTellOfAudio(event, call, flags, member) else { return }
        try demand(
            flags != member.flags || event.callToCoach != member.callToCoach,
            .flags,
            since: [member.seen],
            "\(event.status) should change something, and \(call) coaches whom it coached"
        )
    }

    // MARK: Entering as a coach

    /// R30, R32, R33: whom the option `coach` makes a coach.
    mutating func judgeCoachAsked(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ asked: AskedJoin?,
        _ sight: inout ConferenceSight,
        ranBefore: Bool
    ) throws(LawViolation) {
        guard let asked, let options = asked.options?.value, options.unchecked.isEmpty else { return }
        let isCoach = event.flags?.contains(.coaching) ?? false
        let mayCoach = options.coach.map { named in
            named != call && sight.members[named] != nil && (ranBefore || profile.coachWaiting == .allow)
        }
        switch profile.coachNames {
        case .coachedCall:
            try judge(isCoach: isCoach, call, event, options.coach, asked, mayCoach, sight)
        case .coachingCall:
            try demand(!isCoach, .asked, since: [asked.entry], "\(call) should not enter as a coach")
            // It is another member that is a coach from now on.
            guard let named = options.coach, isExact(sight), mayCoach == true, !mayLoseCoach else { return }
            sight.coachesDue[named] = entry
        }
    }

    private func judge(
        isCoach: Bool,
        _ call: CallID,
        _ event: ConferenceEvent,
        _ named: CallID?,
        _ asked: AskedJoin,
        _ mayCoach: Bool?,
        _ sight: ConferenceSight
    ) throws(LawViolation) {
        guard let named else {
            return try demand(
                !isCoach,
                .asked,
                since: [asked.entry],
                "\(call) should not enter as a coach, as it was not asked to"
            )
        }
        guard isCoach else {
            let mustCoach = profile.badCoach != .joinWithoutCoach || isExact(sight) && mayCoach == true
            return try demand(
                !mustCoach || mayLoseCoach,
                .coach,
                since: [asked.entry],
                "\(call) should enter as the coach of \(named)"
            )
        }
        try demand(
            event.callToCoach == named,
            .coach,
            since: [asked.entry],
            "\(call) should coach \(named), and coaches another"
        )
        try demand(
            !isExact(sight) || mayCoach == true || mayLoseCoach,
            .coach,
            since: [asked.entry],
            "\(call) should not enter as the coach of \(named), which is not there to be coached"
        )
    }

    /// R16 `leave_and_join`: whom it is to coach may go along, and what the conference was then is not what it is now.
    private var mayLoseCoach: Bool { profile.rejoinSame == .leaveAndJoin }

    // MARK: Those whose target has left

    /// R34: what becomes of those who coached a member that has left.
    func noteOrphans(of target: CallID, _ causes: LeaveCauses, _ sight: inout ConferenceSight) {
        guard sight.ending == nil, sight.ended == nil else { return sight.coachesDue.removeAll() }
        guard sight.isWhole, !sight.isBlurred else { return }
        let orphans = sight.members.filter { _, member in
            member.flags.contains(.coaching) && member.callToCoach == target && !member.isOrphan
        }
        for call in orphans.keys {
            switch profile.orphanCoach {
            case .mute: sight.members[call]?.isOrphan = true
            // Where that may have been the end of all, nothing comes of it.
            case .becomesNormal, .leaves: if !causes.contains(.api) { sight.coachesDue[call] = entry }
            }
        }
    }

    /// R30, R34: they do so before anything else happens.
    func demandNoCoachDue(_ sight: inout ConferenceSight, before event: ConferenceEvent? = nil) throws(LawViolation) {
        guard let due = sight.coachesDue.keys.min(), let since = sight.coachesDue[due] else { return }
        if let event, let call = event.call, sight.coachesDue[call] != nil {
            switch event.status {
            case .participantModify where profile.orphanCoach != .leaves || profile.coachNames == .coachingCall: return
            case .participantLeave where profile.orphanCoach == .leaves, .participantSpeechStop,
                .participantCallQuality:
                return
            case _: break
            }
        }
        sight.coachesDue.removeAll()
        try demand(
            false,
            .coach,
            since: [since],
            "\(due) should have changed by now, as whom it coaches has"
        )
    }
}
