import Conferencing
import Planning

extension Executor {
    /// Sends what is done to members from outside, to all of them at the same instant.
    mutating func moderate(
        _ members: [CastIndex],
        _ target: PlannedStep.LeaveTarget,
        _ moderation: PlannedStep.Moderation,
        _ outputs: inout [Output]
    ) {
        guard let calls = calls(of: members, &outputs) else { return }
        var coached: CallID?
        if case .coach(let member?) = moderation {
            guard let call = roster[member].call else { return failUnsendable(.call(member), .noCall, &outputs) }
            coached = call
        }
        var commands: [(command: Command, conference: ConferenceID?)] = []
        if case .relayHold(let hold) = moderation {
            // `calling.hold` names no conference: it is that of the call, if it is in one.
            for (member, call) in zip(members, calls) {
                commands.append((hold ? .hold(call) : .unhold(call), roster[member].membership))
            }
        } else {
            guard let conferences = conferences(of: members, target, &outputs) else { return }
            for (call, conference) in zip(calls, conferences) {
                let request = moderation.request(for: call, in: conference, coached: coached)
                commands.append((.moderate(Shared(request)), conference))
            }
        }
        openWindow()
        for (place, member) in members.enumerated() {
            let (sent, conference) = commands[place]
            command(
                .call(member),
                proof(of: moderation, calls[place], conference, coached),
                sent.method,
                on: conference
            )
            if let conference { noteLifetime(conference) }
        }
        for (place, member) in members.enumerated() {
            send(commands[place].command, for: member, owner(of: place), &outputs)
        }
    }

    /// Ends the newest lifetime of a room.
    mutating func endConference(_ room: RoomIndex, _ outputs: inout [Output]) {
        guard let conference = context.newestConference(of: room, roster) else {
            return failUnsendable(.conference(room), .noConference(room), &outputs)
        }
        let sent = Command.moderate(Shared(.end(conference)))
        openWindow()
        command(.conference(room), .conferenceEnd, sent.method, on: conference)
        noteLifetime(conference)
        send(sent, about: .conference(room), owner(of: 0), &outputs)
    }

    /// What a member waits to, as far as what was accepted since it joined has told; nil where it was given nothing.
    private func waitAddress(of call: CallID) -> String? {
        var accepted: Set<RequestID> = []
        for entry in trace.reversed() {
            switch entry.kind {
            case .reply(let request, let reply): if reply.code.isAccepted { accepted.insert(request) }
            case .event(let event):
                guard case .conference(let event) = event.body, event.status == .participantLeave, event.call == call
                else { continue }
                return nil
            case .sent(let request, let command, _):
                guard accepted.contains(request), let url = command.waitURL(for: call) else { continue }
                return url
            case .phase, .stepBegan, .stepEnded, .stepPassed, .phone, .asked, .listing, .webhook, .stream, .endpoint,
                .beep, .unanswered, .connection, .fault, .foreign, .idle, .interrupted, .verdict:
                continue
            }
        }
        return nil
    }

    /// The event that proves it; nil where as far as the events have told nothing will change (R86), or nothing is told.
    private func proof(
        of moderation: PlannedStep.Moderation,
        _ call: CallID,
        _ conference: ConferenceID?,
        _ coached: CallID?
    ) -> Failure.Proof? {
        let view = conference.flatMap(roster.view(of:))
        let flags = view?.members[call]
        switch moderation {
        case .kick: return .leave
        case .mute(let value): return flags?.contains(.muted) == value ? nil : value ? .mute : .unmute
        case .hold(let value, _): return flags?.contains(.onHold) == value ? nil : value ? .hold : .unhold
        case .relayHold(let value):
            // Outside of a conference there is nobody to be told.
            guard let flags else { return nil }
            return flags.contains(.onHold) == value ? nil : value ? .hold : .unhold
        case .waitAudio(let url, _): return waitAddress(of: call) == url ? nil : .modify
        case .coach:
            let isCoaching = flags?.contains(.coaching) == true
            return isCoaching == (coached != nil) && view?.coached[call] == coached ? nil : .modify
        }
    }
}

extension PlannedStep.Moderation {
    /// What is asked over REST.
    fileprivate func request(
        for call: CallID,
        in conference: ConferenceID,
        coached: CallID?
    ) -> ModerationRequest {
        var update = ParticipantUpdate()
        switch self {
        case .kick: return .remove(call, from: conference)
        case .mute(let value): update.muted = value
        case .hold(let value, let url):
            update.hold = value
            update.holdURL = url
        case .relayHold(let value): update.hold = value
        case .waitAudio(let url, let method):
            update.waitURL = url
            update.waitMethod = method
        case .coach:
            update.coaching = coached != nil
            update.callToCoach = coached
        }
        return .update(call, in: conference, update)
    }
}

extension Command {
    /// What it gives a call to wait to; nil where it says nothing of that.
    fileprivate func waitURL(for call: CallID) -> String? {
        switch self {
        case .join(call, let options): return options.value.waitURL
        case .moderate(let request):
            guard case .update(call, _, let update) = request.value else { return nil }
            return update.waitURL
        case .dial, .end, .join, .leave, .hold, .unhold, .answer, .pass, .disconnect, .sendDigits: return nil
        }
    }
}
