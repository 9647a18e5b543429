import Conferencing

extension ConferenceEngine {
    /// `calling.end`: hangs a call up from this side. Its reply bears no call.
    mutating func end(
        _ call: CallID,
        _ reason: EndReason,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        switch reason {
        case .hangup, .cancel, .busy, .noAnswer, .decline, .error: break
        // What only the service itself can say of a call.
        case .abandoned, .maxDuration, .notFound: throw .badParameter("reason")
        }
        let place = try place(of: call, for: request)
        let reply = Reply(.accepted, "Ending call", because: Because(.R45))
        outputs.append(.reply(request.session, request.number, reply))
        hangUp(place, reason, source: .outbound, into: &outputs)
    }

    /// The call has lasted as long as its `max_duration` allows (C23).
    mutating func endForDuration(_ call: Int, into outputs: inout [Output]) {
        hangUp(call, .maxDuration, source: .none, into: &outputs)
    }

    /// R45: whoever ends the call, it leaves its conference first, with all that follows from that.
    mutating func hangUp(
        _ call: Int,
        _ reason: EndReason,
        because rule: RuleID = .R45,
        source: EndSource,
        into outputs: inout [Output]
    ) {
        let before = calls[call].state
        guard before != .ending, before != .ended else { return }
        cause = Because(rule)
        switch profile.hangupOrder {
        case .endingLeaveEnded:
            tellEnding(of: call, from: before, source: source, into: &outputs)
            leaveIfMember(call, into: &outputs)
            tellEnded(of: call, from: before, reason, source: source, into: &outputs)
        case .leaveFirst:
            leaveIfMember(call, into: &outputs)
            tellEnding(of: call, from: before, source: source, into: &outputs)
            tellEnded(of: call, from: before, reason, source: source, into: &outputs)
        case .leaveLast:
            tellEnding(of: call, from: before, source: source, into: &outputs)
            tellEnded(of: call, from: before, reason, source: source, into: &outputs)
            leaveIfMember(call, into: &outputs)
        }
        pending.digits[call] = nil
        pending.keys[call] = nil
        pending.offers[call] = nil
        dropIdleTimers()
    }

    /// A leg that was never answered goes straight to `ended`, unless `ending_on_failure` says otherwise.
    private mutating func tellEnding(
        of call: Int,
        from before: CallState,
        source: EndSource,
        into outputs: inout [Output]
    ) {
        guard before == .answered || profile.endingOnFailure else { return }
        move(call, to: .ending, source: source, into: &outputs)
    }

    /// W72: an unanswered leg is lost to its dial.
    private mutating func tellEnded(
        of call: Int,
        from before: CallState,
        _ reason: EndReason,
        source: EndSource,
        into outputs: inout [Output]
    ) {
        move(call, to: .ended, reason: reason, source: source, into: &outputs)
        if before != .answered { loseLeg(call, reason, source: source, into: &outputs) }
    }

    private mutating func leaveIfMember(_ call: Int, into outputs: inout [Output]) {
        guard calls[call].conference >= 0 else { return }
        depart(call, into: &outputs)
    }

    /// Takes away the timers at the front that have lost their object, so that nobody is woken for nothing.
    mutating func dropIdleTimers() {
        while let timer = timers.first {
            switch timer.kind {
            case .phoneAnswers(let call), .ringsOut(let call): guard calls[call].state != .ringing else { return }
            case .phoneRefuses(let call, _):
                guard calls[call].state != .ringing, calls[call].state != .created else { return }
            case .digitsAreSent(let call, let number):
                guard pending.digits[call]?.first?.number != number else { return }
            case .keyReleased(let call, let number):
                guard pending.keys[call]?.first?.number != number else { return }
            case .durationOver(let call): guard calls[call].state == .ended else { return }
            case .nextDial: return
            case .webhookOverdue(let id, let attempt): guard !office.isOpen(id, attempt: attempt) else { return }
            case .streamOverdue, .streamMark: guard !awaits(timer.kind) else { return }
            case .utteranceOver(let call, let utterance), .utteranceTurns(let call, let utterance, _):
                guard voices[Int32(call)]?.utterance != utterance else { return }
            case .speechTurn(let call, let generation):
                guard voices[Int32(call)]?.generation != generation else { return }
            case .recordingReady: return
            case .announcementOver(let target, let number):
                guard announcements[target]?.number != number else { return }
            case .qualityDue(let call, let number): guard measurements[Int32(call)]?.number != number else { return }
            case .ageReached(let conference, let lifetime):
                guard conferences[conference].lifetime != lifetime else { return }
            }
            timers.removeFirst()
        }
    }
}
