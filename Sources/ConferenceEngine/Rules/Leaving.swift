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
        outputs.append(.reply(request.session, request.number, Reply(.accepted, "Leaving conference", call: call)))
        if isMember { depart(place, into: &outputs) }
    }

    /// The effects of a member's leaving, whatever made it leave.
    mutating func depart(_ call: Int, into outputs: inout [Output]) {
        let record = calls[call]
        let conference = Int(record.conference)
        unlink(call)
        let end = conferences[conference].lose(record, CallID(Int32(call)), at: clock, profile, into: &outputs)
        if let end { return finish(conference, end, by: call, into: &outputs) }
        beepForExit(of: call, in: conference, into: &outputs)
        if !profile.startLatch { conferences[conference].attendance.releaseLatch(profile.startRule) }
    }
}

extension ConferenceRecord {
    /// The conference's side of a member's leaving; returns why it ends with that, if it does.
    ///
    /// Then its audience stays as it was, to be told of the end.
    mutating func lose(
        _ member: CallRecord,
        _ call: CallID,
        at now: Instant,
        _ profile: Profile,
        into outputs: inout [ConferenceEngine.Output]
    ) -> ReasonEnded? {
        let end = attendance.reasonToEnd(whenLeaves: member.flags, profile)
        attendance.remove(member)
        let participant = Participant(
            call: call,
            tag: member.tag,
            session: member.session,
            flags: member.flags,
            state: member.state
        )
        tell(.participantLeave, of: participant, at: now, profile.fanout, into: &outputs)
        if end == nil { audience.leave(member.session) }
        return end
    }
}
