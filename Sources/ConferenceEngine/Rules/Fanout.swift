import Conferencing

/// Whom an event of a conference speaks of.
struct Participant {
    var call: CallID
    var tag: CallTag?
    var session: SessionID
    var flags: MemberFlags
    var callToCoach: CallID?
    /// How its call stands.
    var state: CallState
    /// What only few events bear.
    var extras: Shared<EventExtras>?
    /// By which rules it is told of.
    var because: Because
}

extension ConferenceEngine {
    /// Tells of something that a participant did or that was done to it.
    mutating func tell(
        _ status: ConferenceStatus,
        of call: Int,
        _ flags: MemberFlags,
        in conference: Int,
        extras: Shared<EventExtras>? = nil,
        into outputs: inout [Output]
    ) {
        var participant = participant(call, flags)
        participant.extras = extras
        conferences[conference].tell(status, of: participant, at: clock, profile.fanout, into: &outputs)
    }

    /// A member as its events speak of it.
    @inline(__always) func participant(_ call: Int, _ flags: MemberFlags) -> Participant {
        Participant(
            call: CallID(Int32(call)),
            tag: calls[call].tag,
            session: calls[call].session,
            flags: flags,
            callToCoach: callCoached(by: call, flags),
            state: calls[call].state,
            because: cause
        )
    }

    /// R82: whether conference-level events bear the call that caused them.
    func addressOfConferenceEvents(_ trigger: Int) -> CallID? {
        switch profile.conferenceCallID {
        case .absent: nil
        case .triggerCall: CallID(Int32(trigger))
        }
    }
}

extension ConferenceRecord {
    /// R80, R83: every session of the audience gets an event of a participant, in one order for all.
    mutating func tell(
        _ status: ConferenceStatus,
        of participant: Participant,
        at now: Instant,
        _ fanout: Fanout,
        into outputs: inout [ConferenceEngine.Output]
    ) {
        if settings.callbacks.isActive {
            draftWebhook(
                for: event(status, of: participant),
                participant.state,
                because: participant.because,
                at: now,
                into: &outputs
            )
            guard settings.callbacks.reachesSessions(status) else { return }
        }
        switch fanout {
        case .sessionOnce:
            for place in audience.listeners.indices {
                let session = audience.listeners[place].session
                outputs.append(.event(session, serviceEvent(status, of: participant, at: now)))
            }
        case .ownCallOnly:
            outputs.append(.event(participant.session, serviceEvent(status, of: participant, at: now)))
        case .perMemberCall: tellEachMember(serviceEvent(status, of: participant, at: now), into: &outputs)
        }
    }

    /// R80: the same for an event of the conference as a whole.
    mutating func tell(
        _ event: ConferenceEvent,
        because: Because,
        at now: Instant,
        _ fanout: Fanout,
        into outputs: inout [ConferenceEngine.Output]
    ) {
        if settings.callbacks.isActive {
            draftWebhook(for: event, nil, because: because, at: now, into: &outputs)
            guard settings.callbacks.reachesSessions(event.status) else { return }
        }
        let event = ServiceEvent(timestamp: now, .conference(event), because: because)
        switch fanout {
        case .sessionOnce, .ownCallOnly:
            for listener in audience.listeners { outputs.append(.event(listener.session, event)) }
        case .perMemberCall: tellEachMember(event, into: &outputs)
        }
    }

    private func tellEachMember(_ event: ServiceEvent, into outputs: inout [ConferenceEngine.Output]) {
        for listener in audience.listeners {
            for _ in 0..<listener.members { outputs.append(.event(listener.session, event)) }
        }
    }

    @inline(__always) private func serviceEvent(
        _ status: ConferenceStatus,
        of participant: Participant,
        at now: Instant
    ) -> ServiceEvent {
        ServiceEvent(timestamp: now, .conference(event(status, of: participant)), because: participant.because)
    }

    /// R84: the size is that after the event.
    private func event(_ status: ConferenceStatus, of participant: Participant) -> ConferenceEvent {
        ConferenceEvent(
            status,
            conference: lifetime,
            name: name,
            region: settings.region,
            size: bend == .R84 ? attendance.counted + 1 : attendance.counted,
            call: participant.call,
            tag: participant.tag,
            flags: participant.flags,
            callToCoach: participant.callToCoach,
            extras: participant.extras
        )
    }
}
