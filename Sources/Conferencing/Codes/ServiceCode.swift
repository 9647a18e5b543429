/// A code by which the service says that something went wrong, or well.
public struct ServiceCode: Sendable, Hashable {
    /// The code, as the wire has it.
    public var text: String
    /// Where it is said.
    public var front: Front
    /// What it is about, in a few words.
    public var title: String
    /// What it says, in a sentence or two.
    public var summary: String
    /// The rules by which it is said.
    public var rules: [RuleID]
    /// Where it is written, by the tags of the reference.
    public var source: String

    /// Where a code is said.
    public enum Front: String, Sendable, Hashable, CaseIterable {
        /// The error frame of a JSON-RPC request that failed.
        case errorFrame = "code of an error frame"
        /// The result of a calling method.
        case result = "code of a result"
        /// The body of a REST answer, or the log.
        case rest = "code of REST"
        /// The log of webhooks.
        case webhook = "code of a failing webhook"
        /// The status of a stream.
        case stream = "error of a stream"
    }

    init(
        _ text: String,
        _ front: Front,
        _ title: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String
    ) {
        self.text = text
        self.front = front
        self.title = title
        self.summary = summary
        self.rules = rules
        self.source = source
    }
}
