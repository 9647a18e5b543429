import Conferencing

// What becomes of members and of the recording meanwhile: the laws `flags`, `speech`, `recording`, `pause`.
extension LawBook {
    // MARK: Flags

    mutating func judgeChange(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        guard let (call, flags) = subject(of: event) else { return }
        try demandMember(call, event, sight)
        try judgeSize(event, &sight, by: 0)
        guard var member = sight.members[call] else {
            sight.enter(call, stranger(event, flags), isOwn: isOwn(call))
            return noteWhatStarts(&sight)
        }
        try judgeFlags(call, event, flags, member)
        try judgeCoach(event, sight, before: member)
        switch event.status {
        case .participantModify: try demandModified(call, event, flags, member, sight)
        case _: try demandSameCoached(call, event, member)
        }
        let isOfAudio = mayTellOfAudio(event, call, flags, member)
        try judgeCause(ofChange: event, call, flags, sight)
        if event.status == .participantModify, !isOfAudio {
            sight.coachesDue[call] = nil
            member.isOrphan = false
        }
        if flags.contains(.muted) || flags.contains(.onHold) {
            try demandSilence(of: call, member, before: event.status)
        }
        member.flags = flags
        member.callToCoach = event.callToCoach
        member.seen = entry
        sight.update(call, member)
        noteWhatStarts(&sight)
    }

    /// Somebody of whom this is the first that is heard.
    private func stranger(_ event: ConferenceEvent, _ flags: MemberFlags) -> MemberSight {
        MemberSight(
            flags: flags,
            callToCoach: event.callToCoach,
            joined: entry,
            seen: entry,
            isSeenEntering: false
        )
    }

    /// R86: what such an event says of the flags that were known.
    private func judgeFlags(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ flags: MemberFlags,
        _ member: MemberSight
    ) throws(LawViolation) {
        let old = member.flags
        let expected: MemberFlags
        switch event.status {
        case .participantMute: expected = old.union(.muted)
        case .participantUnmute: expected = old.subtracting(.muted)
        case .participantHold: expected = old.union(.onHold)
        case .participantUnhold: expected = old.subtracting(.onHold)
        case _: expected = old
        }
        let isChange = event.status != .participantModify
        try demand(
            !isChange || expected != old || profile.noopEvents,
            .flags,
            since: [member.seen],
            "\(event.status) should change something, and \(call) had the flags \(words: old.words) already"
        )
        // R87, R16 `update_flags`: the others change with a modify, and there the events before it show them already.
        let isFree = !isChange || profile.rejoinSame == .updateFlags
        let watched: MemberFlags = isFree ? [.muted, .onHold] : MemberFlags(rawValue: .max)
        try demand(
            flags.intersection(watched) == expected.intersection(watched),
            .flags,
            since: [member.seen],
            "\(event.status) should leave \(call) with the flags \(words: expected.words), and shows \(words: flags.words)"
        )
    }

    /// An event that changes no flag shows those that are known.
    func demandSameFlags(
        _ call: CallID,
        _ event: ConferenceEvent,
        _ flags: MemberFlags,
        _ member: MemberSight
    ) throws(LawViolation) {
        try demand(
            flags == member.flags,
            .flags,
            since: [member.seen],
            "\(call) should have the flags \(words: member.flags.words), and its \(event.status) shows \(words: flags.words)"
        )
        try demandSameCoached(call, event, member)
    }

    // MARK: Speech

    mutating func judgeSpeech(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        guard let (call, flags) = subject(of: event) else { return }
        try demandMember(call, event, sight)
        // Without a latch it may wait again before a silence has lasted long enough to be told (R21, R85).
        if event.status == .participantSpeechStart { try demandRunning(event, sight) }
        try judgeSize(event, &sight, by: 0)
        var member = sight.members[call] ?? stranger(event, flags)
        try demandSameFlags(call, event, flags, member)
        if event.status == .participantSpeechStart {
            try demand(
                member.speaking == nil,
                .speech,
                since: [member.speaking],
                "\(call) should stop speaking before it starts again"
            )
            try demand(
                !flags.contains(.muted) && !flags.contains(.onHold),
                .speech,
                since: [member.seen],
                "\(call) should not be heard to speak with the flags \(words: flags.words)"
            )
            member.speaking = entry
        } else {
            try demand(
                member.speaking != nil || !member.isSeenEntering,
                .speech,
                "\(call) should start speaking before it stops"
            )
            member.speaking = nil
        }
        if sight.members[call] == nil {
            sight.enter(call, member, isOwn: isOwn(call))
        } else {
            sight.update(call, member)
        }
    }

    /// R85: whoever is muted, held or gone has stopped speaking first.
    func demandSilence(
        of call: CallID,
        _ member: MemberSight,
        before status: ConferenceStatus
    ) throws(LawViolation) {
        try demand(
            member.speaking == nil,
            .speech,
            since: [member.speaking],
            "\(call) should have stopped speaking before its \(status)"
        )
    }

    // MARK: The recording

    mutating func judgeRecording(_ event: ConferenceEvent, _ sight: inout ConferenceSight) throws(LawViolation) {
        try judgeSize(event, &sight, by: 0)
        let before = sight.recording
        let since = sight.recordingEntry
        sight.recordingEntry = entry
        switch event.status {
        case .recordStart:
            try demandRunning(event, sight)
            sight.recording = .running
            try demand(
                before == nil || before == ConferenceSight.Recording.none,
                .recording,
                since: [since],
                "a conference should be recorded once"
            )
        case .recordStop:
            sight.recording = .stopped
            try demand(
                before == nil || before == .running || before == .paused
                    || before == ConferenceSight.Recording.none && mayStopUnrecorded,
                .recording,
                since: [since],
                "a recording should run before it stops"
            )
        case .recordPause:
            sight.recording = .paused
            try demand(
                before == nil || before == .running,
                .pause,
                since: [since],
                "a recording should run when it is paused"
            )
        case .recordResume:
            sight.recording = .running
            try demand(
                before == nil || before == .paused,
                .pause,
                since: [since],
                "a recording should be paused when it is resumed"
            )
        case _: break
        }
    }
}
