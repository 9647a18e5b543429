public import Conferencing

/// What a transport may be able to do, as `requires` and `when` speak of it.
public enum CapabilityWord: String, Vocabulary {
    case listing
    case hearing
    case webhooks
    case streams
    case beeps
    case simulated
    case alone

    /// What such a word is called in a message.
    public static let noun = "capability"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<CapabilityWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .listing: term("", "The service can be asked who is in a conference.")
        case .hearing: term("", "It can be told who hears whom.")
        case .webhooks: term("", "Webhooks come to the run.")
        case .streams: term("", "What the endpoints of streams receive comes to the run.")
        case .beeps: term("", "Somebody listens for beeps.")
        case .simulated: term("", "The service is simulated, and does as the profile says.")
        case .alone: term("", "Nobody else is on the service.")
        }
    }

    /// Whether a transport has it.
    public func isHad(by capabilities: Capabilities) -> Bool {
        switch self {
        case .listing: capabilities.listsConferences
        case .hearing: capabilities.observesHearing
        case .webhooks: capabilities.receivesWebhooks
        case .streams: capabilities.receivesStreams
        case .beeps: capabilities.hearsBeeps
        case .simulated: capabilities.isSimulated
        case .alone: capabilities.isAlone
        }
    }
}

/// The keys of `when` and `until` that do not name a parameter, an axis or a capture.
public enum ConditionKey: String, Vocabulary {
    case transport
    case capability

    /// What such a word is called in a message.
    public static let noun = "condition"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ConditionKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .transport: term("sim, relay or a matcher", "What carries commands and events.")
        case .capability: term("a capability, or a list of them", "What the transport must be able to do.")
        }
    }
}

/// What a step may capture of a reply.
public enum ReplyField: String, Vocabulary {
    case code
    case message
    case callID = "call_id"
    case conferenceID = "conference_id"

    /// What such a word is called in a message.
    public static let noun = "field of a reply"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ReplyField>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .code: term("", "The reply's code, as text.")
        case .message: term("", "The service's words.")
        case .callID: term("", "The call that the reply names.")
        case .conferenceID: term("", "The conference lifetime that a join was accepted for.")
        }
    }

    /// What its values are.
    public var type: ValueType {
        switch self {
        case .code, .message: .text()
        case .callID: .call
        case .conferenceID: .conference
        }
    }
}
