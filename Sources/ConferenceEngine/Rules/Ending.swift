import Conferencing

extension Attendance {
    /// R60..R63: why a conference ends as a member with these flags leaves; nil where it goes on.
    @inline(__always) func reasonToEnd(whenLeaves flags: MemberFlags, _ profile: Profile) -> ReasonEnded? {
        let isLast = counted == 1
        if flags.contains(.endsOnLeave), endsByLeaving(profile.enders) {
            guard isLast else { return .enderLeft }
            switch profile.enderAlone {
            case .endOnExit: return .enderLeft
            case .lastParticipant: return .lastParticipantLeft
            }
        }
        return isLast ? .lastParticipantLeft : nil
    }

    /// R62: whether one ender's leaving is enough.
    private func endsByLeaving(_ rule: Enders) -> Bool {
        switch rule {
        case .any: true
        case .all: enders == 1
        }
    }
}

extension ReasonEnded {
    /// R61: the reason where the member did not leave by itself but was taken out.
    var byKick: ReasonEnded {
        switch self {
        case .lastParticipantLeft: .lastParticipantKicked
        case .enderLeft: .enderKicked
        case .lastParticipantKicked, .enderKicked, .endedViaAPI: self
        }
    }
}

extension ReasonEnded {
    /// A wrong one, for R61 bent.
    fileprivate var anotherOne: ReasonEnded { self == .endedViaAPI ? .lastParticipantLeft : .endedViaAPI }
}

extension ConferenceEngine {
    /// R65: ends a conference, which a member has just left, or which is ended from outside (T3) or for its age (R8). R66:
    /// what becomes of the calls that were in it. R67: nothing bears its id any more.
    ///
    /// All of this is told to those who were its audience when the end began, the one that left included.
    mutating func finish(
        _ conference: Int,
        _ reason: ReasonEnded,
        by call: Int?,
        because rule: RuleID = .R60,
        into outputs: inout [Output]
    ) {
        let before = cause
        let others = callsToHangUp(after: conference)
        switch profile.endOrder {
        case .leavesThenEnd:
            removeAll(from: conference, into: &outputs)
            endRecording(of: conference, by: call, into: &outputs)
            stopStreams(of: conference, into: &outputs)
            tellEnd(of: conference, reason, by: call, because: rule, into: &outputs)
        case .endThenLeaves:
            hushAll(in: conference, into: &outputs)
            endRecording(of: conference, by: call, into: &outputs)
            stopStreams(of: conference, into: &outputs)
            tellEnd(of: conference, reason, by: call, because: rule, into: &outputs)
            removeAll(from: conference, into: &outputs)
        case .endOnly:
            hushAll(in: conference, into: &outputs)
            endRecording(of: conference, by: call, into: &outputs)
            stopStreams(of: conference, into: &outputs)
            tellEnd(of: conference, reason, by: call, because: rule, into: &outputs)
            while conferences[conference].attendance.first >= 0 { removeFirst(of: conference) }
        }
        // R67.
        if isBent(.R67) { tellEnd(of: conference, reason, by: call, because: rule, into: &outputs) }
        vacate(conference)
        for other in others { hangUp(other, .hangup, because: .R66, source: .none, into: &outputs) }
        cause = before
    }

    /// R65: each remaining member leaves, in join order, sizes counting down.
    private mutating func removeAll(from conference: Int, into outputs: inout [Output]) {
        cause = Because(.R65)
        while conferences[conference].attendance.first >= 0 {
            let member = Int(conferences[conference].attendance.first)
            if isSoundFollowed { endSound(of: member, into: &outputs) }
            let participant = participant(member, calls[member].flags)
            removeFirst(of: conference)
            conferences[conference].tell(
                .participantLeave,
                of: participant,
                at: clock,
                profile.fanout,
                into: &outputs
            )
        }
    }

    /// R64: also for a conference that never started, unless the profile says otherwise.
    private mutating func tellEnd(
        of conference: Int,
        _ reason: ReasonEnded,
        by call: Int?,
        because rule: RuleID,
        into outputs: inout [Output]
    ) {
        switch profile.endWithoutStart {
        case .emit: break
        case .suppress: guard conferences[conference].attendance.hasStarted else { return }
        }
        let event = ConferenceEvent(
            .conferenceEnd,
            conference: conferences[conference].lifetime,
            name: conferences[conference].name,
            region: conferences[conference].settings.region,
            // R84: an end leaves nobody, even where the profile announces it before the others leave.
            size: 0,
            call: call.flatMap(addressOfConferenceEvents),
            reasonEnded: isBent(.R61) ? reason.anotherOne : reason,
            // R61: whose leaving caused it.
            callEndingConference: call.map { CallID(Int32($0)) },
            extras: EventExtras.of(recordingFacts(of: conference))
        )
        var because = Because(rule, .R61)
        if !conferences[conference].attendance.hasStarted { because.add(.R64) }
        conferences[conference].tell(event, because: because, at: clock, profile.fanout, into: &outputs)
    }

    /// R66: the calls that the end of their conference hangs up, in join order.
    private func callsToHangUp(after conference: Int) -> [Int] {
        switch profile.afterEnd {
        case .keepCall: return []
        case .hangup:
            return members(of: conference)
        }
    }
}
