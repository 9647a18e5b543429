/// The options of `calling.answer`.
public struct AnswerOptions: Sendable, Hashable {
    /// The codecs that will do, in the order of preference; empty for any.
    public var codecs: [String]
    /// How long the call may last from now on, in whole seconds; nil for no limit.
    public var maxDurationSeconds: Int64?

    /// Makes options.
    public init(codecs: [String] = [], maxDurationSeconds: Int64? = nil) {
        self.codecs = codecs
        self.maxDurationSeconds = maxDurationSeconds
    }

    /// The codecs that calls may have, as RELAY spells them.
    public static let knownCodecs = ["PCMU", "PCMA", "OPUS", "G722", "G729", "AMR-WB", "VP8", "H264"]
}

/// The options of `calling.send_digits`.
public struct DigitsOptions: Sendable, Hashable {
    /// `control_id`: what links the command to its event; the client's own word.
    public var control: String
    /// The digits, with `w` and `W` for pauses.
    public var digits: String

    /// Makes options.
    public init(control: String, digits: String) {
        self.control = control
        self.digits = digits
    }

    /// Whether a text is digits: 0 to 9, `*`, `#`, A to D, and the pauses `w` and `W`; not empty.
    public static func areDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { "0123456789*#ABCDwW".utf8.contains($0) }
    }

    /// How long they take to send: 250 ms a digit, half a second for `w`, a second for `W`.
    public var length: TimeSpan {
        digits.utf8.reduce(.zero) { sum, digit in sum + (PressedKeys.pause(digit) ?? .milliseconds(250)) }
    }
}
