/// What a value of an option or of an event field may be: the one description that the loader's checks, the schema, the
/// explanations and the matchers go by.
public indirect enum ValueType: Sendable, Hashable {
    /// `true` or `false`.
    case boolean
    /// A whole number within bounds, each inclusive.
    case integer(minimum: Int64? = nil, maximum: Int64? = nil)
    /// A number.
    case number
    /// Any text; of at most so many characters where a limit is given, and never blank where `nonBlank` says so.
    case text(maximumLength: Int? = nil, nonBlank: Bool = false)
    /// One of these words, case-sensitive.
    case word([String])
    /// Some of these words, separated by spaces, in any order.
    case words([String])
    /// An address with one of these schemes.
    case url(schemes: [String])
    /// A call, written by its name in the cast; a UUID on the wire.
    case call
    /// A conference lifetime: a UUID on the wire.
    case conference
    /// An audio codec with its modifiers: `L16@24000h@40i`.
    case codec
    /// An object with these members.
    case object([Parameter])
    /// An object whose values are all texts.
    case texts
}

extension ValueType {
    /// The type in a few words, to stand behind "must be".
    public var phrase: String {
        switch self {
        case .boolean: "true or false"
        case .integer(let minimum?, let maximum?): "a whole number from \(minimum) to \(maximum)"
        case .integer(let minimum?, nil): "a whole number of at least \(minimum)"
        case .integer(nil, let maximum?): "a whole number of at most \(maximum)"
        case .integer(nil, nil): "a whole number"
        case .number: "a number"
        case .text(let maximum?, _): "a text of at most \(maximum) characters"
        case .text(nil, _): "a text"
        case .word(let words): "one of " + ValueType.list(words, last: "or")
        case .words(let words): "words, separated by spaces, out of " + ValueType.list(words, last: "and")
        case .url(let schemes): "an address that begins with " + ValueType.list(schemes.map { $0 + "://" }, last: "or")
        case .call: "the name of a call"
        case .conference: "a conference id"
        case .codec: "a codec such as PCMU or L16@24000h@40i"
        case .object: "a mapping"
        case .texts: "a mapping of texts"
        }
    }

    /// Names in a sentence: `a, b or c`.
    public static func list(_ names: [String], last: String) -> String {
        guard let final = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " \(last) " + final
    }
}
