/// Why a text is no pattern, and which of its characters are to blame.
public struct PatternError: Error, Sendable, Hashable {
    /// What is wrong and what to write instead: a sentence without a full stop.
    public let message: String
    /// The first character to blame: Unicode scalars from the start of the pattern.
    public let offset: Int
    /// How many Unicode scalars are to blame: at least one, and none beyond the end of the pattern.
    public let length: Int
}
