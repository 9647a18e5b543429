import Conferencing

extension ConferenceEngine {
    // MARK: - Attaching (R70, R75)

    /// Attaches a stream to a conference: opens its socket, or tells its `status_url` why not (R73).
    @discardableResult
    mutating func attach(
        _ options: StreamOptions,
        _ track: StreamTrackOption,
        by call: Int?,
        to place: Int,
        into outputs: inout [Output]
    ) -> StreamID {
        let id = StreamID(Int32(studio.records.count))
        let codec = codec(of: options)
        let error = codec == nil ? StreamError.codecError : nameConflict(options.name, at: place)
        studio.records.append(
            StreamRecord(
                in: conferences[place].key.project,
                conferences[place].lifetime,
                attachedBy: call.map { (CallID(Int32($0)), calls[$0].tag) },
                options,
                track,
                format: codec.map { MediaFormat($0, l16Rate: profile.streams.l16DefaultRate.hertz) },
                frame: frame(of: codec)
            )
        )
        let stream = Int(id.index)
        if let error {
            studio.records[stream].state = .over
            report(stream, .failed(error), Because(error == .codecError ? .S13 : .R75), into: &outputs)
            return id
        }
        studio.add(stream, to: place)
        if streamsCount { conferences[place].attendance.seats += 1 }
        switch profile.streams.open {
        case .onJoin: if !isBent(.S21) || conferences[place].attendance.isRunning { open(stream, into: &outputs) }
        case .onConferenceStart:
            if conferences[place].attendance.isRunning { open(stream, into: &outputs) }
        }
        return id
    }

    /// R73 `fail_join`: what is known at once of a join's stream refuses the join.
    func checkStream(of options: JoinOptions, joining place: Int?) throws(Refusal) {
        guard profile.streams.fail == .failJoin, let stream = options.stream else { return }
        guard codec(of: stream) != nil else { throw .badParameter("stream.codec") }
        if let place, nameConflict(stream.name, at: place) != nil { throw .streamNameInUse }
    }

    /// R73: whether a stream's address is none that the service dials, which makes it a bad parameter (R12).
    func checkAddress(of options: StreamOptions) throws(Refusal) {
        guard dialled(options.url) != nil else { throw .badParameter("stream.url") }
    }

    /// R71: whether streams count as members.
    private var streamsCount: Bool { profile.streams.counts }

    /// S13: the codec; nil where it has a rate or an interval that the service does not take.
    private func codec(of options: StreamOptions) -> Codec? {
        guard let text = options.codec else { return Codec(.pcmu) }
        return try? Codec(parsing: text)
    }

    /// S10: how much audio a message carries.
    private func frame(of codec: Codec?) -> TimeSpan {
        let asked = isBent(.S10) ? nil : codec?.packetMilliseconds
        return .milliseconds(Int64(asked ?? profile.streams.frameMilliseconds))
    }

    /// R75: a name is unique within the conference, among the streams that are up.
    private func nameConflict(_ name: String?, at place: Int) -> StreamError? {
        guard let name else { return nil }
        let others = studio.streams(of: place)
        if isBent(.R75), !others.isEmpty { return .duplicatedName }
        return others.contains { studio.records[$0].options.name == name } ? .duplicatedName : nil
    }

    // MARK: - The socket

    private mutating func open(_ stream: Int, into outputs: inout [Output]) {
        let record = studio.records[stream]
        studio.records[stream].state = .opening
        let opening = StreamOpening(
            url: dialled(record.options.url) ?? record.options.url,
            bearer: record.options.authorizationBearerToken,
            name: record.options.name,
            conference: record.conference
        )
        outputs.append(.stream(StreamID(Int32(stream)), .open(Shared(opening))))
        timers.add(.streamOverdue(stream), at: clock + profile.streams.connectTimeout)
    }

