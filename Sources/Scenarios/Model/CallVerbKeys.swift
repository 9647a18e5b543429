// The keys of the verbs that act on a call's leg, one vocabulary each.

/// The keys of `answer`.
public enum AnswerKey: String, Vocabulary {
    case call

    /// What such a word is called in a message.
    public static let noun = "key of answer"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<AnswerKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who is answered.", isRequired: true)
        }
    }
}

/// The keys of `digits`.
public enum DigitsKey: String, Vocabulary {
    case call
    case digits
    case by
    case `for`

    /// What such a word is called in a message.
    public static let noun = "key of digits"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<DigitsKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "On whose leg they are sent, or who presses them.", isRequired: true)
        case .digits:
            term("a text", "0 to 9, *, #, A to D; w pauses for half a second, W for a second.", isRequired: true)
        case .by:
            term("program or phone", "Who does it: the program sends them, the phone's owner presses them (program).")
        case .for: term("a duration", "How long each key is held (120ms); beside by: phone only.")
        }
    }
}

/// How a step may end before its proof.
public enum UntilWord: String, Vocabulary {
    case reply

    /// What such a word is called in a message.
    public static let noun = "end of a step"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<UntilWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .reply: term("", "When its reply has come, whatever becomes of the command.")
        }
    }
}
