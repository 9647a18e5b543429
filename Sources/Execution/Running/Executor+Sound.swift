import Conferencing
import Planning

extension Executor {
    /// Pauses, resumes or stops the recording of a room's newest lifetime.
    mutating func steerRecording(_ room: RoomIndex, _ update: RecordingUpdate, _ outputs: inout [Output]) {
        guard let conference = context.newestConference(of: room, roster) else {
            return failUnsendable(.conference(room), .noConference(room), &outputs)
        }
        let sent = Command.moderate(Shared(.updateRecording(of: conference, update)))
        openWindow()
        command(.conference(room), proof(of: update), sent.method, on: conference)
        noteLifetime(conference)
        send(sent, about: .conference(room), owner(of: 0), &outputs)
    }

    private func proof(of update: RecordingUpdate) -> Failure.Proof? {
        switch update.status {
        case .paused: return .recordPause
        case .inProgress: return .recordResume
        case .stopped:
            // R55: there, nothing need be told of a recording with nothing to keep.
            switch plan.profile.absentEvent {
            case .recordStopWithoutURL: return .recordStop
            case .none: return nil
            }
        }
    }

    /// Announces something to members of the conferences that they are in, to each for itself.
    mutating func announce(_ url: String, to members: [CastIndex], _ outputs: inout [Output]) {
        guard let calls = calls(of: members, &outputs),
            let conferences = conferences(of: members, .current, &outputs)
        else { return }
        openWindow()
        var commands: [Command] = []
        for (place, member) in members.enumerated() {
            let sent = Command.moderate(Shared(.announce(url, to: calls[place], in: conferences[place])))
            commands.append(sent)
            command(.call(member), .announcement, sent.method, on: conferences[place])
            sequence.active?.commands[place].announced = url
            noteLifetime(conferences[place])
        }
        for (place, member) in members.enumerated() {
            send(commands[place], for: member, owner(of: place), &outputs)
        }
    }

    /// Announces something to all members of a room's newest lifetime.
    mutating func announce(_ url: String, toAllOf room: RoomIndex, _ outputs: inout [Output]) {
        guard let conference = context.newestConference(of: room, roster) else {
            return failUnsendable(.conference(room), .noConference(room), &outputs)
        }
        let sent = Command.moderate(Shared(.announce(url, to: nil, in: conference)))
        openWindow()
        command(.conference(room), .announcement, sent.method, on: conference)
        sequence.active?.commands[0].announced = url
        noteLifetime(conference)
        send(sent, about: .conference(room), owner(of: 0), &outputs)
    }

    /// Has people speak, all at the same instant; the step lasts as long as they do.
    mutating func speak(_ members: [CastIndex], _ utterance: Utterance, _ outputs: inout [Output]) {
        order(members, lasting: utterance.duration, &outputs) { .speak($0, utterance) }
    }

    /// Has people be silent; the step may last as long.
    mutating func beSilent(_ members: [CastIndex], _ duration: TimeSpan?, _ outputs: inout [Output]) {
        order(members, lasting: duration, &outputs) { .silence($0) }
    }

    /// Has people press keys, all at the same instant; the step lasts as long as it takes.
    mutating func press(_ members: [CastIndex], _ keys: PressedKeys, _ outputs: inout [Output]) {
        order(members, lasting: keys.length, &outputs) { .press($0, keys) }
    }

    /// Has the phones of members do something, which no reply answers.
    private mutating func order(
        _ members: [CastIndex],
        lasting span: TimeSpan?,
        _ outputs: inout [Output],
        _ action: (CallID) -> PhoneAction
    ) {
        guard let calls = calls(of: members, &outputs) else { return }
        openWindow()
        for (member, call) in zip(members, calls) {
            if let conference = roster[member].membership { noteLifetime(conference) }
            order(action(call), for: member, &outputs)
            noteCommandForWatches(on: member)
        }
        guard let span else { return }
        let end = now + span
        sequence.active?.stage = .lasting(until: end)
        sequence.active?.base = end
    }

    // MARK: - What the events say of recordings

    /// What the events say against what is claimed of a recording.
    func contradiction(
        to wanted: [RecordingStatus?],
        _ view: Roster.ConferenceView?
    ) -> AssertionFailure.Found? {
        let possible = view?.recording ?? []
        let holds = wanted.contains { word in word.map(possible.contains) ?? possible.isEmpty }
        return holds ? nil : .recording(possible.first)
    }
}

extension Roster.ConferenceView {
    /// Where a recording may stand after an event: a knob or the time decides between several (T9, R58).
    static func recording(after event: ConferenceEvent) -> [RecordingStatus]? {
        switch event.status {
        case .recordStart: [.inProgress]
        case .recordPause: [.paused]
        case .recordResume: [.inProgress, .resumed]
        case .recordStop: event.extras?.value.recording == nil ? [.absent] : [.completed, .stopped, .queued]
        case .conferenceStart, .conferenceEnd, .participantJoin, .participantLeave, .participantMute,
            .participantUnmute, .participantHold, .participantUnhold, .participantModify, .participantSpeechStart,
            .participantSpeechStop, .participantCallQuality, .announcementEnd, .announcementFail:
            nil
        }
    }
}
