import Conferencing
import Planning

extension Executor {
    /// Does what the verb `stream` says.
    mutating func act(_ step: StreamStep, _ outputs: inout [Output]) {
        switch step {
        case .start(let room, let start): self.start(start, in: room, &outputs)
        case .stop(let name, let room): stopStream(name, of: room, &outputs)
        case .endpoint(let name, let action):
            guard let stream = openStream(named: name) else {
                return failUnsendable(.conference(RoomIndex(0)), .noStream(name), &outputs)
            }
            openWindow()
            record(.endpoint(stream, action))
            outputs.append(.endpoint(stream, action))
            sequence.active?.stage = .expecting
        }
    }

    private mutating func start(
        _ start: StreamStep.StreamStart,
        in room: RoomIndex,
        _ outputs: inout [Output]
    ) {
        var request = start.request
        for late in start.late {
            guard let text = context.text(of: late.text, roster) else {
                return failUnsendable(.conference(room), .unboundReference(late.range), &outputs)
            }
            request.options.fill(late.path, with: text)
        }
        guard let conference = context.newestConference(of: room, roster) else {
            return failUnsendable(.conference(room), .noConference(room), &outputs)
        }
        // What goes elsewhere, and tells nobody here, cannot be seen.
        let isSeen =
            settings.webhooks?.isOfStream(request.options.url) == true
            || request.options.statusURL.map { settings.webhooks?.isOfStreamStatus($0) == true } == true
        let sent = Command.moderate(Shared(.startStream(in: conference, Shared(request))))
        openWindow()
        command(.conference(room), isSeen ? .streamStart : nil, sent.method, on: conference)
        noteLifetime(conference)
        send(sent, about: .conference(room), owner(of: 0), &outputs)
    }

    private mutating func stopStream(_ name: String, of room: RoomIndex, _ outputs: inout [Output]) {
        guard let conference = context.newestConference(of: room, roster) else {
            return failUnsendable(.conference(room), .noConference(room), &outputs)
        }
        let isSeen = sides.records.contains {
            $0.streamName == name && $0.conference(context.identifiers) == conference
        }
        let sent = Command.moderate(Shared(.stopStream(.name(name), in: conference)))
        openWindow()
        command(.conference(room), isSeen ? .streamStop : nil, sent.method, on: conference)
        noteLifetime(conference)
        send(sent, about: .conference(room), owner(of: 0), &outputs)
    }

    /// The newest stream of a name whose socket is open, as far as its endpoint knows.
    private func openStream(named name: String) -> StreamID? {
        var open: StreamID?
        for record in sides.records {
            guard case .receipt(let receipt) = record.item, receipt.name == name else { continue }
            switch receipt.event {
            case .connected: open = receipt.stream
            case .close: if receipt.stream == open { open = nil }
            case .upgrade, .start, .media, .dtmf, .mark, .stop: break
            }
        }
        return open
    }

    // MARK: Proof

    /// Looks for what proves that a stream of the active step has started, or stopped: at its endpoint, or by its status.
    ///
    /// An entry of the step may have claimed it; what none has claimed the step claims itself.
    mutating func noteStreamProofs() {
        guard let active = sequence.active, case .stream(let step) = active.ref.step(in: plan).action,
            let command = active.commands.first, let proof = command.proof, command.provenBy == nil
        else { return }
        let name: String?
        switch step {
        case .start(_, let start): name = start.request.options.name
        case .stop(let stopped, _): name = stopped
        case .endpoint: return
        }
        // The entries come first: what one of them may still claim is looked at once it has seen it.
        guard active.sides.allSatisfy({ !$0.isOfStreams || !$0.hasOpen || $0.cursor >= sides.records.count })
        else { return }
        for index in sequence.sideWindow..<sides.records.count {
            let record = sides.records[index]
            guard record.conference(context.identifiers) == command.conference, record.streamName == name,
                record.proves(proof) || record.isExpectedFailure(of: active.ref, proof),
                claim(in: record.claims).map({ $0.step == active.ref }) ?? true
            else { continue }
            let own = RecordRef(isSide: true, index: index)
            if claim(of: own) == nil { claim(own, by: Claim(step: active.ref, expectation: nil)) }
            return prove(0, by: SideRecord.noEvent)
        }
    }
}

extension SideRecord {
    /// Stands for a proof that is no event of the inbox.
    static let noEvent = -1

    /// The name of the stream that it is about.
    var streamName: String? {
        switch item {
        case .receipt(let receipt): receipt.name
        case .status(let request): request.streamEvent?.name
        case .webhook, .beep: nil
        }
    }

    /// Whether it tells that a stream could not be started, and an entry of the step had asked for just that.
    fileprivate func isExpectedFailure(of step: StepRef, _ proof: Failure.Proof) -> Bool {
        guard proof == .streamStart, case .status(let request) = item, claims.first?.claim.step == step,
            claims.first?.claim.expectation != nil,
            let field = EventFields.named("error", in: .callStream)
        else { return false }
        return request.value(of: field) != nil
    }

    /// Whether it shows that a stream has started, or stopped.
    fileprivate func proves(_ proof: Failure.Proof) -> Bool {
        switch (item, proof) {
        case (.receipt(let receipt), .streamStart): receipt.event == .start
        case (.receipt(let receipt), .streamStop): receipt.event == .stop || receipt.event == .close
        case (.status(let request), .streamStart): request.says(.streaming)
        case (.status(let request), .streamStop): request.says(.finished)
        case (.webhook, .streamStart), (.webhook, .streamStop), (.beep, .streamStart), (.beep, .streamStop): false
        case (_, .join), (_, .leave), (_, .ended), (_, .answered), (_, .mute), (_, .unmute), (_, .hold), (_, .unhold),
            (_, .modify), (_, .conferenceEnd), (_, .announcement), (_, .recordPause), (_, .recordResume),
            (_, .recordStop), (_, .up), (_, .digits):
            false
        }
    }
}

extension WebhookRequest {
    /// Whether a status says that its stream has come to a state, whatever its format; an error is no state.
    fileprivate func says(_ state: StreamState) -> Bool {
        let word = state == .streaming ? StreamEventWord.started : .stopped
        if text(of: "StreamEvent") == word.rawValue || text(of: "params.status") == word.rawValue { return true }
        guard let field = EventFields.named("state", in: .callStream),
            let error = EventFields.named("error", in: .callStream)
        else { return false }
        return value(of: field) == .text(state.rawValue) && value(of: error) == nil
    }
}

extension StreamOptions {
    /// Fills in a text that only the run knows, by the way to it.
    mutating func fill(_ path: [String], with text: String) {
        guard let first = path.first else { return }
        if path.count == 2, first == Key.customParameters.rawValue {
            for place in customParameters.indices where customParameters[place].name == path[1] {
                customParameters[place].value = text
            }
        } else {
            _ = set(first, to: .text(text))
        }
    }
}
