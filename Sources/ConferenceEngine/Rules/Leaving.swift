import Conferencing

extension ConferenceEngine {
    /// `calling.leave_conference` (R43). R44: the call stays answered.
    @inline(__always) mutating func leave(
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
        let conference = Int(calls[call].conference)
        let end = conferences[conference].attendance.reasonToEnd(whenLeaves: calls[call].flags, profile)
        unlink(call, from: conference)
        tell(.participantLeave, of: call, calls[call].flags, in: conference, into: &outputs)
        if let end { return finish(conference, end, by: call, into: &outputs) }
        conferences[conference].audience.leave(calls[call].session)
        beepForExit(of: call, in: conference, into: &outputs)
        conferences[conference].attendance.releaseLatch(profile)
    }
}
