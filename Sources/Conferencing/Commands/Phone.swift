/// What the far end of a call does: the part of the person who holds the phone.
public enum PhoneAction: Sendable, Hashable {
    /// Decides, before the call is dialled, what the phone with this tag will do when it rings.
    case prepare(CallTag, PhoneBehaviour)
    /// Decides what the phone with this number does when it rings, whoever dials it; it counts more than a tag.
    case prepareNumber(String, PhoneBehaviour)
    /// Somebody outside dials a number of the project: a call comes in (W61).
    case ring(Shared<IncomingCall>)
    /// The person hangs up.
    case hangUp(CallID)
    /// The person begins to speak.
    case speak(CallID, Utterance)
    /// The person stops speaking.
    case silence(CallID)
}

/// What a phone does when it rings.
public enum PhoneBehaviour: Sendable, Hashable {
    /// Somebody picks up after so long.
    case answer(after: TimeSpan)
    /// The line is engaged: it does not ring.
    case busy
    /// It rings, and nobody picks up.
    case noAnswer
    /// It rings, and somebody turns the call down.
    case decline

    /// What a phone does of which nothing is said: it is answered after 100 ms.
    public static let standard = PhoneBehaviour.answer(after: .milliseconds(100))

    /// The behaviour that a word means, other than to answer after some time: `busy`, `no_answer` or `decline`.
    public init?(word: String) {
        switch word {
        case "busy": self = .busy
        case "no_answer": self = .noAnswer
        case "decline": self = .decline
        case _: return nil
        }
    }

    /// Its word; nil where it answers.
    public var word: String? {
        switch self {
        case .answer: nil
        case .busy: "busy"
        case .noAnswer: "no_answer"
        case .decline: "decline"
        }
    }

    /// How long a network takes to say that a line is engaged, and a person to turn a call down.
    public static let refusalDelay = TimeSpan.milliseconds(100)
}

/// What a person says, as far as it can be told apart.
public struct Utterance: Sendable, Hashable {
    /// How long it takes; nil where the person speaks until told to be silent.
    public var duration: TimeSpan?
    /// A tone of so many hertz in the place of a voice; nil for a voice.
    public var toneHertz: Int64?
    /// Where in it there is something to be heard, in order; nil where that is everywhere.
    public var stretches: [SoundStretch]?

    /// Makes an utterance.
    public init(for duration: TimeSpan? = nil, toneHertz: Int64? = nil, stretches: [SoundStretch]? = nil) {
        self.duration = duration
        self.toneHertz = toneHertz
        self.stretches = stretches
    }
}
