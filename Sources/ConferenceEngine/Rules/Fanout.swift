import Conferencing

/// Whom an event of a conference speaks of.
struct Participant {
    var call: CallID
    var tag: CallTag
    var session: SessionID
    var flags: MemberFlags
    var callToCoach: CallID?
    /// How its call stands.
    var state: CallState
    /// What only few events bear.
    var extras: Shared<EventExtras>?
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
            state: calls[call].state
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
            draftWebhook(for: event(status, of: participant), participant.state, at: now, into: &outputs)
            guard settings.callbacks.reachesSessions(status) else { return }
        }
        switch fanout {
        case .sessionOnce:
            for place in audience.listeners.indices {
                let session = audience.listeners[place].session
                outputs.append(
                    .event(session, ServiceEvent(timestamp: now, .conference(event(status, of: participant))))
                )
            }
        case .ownCallOnly:
            let session = participant.session
            outputs.append(.event(session, ServiceEvent(timestamp: now, .conference(event(status, of: participant)))))
        case .perMemberCall:
            tellEachMember(ServiceEvent(timestamp: now, .conference(event(status, of: participant))), into: &outputs)
        }
    }

    /// R80: the same for an event of the conference as a whole.
    mutating func tell(
        _ event: ConferenceEvent,
        at now: Instant,
        _ fanout: Fanout,
        into outputs: inout [ConferenceEngine.Output]
    ) {
        if settings.callbacks.isActive {
            draftWebhook(for: event, nil, at: now, into: &outputs)
            guard settings.callbacks.reachesSessions(event.status) else { return }
        }
        let event = ServiceEvent(timestamp: now, .conference(event))
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

    /// R84: the size is that after the event.
    private func event(_ status: ConferenceStatus, of participant: Participant) -> ConferenceEvent {
        ConferenceEvent(
            status,
            conference: lifetime,
            name: name,
            region: settings.region,
            size: attendance.counted,
            call: participant.call,
            tag: participant.tag,
            flags: participant.flags,
            callToCoach: participant.callToCoach,
            extras: participant.extras
        )
    }
}
