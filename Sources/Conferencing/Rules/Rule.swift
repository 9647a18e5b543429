/// One numbered rule of the reference: what the service does, and how sure that is.
public struct Rule: Sendable, Hashable {
    /// Its number.
    public var id: RuleID
    /// What it is about, in a few words.
    public var title: String
    /// How sure it is.
    public var status: Status
    /// What it says, in our own words. Alternatives that a knob decides between are described by the knob.
    public var summary: String
    /// What else it says, a sentence or two each.
    public var details: [String]
    /// Where it is written, by the tags of the reference.
    public var source: String
    /// The knobs that decide between its alternatives.
    public var knobs: [KnobName]

    /// How sure a rule is.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// A source of the service's maker says so.
        case documented
        /// Nobody says so; it is the likeliest, and the real service may differ.
        case assumed
        /// Part of it is documented, and the rest assumed.
        case mixed
    }

    init(
        _ id: RuleID,
        _ title: String,
        _ status: Status,
        _ summary: String,
        details: [String] = [],
        source: String,
        knobs: [KnobName] = []
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.summary = summary
        self.details = details
        self.source = source
        self.knobs = knobs
    }
}
