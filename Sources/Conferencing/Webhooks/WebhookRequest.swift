import JSONCodec

/// A webhook as its receiver has it: one HTTP request, with the fields of its body as they are on the wire.
public struct WebhookRequest: Sendable, Hashable {
    /// The webhook, as the one who sent it numbers it.
    public var id: WebhookID
    /// Which attempt it is, from 1.
    public var attempt: Int32
    /// The address, without what a GET adds to its query.
    public var url: String
    /// The method's name.
    public var method: String
    /// `Content-Type`; nil where there is no body.
    public var contentType: String?
    /// What encodes the fields.
    public var encoding: Encoding
    /// The fields, in the order of the wire; members of objects under their whole way there: `params.status`.
    public var fields: [Field]
    /// The fields of JSON that stands as a text in one of `fields`, as a GET of a stream's status has it.
    public var inner: [Field] = []
    /// Whether it is about a recording, whose form has fields of its own.
    public var isOfRecording: Bool
    /// What the service meant by it, whose numbers of calls and conferences are those of the session's events.
    public var event: ServiceEvent

    /// What encodes the fields.
    public enum Encoding: String, Sendable, Hashable {
        /// A JSON document, which tells numbers and booleans from texts.
        case json
        /// A form, in which everything is text.
        case form
    }

    /// One field of the body.
    public struct Field: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its value as text.
        public var text: String
        /// What JSON says that it is; a form says of all that they are texts.
        public var kind: Kind

        /// What a value is.
        public enum Kind: String, Sendable, Hashable {
            case text, number, boolean, null
        }

        /// Makes a field.
        public init(_ name: String, _ text: String, _ kind: Kind = .text) {
            self.name = name
            self.text = text
            self.kind = kind
        }
    }

    /// The request that an attempt makes.
    public init(_ attempt: WebhookAttempt, _ names: WebhookNames) {
        let message = attempt.message.value
        let body = WebhookBody(message, names)
        let method = message.target.value.method
        id = attempt.id
        self.attempt = attempt.number
        url = message.target.value.url
        self.method = method.rawValue
        contentType = method == .get ? nil : body.contentType
        event = message.event
        isOfRecording = message.recording != nil
        switch body {
        case .json(let object):
            encoding = .json
            fields = []
            if method == .get { appendQuery(object) } else { append(object, under: "", to: \.fields) }
        case .form(let values):
            encoding = .form
            fields = values.map { Field($0.name, $0.text) }
        }
    }

    /// A request whose parts are known: one that is read back from a trace.
    package init(
        id: WebhookID,
        attempt: Int32,
        url: String,
        method: String,
        contentType: String?,
        encoding: Encoding,
        fields: [Field],
        inner: [Field],
        isOfRecording: Bool,
        event: ServiceEvent
    ) {
        self.id = id
        self.attempt = attempt
        self.url = url
        self.method = method
        self.contentType = contentType
        self.encoding = encoding
        self.fields = fields
        self.inner = inner
        self.isOfRecording = isOfRecording
        self.event = event
    }

    /// Section 6: the envelope's fields as query parameters, `params` as JSON text.
    private mutating func appendQuery(_ object: JSONObject) {
        for member in object {
            if case .object(let members) = member.value {
                fields.append(Field(member.name, member.value.text))
                append(members, under: member.name + ".", to: \.inner)
            } else {
                fields.append(Field(member.name, member.value.stringValue ?? member.value.text))
            }
        }
    }

    private mutating func append(
        _ object: JSONObject,
        under path: String,
        to list: WritableKeyPath<WebhookRequest, [Field]>
    ) {
        for member in object {
            let name = path + member.name
            switch member.value {
            case .object(let members): append(members, under: name + ".", to: list)
            case .string(let text): self[keyPath: list].append(Field(name, text))
            case .number(let number): self[keyPath: list].append(Field(name, number.text, .number))
            case .bool(let flag): self[keyPath: list].append(Field(name, flag ? "true" : "false", .boolean))
            case .null: self[keyPath: list].append(Field(name, "null", .null))
            case .array: self[keyPath: list].append(Field(name, member.value.text))
            }
        }
    }

    /// The text of a field of the body; nil where it does not have it.
    public func text(of name: String) -> String? { fields.first { $0.name == name }?.text }

    /// What the body says of a field of the event, typed by the table; nil where it says nothing.
    ///
    /// Only the body counts, never what the service meant: a text where a number belongs stays a text.
    public func value(of field: EventField) -> FieldValue? {
        if isOfRecording, encoding == .form, field.name == "status" { return status.map { .text($0) } }
        guard
            let found = wireName(of: field.name).flatMap({ name in
                fields.first { $0.name == name } ?? inner.first { $0.name == name }
            })
        else {
            return nil
        }
        switch (field.type, found.kind, encoding) {
        case (.boolean, .boolean, .json), (.boolean, .text, .form):
            return found.text == "true" ? .boolean(true) : found.text == "false" ? .boolean(false) : .text(found.text)
        case (.integer, .number, .json), (.integer, .text, .form):
            return Int64(found.text).map { .integer($0) } ?? .text(found.text)
        case (.number, .number, .json): return Double(found.text).map { .number($0) } ?? .text(found.text)
        case (_, _, _): return .text(found.text)
        }
    }

    /// The status that the body names.
    public var status: String? {
        if isOfRecording, encoding == .form {
            return text(of: "RecordingStatus").flatMap(FormFields.status(ofRecording:))
        }
        return wireName(of: "status").flatMap(text)
    }

    /// The name under which the body has a field of the event; nil where its encoding knows none.
    private func wireName(of field: String) -> String? {
        switch encoding {
        case .json: field == "timestamp" ? field : "params." + field
        case .form where isOfRecording: FormFields.recording.first { $0.eventField == field }?.name
        case .form: (isOfStream ? FormFields.streamSaying(field) : FormFields.saying(field))?.name
        }
    }
}
