/// One option, or one member of an option that is an object: everything that anybody needs to know of it.
public struct Parameter: Sendable, Hashable, TableEntry {
    /// Its name on the wire and in scenarios.
    public var name: String
    /// What its value may be.
    public var type: ValueType
    /// The value that the service takes where it is not sent, as text; nil where there is none.
    public var defaultValue: String?
    /// Whether it must be given.
    public var isRequired: Bool
    /// Whose value counts.
    public var scope: Scope?
    /// Whether its value is a secret: it never reaches a log, a report or a trace.
    public var isSecret: Bool
    /// What it does, in one or two plain sentences.
    public var summary: String
    /// The rules that govern it.
    public var rules: [RuleID]
    /// Where that is written, by the tags of the reference.
    public var source: String
    /// Whether the simulator acts on it yet.
    public var support: Support
    /// What other front doors and SDKs call it, so that whoever writes that is told the right name.
    public var otherNames: [String]

    /// Whose value of an option counts.
    public enum Scope: String, Sendable, Hashable {
        /// Each participant's own.
        case participant
        /// The first participant's, for the whole conference (R40, R41).
        case conference
        /// Each adds to the conference.
        case addsToConference
    }

    /// Makes a parameter.
    public init(
        _ name: String,
        _ type: ValueType,
        default defaultValue: String? = nil,
        isRequired: Bool = false,
        scope: Scope? = nil,
        isSecret: Bool = false,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        support: Support = .notYet,
        otherNames: [String] = []
    ) {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
        self.isRequired = isRequired
        self.scope = scope
        self.isSecret = isSecret
        self.summary = summary
        self.rules = rules
        self.source = source
        self.support = support
        self.otherNames = otherNames
    }
}