    /// What happened at a stream's endpoint. What comes for a stream that is over has no effect.
    mutating func take(_ signal: StreamSignal, of id: StreamID, into outputs: inout [Output]) {
        let stream = Int(id.index)
        guard studio.records.indices.contains(stream) else { return }
        switch (studio.records[stream].state, signal) {
        case (.opening, .opened): begin(stream, into: &outputs)
        case (.opening, .refused): fail(stream, .connectionRefused, into: &outputs)
        case (.opening, .unreachable), (.opening, .closed): fail(stream, .unreachable, into: &outputs)
        case (.open, .closed): noteClosed(stream, into: &outputs)
        case (.open, .said(let message)): hear(message, from: stream, into: &outputs)
        case (.opening, .said), (.open, .opened), (.open, .refused), (.open, .unreachable), (.attached, _), (.over, _):
            break
        }
        dropIdleTimers()
    }

    /// The opening has taken as long as it may (`stream_connect_timeout`).
    mutating func giveUpOpening(_ stream: Int, into outputs: inout [Output]) {
        outputs.append(.stream(StreamID(Int32(stream)), .close(code: 1006)))
        fail(stream, .unreachable, into: &outputs)
    }

    /// S20: the socket is open: `connected`, then `start`, and audio if there is any yet.
    private mutating func begin(_ stream: Int, into outputs: inout [Output]) {
        studio.records[stream].state = .open
        send(.connected, to: stream, into: &outputs)
        send(.start(Shared(startMessage(stream))), to: stream, into: &outputs)
        report(stream, .started, Because(.R73), into: &outputs)
        let place = studio.place(of: stream)
        let isRunning = place.map { conferences[$0].attendance.isRunning } ?? false
        // R70: before the conference runs it carries nothing.
        if isRunning { beginFlow(stream, into: &outputs) }
    }

    private mutating func startMessage(_ stream: Int) -> StreamStart {
        let sequence = studio.records[stream].nextSequence(at: clock)
        let record = studio.records[stream]
        let caller: StreamStart.Caller =
            switch profile.streams.callSID {
            case .attachingCall: record.attacher.map { .call($0.call) } ?? .absent
            case .conferenceID: .conference(record.conference)
            case .omit: .absent
            }
        let omits = record.options.customParameters.isEmpty && profile.streams.emptyCustomParameters == .omit
        return StreamStart(
            sequence: sequence,
            stream: StreamID(Int32(stream)),
            project: record.project,
            caller: caller,
            tracks: record.track.tracks,
            customParameters: omits ? nil : record.options.customParameters,
            format: record.format ?? MediaFormat(Codec(.pcmu), l16Rate: profile.streams.l16DefaultRate.hertz)
        )
    }

    private mutating func beginFlow(_ stream: Int, into outputs: inout [Output]) {
        // S22: timestamps count from the first media, not from when the run began.
        let messages = studio.records[stream].beginFlow(at: clock, zero: isBent(.S22) ? .start : nil)
        for message in messages { send(message, to: stream, into: &outputs) }
    }

    func send(_ message: StreamMessage, to stream: Int, into outputs: inout [Output]) {
        outputs.append(.stream(StreamID(Int32(stream)), .send(message)))
    }

    // MARK: - The conference's life (R70, R72, S21)

    /// The conference starts, or starts again: what waited for that is opened, and audio begins to flow.
    mutating func startStreams(of place: Int, into outputs: inout [Output]) {
        guard !studio.isIdle else { return }
        for stream in studio.streams(of: place) {
            switch studio.records[stream].state {
            case .attached: open(stream, into: &outputs)
            case .open: beginFlow(stream, into: &outputs)
            case .opening, .over: break
            }
        }
    }

    /// R21 without its latch: the conference waits again, and nothing is carried.
    mutating func pauseStreams(of place: Int) {
        guard !studio.isIdle, !conferences[place].attendance.isRunning else { return }
        for stream in studio.streams(of: place) { studio.records[stream].endFlow(at: clock) }
    }

    /// R65: the conference ends, and its streams stop.
    mutating func stopStreams(of place: Int, into outputs: inout [Output]) {
        guard !studio.isIdle else { return }
        for stream in studio.streams(of: place) { stop(stream, into: &outputs) }
    }

    /// R72: a member has left, which ends its streams where they are its own.
    mutating func stopStreams(attachedBy call: Int, of place: Int, into outputs: inout [Output]) {
        guard !studio.isIdle, profile.streams.owner == .attachingCall else { return }
        for stream in studio.streams(of: place) where studio.records[stream].attacher?.call.index == Int32(call) {
            stop(stream, into: &outputs)
        }
    }

