import Conferencing

extension Attendance {
    /// R14: who counts for the limit.
    func seatsTaken(_ rule: LimitCounts) -> Int64 {
        switch rule {
        case .allMembers: Int64(counted)
        case .runningOnly: isRunning ? Int64(counted) : 0
        }
    }
}

extension ConferenceSettings {
    /// R15: whose limit counts for a joiner.
    func limit(for joiner: Admission, _ profile: Profile) -> Int64 {
        switch profile.limitOwner {
        case .first:
            switch profile.conflict {
            case .ignore, .result400: maximumSize
            case .lastWins: joiner.maximumSize ?? maximumSize
            }
        case .joiner: joiner.maximumSize ?? profile.maximumParticipantsRange.defaultValue
        case .lowestSeen: min(lowestMaximumSize, joiner.maximumSize ?? .max)
        }
    }
}

extension ConferenceEngine {
    /// R13: whether a conference has no seat left for a joiner.
    mutating func isFull(_ conference: Int, for joiner: Admission) -> Bool {
        conferences[conference].attendance.seatsTaken(profile.limitCounts)
            >= conferences[conference].settings.limit(for: joiner, profile)
    }

    /// R13: what becomes of the one for whom there is no seat. Its call stays up, and what it was a member of, it stays.
    mutating func turnAway(
        _ call: Int,
        from conference: Int,
        _ admission: Admission,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        cause = Because(.R13)
        switch profile.full {
        case .conflict, .badRequest: throw .full
        case .silent: acceptJoin(of: call, conferences[conference].lifetime, request, into: &outputs)
        case .acceptThenLeave:
            acceptJoin(of: call, conferences[conference].lifetime, request, into: &outputs)
            // Nobody came, so the size is what it was; its session hears of it with the others.
            conferences[conference].audience.enter(calls[call].session)
            tell(.participantLeave, of: call, admission.flags, in: conference, into: &outputs)
            conferences[conference].audience.leave(calls[call].session)
        }
    }
}

extension MaximumParticipantsRange {
    /// C1: whether an application may ask for that many.
    func contains(_ count: Int64) -> Bool {
        switch self {
        case .min2Unbounded: count >= 2
        case .from1To250: (1...250).contains(count)
        case .from2To100000: (2...100_000).contains(count)
        }
    }

    /// C1: how many there may be if nobody says.
    var defaultValue: Int64 {
        switch self {
        case .min2Unbounded, .from2To100000: 100_000
        case .from1To250: 250
        }
    }
}
