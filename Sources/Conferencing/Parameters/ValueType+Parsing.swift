/// What a scalar of a scenario turned out to be, under the type of the place where it is used.
public enum ParsedScalar: Sendable, Hashable {
    /// A value.
    case value(FieldValue)
    /// The name of a call or a conference, which the cast has to resolve.
    case name(String)
    /// No value of the type.
    case refused(ValueRefusal)
}

extension ValueType {
    /// Turns a scalar's source text into a value of this type.
    ///
    /// The text alone never decides what a value is, so that what YAML 1.1 makes of `on`, `0042`, `1:30` or `+15550100`
    /// does not matter: a type of texts takes them as they are written, and the other types have one spelling each. A
    /// quoted scalar is never a number or a boolean.
    public func parse(_ text: String, quoted: Bool) -> ParsedScalar {
        do throws(ValueRefusal) {
            if !quoted, ValueType.isNull(text) { throw emptyRefusal(text) }
            switch self {
            case .boolean: return .value(.boolean(try ScalarGrammar.boolean(text, quoted: quoted)))
            case .integer(let minimum, let maximum):
                return .value(.integer(try integer(text, quoted: quoted, minimum: minimum, maximum: maximum)))
            case .number: return .value(.number(try ScalarGrammar.number(text, quoted: quoted)))
            case .text(let maximumLength, let nonBlank):
                return .value(.text(try self.text(text, maximumLength: maximumLength, nonBlank: nonBlank)))
            case .word(let words): return .value(.text(try ScalarGrammar.word(text, among: words, must: phrase)))
            case .words(let words): return .value(.text(try ScalarGrammar.words(text, among: words)))
            case .url(let schemes): return .value(.text(try ScalarGrammar.url(text, schemes: schemes)))
            case .call, .conference: return .name(try name(text))
            case .codec: return .value(.text(try Codec(parsing: text).description))
            case .object, .texts: throw ValueRefusal(.wrongType, "must be \(phrase), not a single value")
            }
        } catch {
            return .refused(error)
        }
    }

    /// Whether a plain scalar is YAML's `null`, or nothing at all.
    public static func isNull(_ plainText: String) -> Bool {
        ["", "~", "null", "Null", "NULL"].contains(plainText)
    }

    /// How long a text is for the limits of this table: its Unicode code points.
    public static func length(of text: String) -> Int { text.unicodeScalars.count }

    /// Whether a text has nothing in it but white space.
    public static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

extension ValueType {
    private func emptyRefusal(_ text: String) -> ValueRefusal {
        guard !text.isEmpty else { return ValueRefusal(.empty, "has no value") }
        guard case .text = self else { return ValueRefusal(.empty, "is YAML's null, and must be \(phrase)") }
        return ValueRefusal(.empty, "is YAML's null; quote it to mean the text", suggestion: "\"\(text)\"")
    }

    private func integer(
        _ text: String,
        quoted: Bool,
        minimum: Int64?,
        maximum: Int64?
    ) throws(ValueRefusal) -> Int64 {
        let number = try ScalarGrammar.integer(text, quoted: quoted)
        guard number >= minimum ?? .min, number <= maximum ?? .max else {
            throw ValueRefusal(.outOfRange, "must be \(phrase)")
        }
        return number
    }

    /// The text as it is; its refusals quote nothing of it, for it may be a secret.
    private func text(_ text: String, maximumLength: Int?, nonBlank: Bool) throws(ValueRefusal) -> String {
        if nonBlank, ValueType.isBlank(text) { throw ValueRefusal(.empty, "must not be empty or blank") }
        guard let maximumLength else { return text }
        let length = ValueType.length(of: text)
        guard length <= maximumLength else {
            throw ValueRefusal(.outOfRange, "must be \(phrase), and has \(length)")
        }
        return text
    }

    private func name(_ text: String) throws(ValueRefusal) -> String {
        guard !ValueType.isBlank(text) else { throw ValueRefusal(.empty, "must be \(phrase)") }
        return text
    }
}
