import Conferencing

/// The keys of `assert`.
public enum AssertKey: String, Vocabulary {
    case conference
    case state
    case size
    case members
    case muted
    case onHold = "on_hold"
    case coaching
    case recording
    case hears

    /// What such a word is called in a message.
    public static let noun = "key of assert"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<AssertKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .conference: term("a conference", "The conference that is judged.")
        case .state:
            term("waiting, running, ended or none, or a list of these", "Where the conference stands in its life.")
        case .size: term("a number or a matcher", "How many members it has.")
        case .members: term("a list of calls, or { not: [...] }", "Who its members are.")
        case .muted: term("a list of calls, or { not: [...] }", "Who is muted.")
        case .onHold: term("a list of calls, or { not: [...] }", "Who is on hold.")
        case .coaching: term("a mapping of coaches to calls", "Who coaches whom; others do not.")
        case .recording:
            term(
                "none, in-progress, paused, resumed, queued, completed, absent or stopped, or a list of these",
                "Where the conference's recording stands, in REST's words."
            )
        case .hears:
            term("a mapping of listeners to lists, or to { not: [...] }", "Whom and what a listener hears.")
        }
    }
}

/// The word by which `state` says that there is no conference yet; the others are those of `ConferenceState`.
public enum NoConferenceWord: String, Vocabulary {
    case none

    /// What such a word is called in a message.
    public static let noun = "state"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<NoConferenceWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .none: term("", "There has been no such conference yet.")
        }
    }
}

/// The negative of a set.
public enum SetKey: String, Vocabulary {
    case not

    /// What such a word is called in a message.
    public static let noun = "key of a set"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<SetKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .not: term("a list", "None of these; what is not named is not constrained.")
        }
    }
}

/// What can be heard in a conference and is no call.
public enum SoundSource: String, Vocabulary {
    case holdMusic = "hold_music"
    case announcement
    case waitAudio = "wait_audio"
    case holdAudio = "hold_audio"

    /// What such a word is called in a message.
    public static let noun = "sound"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<SoundSource>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .holdMusic: term("", "The service's own music, for those who wait, are alone or are on hold.")
        case .announcement: term("", "What is being announced.")
        case .waitAudio:
            term("", "What the listener's own wait_url yields while it waits, in the place of the music (R24).")
        case .holdAudio:
            term("", "What the url of the listener's hold yields, in the place of the music (R28).")
        }
    }
}

/// Who hears and is no call.
public enum SoundListener: String, Vocabulary {
    case recording

    /// What such a word is called in a message.
    public static let noun = "listener"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<SoundListener>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .recording: term("", "The conference's recording.")
        }
    }
}
