import Conferencing

// Leaving, and what it brings about: the laws `member_first`, `hangup` and `end_on_exit`.
extension LawBook {
    mutating func judgeLeave(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        guard let (call, flags) = subject(of: event) else { return }
        try demandNoStartDue(&sight)
        try demandMember(call, event, sight)
        if let member = sight.members[call] {
            try demandSameFlags(call, event, flags, member)
            try demandSilence(of: call, member, before: event.status)
        }
        try judgeHangupOrder(call, event)
        let causes = try causes(ofLeaving: call, event, sight)
        try judgeLeaveOrder(call, causes, &sight)
        // R66: whom the end takes along.
        if profile.afterEnd == .hangup, isExact(sight), isTakenAlong(causes, sight) { hangupsDue[call] = entry }
        sight.leave(call, isOwn: isOwn(call))
        if calls[call]?.conference == event.conference { calls[call]?.conference = nil }
        // One that leaves because of whom it coaches leaves in the midst of another's leaving.
        if sight.coachesDue.removeValue(forKey: call) == nil { sight.justLeft = call }
        try judgeSize(event, &sight, by: -1)
        noteEnding(call, flags, event, causes, &sight)
        noteOrphans(of: call, causes, &sight)
        noteWhatStarts(&sight)
        noteSilentEnd(&sight)
        if sight.ended == entry { noteOrderedEnd(event.conference, isSole: false) }
    }

    /// R45: where a member's leaving stands among the states of its call.
    private func judgeHangupOrder(_ call: CallID, _ event: ConferenceEvent) throws(LawViolation) {
        guard let known = calls[call], let state = known.state else { return }
        let mayLeave =
            switch (profile.hangupOrder, state) {
            case (_, .created), (_, .ringing), (_, .answered): true
            case (.endingLeaveEnded, .ending), (.leaveLast, .ended): true
            case (.leaveFirst, .ending), (.leaveLast, .ending), (.endingLeaveEnded, .ended), (.leaveFirst, .ended):
                false
            }
        try demand(
            mayLeave,
            .hangup,
            since: [known.stateEntry],
            "\(call) should not leave its conference when it is \(state)"
        )
    }

    /// R65: the others leave in join order.
    private func judgeLeaveOrder(
        _ call: CallID,
        _ causes: LeaveCauses,
        _ sight: inout ConferenceSight
    ) throws(LawViolation) {
        guard isTakenAlong(causes, sight), sight.isWhole else { return }
        guard let first = sight.firstMember(), first != call else { return }
        try demand(
            false,
            .end,
            since: [sight.ending?.entry ?? sight.ended],
            "\(first) should leave before \(call) does, as it joined before"
        )
    }

    private func isTakenAlong(_ causes: LeaveCauses, _ sight: ConferenceSight) -> Bool {
        sight.ending != nil || sight.ended != nil || causes == .api
    }

    // MARK: What ends a conference

    /// R60..R64: whether the conference ends with this leaving.
    private mutating func noteEnding(
        _ call: CallID,
        _ flags: MemberFlags,
        _ event: ConferenceEvent,
        _ causes: LeaveCauses,
        _ sight: inout ConferenceSight
    ) {
        guard sight.ending == nil, sight.ended == nil else { return }
        let isTold = isEndTold(sight)
        if causes == .api {
            sight.ending = ConferenceSight.Ending(
                call: call,
                causes: .api,
                isEnder: false,
                isLast: event.size == 0,
                isTold: isTold,
                isCause: false,
                entry: entry
            )
            return
        }
        let isEnder: Bool?
        switch profile.enders {
        case .any: isEnder = flags.contains(.endsOnLeave)
        case .all:
            let isLastEnder = flags.contains(.endsOnLeave) && sight.enders == 0
            isEnder = isLastEnder && !sight.isWhole ? nil : isLastEnder
        }
        guard let isEnder = event.size == 0 ? isEnder ?? false : isEnder else {
            // Whether it goes on is anybody's guess, and where its end is told to nobody, so is who is still in it.
            if profile.endOrder == .endOnly, isTold != true { blur(&sight, event) }
            return
        }
        guard isEnder || event.size == 0 else { return }
        sight.ending = ConferenceSight.Ending(
            call: call,
            causes: causes,
            isEnder: isEnder,
            isLast: event.size == 0,
            isTold: isTold,
            isCause: sight.isWhole || hearsOthers && !sight.isBlurred && profile.enders == .any,
            entry: entry
        )
        if isTold != true, profile.endOrder == .endOnly { empty(&sight) }
    }

    /// R64: whether the end will be told; nil where that is not known.
    func isEndTold(_ sight: ConferenceSight) -> Bool? {
        switch profile.endWithoutStart {
        case .emit: true
        case .suppress: sight.hasStarted
        }
    }

    /// R64 `suppress`: the end of a conference that never started is over when its last member has gone.
    private func noteSilentEnd(_ sight: inout ConferenceSight) {
        guard let ending = sight.ending, ending.isTold == false else { return }
        guard profile.endOrder == .endOnly || sight.size == 0 else { return }
        sight.ending = nil
        sight.ended = entry
    }

    /// R65 `end_only`: whoever is left is out of it without a word.
    mutating func empty(_ sight: inout ConferenceSight) {
        for call in sight.members.keys {
            calls[call]?.conference = nil
            if profile.afterEnd == .hangup, isExact(sight) { hangupsDue[call] = entry }
            sight.leave(call, isOwn: isOwn(call))
        }
        sight.size = 0
    }
}
