import Conferencing

/// The keys at the top of a scenario, in the order in which the reference lists them.
public enum TopLevelKey: String, Vocabulary {
    case muster
    case scenario
    case fragment
    case description
    case tags
    case links
    case skip
    case knownFailure = "known_failure"
    case requires
    case params
    case secrets
    case matrix
    case calls
    case conferences
    case streams
    case defaults
    case media
    case profile
    case laws
    case steps
    case teardown
    case always
    case never
    case strict

    /// What such a word is called in a message.
    public static let noun = "key of a scenario"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<TopLevelKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .muster:
            term("1", "The version of the language that the file is written in.")
        case .scenario:
            term("a text", "The scenario's name, unique within a run.", isRequired: true)
        case .fragment:
            term("a name", "Makes the document a fragment: steps for `use`.")
        case .description:
            term("a text", "What the scenario is about, for those who read it.")
        case .tags:
            term("a list of texts", "Words by which scenarios are picked for a run.")
        case .links:
            term("a list of texts", "Where to read more: addresses of issues and pages.")
        case .skip:
            term("a text", "Why the scenario is not to be run for now.")
        case .knownFailure:
            term(
                "{ reason, step or law, until }",
                "Accepts one certain failure until a day, and reports a pass as a failure."
            )
        case .requires:
            term("a list of capabilities", "What a transport must be able to do for the scenario to run.")
        case .params:
            term(
                "a mapping of names to defaults, { default, description } or {}",
                "Values that a run (--param NAME=VALUE) or a `use` may set, known as $(param.NAME); {} is one that must be set."
            )
        case .secrets:
            term("a mapping of { env: NAME }", "What secret values may be read, and from where; made up where unset.")
        case .matrix:
            term(
                "a mapping of axes to lists of values, { strategy, axes } or { cases }",
                "Makes a case of every combination of values, known as $(matrix.AXIS); with strategy: pairwise, enough for every pair."
            )
        case .calls:
            term("a mapping, or a list of names", "The cast: every call that takes part, by its name.")
        case .conferences:
            term("a mapping, or a list of names", "The conferences, with join options that every join of them shares.")
        case .streams:
            term(
                "a mapping of names to refuse, no_answer, { answer_after } or { status }",
                "What $(stream.url) does when a stream of that name is opened, where it does not just accept."
            )
        case .defaults:
            term("{ within, join, drain }", "What holds where a step says nothing else.")
        case .media:
            term(
                "a mapping of addresses to durations, wav files, { cxml } or { swml }",
                "What other addresses yield on the simulator, and how long it takes; what is not named cannot be fetched."
            )
        case .profile:
            term(
                "relay, cxml, or a mapping of knobs",
                "What the service does where no source says it. Among the knobs 'preset' says what the others differ from."
            )
        case .laws:
            term(
                "a mapping of laws to true or false",
                "Turns single laws off: what holds for every conference, though no scenario says it."
            )
        case .steps:
            term("a list of steps", "What happens, in order.", isRequired: true)
        case .teardown:
            term("a list of steps", "What happens afterwards, whatever the outcome.")
        case .always:

            term(
                "a list of entries and claims",
                "What must hold of every such event, or of the conference after every event."
            )
        case .never:
            term("a list of entries", "Events that must not come.")
        case .strict:
            term(
                "true, false or a list of conference, webhook and stream",
                "Demands that somebody claims every event."
            )
        }
    }
}

extension TopLevelKey {
    /// Whether names are filled in in its value; what says what the names are, and what the document is called, is read first.
    var isFilled: Bool {
        switch self {
        case .muster, .scenario, .fragment, .params, .matrix: false
        case .description, .tags, .links, .skip, .knownFailure, .requires, .secrets, .calls, .conferences, .streams,
            .defaults, .media, .profile, .laws, .steps, .teardown, .always, .never, .strict:
            true
        }
    }

    /// Whether it is read when the cast is known.
    var needsCast: Bool { self == .steps || self == .teardown }

    /// Whether a fragment has it.
    var isOfFragments: Bool {
        switch self {
        case .muster, .fragment, .description, .params, .steps: true
        case .scenario, .tags, .links, .skip, .knownFailure, .requires, .secrets, .matrix, .calls, .conferences,
            .streams, .defaults, .media, .profile, .laws, .teardown, .always, .never, .strict:
            false
        }
    }
}

/// The keys of `defaults`.
public enum DefaultsKey: String, Vocabulary {
    case within
    case join
    case drain

    /// What such a word is called in a message.
    public static let noun = "key of defaults"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<DefaultsKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .within:
            term("a duration", "How long a reply, a proof or an entry may take where nothing else is said (5s).")
        case .join: term("join options", "Options of every join of the scenario.")
        case .drain: term("a duration", "How long a live run waits after the last step for what is in flight (2s).")
        }
    }
}

/// The sources of events that `strict` and the `of` of a `quiet` speak of.
public enum EventSource: String, Vocabulary {
    case conference
    case webhook
    case stream

    /// What such a word is called in a message.
    public static let noun = "source of events"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EventSource>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .conference: term("", "The conference events of the session.")
        case .webhook: term("", "The requests to the webhook addresses.")
        case .stream: term("", "What the audio endpoints receive.")
        }
    }
}
