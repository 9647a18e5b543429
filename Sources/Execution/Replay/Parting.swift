/// Where a replay parts from what was recorded.
public struct Parting: Error, Sendable, Hashable {
    /// The line of the file, from 1.
    public var line: Int
    /// In what they differ.
    public var why: String
    /// What the file says; nil where it has ended.
    public var recorded: String?
    /// What the executor says; nil where it says nothing.
    public var replayed: String?
}
