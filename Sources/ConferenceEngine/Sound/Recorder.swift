import Conferencing

/// The recordings of the service, and what is still to be told of them.
struct Recorder: Sendable {
    /// Every recording that there is or was, by lifetime (T11).
    var recordings: [ConferenceID: Recording] = [:]
    /// The places of conferences of which a recording is under way.
    var places: [Int] = []
    /// Webhooks that wait for their recording's file (R58).
    var waiting: [ConferenceID: WebhookMessage] = [:]
    /// How many announcements have begun or ended (T6).
    var announced: Int32 = 0
    /// How many calls have been measured (R42).
    var measurements: Int32 = 0
    /// How many utterances there have been, and how many changes of what is heard of speakers.
    var utterances: Int32 = 0
    var voiceTurns: Int32 = 0
}

extension ConferenceEngine {
    // MARK: - Beginning and end

    /// R50: begins the recording of a conference where it is wanted and due. R53: there is one in a lifetime.
    mutating func startRecordingIfDue(_ conference: Int, by call: Int, into outputs: inout [Output]) {
        guard conferences[conference].settings.sound.isRecordingWanted,
            conferences[conference].attendance.isRunning
        else { return }
        switch profile.recordStart {
        case .conferenceStart: break
        case .twoParticipants: guard conferences[conference].attendance.size >= 2 else { return }
        }
        let lifetime = conferences[conference].lifetime
        guard recorder.recordings[lifetime] == nil else { return }
        let settings = conferences[conference].settings.sound
        recorder.recordings[lifetime] = Recording(settings, at: clock)
        recorder.places.append(conference)
        let event = tellRecording(.recordStart, of: conference, by: call, because: Because(.R50), into: &outputs)
        draftRecordingWebhook(.inProgress, event, settings, of: conference, into: &outputs)
    }

    /// R53: ends a conference's recording, if one is under way; whoever hears of it hears before anything else ends.
    mutating func stopRecording(
        of conference: Int,
        by call: Int? = nil,
        byREST: Bool = false,
        into outputs: inout [Output]
    ) {
        let lifetime = conferences[conference].lifetime
        guard var recording = recorder.recordings[lifetime], recording.isUnderWay else { return }
        recording.account(until: clock)
        recording.phase = .over(byREST: byREST)
        recording.facts = facts(of: recording, lifetime)
        recorder.places.removeAll { $0 == conference }
        guard let facts = recording.facts else {
            recorder.recordings[lifetime] = recording
            return tellAbsent(conference, by: call, recording.settings, into: &outputs)
        }
        let event = tellRecording(
            .recordStop,
            of: conference,
            by: call,
            facts,
            because: Because(.R53, .R57),
            into: &outputs
        )
        let delay = profile.recordingReadyDelay + (isBent(.R58) ? .seconds(1) : .zero)
        recording.isReady = delay == .zero
        recording.readyAt = clock + delay
        recorder.recordings[lifetime] = recording
        if recording.isReady {
            draftRecordingWebhook(.completed, event, recording.settings, of: conference, into: &outputs)
        } else {
            recorder.waiting[lifetime] = recordingMessage(.completed, event, recording.settings, of: conference)
            timers.add(.recordingReady(lifetime), at: clock + delay)
        }
    }

    /// R58: a recording's file is there.
    mutating func noteReady(_ lifetime: ConferenceID, into outputs: inout [Output]) {
        recorder.recordings[lifetime]?.isReady = true
        guard let message = recorder.waiting.removeValue(forKey: lifetime) else { return }
        outputs.append(.webhook(WebhookAttempt(id: .draft, at: clock, message: Shared(message))))
    }

    /// R51: a conference that never ran records nothing, and as a rule says nothing of it.
    mutating func tellUnstartedRecording(of conference: Int, by call: Int?, into outputs: inout [Output]) {
        let settings = conferences[conference].settings.sound
        guard settings.isRecordingWanted, !conferences[conference].attendance.hasStarted,
            profile.recordAbsentIfUnstarted
        else { return }
        tellAbsent(conference, by: call, settings, into: &outputs)
    }

