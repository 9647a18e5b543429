import Conferencing

/// What may be said of a call of the cast, apart from the options of `calling.dial`, which have a table of their own.
public enum CallKey: String, Vocabulary {
    case tag
    case context
    case direction
    case controlledBy = "controlled_by"
    case phone
    case count
    case dial

    /// What such a word is called in a message.
    public static let noun = "key of a call"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<CallKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .tag:
            term("a text", "The tag by which the call's events are told apart; the call's name where it is not said.")
        case .context: term("a text", "The context on which an inbound call is offered (default).")
        case .direction: term("outbound or inbound", "Whether muster dials (outbound) or is rung (inbound).")
        case .controlledBy:
            term("muster or app", "Who sends the call's commands: muster, or the application under test.")
        case .phone: term("{ answer_after }, busy, no_answer or decline", "What the phone does when it rings.")
        case .count: term("a whole number", "Makes a group of so many calls: `guest.1`, `guest.2` and so on.")
        case .dial: term("at_use", "Dials the call when a step first acts on it, and not before the first step.")
        }
    }
}

/// The ways of a call that are words.
public enum CallDirectionWord: String, Vocabulary {
    case outbound
    case inbound

    /// What such a word is called in a message.
    public static let noun = "direction"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<CallDirectionWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .outbound: term("", "muster dials.")
        case .inbound: term("", "muster, or the application under test, is rung before step 1.")
        }
    }
}

/// Who controls a call.
public enum ControllerWord: String, Vocabulary {
    case muster
    case app

    /// What such a word is called in a message.
    public static let noun = "controller of a call"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ControllerWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .muster: term("", "muster sends the call's commands.")
        case .app:
            term(
                "",
                "The application under test sends the call's commands; a transport without one skips the scenario."
            )
        }
    }
}

/// When a call is dialled, where it is said.
public enum DialWord: String, Vocabulary {
    case atUse = "at_use"

    /// What such a word is called in a message.
    public static let noun = "time of dialling"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<DialWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .atUse: term("", "When a step first acts on the call.")
        }
    }
}

/// What a phone does, where it is one word.
public enum PhoneWord: String, Vocabulary {
    case busy
    case noAnswer = "no_answer"
    case decline

    /// What such a word is called in a message.
    public static let noun = "behaviour of a phone"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<PhoneWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .busy: term("", "The line is engaged.")
        case .noAnswer: term("", "Nobody picks up, for as long as it rings.")
        case .decline: term("", "The call is turned down.")
        }
    }
}

/// The keys of `phone`.
public enum PhoneKey: String, Vocabulary {
    case answerAfter = "answer_after"

    /// What such a word is called in a message.
    public static let noun = "key of phone"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<PhoneKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .answerAfter: term("a duration", "How long it rings before somebody picks up.", isRequired: true)
        }
    }
}
