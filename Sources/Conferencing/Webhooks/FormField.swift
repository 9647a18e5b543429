/// One field of the form of a `cxml` or `laml` webhook (section 4.2).
public struct FormField: Sendable, TableEntry {
    /// Its name in the form.
    public var name: String
    /// When it is there, in a few words.
    public var presence: String
    /// What it says, in one plain sentence.
    public var summary: String
    /// The field of the event that says the same; nil where there is none.
    public var eventField: String?
    /// Where that is written, by the tags of the reference.
    public var source: String
    /// Whether it is there only where `cxml_extra_fields` says so.
    public var isExtra: Bool
    /// What others call it: the event's own name of it.
    public var otherNames: [String] { eventField.map { [$0] } ?? [] }
    /// Its value; nil where the webhook does not have it.
    let value: @Sendable (WebhookMessage, WebhookNames) -> String?

    /// A field that says what a field of the event says.
    init(_ name: String, as eventField: String, _ presence: String, source: String, isExtra: Bool = false) {
        let field = EventFields.named(eventField, in: .conference)
        self.init(name, presence, field?.summary ?? "", as: eventField, source: source, isExtra: isExtra) {
            message,
            names in
            field?.get(message.event).map(names.text)
        }
    }

    /// A field of its own.
    init(
        _ name: String,
        _ presence: String,
        _ summary: String,
        as eventField: String? = nil,
        source: String,
        isExtra: Bool = false,
        value: @escaping @Sendable (WebhookMessage, WebhookNames) -> String?
    ) {
        self.name = name
        self.presence = presence
        self.summary = summary
        self.eventField = eventField
        self.source = source
        self.isExtra = isExtra
        self.value = value
    }
}

/// The table of the form's fields.
public enum FormFields {
    /// Every field, in the order in which it is sent.
    public static let all = documented + request + extra

    /// The field that says what a field of the event says, if a form has one.
    static func saying(_ eventField: String) -> FormField? { byEventField[eventField] }

    private static let byEventField = Dictionary(
        all.compactMap { field in field.eventField.map { ($0, field) } },
        uniquingKeysWith: { first, _ in first }
    )

    private static let documented: [FormField] = [
        FormField("AccountSid", "always", "The project's id.", source: "CXML") { $1.project($0.project) },
        FormField("ConferenceSid", as: "conference_id", "always", source: "CXML"),
        FormField("FriendlyName", as: "name", "always", source: "CXML"),
        FormField("StatusCallbackEvent", as: "status", "always", source: "CXML"),
        FormField(
            "EventName",
            "always",
            "The name of the event, assumed to be the same as StatusCallbackEvent.",
            source: "CXML, ASSUMED"
        ) { message, _ in message.conferenceEvent?.status.rawValue },
        FormField("Timestamp", as: "timestamp", "always", source: "CXML, C33"),
        FormField("CallSid", as: "call_id", "where the event has a call", source: "CXML"),
        FormField("Muted", as: "muted", "on participant events", source: "CXML"),
        FormField("Hold", as: "hold", "on participant events", source: "CXML"),
        FormField("StartConferenceOnEnter", as: "start_on_join", "on participant events", source: "CXML"),
        FormField("EndConferenceOnExit", as: "end_on_leave", "on participant events", source: "CXML"),
        FormField(
            "Duration",
            "on conference-end",
            "How long the conference ran, from its start, in whole seconds.",
            source: "CXML, ASSUMED"
        ) { message, _ in message.durationSeconds.map(String.init) },
        FormField("RecordingUrl", as: "recording_url", "on conference-end, if there is a recording", source: "CXML"),
        FormField(
            "RecordingFileSize",
            as: "recording_file_size",
            "on conference-end, if there is a recording",
            source: "CXML"
        ),
    ]

    /// The standard parameters of a request that speaks of a call.
    private static let request: [FormField] = [
        FormField("ApiVersion", "with CallSid", "The version of the compatibility API.", source: "CXML, ASSUMED") {
            message,
            _ in
            message.conferenceEvent?.call.map { _ in "2010-04-01" }
        },
        FormField("CallStatus", "with CallSid", "How the call stands.", source: "CXML, ASSUMED") { message, _ in
            message.callState.map(callStatus)
        },
        FormField(
            "Direction",
            "with CallSid",
            "Which side began the call: outbound-api where RELAY dialled it.",
            source: "CXML, ASSUMED"
        ) { message, _ in message.conferenceEvent?.call.map { _ in "outbound-api" } },
        FormField("From", "with CallSid, where it is known", "The caller.", source: "CXML, ASSUMED") {
            message,
            names in
            message.conferenceEvent?.tag.flatMap(names.addresses)?.from
        },
        FormField("To", "with CallSid, where it is known", "Who was called.", source: "CXML, ASSUMED") {
            message,
            names in
            message.conferenceEvent?.tag.flatMap(names.addresses)?.to
        },
    ]

    /// What Twilio's webhooks have beyond that (`cxml_extra_fields`).
    private static let extra: [FormField] = [
        FormField(
            "SequenceNumber",
            "with cxml_extra_fields: twilio",
            "The place of the event among those of its conference, from 1.",
            source: "TW",
            isExtra: true
        ) { message, _ in String(message.sequence) },
        FormField("Coaching", as: "coaching", "with cxml_extra_fields: twilio", source: "TW", isExtra: true),
        FormField(
            "CallSidToCoach",
            as: "call_id_to_coach",
            "with cxml_extra_fields: twilio",
            source: "TW",
            isExtra: true
        ),
        FormField(
            "ReasonConferenceEnded",
            as: "reason_ended",
            "with cxml_extra_fields: twilio",
            source: "TW",
            isExtra: true
        ),
        FormField(
            "CallSidEndingConference",
            as: "call_id_ending_conf",
            "with cxml_extra_fields: twilio",
            source: "TW",
            isExtra: true
        ),
    ]

    private static func callStatus(_ state: CallState) -> String {
        switch state {
        case .created: "queued"
        case .ringing: "ringing"
        case .answered: "in-progress"
        case .ending, .ended: "completed"
        }
    }
}

extension WebhookMessage {
    /// The conference event that is told, if it is one.
    var conferenceEvent: ConferenceEvent? {
        guard case .conference(let event) = event.body else { return nil }
        return event
    }
}