    /// R55: there is nothing to keep.
    private mutating func tellAbsent(
        _ conference: Int,
        by call: Int?,
        _ settings: SoundSettings,
        into outputs: inout [Output]
    ) {
        let event: ConferenceEvent
        switch profile.absentEvent {
        case .recordStopWithoutURL:
            event = tellRecording(.recordStop, of: conference, by: call, because: Because(.R53, .R55), into: &outputs)
        case .none: event = recordingEvent(.recordStop, of: conference, by: call, nil)
        }
        draftRecordingWebhook(.absent, event, settings, of: conference, into: &outputs)
    }

    /// What there is to fetch of a recording that is over; nil where that is nothing (R54, R55, R57).
    private func facts(of recording: Recording, _ lifetime: ConferenceID) -> RecordingFacts? {
        guard let trimmed = recording.length(trimming: profile.trimEnds), trimmed >= profile.absentBelow else {
            return nil
        }
        let seconds = trimmed.nanoseconds / 1_000_000_000
        return RecordingFacts(
            url: addresses.url(of: lifetime, profile.recordingURLShape),
            durationSeconds: seconds,
            sizeBytes: profile.recordingFormat.size(ofSeconds: seconds)
        )
    }

    /// What the end of a conference says of its recording (R53).
    func recordingFacts(of conference: Int) -> RecordingFacts? {
        guard !recorder.recordings.isEmpty, !isBent(.R53),
            let recording = recorder.recordings[conferences[conference].lifetime]
        else { return nil }
        if case .deleted = recording.phase { return nil }
        return recording.facts
    }

    // MARK: - Telling

    private func recordingEvent(
        _ status: ConferenceStatus,
        of conference: Int,
        by call: Int?,
        _ facts: RecordingFacts?
    ) -> ConferenceEvent {
        ConferenceEvent(
            status,
            conference: conferences[conference].lifetime,
            name: conferences[conference].name,
            region: conferences[conference].settings.region,
            size: conferences[conference].attendance.counted,
            call: call.flatMap(addressOfConferenceEvents),
            extras: EventExtras.of(facts)
        )
    }

    @discardableResult
    private mutating func tellRecording(
        _ status: ConferenceStatus,
        of conference: Int,
        by call: Int? = nil,
        _ facts: RecordingFacts? = nil,
        because: Because,
        into outputs: inout [Output]
    ) -> ConferenceEvent {
        let event = recordingEvent(status, of: conference, by: call, facts)
        conferences[conference].tell(event, because: because, at: clock, profile.fanout, into: &outputs)
        return event
    }

    private mutating func draftRecordingWebhook(
        _ word: RecordingCallbackWord,
        _ event: ConferenceEvent,
        _ settings: SoundSettings,
        of conference: Int,
        into outputs: inout [Output]
    ) {
        guard let message = recordingMessage(word, event, settings, of: conference) else { return }
        outputs.append(.webhook(WebhookAttempt(id: .draft, at: clock, message: Shared(message))))
    }

    /// The webhook of a recording for a word; nil where nobody asked for it.
    private mutating func recordingMessage(
        _ word: RecordingCallbackWord,
        _ event: ConferenceEvent,
        _ settings: SoundSettings,
        of conference: Int
    ) -> WebhookMessage? {
        guard webhooks == .told, settings.subscribes(to: word), let target = settings.target else { return nil }
        office.isInUse = true
        var message = WebhookMessage(
            to: Shared(target),
            project: conferences[conference].key.project,
            event: ServiceEvent(timestamp: clock, .conference(event), because: because(of: word))
        )
        let owner: CallID? =
            switch profile.recordingCallSID {
            case .firstParticipant: CallID(settings.owner)
            case .omit: nil
            }
        message.recording = Shared(
            RecordingNotice(word, id: addresses.id(of: conferences[conference].lifetime), owner: owner)
        )
        return message
    }

