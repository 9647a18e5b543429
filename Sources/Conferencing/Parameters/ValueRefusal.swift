/// Why a text is no value of a type, and what to write instead.
public struct ValueRefusal: Error, Sendable, Hashable {
    /// What kind of mistake it is.
    public var kind: Kind
    /// The mistake in one plain sentence without its full stop; it quotes at most a few characters of the text, and
    /// nothing of a text that may be a secret.
    public var reason: String
    /// What was probably meant, to stand in "did you mean '..'?"; nil where a guess would not be likely right.
    public var suggestion: String?

    /// Kinds of mistakes.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// There is nothing, or YAML's `null`.
        case empty
        /// The value is of another type.
        case wrongType
        /// The type is right, the value is beyond its bounds.
        case outOfRange
        /// The value is none of those that are allowed.
        case notAllowed
        /// The text breaks the type's grammar.
        case malformed
    }

    /// Makes a refusal.
    public init(_ kind: Kind, _ reason: String, suggestion: String? = nil) {
        self.kind = kind
        self.reason = reason
        self.suggestion = suggestion
    }
}

extension ValueRefusal {
    /// The user's own text in quotes, on one line and cut to a length that fits into a sentence.
    static func quote(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        let start = scalars.prefix(40)
        let shown = start.map { $0.value < 0x20 || $0.value == 0x7F ? $0.escaped(asASCII: true) : String($0) }.joined()
        return start.endIndex == scalars.endIndex ? "'\(shown)'" : "'\(shown)...'"
    }
}
