/// What the endpoint of a stream has received: one message with its fields as they are on the wire, the upgrade request
/// among them.
public struct StreamReceipt: Sendable, Hashable {
    /// The socket, which belongs to one stream and it alone.
    public var stream: StreamID
    /// The name under which the scenario attached it; nil where it has none. No message bears it.
    public var name: String?
    /// The conference lifetime to which it was attached.
    public var conference: ConferenceID
    /// Which message it is.
    public var event: StreamEventName
    /// Its fields, in the order of the wire; members of objects under their whole way there: `start.streamSid`.
    public var fields: [Field]

    /// One field.
    public typealias Field = WebhookRequest.Field

    /// Makes a receipt.
    public init(
        stream: StreamID,
        name: String?,
        conference: ConferenceID,
        event: StreamEventName,
        fields: [Field]
    ) {
        self.stream = stream
        self.name = name
        self.conference = conference
        self.event = event
        self.fields = fields
    }

    /// What the endpoint receives of something that the service does; nil where that is no message.
    public init?(
        _ action: StreamAction,
        of stream: StreamID,
        opening: StreamOpening,
        _ names: WebhookNames
    ) {
        let event: StreamEventName
        var fields: [Field] = []
        switch action {
        case .open(let opening):
            event = .upgrade
            fields.append(Field("url", opening.value.url))
            if let bearer = opening.value.bearer { fields.append(Field("bearer", bearer)) }
        case .send(let message):
            event = message.event
            fields = message.fields(of: stream, names)
        case .close(let code):
            event = .close
            fields.append(Field("code", String(code), .number))
        }
        self.init(
            stream: stream,
            name: opening.name,
            conference: opening.conference,
            event: event,
            fields: fields
        )
    }

    /// The text of a field; nil where the message does not have it.
    public func text(of name: String) -> String? { fields.first { $0.name == name }?.text }

    /// What the message says of a field, typed by the table; nil where it says nothing.
    public func value(of field: StreamField) -> FieldValue? {
        guard let found = fields.first(where: { $0.name == field.name }) else { return nil }
        switch (field.type, found.kind) {
        case (.integer, .number): return Int64(found.text).map { .integer($0) } ?? .text(found.text)
        case (_, _): return .text(found.text)
        }
    }
}

/// Which message an endpoint has received: the `event` of the wire, and the socket's own begin and end.
public enum StreamEventName: String, Sendable, Hashable, CaseIterable {
    case upgrade, connected, start, media, dtmf, mark, stop, close
}

extension StreamMessage {
    fileprivate var event: StreamEventName {
        switch self {
        case .connected: .connected
        case .start: .start
        case .media: .media
        case .dtmf: .dtmf
        case .mark: .mark
        case .stop: .stop
        }
    }

    fileprivate func fields(of stream: StreamID, _ names: WebhookNames) -> [StreamReceipt.Field] {
        typealias Field = StreamReceipt.Field
        switch self {
        case .connected: return [Field("protocol", "Call"), Field("version", "0.2.0")]
        case .start(let start): return start.value.fields(names)
        case .media(let sequence, let track, let chunk, let milliseconds):
            return [
                Field("sequenceNumber", String(sequence)),
                Field("media.track", track.rawValue),
                Field("media.chunk", String(chunk)),
                Field("media.timestamp", String(milliseconds)),
            ]
        case .dtmf(let sequence, let digit, let milliseconds, let isSending):
            return [Field("sequenceNumber", String(sequence))]
                + (isSending ? [Field("streamSid", names.stream(stream))] : [])
                + [Field("dtmf.digit", digit), Field("dtmf.duration", String(milliseconds), .number)]
        // It may send: no mark of another is taken (S2).
        case .mark(let name): return [Field("streamSid", names.stream(stream)), Field("mark.name", name)]
        case .stop(let sequence): return [Field("sequenceNumber", String(sequence))]
        }
    }
}

extension StreamStart {
    fileprivate func fields(_ names: WebhookNames) -> [StreamReceipt.Field] {
        typealias Field = StreamReceipt.Field
        var fields = [
            Field("sequenceNumber", String(sequence)),
            Field("start.streamSid", names.stream(stream)),
            Field("start.accountSid", names.project(project)),
        ]
        switch caller {
        case .call(let call): fields.append(Field("start.callSid", names.call(call)))
        case .conference(let conference): fields.append(Field("start.callSid", names.conference(conference)))
        case .absent: break
        }
        fields.append(Field("start.tracks", tracks.map(\.rawValue).joined(separator: " ")))
        if let parameters = customParameters {
            if parameters.isEmpty { fields.append(Field("start.customParameters", "{}")) }
            fields += parameters.map { Field("start.customParameters." + $0.name, $0.value) }
        }
        fields.append(Field("start.mediaFormat.encoding", format.encoding))
        fields.append(Field("start.mediaFormat.sampleRate", String(format.sampleRateHz), .number))
        fields.append(Field("start.mediaFormat.channels", String(format.channels), .number))
        return fields
    }
}
