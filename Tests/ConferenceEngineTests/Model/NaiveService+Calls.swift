import ConferenceEngine
import Conferencing

extension NaiveService {
    mutating func carryOut(_ command: Command, from session: SessionID) -> Reply {
        guard let project = project(of: session) else {
            var reply = Reply(ReplyCode("-32003"), "")
            if case .moderate = command { reply.status = .unauthorized }
            return reply
        }
        switch command {
        case .dial(let options): return dial(options.value, from: session)
        case .end(let call, let reason):
            if ![.hangup, .cancel, .busy, .noAnswer, .decline, .error].contains(reason) {
                return badParameter(call: nil)
            }
            if let code = refusal(of: call, to: session, project) { return Reply(code, "") }
            end(call, reason, .outbound)
            return Reply(.accepted, "")
        case .join(let call, let options):
            guard let options = understood(options.value) else { return badParameter(call: call) }
            if let code = refusal(of: call, to: session, project) { return Reply(code, "", call: call) }
            return join(call, options, project)
        case .leave(let call, let conference):
            if let code = refusal(of: call, to: session, project) { return Reply(code, "", call: call) }
            return leave(call, conference)
        case .hold(let call), .unhold(let call):
            if profile.relayHold == .notImplemented { return Reply(.methodNotFound, "") }
            if let code = refusal(of: call, to: session, project) { return Reply(code, "", call: call) }
            if case .hold = command { return hold(call, true) }
            return hold(call, false)
        // The scenes have no such commands.
        case .answer, .pass, .disconnect, .sendDigits: return Reply(.methodNotFound, "")
        case .moderate(let request): return moderate(request.value, project)
        }
    }

    /// R12
    func badParameter(call: CallID?) -> Reply {
        profile.badParameter == .result400
            ? Reply(.badParameter, "", call: call) : Reply(ReplyCode("-32602"), "")
    }

    /// R1, R11, W66
    private func refusal(of call: CallID, to session: SessionID, _ project: ProjectID) -> ReplyCode? {
        guard let found = self[call], self.project(of: found.session) == project else { return .notFound }
        if found.state == .ended { return profile.goneCode == .notFound ? .notFound : .gone }
        return found.session == session ? nil : .conflict
    }

    // MARK: - Dialling

    private mutating func dial(_ options: DialOptions, from session: SessionID) -> Reply {
        if options.to.isEmpty || options.maxDurationSeconds ?? 0 < 0 { return badParameter(call: nil) }
        if profile.dialRate == .unlimited {
            begin(options, from: session)
        } else if dialsWaiting.isEmpty, now >= nextDialAllowed {
            nextDialAllowed = now + .seconds(1)
            begin(options, from: session)
        } else {
            if dialsWaiting.isEmpty { setAlarm(.dial, at: nextDialAllowed) }
            dialsWaiting.append((session, options))
        }
        return Reply(.accepted, "")
    }

    mutating func dialNext() {
        let dial = dialsWaiting.removeFirst()
        nextDialAllowed = now + .seconds(1)
        begin(dial.options, from: dial.session)
        if !dialsWaiting.isEmpty { setAlarm(.dial, at: nextDialAllowed) }
    }

    private mutating func begin(_ options: DialOptions, from session: SessionID) {
        let call = CallID(Int32(calls.count))
        calls.append(
            Call(
                id: call,
                session: session,
                tag: options.tag,
                longest: options.maxDurationSeconds.map(TimeSpan.seconds)
            )
        )
        setState(of: call, .created)
        if profile.dialingEvent != .none { tell(session, .callDial(CallDialEvent(tag: options.tag, state: .dialing))) }
        setState(of: call, .ringing)
        let phone = phones.first { $0.session == session && $0.tag == options.tag }?.behaviour ?? .standard
        switch phone {
        case .answer(let delay): setAlarm(.answer(call), at: now + max(delay, .zero))
        // The scenes have no such phones.
        case .busy, .noAnswer, .decline: break
        }
    }

    mutating func answer(_ call: CallID) {
        guard let found = self[call], found.state == .ringing else { return }
        setState(of: call, .answered)
        tell(found.session, .callDial(CallDialEvent(tag: found.tag, state: .answered, winner: call)))
        if let longest = found.longest { setAlarm(.tooLong(call), at: now + longest) }
    }

    // MARK: - Ending

    /// R45
    mutating func end(_ call: CallID, _ reason: EndReason, _ source: EndSource) {
        guard let found = self[call], found.state != .ended, found.state != .ending else { return }
        let wasAnswered = found.state == .answered
        if profile.hangupOrder == .leaveFirst { leaveWherever(call) }
        if wasAnswered || profile.endingOnFailure { setState(of: call, .ending, nil, source) }
        if profile.hangupOrder == .endingLeaveEnded { leaveWherever(call) }
        setState(of: call, .ended, reason, source)
        if !wasAnswered {
            tell(
                found.session,
                .callDial(CallDialEvent(tag: found.tag, state: .failed, reason: reason, source: source))
            )
        }
        if profile.hangupOrder == .leaveLast { leaveWherever(call) }
    }

    private mutating func leaveWherever(_ call: CallID) {
        guard let place = conference(of: call) else { return }
        remove(call, from: place)
    }
}
