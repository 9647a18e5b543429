import Conferencing

// The keys of the verbs of recordings and speech, one vocabulary each.

/// The keys of `recording`.
public enum RecordingKey: String, Vocabulary {
    case pause
    case resume
    case stop
    case behavior

    /// What such a word is called in a message.
    public static let noun = "key of recording"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<RecordingKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .pause: term("a conference", "Whose recording is paused.")
        case .resume: term("a conference", "Whose recording goes on.")
        case .stop: term("a conference", "Whose recording is stopped, for good.")
        case .behavior: term("skip or silence", "What a pause leaves in the file (silence); beside pause only.")
        }
    }
}

/// The keys of `speak`.
public enum SpeakKey: String, Vocabulary {
    case call
    case `for`
    case tone
    case file

    /// What such a word is called in a message.
    public static let noun = "key of speak"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<SpeakKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who speaks; a group at one instant.", isRequired: true)
        case .for: term("a duration", "How long it takes; without it they speak until silence.")
        case .tone: term("a number of hertz", "A tone in the place of a voice.")
        case .file:
            term("a path", "What is said: a wav file below the suite's root, by its path from the scenario's folder.")
        }
    }
}

/// The keys of `silence`.
public enum SilenceKey: String, Vocabulary {
    case call
    case `for`

    /// What such a word is called in a message.
    public static let noun = "key of silence"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<SilenceKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who stops speaking.", isRequired: true)
        case .for: term("a duration", "How long the step lasts; they stay silent after it.")
        }
    }
}

/// The keys of `announce`.
public enum AnnounceKey: String, Vocabulary {
    case call
    case conference
    case url

    /// What such a word is called in a message.
    public static let noun = "key of announce"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<AnnounceKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call or a group", "Who hears it, each for itself; a group at one instant.")
        case .conference: term("a conference", "Whose members all hear it, in the place of call.")
        case .url: term("an address", "What is announced; 'media' says how long it takes.", isRequired: true)
        }
    }
}

/// The word by which `recording` in an `assert` says that there is none; the others are REST's.
public enum NoRecordingWord: String, Vocabulary {
    case none

    /// What such a word is called in a message.
    public static let noun = "state of a recording"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<NoRecordingWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .none: term("", "There is no recording.")
        }
    }
}