    /// By which rules the webhook of a word is sent.
    private func because(of word: RecordingCallbackWord) -> Because {
        switch word {
        case .inProgress: Because(.R50)
        case .completed: Because(.R53, .R58)
        case .absent: Because(.R55)
        }
    }

    // MARK: - REST

    /// T9: `paused` only from running, `in-progress` only from paused, `stopped` from both.
    mutating func updateRecording(
        of lifetime: ConferenceID,
        _ update: RecordingUpdate,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        let recording = try recording(of: lifetime, seenBy: request)
        guard let place = recorder.places.first(where: { conferences[$0].lifetime == lifetime }) else {
            throw .recordingNotSo
        }
        switch (update.status, recording.phase) {
        case (.paused, .running), (.inProgress, .paused), (.stopped, .running), (.stopped, .paused): break
        case (.paused, _), (.inProgress, _), (.stopped, _): throw .recordingNotSo
        }
        outputs.append(
            .reply(request.session, request.number, Reply(.accepted, "Recording updated", because: Because(.T9)))
        )
        recorder.recordings[lifetime]?.account(until: clock)
        switch update.status {
        case .paused:
            var behavior = update.behavior ?? .silence
            if isBent(.R56) { behavior = behavior == .skip ? .silence : .skip }
            recorder.recordings[lifetime]?.phase = .paused(behavior)
            tellRecording(.recordPause, of: place, because: Because(.R56, .T9), into: &outputs)
        case .inProgress:
            recorder.recordings[lifetime]?.phase = .running
            recorder.recordings[lifetime]?.hasResumed = true
            tellRecording(.recordResume, of: place, because: Because(.R56, .T9), into: &outputs)
        case .stopped: stopRecording(of: place, byREST: true, into: &outputs)
        }
    }

    /// T13: not while it runs; afterwards it is gone, and nothing that was told of it is taken back.
    mutating func deleteRecording(
        of lifetime: ConferenceID,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        let recording = try recording(of: lifetime, seenBy: request)
        if recording.isUnderWay, !isBent(.T13) { throw .recordingRuns }
        recorder.recordings[lifetime]?.phase = .deleted
        recorder.places.removeAll { conferences[$0].lifetime == lifetime }
        outputs.append(.reply(request.session, request.number, Reply(ReplyCode("204"), "", because: Because(.T13))))
    }

    private func recording(of lifetime: ConferenceID, seenBy request: Request) throws(Refusal) -> Recording {
        let number = Int(lifetime.index)
        guard profile.restSeesRelay, ownersOfLifetimes.indices.contains(number),
            ownersOfLifetimes[number] == request.project, let recording = recorder.recordings[lifetime]
        else { throw .noSuchResource }
        if case .deleted = recording.phase { throw .noSuchResource }
        return recording
    }

    // MARK: - Looking

    /// What REST says of a lifetime's recording; nil where there is none (any more).
    func recordingListing(of lifetime: ConferenceID) -> RecordingListing? {
        guard let recording = recorder.recordings[lifetime] else { return nil }
        let status: RecordingStatus
        switch recording.phase {
        case .deleted: return nil
        case .running: status = recording.hasResumed && profile.resumedStatus == .resumed ? .resumed : .inProgress
        case .paused: status = .paused
        case .over(let byREST):
            if recording.facts == nil {
                status = .absent
            } else if byREST, profile.stoppedStatus == .stopped {
                status = .stopped
            } else {
                status = recording.isReady ? .completed : .queued
            }
        }
        return RecordingListing(status: status, acl: recording.settings.acl, hears: tapHears(lifetime, recording.phase))
    }

    /// R35: what a recording hears; while it is paused or over that is nothing.
    private func tapHears(_ lifetime: ConferenceID, _ phase: Recording.Phase) -> [AudioSource] {
        guard case .running = phase, let place = recorder.places.first(where: { conferences[$0].lifetime == lifetime })
        else { return [] }
        return sourcesTapped(in: place)
    }
}
