import Conferencing

// The end: the laws `end`, `end_on_exit` and `reason`.
extension LawBook {
    /// R67: nothing bears the id of a conference that has ended.
    func judgeAfterEnd(_ event: ConferenceEvent, _ sight: ConferenceSight) throws(LawViolation) {
        guard let ended = sight.ended else { return }
        // R65 `end_then_leaves`
        if profile.endOrder == .endThenLeaves, let call = event.call {
            if event.status == .participantCallQuality { return }
            if event.status == .participantLeave, sight.members[call] != nil || !sight.isWhole { return }
        }
        try demand(false, .end, since: [ended], "nothing should come after its end, and a \(event.status) does")
    }

    /// R60, R62, R65: what may come between the leaving that ends a conference and its end.
    func judgeWhileEnding(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        guard let ending = sight.ending else { return }
        let mayCome: Bool
        switch event.status {
        case .participantLeave:
            switch profile.endOrder {
            case .leavesThenEnd: mayCome = !ending.isLast
            case .endThenLeaves: mayCome = !ending.isLast && ending.isTold != true
            case .endOnly: mayCome = false
            }
        case .conferenceEnd: mayCome = ending.isTold != false
        case .recordStop, .participantSpeechStop, .participantCallQuality, .announcementEnd, .announcementFail:
            mayCome = true
        case .conferenceStart, .participantJoin, .participantMute, .participantUnmute, .participantHold,
            .participantUnhold, .participantModify, .participantSpeechStart, .recordStart, .recordPause,
            .recordResume:
            mayCome = false
        }
        guard !mayCome else { return }
        sight.ending = nil
        try demand(
            false,
            law(of: ending, event.status),
            since: [ending.entry],
            "the conference should have ended when \(ending.occasion), and a \(event.status) comes"
        )
    }

    private func law(of ending: ConferenceSight.Ending, _ status: ConferenceStatus) -> LawID {
        // A leave or an end at the wrong place is a matter of order.
        switch status {
        case .participantLeave, .conferenceEnd: .end
        case _: ending.isEnder ? .endOnExit : .end
        }
    }

    mutating func judgeEnd(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        try demandNoStartDue(&sight)
        try demand(event.size == 0, .size, "the size should be 0 at the end, and is \(event.size)")
        try demand(
            profile.endWithoutStart == .emit || sight.hasStarted != false,
            .end,
            "a conference that never started should end without an event"
        )
        if profile.endOrder == .leavesThenEnd { try demandEmpty(sight) }
        noteNameEnded(event)
        let isOrdered = event.reasonEnded == .endedViaAPI && !mayEndForAge(sight)
        defer { noteOrderedEnd(event.conference, isSole: isOrdered) }
        try judgeReason(event, sight)
        try demand(
            sight.recording != .running && sight.recording != .paused || mayRecordWithoutStop,
            .recording,
            since: [sight.recordingEntry],
            "the recording should have stopped before the conference ends"
        )
        sight.ending = nil
        sight.ended = entry
        switch profile.endOrder {
        case .leavesThenEnd, .endOnly: empty(&sight)
        // R65: the leaves are still to come, sizes counting down.
        case .endThenLeaves: break
        }
    }

    private func demandEmpty(_ sight: ConferenceSight) throws(LawViolation) {
        var sight = sight
        if let first = sight.firstMember() {
            try demand(
                false,
                .end,
                since: [sight.members[first]?.joined],
                "\(first) should have left before the conference ends"
            )
        }
        guard let size = sight.size else { return }
        try demand(size == 0, .end, "all should have left before the conference ends, and \(size) have not")
    }

    // MARK: The reason

    /// R61, R63
    private func judgeReason(_ event: ConferenceEvent, _ sight: ConferenceSight) throws(LawViolation) {
        guard let reason = event.reasonEnded else {
            return try demand(false, .reason, "the end should tell its reason")
        }
        let isOfEnder: Bool
        switch reason {
        case .endedViaAPI:
            try demand(
                event.callEndingConference == nil,
                .reason,
                "no call should have ended the conference where the reason is \(reason)"
            )
            return try judgeCause(.api, reason, event, sight)
        case .lastParticipantLeft, .lastParticipantKicked: isOfEnder = false
        case .enderLeft, .enderKicked: isOfEnder = true
        }
        guard let call = event.callEndingConference else {
            return try demand(false, .reason, "the end should tell which call caused it")
        }
        guard let ending = sight.ending, ending.isCause else {
            // A leaving of others may not have been heard of.
            return try demand(
                !sight.isWhole,
                .reason,
                "the reason should not be \(reason), as nobody has left who ends the conference"
            )
        }
        try judgeCause(reason.cause, reason, event, sight)
        try demand(
            call == ending.call,
            .reason,
            since: [ending.entry],
            "\(ending.call) should have ended the conference, and \(call) is said to have"
        )
        guard ending.isEnder, ending.isLast else {
            return try demand(
                isOfEnder ? ending.isEnder || !sight.isWhole : ending.isLast,
                .reason,
                since: [ending.entry],
                "the reason should not be \(reason), as \(ending.call) was not the one"
            )
        }
        try demand(
            isOfEnder == (profile.enderAlone == .endOnExit),
            .endOnExit,
            since: [ending.entry],
            "the reason should not be \(reason), as \(ending.call) was the last one and had end_on_exit"
        )
    }

    /// R46, R61: whether the reason tells of what was asked for over REST, or else of what a call did.
    private func judgeCause(
        _ cause: LeaveCauses,
        _ reason: ReasonEnded,
        _ event: ConferenceEvent,
        _ sight: ConferenceSight
    ) throws(LawViolation) {
        guard let ending = sight.ending else {
            return try demand(
                causes(ofEnding: event.conference, sight).contains(cause),
                .reason,
                "the reason should not be \(reason), as nobody has asked for that"
            )
        }
        try demand(
            ending.causes.contains(cause),
            .reason,
            since: [ending.entry],
            "the reason should not be \(reason), as \(ending.occasion)"
        )
    }

    // MARK: What never came

    func judgeWhatIsDue(_ sight: ConferenceSight) throws(LawViolation) {
        var sight = sight
        try demandNoStartDue(&sight)
        try demandNoCoachDue(&sight)
        if let ending = sight.ending, ending.isTold == true {
            try demand(
                false,
                ending.isEnder ? .endOnExit : .end,
                since: [ending.entry],
                "the conference should have ended when \(ending.occasion)"
            )
        }
        guard let ended = sight.ended, sight.isWhole, let first = sight.firstMember() else { return }
        try demand(false, .end, since: [ended], "\(first) should have left after the conference had ended")
    }
}

extension ConferenceSight.Ending {
    /// What ends the conference, in words that can stand behind "when".
    var occasion: LawSentence {
        switch causes {
        case .api: "it was ended over REST"
        case .kick: "\(call) was taken out over REST"
        case _: "\(call) left"
        }
    }
}

extension ReasonEnded {
    /// What it says of how the conference came to its end.
    fileprivate var cause: LeaveCauses {
        switch self {
        case .lastParticipantLeft, .enderLeft: .own
        case .lastParticipantKicked, .enderKicked: .kick
        case .endedViaAPI: .api
        }
    }
}
