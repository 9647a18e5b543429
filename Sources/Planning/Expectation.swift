public import Conferencing
public import Scenarios
public import YAMLSource

/// One entry of an `expect`: an event that must come.
public struct Expectation: Sendable {
    /// The whole entry in the file.
    public var range: SourceRange
    /// The event.
    public var pattern: EventPattern
    /// Whose events must come.
    public var quantifier: Quantifier
    /// How many must come; nil for one.
    public var count: Count?
    /// What of the event is kept.
    public var captures: [EntryCapture] = []
    /// The entries that this one stands for, if it stands for several. They have one source, and the pattern is the first's.
    public var group: Group?
    /// How long it may take; nil for the step's own.
    public var within: TimeSpan?
    /// How long it must take at least.
    public var after: TimeSpan?

    /// How many events an entry asks for, both bounds inclusive.
    public struct Count: Sendable, Hashable {
        /// At least so many.
        public var least: Int
        /// At most so many; nil where any number will do.
        public var most: Int?

        /// Makes a count.
        public init(least: Int, most: Int?) {
            self.least = least
            self.most = most
        }
    }

    /// Entries of which not each simply comes in its turn.
    public enum Group: Sendable {
        /// All of them, in any order (`any_order`).
        case anyOrder([Expectation])
        /// The first of them that holds (`either`).
        case either([Expectation])
    }

    /// Whose events an entry asks for.
    public enum Quantifier: Sendable, Hashable {
        /// One.
        case one
        /// One of each of these calls, in any order (`{ each: guest }`).
        case each([CastIndex])
        /// One, of any of these calls (`{ any: guest }`).
        case any([CastIndex])
    }

    /// Makes an expectation.
    public init(
        range: SourceRange,
        pattern: EventPattern,
        quantifier: Quantifier = .one,
        within: TimeSpan? = nil,
        after: TimeSpan? = nil
    ) {
        self.range = range
        self.pattern = pattern
        self.quantifier = quantifier
        self.within = within
        self.after = after
    }
}

/// What an event must be like.
public struct EventPattern: Sendable {
    /// Its type.
    public var type: EventType
    /// Whether it is an event of the session, or the webhook that tells of one.
    public var carrier = Carrier.session
    /// Its status, where it is a conference event.
    public var status: ConferenceStatus?
    /// The room that it names; such an entry is not bound to the lifetime on which its step acted.
    public var room: RoomIndex?
    /// Which message of a stream it is; of streams only.
    public var message: StreamEventName?
    /// The stream on whose socket it comes; nil for any.
    public var stream: String?
    /// What its fields must be, in the order of the file.
    public var fields: [FieldPattern]
    /// Where it is written.
    public var range: SourceRange

    /// What brings word of an event.
    public enum Carrier: String, Sendable, Hashable {
        /// The session.
        case session
        /// A request to `$(webhook.url)`.
        case webhook
        /// A request to `$(recording_webhook.url)`.
        case recordingWebhook = "recording_webhook"
        /// A request to `$(stream_webhook.url)`.
        case streamWebhook = "stream_webhook"
        /// A message on the socket of a stream.
        case stream
        /// What is heard in the conference, which no event tells (R39).
        case beep

        /// Those that are requests about conferences and recordings; order holds within each.
        public static let webhooks: [Carrier] = [.webhook, .recordingWebhook]
    }

    /// Makes a pattern.
    public init(
        type: EventType,
        status: ConferenceStatus?,
        room: RoomIndex? = nil,
        fields: [FieldPattern],
        range: SourceRange
    ) {
        self.type = type
        self.status = status
        self.room = room
        self.fields = fields
        self.range = range
    }
}

/// What one field must be.
public struct FieldPattern: Sendable {
    /// What is looked at.
    public var subject: Subject
    /// What its value must be.
    public var matcher: Matcher
    /// The key and its matcher in the file.
    public var range: SourceRange

    /// What a pattern looks at.
    public enum Subject: Sendable {
        /// A field, from the table.
        case field(EventField)
        /// A field of a webhook's body, by its name on the wire.
        case raw(String)
        /// How a webhook was sent.
        case http(RequestKey)
        /// A field of a stream's message, from the table.
        case stream(StreamField)
        /// What there is to say of a beep.
        case beep(BeepKey)
    }

    /// What it is called in plans and reports.
    public var name: String {
        switch subject {
        case .field(let field): field.name
        case .raw(let name): "\(EntryKey.raw.rawValue).\(name)"
        case .stream(let field): field.name
        case .beep(let key): key.rawValue
        case .http(let key): "\(EntryKey.http.rawValue).\(key.rawValue)"
        }
    }

    /// Makes a field pattern.
    public init(_ subject: Subject, matcher: Matcher, range: SourceRange) {
        self.subject = subject
        self.matcher = matcher
        self.range = range
    }
}

/// A matcher at a leaf.
public indirect enum Matcher: Sendable {
    /// Equal to this.
    case equals(Operand)
    /// Any of these holds.
    case anyOf([Matcher])
    /// A pattern finds itself in the text (`matches`).
    case matches(Pattern)
    /// A number that compares so (`gte`, `gt`, `lte`, `lt`).
    case compares(Comparison, Double)
    /// A number from the first to the second, both inclusive (`between`).
    case between(Double, Double)
    /// The field is there, and this does not hold of it (`not`).
    case not(Matcher)
    /// The text contains this (`contains`).
    case contains(PlannedText)
    /// The field is there, or is not (`exists`).
    case exists(Bool)
    /// The value has this kind (`is_a`).
    case isA(Kind)
    /// All of these hold: a mapping with several matchers.
    case allOf([Matcher])
    /// Just these calls, in any order, in cast order here.
    case callSet([CastIndex])

    /// How two numbers compare.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case gte, gt, lte, lt
    }

    /// Kinds for `is_a`.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case boolean, integer, number, text, uuid
    }

    /// What a value is compared with.
    public enum Operand: Sendable, Hashable {
        case boolean(Bool)
        case integer(Int64)
        case number(Double)
        /// The id of a call of the cast.
        case call(CastIndex)
        /// The id of a room's newest lifetime.
        case conference(RoomIndex)
        /// What a step has captured.
        case capture(CaptureSlot)
        /// A text, with what only the run knows; also a raw id (`{ literal: "..." }`).
        case text(PlannedText)
    }
}
