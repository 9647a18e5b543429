/// One field of what a stream's endpoint receives.
public struct StreamField: Sendable, TableEntry {
    /// Its name on the wire; of a member of an object the way there, with dots: `start.streamSid`.
    public var name: String
    /// What its value may be.
    public var type: ValueType
    /// The messages that have it.
    public var events: [StreamEventName]
    /// When it is there, in a few words.
    public var presence: String
    /// What it says, in one plain sentence.
    public var summary: String
    /// The rules that govern it.
    public var rules: [RuleID]
    /// Where that is written, by the tags of the reference.
    public var source: String
    /// What others call it.
    public var otherNames: [String] { [] }

    /// A field that is always there.
    init(
        _ name: String,
        _ type: ValueType,
        _ events: [StreamEventName],
        _ summary: String,
        rules: [RuleID] = [],
        source: String = "STREAM"
    ) {
        self.init(name, type, events, "always", summary, rules: rules, source: source)
    }

    init(
        _ name: String,
        _ type: ValueType,
        _ events: [StreamEventName],
        _ presence: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String = "STREAM"
    ) {
        self.name = name
        self.type = type
        self.events = events
        self.presence = presence
        self.summary = summary
        self.rules = rules
        self.source = source
    }
}

/// The table of the fields of stream messages (`stream-wire.md`, section 3).
///
/// The numbers are decimal texts on the wire but for `sampleRate`, `channels`, `dtmf.duration` and the code of a close. Samples are not
/// simulated, so `media` has no payload.
public enum StreamFields {
    /// Every field, in the order of the wire.
    public static let all: [StreamField] = [
        StreamField("url", .text(), [.upgrade], "The address that was dialled.", source: "STREAM, ASSUMED"),
        StreamField(
            "bearer",
            .text(),
            [.upgrade],
            "where a token was given",
            "The token of Authorization: Bearer. A secret: it is compared, and never shown."
        ),
        StreamField("protocol", .text(), [.connected], "The protocol's name, Call."),
        StreamField("version", .text(), [.connected], "The protocol's version, 0.2.0."),
        StreamField(
            "sequenceNumber",
            .text(),
            [.start, .media, .dtmf, .stop],
            "The number of the message in one series of all that have one, from 1."
        ),
        StreamField(
            "streamSid",
            .text(),
            [.dtmf, .mark],
            "where the stream may send",
            "The stream's id.",
            rules: [.R74]
        ),
        StreamField("start.streamSid", .text(), [.start], "The stream's id."),
        StreamField("start.accountSid", .text(), [.start], "The project's id."),
        StreamField(
            "start.callSid",
            .call,
            [.start],
            "where there is such a call",
            "The call whose join attached the stream; the knob stream_call_sid knows other readings.",
            source: "STREAM, ASSUMED"
        ),
        StreamField(
            "start.tracks",
            .text(),
            [.start],
            "What the stream carries: inbound, outbound, or both with a space."
        ),
        StreamField(
            "start.customParameters",
            .text(),
            [.start],
            "with empty_custom_parameters: object",
            "An empty object, {}; what it holds is reached as start.customParameters.NAME.",
            source: "STREAM, C39"
        ),
        StreamField("start.mediaFormat.encoding", .text(), [.start], "How samples are coded.", rules: [.S13]),
        StreamField(
            "start.mediaFormat.sampleRate",
            .integer(minimum: 0),
            [.start],
            "Samples a second.",
            rules: [.S13]
        ),
        StreamField(
            "start.mediaFormat.channels",
            .integer(minimum: 0),
            [.start],
            "How many channels: 1.",
            rules: [.S13]
        ),
        StreamField("media.track", .word(of: StreamTrack.self), [.media], "The track."),
        StreamField("media.chunk", .text(), [.media], "The number of the message on its track, from 1."),
        StreamField(
            "media.timestamp",
            .text(),
            [.media],
            "Milliseconds since the first media message.",
            rules: [.S10, .S22]
        ),
        StreamField("dtmf.digit", .text(), [.dtmf], "The key that was pressed: 0 to 9, *, # or A to D.", rules: [.S24]),
        StreamField(
            "dtmf.duration",
            .integer(minimum: 0),
            [.dtmf],
            "Milliseconds for which it was held.",
            rules: [.S24]
        ),
        StreamField("mark.name", .text(), [.mark], "The endpoint's mark that was reached.", rules: [.S4]),
        StreamField(
            "code",
            .integer(minimum: 0),
            [.close],
            "The code with which the service closed the socket.",
            rules: [.S20]
        ),
    ]

    /// Where the members of `customParameters` stand; their names are the application's.
    public static let customParameters = "start.customParameters"

    /// The field with this name; any name below `start.customParameters` is a text.
    public static func named(_ name: String) -> StreamField? {
        if let field = all.named(name) { return field }
        let prefix = customParameters + "."
        guard name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count else { return nil }
        return StreamField(name, .text(), [.start], "where it was given", "A text of the application's own.")
    }
}
