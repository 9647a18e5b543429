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
    /// The person presses keys (S24).
    case press(CallID, PressedKeys)
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

/// Keys that a person presses, one after the other.
public struct PressedKeys: Sendable, Hashable {
    /// The digits, with `w` and `W` for pauses, as ``DigitsOptions`` has them.
    public var digits: String
    /// How long each key is held.
    public var tone: TimeSpan

    /// Makes keys.
    public init(_ digits: String, tone: TimeSpan = PressedKeys.standardTone) {
        self.digits = digits
        self.tone = tone
    }

    /// How long a key is held of which nothing else is said (S24).
    public static let standardTone = TimeSpan.milliseconds(120)

    /// What lies between two keys: with the standard tone a digit takes as long as one that the service sends.
    public static let gap = TimeSpan.milliseconds(130)

    /// How long a pause takes; nil where the digit is none.
    public static func pause(_ digit: UInt8) -> TimeSpan? {
        switch digit {
        case UInt8(ascii: "w"): .milliseconds(500)
        case UInt8(ascii: "W"): .seconds(1)
        case _: nil
        }
    }

    /// How long all of it takes.
    public var length: TimeSpan {
        digits.utf8.reduce(.zero) { sum, digit in
            sum + (PressedKeys.pause(digit) ?? tone + PressedKeys.gap)
        }
    }
}
