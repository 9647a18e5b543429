import Conferencing
import JSONCodec
import Planning

// What comes from outside is written so that it can be read back whole: ``TraceReader`` is the other half.

extension TraceWriter {
    /// What a case was run under. The ids that a service has made are told in the order of their numbers.
    mutating func write(_ conditions: CaseConditions, _ identifiers: WireIdentifiers) {
        field("run_seed", String(conditions.runSeed))
        if conditions.patience != 1 { field("patience", conditions.patience) }
        if let timeout = conditions.timeout { field("timeout", timeout.description) }
        field("transport", conditions.capabilities.transport)
        write("can", TraceWriter.abilities.filter { conditions.capabilities[keyPath: $0.path] }.map(\.name))
        if let webhooks = conditions.webhooks {
            writer.key("webhooks")
            writer.beginObject()
            field("conference", webhooks.conference)
            field("recording", webhooks.recording)
            field("stream_status", webhooks.streamStatus)
            field("stream", webhooks.stream)
            writer.endObject()
        }
        guard conditions.learnsIdentifiers else { return }
        write("calls", identifiers.learntCalls)
        write("conferences", identifiers.learntConferences)
    }

    /// What a transport may be able to do, by the words of a trace's head.
    static var abilities: [(name: String, path: WritableKeyPath<Capabilities, Bool>)] {
        [
            ("list", \.listsConferences), ("hear", \.observesHearing), ("webhooks", \.receivesWebhooks),
            ("streams", \.receivesStreams), ("beeps", \.hearsBeeps), ("simulated", \.isSimulated), ("alone", \.isAlone),
        ]
    }

    /// An event's type and every field that the table knows and the event has, in the order of the wire; beside them what
    /// has no field, and the rules that are cited.
    mutating func write(_ event: ServiceEvent, _ names: CallNames) {
        field("event_type", event.type)
        writer.key("params")
        switch event.body {
        case .unknown(let type, let raw):
            writer.value(raw)
            // Of one that could not be read there is nothing but what came.
            if EventType(rawValue: type) != nil { field("unread", true) }
            writer.key("timestamp")
            write(.instant(event.timestamp), names)
        case .conference, .callState, .callDial, .callStream, .callReceive, .callSendDigits:
            writer.beginObject()
            for eventField in EventType(rawValue: event.type).map(EventFields.of) ?? [] {
                guard let value = eventField.get(event) else { continue }
                writer.key(eventField.name)
                write(value, names)
            }
            writer.endObject()
        }
        if let tag = event.tag, let member = names.memberSharing(tag) { field("tag_of", member) }
        if case .callStream(let stream) = event.body {
            field("conference_id", names.identifiers.text(of: stream.conference))
            field("track", stream.track.rawValue)
        }
        write(event.because)
    }

    /// Marks what no transport has brought.
    mutating func writeFault(_ entry: TraceEntry) {
        if entry.isOfFault { field("of_fault", true) }
    }

    /// A request as it came: the body's fields are texts, those of objects under their whole way there.
    mutating func write(_ request: WebhookRequest, _ names: CallNames) {
        field("kind", "webhook")
        field("webhook", Int64(request.id.number))
        field("attempt", Int64(request.attempt))
        field("method", request.method)
        field("url", request.url)
        if let type = request.contentType { field("content_type", type) }
        field("encoding", request.encoding.rawValue)
        if request.isOfRecording { field("of_recording", true) }
        write("fields", request.fields)
        if !request.inner.isEmpty { write("inner", request.inner) }
        // What the service meant by it, whatever the body says.
        writer.key("means")
        writer.beginObject()
        var event = request.event
        event.because = Because()
        write(event, names)
        writer.endObject()
        write(request.event.because)
    }

    /// The fields of a body as texts, and beside them what is no text.
    mutating func write(_ name: String, _ fields: [WebhookRequest.Field]) {
        writer.key(name)
        writer.beginObject()
        for member in fields { field(member.name, member.text) }
        writer.endObject()
        let others = fields.filter { $0.kind != .text }
        guard !others.isEmpty else { return }
        writer.key(name + "_types")
        writer.beginObject()
        for member in others { field(member.name, member.kind.rawValue) }
        writer.endObject()
    }

    private mutating func write(_ key: String, _ texts: [String]) {
        writer.key(key)
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
    }
}

extension ServiceEvent {
    /// The tag that it bears.
    fileprivate var tag: CallTag? {
        switch body {
        case .conference(let event): event.tag
        case .callState(let event): event.tag
        case .callDial(let event): event.tag
        case .callStream(let event): event.tag
        case .callSendDigits(let event): event.tag
        case .callReceive, .unknown: nil
        }
    }
}
