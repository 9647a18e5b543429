import Conferencing

extension ConferenceEngine {
    /// `calling.dial` for one device (W70, W73).
    mutating func dial(
        _ options: Shared<DialOptions>,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        if options.value.to.isEmpty { throw .badParameter("devices") }
        if let seconds = options.value.maxDurationSeconds, seconds < 0 { throw .badParameter("max_duration") }
        guard calls.count + dials.count < ConferenceEngine.mostCalls else { throw .atCapacity }

        let wait = try dials.wait(for: clock, at: profile.dialRate)
        // W70: the reply bears no call; the events that follow bear the tag.
        outputs.append(.reply(request.session, request.number, Reply(.accepted, "Dialing", because: Because(.W70))))
        switch wait {
        case .none: beginDial(options.value, of: request.session, into: &outputs)
        case .behindOthers: dials.append(request.session, options)
        case .until(let turn):
            dials.append(request.session, options)
            timers.add(.nextDial, at: turn)
        }
    }

    /// The turn of the dial that waits longest.
    mutating func beginQueuedDial(into outputs: inout [Output]) {
        guard let dial = dials.removeFirst(at: clock) else { return }
        beginDial(dial.options.value, of: dial.session, into: &outputs)
        if let turn = dials.nextTurn { timers.add(.nextDial, at: turn) }
    }

    /// W72: `created`, one `dialing`, `ringing`; then it is the phone's turn.
    private mutating func beginDial(
        _ options: DialOptions,
        of session: SessionID,
        into outputs: inout [Output]
    ) {
        cause = Because(.W72)
        let call = calls.count
        calls.append(CallRecord(session: session, tag: options.tag))
        maximumDurations.append(options.maxDurationSeconds.map(TimeSpan.seconds) ?? .forever)
        move(call, to: .created, into: &outputs)
        switch profile.dialingEvent {
        case .none: break
        // With one device the leg and the dial are one and the same.
        case .once, .perLeg: tellDial(of: call, .dialing, into: &outputs)
        }
        move(call, to: .ringing, into: &outputs)
        switch phones[PhoneKey(session: session, tag: options.tag)] ?? .standard {
        case .answer(let delay): timers.add(.phoneAnswers(call), at: clock + max(delay, .zero))
        }
    }

    /// Somebody picks up, unless the call is no longer ringing.
    mutating func pickUp(_ call: Int, into outputs: inout [Output]) {
        guard calls[call].state == .ringing else { return }
        if cause.isEmpty { cause = Because(.W72) }
        move(call, to: .answered, into: &outputs)
        tellDial(of: call, .answered, winner: CallID(Int32(call)), into: &outputs)
        if maximumDurations[call] < .forever {
            timers.add(.durationOver(call), at: clock + maximumDurations[call])
        }
        dropIdleTimers()
    }
}
