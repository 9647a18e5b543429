// The keys of the verbs' own mappings, one vocabulary each. Those of `assert` have a file of their own.

/// The keys of `dial`.
public enum DialKey: String, Vocabulary {
    case call

    /// What such a word is called in a message.
    public static let noun = "key of dial"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<DialKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who is rung.", isRequired: true)
        }
    }
}

/// The keys of `join`, apart from the options of the wire.
public enum JoinKey: String, Vocabulary {
    case call
    case conference

    /// What such a word is called in a message.
    public static let noun = "option of join"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<JoinKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who joins; a group joins at one instant.", isRequired: true)
        case .conference: term("a conference", "Which conference; may be left out where there is one.")
        }
    }
}

/// The keys of `leave`, apart from the options of the wire.
public enum LeaveKey: String, Vocabulary {
    case call
    case conference

    /// What such a word is called in a message.
    public static let noun = "key of leave"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<LeaveKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who leaves; a group leaves at one instant.", isRequired: true)
        case .conference: term("a conference", "Names the newest lifetime of this conference.")
        }
    }
}

/// The keys of `hangup`.
public enum HangupKey: String, Vocabulary {
    case call
    case by
    case reason

    /// What such a word is called in a message.
    public static let noun = "key of hangup"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<HangupKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who is hung up.", isRequired: true)
        case .by: term("program or phone", "Which side hangs up (program).")
        case .reason: term("an end reason", "The reason that the program gives (hangup).")
        }
    }
}

/// Which side of a call acts: hangs up, or makes digits.
public enum HangerWord: String, Vocabulary {
    case program
    case phone

    /// What such a word is called in a message.
    public static let noun = "side of a call"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<HangerWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .program: term("", "The program under test, by calling.end.")
        case .phone: term("", "The person with the phone.")
        }
    }
}

/// The keys of `quiet`.
public enum QuietKey: String, Vocabulary {
    case `for`
    case except
    case of
    case call
    case conference

    /// What such a word is called in a message.
    public static let noun = "key of quiet"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<QuietKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .for: term("a duration", "How long nothing may come.", isRequired: true)
        case .except: term("a list of entries", "Events that do not count.")
        case .of: term("a list of conference, webhook and stream", "What must be quiet (conference).")
        case .call: term("a call", "Only events of this call count.")
        case .conference: term("a conference", "Only events of this conference count.")
        }
    }
}
