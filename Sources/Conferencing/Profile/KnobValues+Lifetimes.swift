// The values of the knobs of a conference's lifetime.

/// `name_reuse` (R7)
public enum NameReuse: RawRepresentable, Sendable, Hashable, CaseIterable {
    /// A name is free as soon as its conference has ended.
    case immediate
    /// It is free so long after the end.
    case after(TimeSpan)
    /// It is free when nothing of the end is still to be done: not at the very instant of the end, and not before the file
    /// of the recording is there.
    case refuseWhileEnding

    /// The words that stand for all: any other positive duration may be between the brackets.
    public static let allCases: [NameReuse] = [.immediate, .after(.seconds(30)), .refuseWhileEnding]

    /// Reads `immediate`, `after(30s)` or `refuse_while_ending`; nil for anything else.
    public init?(rawValue: String) {
        switch rawValue {
        case "immediate": self = .immediate
        case "refuse_while_ending": self = .refuseWhileEnding
        case _:
            guard let span = TimeSpan.inBrackets(of: rawValue, behind: "after") else { return nil }
            self = .after(span)
        }
    }

    /// The word.
    public var rawValue: String {
        switch self {
        case .immediate: "immediate"
        case .after(let span): "after(\(span))"
        case .refuseWhileEnding: "refuse_while_ending"
        }
    }
}

extension TimeSpan {
    /// The positive duration in the brackets of a value such as `after(30s)`; nil where it has none.
    static func inBrackets(of text: String, behind word: String) -> TimeSpan? {
        guard text.hasPrefix(word + "("), text.hasSuffix(")"),
            case .success(let span) = TimeSpan.parse(String(text.dropFirst(word.utf8.count + 1).dropLast())),
            span > .zero
        else { return nil }
        return span
    }
}
