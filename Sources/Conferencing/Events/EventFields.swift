/// The table of the fields of events: what matchers, traces and the wire may read, and what is known and not there yet.
///
/// It has the fields of `params.params` and the envelope's `timestamp`. What the service may add beyond them is reached
/// by `raw:` alone.
public enum EventFields {
    /// The fields of an event type, in the order of the wire.
    public static func of(_ type: EventType) -> [EventField] {
        switch type {
        case .conference: conference
        case .callState: callState
        case .callDial: callDial
        case .callStream: callStream
        case .callReceive: callReceive
        case .callSendDigits: callSendDigits
        }
    }

    /// The field with this name in events of this type.
    public static func named(_ name: String, in type: EventType) -> EventField? { of(type).named(name) }

    /// The field that `call:` stands for in a scenario.
    public static func callField(of type: EventType) -> EventField? {
        switch type {
        case .conference, .callState, .callStream, .callReceive, .callSendDigits: named("call_id", in: type)
        case .callDial: named("call.call_id", in: type)
        }
    }

    private static let conference = conferenceFields + recordingFields + qualityFields + [timestamp]
    private static let callState = callStateFields + [timestamp]
    private static let callDial = callDialFields + [timestamp]
    private static let callStream = callStreamFields + [timestamp]
    private static let callReceive = callReceiveFields + [timestamp]
    private static let callSendDigits = callSendDigitsFields + [timestamp]

    private static let timestamp = EventField(
        "timestamp",
        .number,
        "always",
        "When the service says that it happened, in seconds of Unix time. Checks go by arrival, never by this.",
        source: "RA, C33",
        get: { .instant($0.timestamp) }
    )
}
