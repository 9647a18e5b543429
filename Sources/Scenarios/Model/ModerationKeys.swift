// The keys of the verbs that act on a member from outside, one vocabulary each.

/// The keys of `mute`, `unmute` and `kick`.
public enum ModerationKey: String, Vocabulary {
    case call
    case conference

    /// What such a word is called in a message.
    public static let noun = "key of a moderator's verb"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ModerationKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who it is done to; a group at one instant.", isRequired: true)
        case .conference:
            term("a conference", "Names the newest lifetime of this conference (the one that the call is in).")
        }
    }
}

/// The keys of `hold`.
public enum HoldKey: String, Vocabulary {
    case call
    case conference
    case via
    case url

    /// What such a word is called in a message.
    public static let noun = "key of hold"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<HoldKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: ModerationKey.call.term
        case .conference: ModerationKey.conference.term
        case .via: term("rest or relay", "Whether REST holds it, or calling.hold does (rest).")
        case .url: term("an address", "What it hears on hold, in the place of the service's own music; over REST only.")
        }
    }
}

/// The keys of `unhold`.
public enum UnholdKey: String, Vocabulary {
    case call
    case conference
    case via

    /// What such a word is called in a message.
    public static let noun = "key of unhold"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<UnholdKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: ModerationKey.call.term
        case .conference: ModerationKey.conference.term
        case .via: HoldKey.via.term
        }
    }
}

/// The keys of `wait_audio`.
public enum WaitAudioKey: String, Vocabulary {
    case call
    case conference
    case url
    case method

    /// What such a word is called in a message.
    public static let noun = "key of wait_audio"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<WaitAudioKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: ModerationKey.call.term
        case .conference: ModerationKey.conference.term
        case .url:
            term(
                "an address",
                "What it hears from now on while it waits; 'media' says what that yields.",
                isRequired: true
            )
        case .method: term("GET or POST", "How the service fetches it (POST).")
        }
    }
}

/// The keys of `coach`.
public enum CoachKey: String, Vocabulary {
    case call
    case conference
    case target

    /// What such a word is called in a message.
    public static let noun = "key of coach"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<CoachKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call", "Who coaches.", isRequired: true)
        case .conference: ModerationKey.conference.term
        case .target: term("a call, or null", "Whom it coaches; null for nobody.", isRequired: true)
        }
    }
}

/// Over what a member is held.
public enum HoldPathWord: String, Vocabulary {
    case rest
    case relay

    /// What such a word is called in a message.
    public static let noun = "way to hold"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<HoldPathWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .rest: term("", "REST, from outside of the call's session.")
        case .relay: term("", "calling.hold and calling.unhold, from the session that controls the call (R90).")
        }
    }
}
