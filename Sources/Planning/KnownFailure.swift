public import Conferencing
public import YAMLSource

/// A failure of a scenario that is accepted for now (`known_failure`): that one, and no other.
public struct KnownFailure: Sendable, Hashable {
    /// Why it fails.
    public var reason: String
    /// What fails.
    public var what: What
    /// The last day on which that is accepted.
    public var until: Day
    /// Where it is written what fails.
    public var range: SourceRange

    /// What fails.
    public enum What: Sendable, Hashable {
        /// A step, by its place among the plan's.
        case step(Int)
        /// A law is broken.
        case law(LawID)
    }

    /// Makes a known failure.
    public init(reason: String, what: What, until: Day, range: SourceRange) {
        self.reason = reason
        self.what = what
        self.until = until
        self.range = range
    }
}
