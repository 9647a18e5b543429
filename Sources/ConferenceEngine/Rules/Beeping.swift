import Conferencing

extension ConferenceEngine {
    /// R37: an entry is heard by every member not on hold, the newcomer included. R38: not by a lone one.
    @inline(__always) mutating func beepForEntry(of call: Int, in conference: Int, into outputs: inout [Output]) {
        guard isBeepDue(for: call), beep(of: call, in: conference).soundsOnEnter,
            conferences[conference].attendance.size > 1
        else { return }
        guard conferences[conference].attendance.isRunning || profile.beepWaiting else { return }
        sound(.enter, of: call, in: conference, into: &outputs)
    }

    /// R37: an exit is heard by those who remain; R38: in a conference that was running until then.
    @inline(__always) mutating func beepForExit(of call: Int, in conference: Int, into outputs: inout [Output]) {
        guard isBeepDue(for: call), beep(of: call, in: conference).soundsOnExit else { return }
        guard conferences[conference].attendance.isRunning || profile.beepWaiting else { return }
        sound(.exit, of: call, in: conference, into: &outputs)
    }

    /// R38: whether coaches have beeps too.
    @inline(__always) private func isBeepDue(for mover: Int) -> Bool {
        profile.coachBeeps || !calls[mover].flags.contains(.coaching)
    }

    /// R37: whose `beep` decides.
    private func beep(of mover: Int, in conference: Int) -> Beep {
        let beep =
            switch profile.beepOwner {
            case .mover: calls[mover].beep
            case .first: conferences[conference].settings.beep
            }
        // R36.
        return isBent(.R36) ? (beep == .both ? .none : .both) : beep
    }

    /// R39: no event; only who listens knows.
    private mutating func sound(
        _ cause: BeepSound.Cause,
        of mover: Int,
        in conference: Int,
        into outputs: inout [Output]
    ) {
        if !recorder.places.isEmpty { recordBeep(in: conference) }
        if isBent(.R39) { tell(.participantModify, of: mover, calls[mover].flags, in: conference, into: &outputs) }
        switch beeps {
        case .untold: return
        case .told: break
        }
        var listeners: [CallID] = []
        listeners.reserveCapacity(Int(conferences[conference].attendance.size))
        var member = conferences[conference].attendance.first
        while member >= 0 {
            let isOnHold = calls[Int(member)].flags.contains(.onHold)
            if !isOnHold, profile.beepHearsSelf || member != mover { listeners.append(CallID(member)) }
            member = calls[Int(member)].next
        }
        let sound = BeepSound(
            conference: conferences[conference].lifetime,
            mover: CallID(Int32(mover)),
            cause: cause,
            heardBy: listeners,
            because: Because(.R36, .R37)
        )
        outputs.append(.beep(sound))
    }
}
