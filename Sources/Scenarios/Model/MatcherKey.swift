/// The matchers: what may stand in a mapping where a value is expected of a field.
public enum MatcherKey: String, Vocabulary {
    case matches
    case gte
    case gt
    case lte
    case lt
    case between
    case not
    case contains
    case exists
    case isA = "is_a"
    case literal

    /// What such a word is called in a message.
    public static let noun = "matcher"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<MatcherKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .matches: term("a regular expression", "The pattern finds itself in the text.")
        case .gte: term("a number", "At least this.")
        case .gt: term("a number", "More than this.")
        case .lte: term("a number", "At most this.")
        case .lt: term("a number", "Less than this.")
        case .between: term("[from, to]", "From the first to the second number, both inclusive.")
        case .not: term("a value or a matcher", "Anything but this.")
        case .contains: term("a text", "The text has this in it.")
        case .exists: term("true or false", "The field is there, or is not.")
        case .isA: term("boolean, integer, number, text or uuid", "The value is of this kind.")
        case .literal: term("a text", "Just this text, where else a call's name would be looked up.")
        }
    }
}
