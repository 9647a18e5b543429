import Conferencing

extension ConferenceEngine {
    /// `calling.dial` (W70, W73).
    mutating func dial(
        _ options: Shared<DialOptions>,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        try check(options.value)
        try checkTag(options.value, of: request.session)
        guard calls.count + dials.count < ConferenceEngine.mostCalls else { throw .atCapacity }

        let wait = try dials.wait(for: clock, at: profile.dialRate)
        // W70: the reply bears no call; the events that follow bear the tag.
        var reply = Reply(.accepted, "Dialing", because: Because(.W70))
        if isBent(.W70) { reply.call = CallID(Int32(calls.count)) }
        outputs.append(.reply(request.session, request.number, reply))
        switch wait {
        case .none: beginDial(options, of: request.session, into: &outputs)
        case .behindOthers: dials.append(request.session, options)
        case .until(let turn):
            dials.append(request.session, options)
            timers.add(.nextDial, at: turn)
        }
    }

    /// W73: somebody is to be rung, for a while that is none of less than no time.
    private func check(_ options: DialOptions) throws(Refusal) {
        if let seconds = options.maxDurationSeconds, seconds < 0 { throw .badParameter("max_duration") }
        for group in options.groups {
            guard !group.isEmpty else { throw .badParameter("devices") }
            for device in group {
                if device.to.isEmpty { throw .badParameter("devices") }
                if let seconds = device.timeoutSeconds, seconds < 1 { throw .badParameter("timeout") }
            }
        }
    }

    /// W73: a tag that is dialling already, under `dup_tag`.
    private func checkTag(_ options: DialOptions, of session: SessionID) throws(Refusal) {
        switch profile.duplicateTag {
        case .allow: break
        case .conflict:
            let isDialling = pending.dials.values.contains {
                $0.session == session && $0.options.value.tagText == options.tagText
            }
            if isDialling || dials.holds(options.tagText, of: session) { throw .tagIsDialling }
        }
    }

    /// The turn of the dial that waits longest.
    mutating func beginQueuedDial(into outputs: inout [Output]) {
        guard let dial = dials.removeFirst(at: clock) else { return }
        beginDial(dial.options, of: dial.session, into: &outputs)
        if let turn = dials.nextTurn { timers.add(.nextDial, at: turn) }
    }

    private mutating func beginDial(
        _ options: Shared<DialOptions>,
        of session: SessionID,
        into outputs: inout [Output]
    ) {
        let dial = PendingCalls.PendingDial(session: session, options: options, groups: options.value.groups)
        ringNextGroup(of: pending.add(dial), into: &outputs)
    }

    /// W72: `created` for each leg, one `dialing`, `ringing` for each; then it is the phones' turn.
    private mutating func ringNextGroup(of number: Int32, into outputs: inout [Output]) {
        guard let dial = pending.dials[number], let group = dial.groups.first, let project = project(of: dial.session)
        else { return }
        cause = Because(.W72)
        let tag = dial.options.value.tag
        let phone = PhoneKey(session: dial.session, tag: tag)
        let longest = dial.options.value.maxDurationSeconds.map(TimeSpan.seconds) ?? .forever
        let legs = Array(calls.count..<(calls.count + group.count))
        for leg in legs {
            calls.append(CallRecord(session: dial.session, tag: tag))
            self.legs.append(LegRecord(maximumDuration: longest, dial: number, project: project))
            move(leg, to: .created, into: &outputs)
        }
        let isTold = dial.isTold
        pending.dials[number]?.groups.removeFirst()
        pending.dials[number]?.legs = legs
        pending.dials[number]?.isTold = true
        switch profile.dialingEvent {
        case .none: break
        case .once: if !isTold { tell(dial, .dialing, into: &outputs) }
        case .perLeg: for _ in legs { tell(dial, .dialing, into: &outputs) }
        }
        for (leg, device) in zip(legs, group) {
            let behaviour = phones.behaviour(of: device.to, in: project, phone)
            // A line that is engaged does not ring.
            if behaviour != .busy { move(leg, to: .ringing, into: &outputs) }
            ringPhone(leg, device, behaviour)
        }
    }

    /// Somebody picks up, unless the call is no longer ringing.
    mutating func pickUp(_ call: Int, into outputs: inout [Output]) {
        guard calls[call].state == .ringing else { return }
        if cause.isEmpty { cause = Because(.W72) }
        move(call, to: .answered, into: &outputs)
        if let number = legs[call].dial, let dial = pending.dials.removeValue(forKey: number) {
            // W71: the legs that ring beside it lose.
            for leg in dial.legs where leg != call {
                hangUp(leg, isBent(.W71) ? .hangup : .cancel, because: .W71, source: .outbound, into: &outputs)
            }
            cause = Because(.W72)
            tell(dial, .answered, winner: CallID(Int32(call)), into: &outputs)
        }
        if legs[call].maximumDuration < .forever {
            timers.add(.durationOver(call), at: clock + legs[call].maximumDuration)
        }
        dropIdleTimers()
    }

    /// W72: a leg has ended unanswered. With the last of its group the next group rings, and after the last group the dial
    /// has failed, for the reason for which its last leg ended.
    mutating func loseLeg(_ call: Int, _ reason: EndReason, source: EndSource, into outputs: inout [Output]) {
        guard let number = legs[call].dial, pending.dials[number] != nil else { return }
        pending.dials[number]?.legs.removeAll { $0 == call }
        guard let dial = pending.dials[number], dial.legs.isEmpty else { return }
        if !dial.groups.isEmpty, calls.count < ConferenceEngine.mostCalls {
            return ringNextGroup(of: number, into: &outputs)
        }
        pending.dials[number] = nil
        tell(dial, .failed, reason: reason, source: source, into: &outputs)
    }

    /// Tells whoever dialled how the dial stands.
    private func tell(
        _ dial: PendingCalls.PendingDial,
        _ state: DialState,
        winner: CallID? = nil,
        reason: EndReason? = nil,
        source: EndSource? = nil,
        into outputs: inout [Output]
    ) {
        let event = CallDialEvent(
            tag: dial.options.value.tag,
            state: state,
            winner: winner,
            reason: reason,
            source: source
        )
        outputs.append(.event(dial.session, ServiceEvent(timestamp: clock, .callDial(event), because: cause)))
    }
}
