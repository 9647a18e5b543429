import Conferencing

/// What may stand beside the event of an entry.
public enum EntryModifier: String, Vocabulary {
    case within
    case after
    case count
    case capture

    /// What such a word is called in a message.
    public static let noun = "modifier of an entry"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EntryModifier>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .within: term("a duration", "How long the event may take from when the command is sent.")
        case .after: term("a duration", "How long the event must take at least.")
        case .count: term("a number or a matcher", "How many such events must come.")
        case .capture: term("{ NAME: FIELD }", "Names for what the event holds.")
        }
    }
}

/// The entries that are no event of the session.
public enum EntryForm: String, Vocabulary {
    case webhook
    case recordingWebhook = "recording_webhook"
    case streamWebhook = "stream_webhook"
    case stream
    case request
    case beep
    case anyOrder = "any_order"
    case either

    /// What such a word is called in a message.
    public static let noun = "entry"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EntryForm>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .webhook: term("fields", "A request to the conference's webhook address, $(webhook.url).")
        case .recordingWebhook:
            term("fields", "A request to the recording's webhook address, $(recording_webhook.url).")
        case .streamWebhook: term("fields", "A request to the streams' webhook address, $(stream_webhook.url).")
        case .stream: term("{ event, name, FIELDS }", "What the audio endpoint received, $(stream.url).")
        case .request: term("fields", "What the application under test sent.", support: .notYet)
        case .beep: term("{ call, cause, heard_by }", "A beep, and who hears it (R36, R37).")
        case .anyOrder: term("a list of entries", "Entries that may be met in any order.")
        case .either: term("a list of entries", "Entries of which the first that holds is met.")
        }
    }
}

/// The keys among an entry's fields that are no field of the wire.
public enum EntryKey: String, Vocabulary {
    case call
    case conference
    case raw
    case http

    /// What such a word is called in a message.
    public static let noun = "key of an entry"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EntryKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call, { each: GROUP }, { any: GROUP } or a list of calls", "Whose event it is.")
        case .conference: term("a conference", "The conference that the event must be of, whichever its lifetime.")
        case .raw:
            term(
                "a mapping of matchers",
                "The fields of a webhook's body as they are on the wire, as texts; members of objects nest."
            )
        case .http: term("{ method, content_type }", "How a webhook was sent.")
        }
    }
}

/// What an entry may say of the HTTP request of a webhook.
public enum RequestKey: String, Vocabulary {
    case method
    case contentType = "content_type"

    /// What such a word is called in a message.
    public static let noun = "key of http"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<RequestKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .method: term("GET or POST", "The method.")
        case .contentType: term("a text", "What the request says that its body is; a GET has none.")
        }
    }
}

/// The keys of a `beep` entry.
public enum BeepKey: String, Vocabulary {
    case call
    case cause
    case conference
    case heardBy = "heard_by"

    /// What such a word is called in a message.
    public static let noun = "key of a beep"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<BeepKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .call: term("a call, { each: GROUP } or { any: GROUP }", "Who entered or left.")
        case .cause: term("enter or exit", "Whether it sounds for who enters or for who leaves.")
        case .conference: term("a conference", "Where it sounds, whichever its lifetime.")
        case .heardBy: term("a list of calls and groups", "All who hear it, in any order, and nobody else.")
        }
    }
}

/// How an entry speaks of a group.
public enum GroupKey: String, Vocabulary {
    case each
    case any

    /// What such a word is called in a message.
    public static let noun = "way to speak of a group"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<GroupKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .each: term("a group", "One event for each member, in any order.")
        case .any: term("a group", "One event, of any member.")
        }
    }
}
