import Conferencing

extension ConferenceEngine {
    /// `calling.leave_conference` (R43). R44: the call stays answered.
    mutating func leave(
        _ call: CallID,
        _ conference: ConferenceID,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        let place = try place(of: call, for: request)
        let current = Int(calls[place].conference)
        let isMember = current >= 0 && conferences[current].lifetime == conference
        if !isMember {
            switch profile.leaveMismatch {
            case .notFound, .badRequest: throw .notInThatConference
            case .accepted: break
            }
        }
        cause = Because(.R43)
        let reply = Reply(.accepted, "Leaving conference", call: call, because: cause)
        outputs.append(.reply(request.session, request.number, reply))
        if isMember { depart(place, into: &outputs) }
        if isBent(.R44) { hangUp(place, .hangup, source: .none, into: &outputs) }
    }

    /// The effects of a member's leaving, whatever made it leave.
    mutating func depart(_ call: Int, isKicked: Bool = false, into outputs: inout [Output]) {
        let record = calls[call]
        let conference = Int(record.conference)
        if isSoundFollowed { endSound(of: call, into: &outputs) }
        let participant = Participant(
            call: CallID(Int32(call)),
            tag: record.tag,
            session: record.session,
            flags: record.flags,
            callToCoach: callCoached(by: call, record.flags),
            state: record.state,
            because: cause
        )
        unlink(call)
        let end = conferences[conference].lose(record, participant, at: clock, profile, into: &outputs)
        if let end, !isBent(.R60) {
            return finish(conference, isKicked ? end.byKick : end, by: call, into: &outputs)
        }
        beepForExit(of: call, in: conference, into: &outputs)
        let lifetime = conferences[conference].lifetime
        stopStreams(attachedBy: call, of: conference, into: &outputs)
        if isVacant(conference) { return finish(conference, .lastParticipantLeft, by: call, into: &outputs) }
        releaseCoaches(of: call, in: conference, into: &outputs)
        // An orphaned coach that leaves may have ended it.
        guard conferences[conference].lifetime == lifetime else { return }
        if !profile.startLatch { releaseLatch(of: conference) }
        pauseStreams(of: conference)
    }
}

extension ConferenceRecord {
    /// The conference's side of a member's leaving; returns why it ends with that, if it does.
    ///
    /// Then its audience stays as it was, to be told of the end.
    mutating func lose(
        _ member: CallRecord,
        _ participant: Participant,
        at now: Instant,
        _ profile: Profile,
        into outputs: inout [ConferenceEngine.Output]
    ) -> ReasonEnded? {
        let end = attendance.reasonToEnd(whenLeaves: member.flags, profile)
        attendance.remove(member)
        tell(.participantLeave, of: participant, at: now, profile.fanout, into: &outputs)
        if end == nil { audience.leave(member.session) }
        return end
    }
}
