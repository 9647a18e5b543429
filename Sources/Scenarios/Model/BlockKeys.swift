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

/// The keys of `for_each`.
public enum ForEachKey: String, Vocabulary {
    case `in`
    case `as`
    case steps

    /// What such a word is called in a message.
    public static let noun = "key of for_each"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ForEachKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .in: term("a list, or the name of a group", "What there is a round for, in order.", isRequired: true)
        case .as:
            term(
                "a name",
                "The name under which the steps speak of each: $(NAME), or $(NAME.member).",
                isRequired: true
            )
        case .steps: term("a list of steps", "What happens for each, in order.", isRequired: true)
        }
    }
}

/// The keys of `use`.
public enum UseKey: String, Vocabulary {
    case fragment
    case file
    case with
    case captures

    /// What such a word is called in a message.
    public static let noun = "key of use"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<UseKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .fragment: term("a name", "The fragment whose steps are run.", isRequired: true)
        case .file: term("a path", "The file that the fragment stands in, from this file's folder; else this file.")
        case .with: term("a mapping of params", "What the fragment's params are.")
        case .captures: term("a list of names", "The captures of the fragment that are known behind it.")
        }
    }
}