    /// S20: `stop` last, and then the socket is closed.
    mutating func stop(_ stream: Int, into outputs: inout [Output]) {
        let id = StreamID(Int32(stream))
        switch studio.records[stream].state {
        case .open:
            let sequence = studio.records[stream].nextSequence(at: clock)
            send(.stop(sequence: sequence), to: stream, into: &outputs)
            outputs.append(.stream(id, .close(code: 1000)))
        case .opening: outputs.append(.stream(id, .close(code: 1000)))
        case .attached: break
        case .over: return
        }
        retire(stream)
        report(stream, .stopped, Because(.R72), into: &outputs)
    }

    /// S20: the endpoint has closed the socket, or it broke: it ends without `stop`.
    private mutating func noteClosed(_ stream: Int, into outputs: inout [Output]) {
        let place = studio.place(of: stream)
        retire(stream)
        let status: StreamStatus =
            switch profile.streams.closeEvent {
            case .stopped: .stopped
            case .error: .failed(.generalError)
            }
        report(stream, status, Because(.S20), into: &outputs)
        endIfVacant(place, into: &outputs)
    }

    /// R73: a failure never undoes the join, unless the profile wants it.
    private mutating func fail(_ stream: Int, _ error: StreamError, into outputs: inout [Output]) {
        let place = studio.place(of: stream)
        retire(stream)
        report(stream, .failed(error), Because(.R73), into: &outputs)
        if profile.streams.fail == .failJoin, let place,
            let call = studio.records[stream].attacher.map({ Int($0.call.index) }),
            calls[call].conference == Int32(place)
        {
            depart(call, into: &outputs)
        }
        endIfVacant(place, into: &outputs)
    }

    /// The stream is over, and its name is free (R75).
    private mutating func retire(_ stream: Int) {
        studio.records[stream].state = .over
        guard let place = studio.place(of: stream) else { return }
        studio.remove(stream, from: place)
        if streamsCount { conferences[place].attendance.seats -= 1 }
    }

    /// R71 `stream_counts`: with the last stream a conference without members ends too.
    func isVacant(_ place: Int) -> Bool {
        streamsCount && conferences[place].lifetime.index >= 0 && conferences[place].attendance.counted == 0
    }

    mutating func endIfVacant(_ place: Int?, into outputs: inout [Output]) {
        guard let place, isVacant(place) else { return }
        finish(place, .lastParticipantLeft, by: nil, into: &outputs)
    }

    // MARK: - The status webhook (events-and-webhooks.md, section 6)

    private mutating func report(
        _ stream: Int,
        _ status: StreamStatus,
        _ because: Because,
        into outputs: inout [Output]
    ) {
        let record = studio.records[stream]
        guard webhooks == .told, let url = record.options.statusURL else { return }
        // What RELAY made is told as the profile has it, what REST made as a form.
        let format = record.attacher == nil ? StreamStatusFormat.cxmlForm : profile.streams.statusFormat
        let event = CallStreamEvent(
            stream: StreamID(Int32(stream)),
            status: status,
            call: record.attacher?.call,
            tag: record.attacher?.tag,
            conference: record.conference,
            url: record.options.url,
            name: record.options.name,
            track: record.track
        )
        let target = WebhookTarget(
            streamURL: url,
            method: record.options.statusURLMethod ?? .post,
            isForm: format == .cxmlForm
        )
        var message = WebhookMessage(
            to: Shared(target),
            project: record.project,
            event: ServiceEvent(timestamp: clock, .callStream(event), because: because)
        )
        message.streamFormat = format
        office.isInUse = true
        outputs.append(.webhook(WebhookAttempt(id: .draft, at: clock, message: Shared(message))))
    }
}

extension ConferenceEngine {
    /// The stream of the latest join.
    mutating func attachStream(of call: Int, to place: Int, into outputs: inout [Output]) {
        guard let stream = latestJoin.options.value.stream else { return }
        attach(stream, .inbound, by: call, to: place, into: &outputs)
    }

    /// R70 `stream_starts_conference`: whether a stream starts what waits.
    func streamStarts(_ place: Int) -> Bool {
        profile.streams.startsConference && !conferences[place].attendance.isRunning
    }
}
