public import JSONCodec

/// The body of a webhook, before it is made bytes.
public enum WebhookBody: Sendable, Hashable {
    /// The envelope of the event as JSON (section 4.1).
    case json(JSONObject)
    /// Names and values as a form has them (section 4.2).
    case form([FormValue])

    /// One name of a form with its value.
    public struct FormValue: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value.
        public var text: String

        /// Makes a name with a value.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// What a message's body is, in the format that its address wants.
    public init(_ message: WebhookMessage, _ names: WebhookNames) {
        if message.target.value.format.isForm {
            let table =
                if message.isOfStream {
                    FormFields.stream
                } else {
                    message.recording == nil ? FormFields.all : FormFields.recording
                }
            let fields = table.lazy.filter { message.extraFields == .twilio || !$0.isExtra }
            self = .form(fields.compactMap { field in field.value(message, names).map { FormValue(field.name, $0) } })
        } else {
            self = .json(WebhookBody.envelope(message, names))
        }
    }

    /// What stands in `params` of the event's frame.
    private static func envelope(_ message: WebhookMessage, _ names: WebhookNames) -> JSONObject {
        let isDraft = message.isOfStream && message.streamFormat == .conferenceStatus
        var envelope: JSONObject = [
            "event_type": .string(isDraft ? EventType.conference.rawValue : message.event.type),
            "event_channel": .string(names.channel),
        ]
        if let timestamp = JSONNumber(names.unixSeconds(message.event.timestamp)) {
            envelope.append("timestamp", .number(timestamp))
        }
        envelope.append("project_id", .string(names.project(message.project)))
        envelope.append("space_id", .string(names.space))
        envelope.append("params", .object(isDraft ? draftedParams(message, names) : params(message, names)))
        return envelope
    }

    private static func params(_ message: WebhookMessage, _ names: WebhookNames) -> JSONObject {
        guard let type = EventType(rawValue: message.event.type) else { return [:] }
        var params: JSONObject = [:]
        for field in EventFields.of(type) where field.name != "timestamp" {
            guard let value = field.get(message.event) else { continue }
            switch value {
            case .boolean(let flag): params.append(field.name, .bool(flag))
            case .integer(let number): params.append(field.name, .number(JSONNumber(number)))
            case .number(let number): params.append(field.name, JSONNumber(number).map { .number($0) } ?? .null)
            case .text, .call, .calls, .conference, .stream, .tag, .instant, .object:
                params.append(field.name, .string(names.text(value)))
            }
        }
        if message.conferenceEvent?.call != nil || message.streamEvent?.call != nil {
            params.append("node_id", .string(names.node))
        }
        return params
    }

    /// What drafts had for a stream's status: a conference event, whose name is the stream's (C17).
    private static func draftedParams(_ message: WebhookMessage, _ names: WebhookNames) -> JSONObject {
        guard let event = message.streamEvent else { return [:] }
        var params: JSONObject = ["conference_id": .string(names.conference(event.conference))]
        if let name = event.name { params.append("name", .string(name)) }
        params.append("status", .string(event.status.word.rawValue))
        if let call = event.call {
            params.append("node_id", .string(names.node))
            params.append("call_id", .string(names.call(call)))
        }
        if let error = event.status.error { params.append("error", .string(error.rawValue)) }
        return params
    }

    /// `Content-Type` of a request that has the body.
    public var contentType: String {
        switch self {
        case .json: "application/json"
        case .form: "application/x-www-form-urlencoded"
        }
    }

    /// The body's bytes; of a form also what stands in the query of a GET.
    public var bytes: [UInt8] {
        switch self {
        case .json(let object): return Array(JSONValue.object(object).text.utf8)
        case .form(let values):
            var bytes: [UInt8] = []
            for value in values {
                if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
                WebhookBody.append(value.name, to: &bytes)
                bytes.append(UInt8(ascii: "="))
                WebhookBody.append(value.text, to: &bytes)
            }
            return bytes
        }
    }

    /// A text as `application/x-www-form-urlencoded` has it: a space is a plus sign.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "*"):
                bytes.append(byte)
            case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
            case _: bytes += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 0xF)]]
            }
        }
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
