import Conferencing

/// What a reference may begin with, apart from the name of a call or a conference: `$(run.seed)`, `$(webhook.url)`.
///
/// No call and no conference may bear such a name.
public enum ReferenceKind: String, Vocabulary {
    case run
    case param
    case matrix
    case secret
    case env
    case webhook
    case recordingWebhook = "recording_webhook"
    case streamWebhook = "stream_webhook"
    case stream

    /// What such a word is called in a message.
    public static let noun = "reference"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ReferenceKind>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .run: term("seed", "What the run itself knows.")
        case .param: term("a parameter's name", "The value of a parameter.")
        case .matrix: term("the name of an axis", "The value of the matrix in this case.")
        case .secret: term("a secret's name", "A secret value; it is compared, and never shown.")
        case .env:
            term("a variable's name", "A variable of the environment that the command line allows (--env NAME).")
        case .webhook: term("url", "The address of the conference webhooks.")
        case .recordingWebhook: term("url", "The address of the recording webhooks.")
        case .streamWebhook: term("url", "The address of the stream webhooks.")
        case .stream: term("url", "The address of the audio endpoint; a path may be added.")
        }
    }
}

/// What a reference may ask of a run.
public enum RunAttribute: String, Vocabulary {
    case seed

    /// What such a word is called in a message.
    public static let noun = "thing that a run knows"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<RunAttribute>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .seed: term("", "The number from which all of the case's randomness comes.")
        }
    }
}

/// What a reference may ask of an address that muster answers.
public enum EndpointAttribute: String, Vocabulary {
    case url

    /// What such a word is called in a message.
    public static let noun = "thing that a reference may ask of an address"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EndpointAttribute>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .url: term("", "The address itself.")
        }
    }
}

/// What a reference may ask of a call.
public enum CallAttribute: String, Vocabulary {
    case callID = "call_id"

    /// What such a word is called in a message.
    public static let noun = "thing that a reference may ask of a call"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<CallAttribute>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .callID: term("", "The call's id.")
        }
    }
}

/// What a reference may ask of a conference.
public enum ConferenceAttribute: String, Vocabulary {
    case conferenceID = "conference_id"

    /// What such a word is called in a message.
    public static let noun = "thing that a reference may ask of a conference"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ConferenceAttribute>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .conferenceID: term("", "The id of the newest lifetime.")
        }
    }
}
