public import Conferencing

/// The keys of `known_failure`.
public enum KnownFailureKey: String, Vocabulary {
    case reason
    case step
    case law
    case until

    /// What such a word is called in a message.
    public static let noun = "key of known_failure"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<KnownFailureKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .reason: term("a text", "Why it fails, and who mends it.", isRequired: true)
        case .step: term("a step", "The step that fails, by its label in reports (3, or 3.guests.2) or by its name.")
        case .law: term("a law", "The law that is broken, in the place of a step.")
        case .until:
            term("a day such as 2027-03-01", "The last day on which the failure is accepted.", isRequired: true)
        }
    }
}

/// `known_failure`, as it is declared.
public struct KnownFailureDeclaration: Sendable {
    /// Why it fails.
    public var reason: String
    /// What fails, and where that is written.
    public var what: Located<What>
    /// The last day on which it may.
    public var until: Day

    /// What fails.
    public enum What: Sendable, Hashable {
        /// A step, by its label or its name.
        case step(String)
        /// A law is broken.
        case law(LawID)
    }

    /// Makes a declaration.
    public init(reason: String, what: Located<What>, until: Day) {
        self.reason = reason
        self.what = what
        self.until = until
    }
}
