import Conferencing

/// What a step does: the table of verbs.
public enum Verb: String, Vocabulary {
    case dial
    case answer
    case hangup
    case join
    case leave
    case kick
    case mute
    case unmute
    case hold
    case unhold
    case waitAudio = "wait_audio"
    case coach
    case announce
    case endConference = "end_conference"
    case recording
    case stream
    case speak
    case silence
    case digits
    case wait
    case expect
    case quiet
    case assert
    case parallel
    case `repeat`
    case forEach = "for_each"
    case use
    case fault

    /// What such a word is called in a message.
    public static let noun = "verb"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<Verb>()

    /// What is to be said of this word.
    public var term: Term {
        Term(rawValue, entry.shape, entry.summary, support: entry.support)
    }

    /// When the step ends: what must come before it counts as done, in words.
    public var proof: String { entry.proof }

    /// The keys that its value may have where it is a mapping.
    public var keys: [Term] { entry.keys }

    /// Whether the verb asks something of the service that the service may refuse.
    public var sendsCommand: Bool {
        switch self {
        case .dial, .answer, .hangup, .join, .leave, .kick, .mute, .unmute, .hold, .unhold, .waitAudio, .coach,
            .announce, .endConference, .recording, .stream, .digits:
            true
        case .speak, .silence, .wait, .expect, .quiet, .assert, .parallel, .repeat, .forEach, .use, .fault: false
        }
    }

    /// Whether steps stand within it.
    public var isBlock: Bool {
        switch self {
        case .parallel, .repeat, .forEach, .use: true
        case .dial, .answer, .hangup, .join, .leave, .kick, .mute, .unmute, .hold, .unhold, .waitAudio, .coach,
            .announce,
            .endConference, .recording, .stream, .digits, .speak, .silence, .wait, .expect, .quiet, .assert, .fault:
            false
        }
    }

    /// Whether the verb looks at what has come, so that an `expect` beside it would have no command to begin at.
    public var isCheck: Bool {
        switch self {
        case .expect, .quiet, .assert: true
        case .dial, .answer, .hangup, .join, .leave, .kick, .mute, .unmute, .hold, .unhold, .waitAudio, .coach,
            .announce, .endConference, .recording, .stream, .digits, .speak, .silence, .wait, .parallel, .repeat,
            .forEach, .use, .fault:
            false
        }
    }
}

extension Verb {
    /// A row of the table.
    struct Entry {
        var shape: String
        var proof: String
        var summary: String
        var keys: [Term] = []
        var support = Support.simulated

        /// A verb that this version runs.
        init(_ shape: String, ends proof: String, _ summary: String, keys: [Term] = []) {
            self.shape = shape
            self.proof = proof
            self.summary = summary
            self.keys = keys
        }

        /// A verb that this version knows and does not run.
        init(notYet shape: String, ends proof: String, _ summary: String, keys: [String] = []) {
            self.init(shape, ends: proof, summary, keys: keys.map { Term($0, "", "", support: .notYet) })
            support = .notYet
        }
    }
}
