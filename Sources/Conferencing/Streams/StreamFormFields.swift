extension FormFields {
    /// The fields of the form that tells how a stream stands (`events-and-webhooks.md`, section 6), in the order of sending.
    public static let stream: [FormField] = [
        FormField("AccountSid", "always", "The project's id.", source: "STREAM") { $1.project($0.project) },
        FormField("CallSid", ofStream: "call_id", "where a join attached it", source: "STREAM"),
        FormField("ConferenceSid", "always", "The conference.", source: "STREAM") { message, names in
            message.streamEvent.map { names.conference($0.conference) }
        },
        FormField("StreamSid", ofStream: "control_id", "always", source: "STREAM"),
        FormField("StreamName", ofStream: "name", "where it has one", source: "STREAM"),
        FormField("StreamTrack", "always", "What the stream carries.", source: "STREAM") { message, _ in
            message.streamEvent?.track.rawValue
        },
        FormField("StreamEvent", "always", "What became of the stream.", source: "STREAM") { message, _ in
            message.streamEvent?.status.word.rawValue
        },
        FormField("StreamError", ofStream: "error", "with stream-error", source: "STREAM"),
        FormField("Timestamp", "always", "When it happened, as ISO 8601.", source: "STREAM, C33") { message, names in
            MailDate.isoText(unixSeconds: Int64(names.unixSeconds(message.event.timestamp).rounded(.down)))
        },
        FormField("Unique-ID", "where a join attached it", "The call's id.", source: "STREAM") { message, names in
            message.streamEvent?.call.map(names.call)
        },
    ]

    /// The field that says what a field of `calling.call.stream` says, if the form has one.
    static func streamSaying(_ eventField: String) -> FormField? { stream.first { $0.eventField == eventField } }
}

extension FormField {
    /// A field that says what a field of `calling.call.stream` says.
    fileprivate init(_ name: String, ofStream eventField: String, _ presence: String, source: String) {
        let field = EventFields.named(eventField, in: .callStream)
        self.init(name, presence, field?.summary ?? "", as: eventField, source: source) { message, names in
            field?.get(message.event).map(names.text)
        }
    }
}

extension WebhookMessage {
    /// What is told of a stream, if it is that.
    var streamEvent: CallStreamEvent? {
        guard case .callStream(let event) = event.body else { return nil }
        return event
    }

    /// Whether it tells of a stream.
    var isOfStream: Bool { streamEvent != nil }
}

extension WebhookRequest {
    /// What the service meant to tell of a stream, if it was that.
    public var streamEvent: CallStreamEvent? {
        guard case .callStream(let event) = event.body else { return nil }
        return event
    }

    /// Whether it tells of a stream.
    public var isOfStream: Bool { streamEvent != nil }
}
