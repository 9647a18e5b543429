/// What a transport can do and observe; what it cannot is skipped or reported as `unobserved`, never passed.
public struct Capabilities: Sendable, Hashable {
    /// The transport's name, as `when` and reports say it.
    public var transport: String
    /// Whether the service can be asked who is in a conference.
    public var listsConferences: Bool
    /// Whether it can be told who hears whom.
    public var observesHearing: Bool

    /// Makes a set of capabilities.
    public init(transport: String, listsConferences: Bool, observesHearing: Bool) {
        self.transport = transport
        self.listsConferences = listsConferences
        self.observesHearing = observesHearing
    }

    /// The simulator sees all.
    public static let simulator = Capabilities(transport: "sim", listsConferences: true, observesHearing: true)
}
