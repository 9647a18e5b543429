import Conferencing

/// Whom a coach coaches.
struct Coached: Sendable {
    /// The call that it is to be heard by.
    var call: Int32
    /// Whether that call has left: then nobody hears the coach, even if the call comes back (R34).
    var isGone = false
}

/// What an update says of coaching.
enum CoachChange {
    case none
    case nobody
    case call(Int)
}

extension ConferenceEngine {
    // MARK: - Joining as a coach

    /// R32, R33: the call that a join's `coach` names, where it may be coached; nil where the join goes on without.
    func coach(named: CallID?, of joiner: Int, in conference: Int?) throws(Refusal) -> Int? {
        guard let named else { return nil }
        if let conference, let target = place(of: named), target != joiner,
            calls[target].conference == Int32(conference),
            conferences[conference].attendance.isRunning || profile.coachWaiting == .allow
        {
            return target
        }
        switch profile.badCoach {
        case .badRequest, .notFound: throw .coachNotThere
        case .joinWithoutCoach: return nil
        }
    }

    /// R30: who coaches whom after a join that names a call.
    mutating func noteCoach(_ named: Int, joiner: Int) {
        switch profile.coachNames {
        case .coachedCall:
            calls[joiner].flags.insert(.coaching)
            coaches[Int32(joiner)] = Coached(call: Int32(named))
        case .coachingCall:
            calls[named].flags.insert(.coaching)
            coaches[Int32(named)] = Coached(call: Int32(joiner))
        }
    }

    /// R16 `update_flags`: a member's join names a call, and who coaches has changed by that (R87).
    mutating func appoint(_ named: Int, joiner: Int, in conference: Int, into outputs: inout [Output]) {
        switch profile.coachNames {
        case .coachedCall: setCoached(named, of: joiner, in: conference, into: &outputs)
        case .coachingCall: setCoached(joiner, of: named, in: conference, into: &outputs)
        }
    }

    /// Whom a coach's events name.
    @inline(__always) func callCoached(by member: Int, _ flags: MemberFlags) -> CallID? {
        flags.contains(.coaching) ? coaches[Int32(member)].map { CallID($0.call) } : nil
    }

    // MARK: - Changes over REST (T5)

    /// T5: what an update comes to; the target must be a member, and not the coach itself.
    func coachedCall(
        _ update: ParticipantUpdate,
        by member: Int,
        in conference: Int
    ) throws(Refusal) -> CoachChange {
        if update.coaching == false { return .nobody }
        guard let call = update.callToCoach else {
            guard update.coaching == nil else { throw .coachedNotHere }
            return .none
        }
        guard let target = place(of: call), target != member else { throw .coachedNotHere }
        guard calls[target].conference == Int32(conference) || isBent(.T5) else { throw .coachedNotHere }
        return .call(target)
    }

    /// R87: coaching has no status of its own.
    mutating func setCoached(_ target: Int?, of member: Int, in conference: Int, into outputs: inout [Output]) {
        let old = calls[member].flags.contains(.coaching) ? coaches[Int32(member)] : nil
        let isSame = old.map { Int($0.call) } == target && old?.isGone != true
        guard !isSame || profile.noopEvents else { return }
        if let target {
            calls[member].flags.insert(.coaching)
            coaches[Int32(member)] = Coached(call: Int32(target))
        } else {
            calls[member].flags.remove(.coaching)
            coaches[Int32(member)] = nil
        }
        if isBent(.R87) { return }
        tell(.participantModify, of: member, calls[member].flags, in: conference, into: &outputs)
    }

    // MARK: - Leaving

    /// R34: what becomes of those who coached a member that has left.
    mutating func releaseCoaches(of target: Int, in conference: Int, into outputs: inout [Output]) {
        guard !coaches.isEmpty else { return }
        let before = cause
        defer { cause = before }
        cause = Because(.R34)
        let orphans = coaches.filter { $0.value.call == Int32(target) && !$0.value.isGone }.keys.sorted()
        for orphan in orphans.map(Int.init) where calls[orphan].conference == Int32(conference) {
            switch profile.orphanCoach {
            case .mute: coaches[Int32(orphan)]?.isGone = true
            case .becomesNormal: setCoached(nil, of: orphan, in: conference, into: &outputs)
            // One that ends the conference by leaving takes the others along, so the next is looked at anew.
            case .leaves: depart(orphan, into: &outputs)
            }
        }
    }

    /// Whether a coach is heard by a member (R30, R31).
    func isCoach(_ coach: Int, heardBy listener: Int) -> Bool {
        switch profile.coachNames {
        case .coachedCall:
            guard let coached = coaches[Int32(coach)], !coached.isGone else { return false }
            return coached.call == Int32(listener)
        // In that reading the coach hears, and is heard by nobody.
        case .coachingCall: return false
        }
    }
}
