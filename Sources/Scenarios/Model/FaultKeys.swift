/// The keys of `fault`.
public enum FaultKey: String, Vocabulary {
    case dropConnection = "drop_connection"
    case dropEvent = "drop_event"
    case duplicateEvent = "duplicate_event"
    case delay
    case refuse
    case of
    case `where`
    case times
    case code

    /// What such a word is called in a message.
    public static let noun = "key of fault"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<FaultKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .dropConnection: term("a duration", "Drops the connection, for so long.")
        case .dropEvent: term("an event", "Keeps events of this kind from arriving.")
        case .duplicateEvent: term("an event", "Has events of this kind arrive twice.")
        case .delay: term("a duration", "Has events or replies arrive so much later.")
        case .refuse: term("a method", "Has commands by this method refused, before they reach the service.")
        case .of: term("events, replies or an event", "With delay: what is late (events).")
        case .where: term("fields", "Of events: only those that are like this.")
        case .times: term("a whole number", "How many are meant (1).")
        case .code: term("a code", "With refuse: by which code (500).")
        }
    }
}

/// What a delay may be of, beside a certain event.
public enum DelayedWord: String, Vocabulary {
    case events
    case replies

    /// What such a word is called in a message.
    public static let noun = "thing that may be late"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<DelayedWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .events: term("", "All events.")
        case .replies: term("", "All replies.")
        }
    }
}
