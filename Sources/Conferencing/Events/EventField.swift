/// One field of an event: how matchers, traces and the wire read it, and what the loader and `muster explain` say of it.
public struct EventField: Sendable, TableEntry {
    /// Its name on the wire and in scenarios; of a member of an object the way there, with dots: `call.call_id`.
    public var name: String
    /// What its value may be.
    public var type: ValueType
    /// When it is there, in a few words.
    public var presence: String
    /// What it says, in one plain sentence.
    public var summary: String
    /// The rules that govern it.
    public var rules: [RuleID]
    /// Where that is written, by the tags of the reference.
    public var source: String
    /// Whether the simulator's events have it yet; an expectation on one that they do not have yet is an error that says so.
    public var support: Support
    /// What older texts, join options and SDKs call it, so that whoever writes that is told the right name.
    public var otherNames: [String]
    /// Reads it; nil where the event does not have it.
    public var get: @Sendable (ServiceEvent) -> FieldValue?

    /// Makes a field that the simulator's events have.
    public init(
        _ name: String,
        _ type: ValueType,
        _ presence: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        otherNames: [String] = [],
        get: @escaping @Sendable (ServiceEvent) -> FieldValue?
    ) {
        self.name = name
        self.type = type
        self.presence = presence
        self.summary = summary
        self.rules = rules
        self.source = source
        self.otherNames = otherNames
        self.support = .simulated
        self.get = get
    }

    /// Makes a field that the real service sends and the simulator does not have yet.
    public init(
        notYet name: String,
        _ type: ValueType,
        _ presence: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String
    ) {
        self.init(name, type, presence, summary, rules: rules, source: source, get: { _ in nil })
        support = .notYet
    }
}
