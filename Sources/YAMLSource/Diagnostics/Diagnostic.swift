/// Something that is wrong, or doubtful, in a file: a value with a place, which only reporters turn into text.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is: an error keeps every scenario from running, a warning does not.
    public enum Severity: String, Sendable, Hashable, Comparable {
        case error, warning

        /// Errors come before warnings.
        public static func < (left: Severity, right: Severity) -> Bool { left == .error && right == .warning }
    }

    /// A further sentence, and where in a file it points, if it points anywhere.
    public struct Note: Sendable, Hashable {
        /// One sentence without a full stop.
        public var message: String
        /// What the sentence speaks of.
        public var place: SourcePlace?

        /// Makes a note.
        public init(_ message: String, at place: SourcePlace? = nil) {
            self.message = message
            self.place = place
        }
    }

    /// Which mistake it is; `muster explain` tells more.
    public var code: DiagnosticCode
    /// Error or warning.
    public var severity: Severity
    /// The file and the exact characters that are wrong; nil where a whole command line or folder is.
    public var place: SourcePlace?
    /// What is wrong, in the user's own words, without a full stop.
    public var message: String
    /// Where else to look.
    public var notes: [Note]
    /// What to do, each a sentence that is likely right.
    public var hints: [String]

    /// Makes a diagnostic.
    public init(
        _ code: DiagnosticCode,
        _ message: String,
        at place: SourcePlace?,
        severity: Severity = .error,
        notes: [Note] = [],
        hints: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.message = message
        self.notes = notes
        self.hints = hints
    }
}

extension Sequence where Element == Diagnostic {
    /// Whether any of them keeps the scenarios from running.
    public var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order of a reader: by file in the order given, then by place, errors before warnings.
    public func inReadingOrder() -> [Diagnostic] {
        var rank: [String: Int] = [:]
        let all = Array(self)
        for one in all {
            if let path = one.place?.source.path, rank[path] == nil { rank[path] = rank.count }
        }
        func key(_ one: Diagnostic) -> (Int, Int, Int, String) {
            let file = one.place.flatMap { rank[$0.source.path] } ?? -1
            let start = one.place.map { Int($0.range.start) } ?? -1
            return (file, start, one.severity == .error ? 0 : 1, one.code.rawValue + one.message)
        }
        return all.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
