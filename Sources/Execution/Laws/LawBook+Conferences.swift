import Conferencing

// What holds for every event of a conference, whatever it tells of.
extension LawBook {
    /// What is known of a lifetime of which the first event comes.
    func firstSight(of event: ConferenceEvent) -> ConferenceSight {
        var sight = ConferenceSight(name: event.name, region: event.region, isWhole: false)
        // The session's own calls may be in it where something was missed.
        sight.isBlurred = hasMissed
        let isBirth =
            switch event.status {
            case .participantJoin: event.size == 1
            // `start_before_join`
            case .conferenceStart: event.size == 0
            case _: false
            }
        guard settings.isAlone && !hasMissed || isBirth else { return sight }
        sight.begin(at: entry, told: told)
        sight.isWhole = hearsOthers
        sight.isBlurred = false
        if !hearsOthers { sight.size = nil }
        return sight
    }

    mutating func judge(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        lookAgain(event, &sight)
        let justLeft = sight.justLeft
        let isOfCoach = event.call.map { sight.coachesDue[$0] != nil } ?? false
        if !isOfCoach { sight.justLeft = nil }
        try judgeSettings(event, &sight)
        try judgeAddress(event, sight)
        if isTurnedAway(event, sight) { return noteTurnedAway(event, &sight) }
        try judgeAfterEnd(event, sight)
        try judgeName(event, sight)
        try judgeAge(sight)
        try demandNoCoachDue(&sight, before: event)
        try judgeWhileEnding(event, &sight)
        switch event.status {
        case .conferenceStart: try judgeStart(event, &sight)
        case .conferenceEnd: try judgeEnd(event, &sight)
        case .participantJoin: try judgeJoin(event, &sight, justLeft)
        case .participantLeave: try judgeLeave(event, &sight)
        case .participantMute, .participantUnmute, .participantHold, .participantUnhold, .participantModify:
            try judgeChange(event, &sight)
        case .participantSpeechStart, .participantSpeechStop: try judgeSpeech(event, &sight)
        // R42: it may come after the leaving.
        case .participantCallQuality: break
        case .announcementEnd, .announcementFail: try judgeSize(event, &sight, by: 0)
        case .recordStart, .recordStop, .recordPause, .recordResume: try judgeRecording(event, &sight)
        }
    }

    /// Whoever had no member in it for a while has not heard what happened meanwhile.
    private mutating func lookAgain(_ event: ConferenceEvent, _ sight: inout ConferenceSight) {
        guard !settings.isAlone, sight.ownMembers == 0, event.status == .participantJoin, sight.ended == nil,
            sight.begun != entry, sight.startAhead == nil, let call = event.call,
            calls[call]?.isOwn == true || joins[call] != nil
        else { return }
        let (name, region, isBlurred) = (sight.name, sight.region, sight.isBlurred)
        blur(&sight, nil)
        sight.name = name
        sight.region = profile.conflict == .lastWins ? event.region : region
        sight.isBlurred = isBlurred || hasMissed
    }

    // MARK: Settings, address

    /// R40: what is constant; `last_wins` lets each entry bring another region.
    private func judgeSettings(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        let region = sight.region
        sight.region = event.region
        try demand(
            event.name.utf8.elementsEqual(sight.name.utf8),
            .settings,
            "the conference should be called \(text: sight.name), and is called \(text: event.name)"
        )
        guard event.region != region else { return }
        let mayChange =
            switch profile.conflict {
            case .ignore, .result400: false
            case .lastWins:
                !hearsOthers || profile.rejoinSame == .updateFlags || event.status == .participantJoin
                    || event.status == .conferenceStart && profile.startBeforeJoin
            }
        try demand(mayChange, .settings, "the region should stay \(region), and is \(event.region)")
    }

    /// R82
    private func judgeAddress(_ event: ConferenceEvent, _ sight: ConferenceSight) throws(LawViolation) {
        if event.status.isOfParticipant {
            try demand(event.call != nil, .address, "\(event.status) should name a call")
            return try demand(event.flags != nil, .address, "\(event.status) should tell the flags of its call")
        }
        try demand(event.flags == nil, .address, "\(event.status) should have no flags")
        switch profile.conferenceCallID {
        case .absent: try demand(event.call == nil, .address, "\(event.status) should name no call")
        case .triggerCall:
            guard event.status == .conferenceEnd, let ended = event.callEndingConference else { return }
            try demand(event.call == ended, .address, "\(event.status) should name \(ended)")
        }
    }

    // MARK: Size

    /// R84: the number after the event.
    func judgeSize(_ event: ConferenceEvent, _ sight: inout ConferenceSight, by step: Int32) throws(LawViolation) {
        let before = sight.size
        sight.size = hearsOthers ? event.size : nil
        if let before {
            // Whatever number a service may tell, one more must not overflow.
            let expected = Int64(before) + Int64(step)
            return try demand(
                Int64(event.size) == expected,
                .size,
                "the size should be \(expected) after this event, and is \(event.size)"
            )
        }
        let fewest = Int32(sight.members.count)
        try demand(
            event.size >= fewest,
            .size,
            "the size should be at least \(fewest) after this event, and is \(event.size)"
        )
    }

    // MARK: Events of a participant

    /// The call of an event of a participant; what has none breaks a law that may be off.
    func subject(of event: ConferenceEvent) -> (call: CallID, flags: MemberFlags)? {
        guard let call = event.call, let flags = event.flags else { return nil }
        return (call, flags)
    }

    func isOwn(_ call: CallID) -> Bool { settings.isAlone || calls[call]?.isOwn == true }

    /// Only a member does anything, and nothing comes of a call that has ended.
    func demandMember(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ sight: ConferenceSight
    ) throws(LawViolation) {
        try demand(
            sight.members[call] != nil || sight.mayHave(call, isOwn: isOwn(call)),
            .memberFirst,
            "\(call) should have entered before its \(event.status)"
        )
        guard let known = calls[call], known.state == .ended, event.status != .participantLeave else { return }
        // R45 `leave_last`: whoever speaks as it leaves falls silent first (R85).
        if profile.hangupOrder == .leaveLast, event.status == .participantSpeechStop { return }
        try demand(
            false,
            .states,
            since: [known.stateEntry],
            "nothing should come of \(call) after it has ended, and its \(event.status) does"
        )
    }
}
