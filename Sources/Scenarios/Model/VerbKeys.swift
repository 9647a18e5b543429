// The keys of the verbs' own mappings, one vocabulary each. Those of `assert` have a file of their own.

/// The keys of `dial`.
public enum DialKey: String, Vocabulary {
    case call

    public static let noun = "key of dial"
    public static let table = WordTable<DialKey>()

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

    public static let noun = "option of join"
    public static let table = WordTable<JoinKey>()

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

    public static let noun = "key of leave"
    public static let table = WordTable<LeaveKey>()

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

    public static let noun = "key of hangup"
    public static let table = WordTable<HangupKey>()

    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who is hung up.", isRequired: true)
        case .by: term("program or phone", "Which side hangs up (program).")
        case .reason: term("an end reason", "The reason that the program gives (hangup).")
        }
    }
}

/// Which side hangs up.
public enum HangerWord: String, Vocabulary {
    case program
    case phone

    public static let noun = "side of a call"
    public static let table = WordTable<HangerWord>()

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

    public static let noun = "key of quiet"
    public static let table = WordTable<QuietKey>()

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
