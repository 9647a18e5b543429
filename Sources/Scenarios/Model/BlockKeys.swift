// The keys of the verbs that have steps within them, one vocabulary each.

/// The keys of `repeat`.
public enum RepeatKey: String, Vocabulary {
    case times
    case until
    case max
    case steps

    /// What such a word is called in a message.
    public static let noun = "key of repeat"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<RepeatKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .times: term("a whole number", "How many rounds there are.")
        case .until: term("a mapping of matchers", "Ends it after the first round behind which all of them hold.")
        case .max: term("a whole number", "With until: how many rounds there may be; one more would be a failure.")
        case .steps: term("a list of steps", "What happens in each round, in order.", isRequired: true)
        }
    }
}
