public import Conferencing

/// A secret that a scenario may use, and where it is read.
public struct SecretDeclaration: Sendable {
    /// Its name, and where it stands.
    public var name: Located<String>
    /// The variable of the environment that holds it.
    public var variable: String

    /// Makes a declaration.
    public init(name: Located<String>, variable: String) {
        self.name = name
        self.variable = variable
    }
}

/// What the endpoint of a stream does when its socket is to be opened.
public struct EndpointDeclaration: Sendable {
    /// The stream's name, and where it stands.
    public var name: Located<String>
    /// What it does.
    public var behaviour: EndpointBehaviour

    /// Makes a declaration.
    public init(name: Located<String>, behaviour: EndpointBehaviour) {
        self.name = name
        self.behaviour = behaviour
    }
}

/// The keys of a secret.
public enum SecretKey: String, Vocabulary {
    case env

    /// What such a word is called in a message.
    public static let noun = "key of a secret"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<SecretKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .env:
            term(
                "a variable's name",
                "The variable of the environment that holds it; no SIGNALWIRE_ one.",
                isRequired: true
            )
        }
    }
}

/// The keys of what an endpoint does, under `streams`.
public enum EndpointKey: String, Vocabulary {
    case answerAfter = "answer_after"
    case status

    /// What such a word is called in a message.
    public static let noun = "key of a stream's endpoint"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EndpointKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .answerAfter: term("a duration", "Accepts the upgrade after so long.")
        case .status: term("a number from 200 to 599", "Answers the upgrade with this HTTP status, and so refuses it.")
        }
    }
}

/// What an endpoint does, in a word.
public enum EndpointWord: String, Vocabulary {
    case refuse
    case noAnswer = "no_answer"

    /// What such a word is called in a message.
    public static let noun = "thing that a stream's endpoint does"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EndpointWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .refuse: term("", "Refuses the upgrade, with 403.")
        case .noAnswer: term("", "Does not answer.")
        }
    }
}

/// The keys of `stream`, apart from a stream's own options.
public enum StreamVerbKey: String, Vocabulary {
    case start
    case stop
    case send
    case close
    case conference
    case track
    case audio
    case mark
    case clear
    case malformed

    /// What such a word is called in a message.
    public static let noun = "key of stream"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<StreamVerbKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .start: term("a conference", "Starts a stream in the newest lifetime of this conference, over REST.")
        case .stop: term("a stream's name", "Stops a stream, over REST.")
        case .send: term("a stream's name", "Has the stream's endpoint say something.")
        case .close: term("a stream's name", "Has the stream's endpoint close the socket.")
        case .conference: term("a conference", "With stop: the conference of the stream, where there are several.")
        case .track:
            term("inbound_track, outbound_track or both_tracks", "With start: what the stream carries (both_tracks).")
        case .audio: term("a duration", "With send: audio of this length, which is played in its turn.")
        case .mark: term("a text", "With send: a mark, which comes back when what was sent before has been played.")
        case .clear: term("true", "With send: empties the queue of what is to be played.")
        case .malformed: term("true", "With send: something that is no message (S1).")
        }
    }
}

/// The keys of a `stream` entry that are no field of a message.
public enum StreamEntryKey: String, Vocabulary {
    case event
    case name
    case conference

    /// What such a word is called in a message.
    public static let noun = "key of a stream entry"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<StreamEntryKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .event:
            term(
                "upgrade, connected, start, media, mark, stop or close",
                "Which message it is; upgrade is the handshake, close the end of the socket.",
                isRequired: true
            )
        case .name: term("a stream's name", "The stream on whose socket it comes; without it, any.")
        case .conference: term("a conference", "The conference that the stream belongs to, whichever its lifetime.")
        }
    }
}
