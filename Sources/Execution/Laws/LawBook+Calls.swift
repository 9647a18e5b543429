import Conferencing

// The life of a call: the laws `states` and `hangup`.
extension LawBook {
    mutating func judge(_ event: CallStateEvent) throws(LawViolation) {
        let before = calls[event.call, default: CallSight()]
        var call = before
        call.isOwn = true
        call.state = event.state
        call.stateEntry = entry
        calls[event.call] = call
        if event.state.place >= CallState.ending.place { hangupsDue[event.call] = nil }
        if let state = before.state {
            try judge(event, after: state, before.stateEntry)
        } else if !before.isBlurred, !hasMissed {
            try demand(
                event.state == .created || (event.direction == .inbound && event.state == .ringing),
                .states,
                "the first state of \(event.call) should be \(CallState.created), and is \(event.state)"
            )
        }
        try judgeHangup(event, before)
    }

    /// W61: a call that comes in is new, and its offer stands for its first state.
    mutating func judge(_ event: CallReceiveEvent) throws(LawViolation) {
        let before = calls[event.call, default: CallSight()]
        calls[event.call, default: CallSight()].isOwn = true
        guard let state = before.state else {
            calls[event.call]?.state = .created
            calls[event.call]?.stateEntry = entry
            return
        }
        try demand(
            false,
            .states,
            since: [before.stateEntry],
            "\(event.call) should be offered once, before anything else is told of it, and is \(state) already"
        )
    }

    /// W72, and R45 for `ending`.
    private func judge(_ event: CallStateEvent, after before: CallState, _ since: Int?) throws(LawViolation) {
        let call = event.call
        try demand(
            before != .ended,
            .states,
            since: [since],
            "nothing should come of \(call) after it has ended, and it is \(event.state)"
        )
        try demand(
            event.state.place > before.place,
            .states,
            since: [since],
            "\(call) should go on from \(before), and is \(event.state)"
        )
        let endsByWay = before == .answered || profile.endingOnFailure
        if event.state == .ended, before.place <= CallState.answered.place {
            try demand(
                !endsByWay,
                .states,
                since: [since],
                "\(call) should be \(CallState.ending) between \(before) and \(event.state)"
            )
        }
        if event.state == .ending {
            try demand(
                endsByWay,
                .states,
                since: [since],
                "\(call) should go from \(before) to \(CallState.ended), and is \(event.state)"
            )
        }
    }

    /// R45
    private mutating func judgeHangup(_ event: CallStateEvent, _ before: CallSight) throws(LawViolation) {
        guard let conference = before.conference else { return }
        let mustBeOut =
            switch (profile.hangupOrder, event.state) {
            case (.leaveFirst, .ending), (.leaveFirst, .ended), (.endingLeaveEnded, .ended): true
            case (.leaveFirst, _), (.endingLeaveEnded, _), (.leaveLast, _): false
            }
        guard mustBeOut, !settings.off.contains(.hangup) else { return }
        let joined = conferences[conference]?.members[event.call]?.joined
        if var sight = conferences.removeValue(forKey: conference) {
            blur(&sight, nil)
            conferences[conference] = sight
        }
        calls[event.call]?.conference = nil
        try demand(
            false,
            .hangup,
            since: [joined],
            "\(event.call) should leave its conference before it is \(event.state)"
        )
    }

    /// W72
    mutating func judge(_ event: CallDialEvent) throws(LawViolation) {
        if let winner = event.winner {
            let sight = calls[winner]
            calls[winner, default: CallSight()].isOwn = true
            try demand(
                sight?.state.map { $0 == .answered } ?? true,
                .states,
                since: [sight?.stateEntry],
                "\(winner) should be \(CallState.answered) where it has won its dial"
            )
        }
        let tag = sharedTags[event.tag] ?? event.tag
        guard var dial = dials[tag] else { return }
        let since = dial.entry
        switch event.state {
        case .dialing: dial.begun += 1
        case .answered, .failed: dial.over += 1
        }
        dial.entry = entry
        dials[tag] = dial
        try demand(
            profile.dialingEvent != .none || event.state != .dialing,
            .states,
            "no event should tell that a dial begins"
        )
        try demand(
            (dial.begun <= dial.sent || profile.dialingEvent == .perLeg) && dial.over <= dial.sent,
            .states,
            since: [since],
            "a dial should be told of once as \(DialState.dialing), and once as answered or failed"
        )
    }

    /// A hangup that took the call out of nothing (R45 `leave_last`).
    func judgeWhatIsDue(_ call: CallID) throws(LawViolation) {
        guard let sight = calls[call], sight.state == .ended, let conference = sight.conference else { return }
        try demand(
            false,
            .hangup,
            since: [conferences[conference]?.members[call]?.joined, sight.stateEntry],
            "\(call) should have left its conference after it had ended"
        )
    }
}

extension CallState {
    /// The place in the order in which a call passes them.
    var place: Int {
        switch self {
        case .created: 0
        case .ringing: 1
        case .answered: 2
        case .ending: 3
        case .ended: 4
        }
    }
}
