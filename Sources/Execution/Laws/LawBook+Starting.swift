import Conferencing

// The start and what waits for it: the laws `start` and `before_start`.
extension LawBook {
    /// R20, R21
    mutating func judgeStart(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        let ran = sight.isRunning
        let hadWhatStarts = hasWhatStarts(sight)
        sight.hasStarted = true
        // Without a latch it may wait again with a leaving of which only others hear (R21).
        sight.isRunning = profile.startLatch || hearsOthers ? true : nil
        sight.startDue = nil
        try judgeSize(event, &sight, by: 0)
        try demand(ran != true, .start, "a conference that runs should not start again")
        // R70: a stream may be what starts it.
        guard hadWhatStarts == false, !profile.streams.startsConference else { return }
        if profile.startBeforeJoin {
            sight.startAhead = entry
        } else {
            try demand(false, .start, "there should be \(words: profile.startRule.words) when the conference starts")
        }
    }

    /// The join that a start came ahead of; or the join after which the start is due.
    func judgeStartAfterJoin(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ sight: inout ConferenceSight
    ) throws(LawViolation) {
        if let start = sight.startAhead {
            sight.startAhead = nil
            return try demand(
                hasWhatStarts(sight) != false,
                .start,
                since: [start],
                "there should be \(words: profile.startRule.words) when the conference starts"
            )
        }
        noteWhatStarts(&sight)
        guard sight.startDue != nil, profile.startBeforeJoin else { return }
        try demand(false, .start, "the conference should have started before \(call) entered")
    }

    /// Flags or members have changed: the start may be due, or without a latch undone.
    func noteWhatStarts(_ sight: inout ConferenceSight) {
        guard let holds = hasWhatStarts(sight) else {
            if !profile.startLatch { sight.isRunning = nil }
            return
        }
        if holds, sight.isRunning == false { sight.startDue = entry }
        if !holds, !profile.startLatch, sight.isRunning == true { sight.isRunning = false }
    }

    /// R20: the start comes with what makes it, before anybody else enters or leaves.
    func demandNoStartDue(_ sight: inout ConferenceSight) throws(LawViolation) {
        guard let due = sight.startDue else { return }
        sight.startDue = nil
        try demand(false, .start, since: [due], "the conference should have started by now")
    }

    /// R20: whether there is what starts a conference; nil where not every member is known.
    private func hasWhatStarts(_ sight: ConferenceSight) -> Bool? {
        let size = sight.size ?? Int32(sight.members.count)
        let hasStarter = sight.starters > 0
        let holds =
            switch profile.startRule {
            case .moderator: hasStarter
            case .twoParty: hasStarter && size >= 2
            }
        return holds || sight.isWhole ? holds : nil
    }

    /// Nothing is recorded, and nobody heard, before the start.
    func demandRunning(_ event: ConferenceEvent, _ sight: ConferenceSight) throws(LawViolation) {
        let runs = event.status.isOfParticipant ? sight.isRunning : sight.hasStarted
        try demand(runs != false, .beforeStart, "the conference should have started before this \(event.status)")
    }
}

extension StartRule {
    /// What it takes to start, in words that can stand behind "there should be".
    fileprivate var words: String {
        switch self {
        case .moderator: "a member with start_on_join"
        case .twoParty: "two members, one of them with start_on_join,"
        }
    }
}
