/// The mistakes found in one file, up to a bound.
struct DiagnosticLog {
    let source: SourceText
    private let limit: Int
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText, limit: Int) {
        self.source = source
        self.limit = max(1, limit)
    }

    /// Whether no more are taken; whoever reads stops then.
    var isFull: Bool { diagnostics.count >= limit }

    mutating func add(_ diagnostic: Diagnostic) {
        guard !isFull else { return }
        diagnostics.append(diagnostic)
        if isFull, limit > 1 {
            diagnostics[limit - 1].notes.append(
                .init("there are \(limit) mistakes already: the file is read no further")
            )
        }
    }

    mutating func add(
        _ code: DiagnosticCode,
        _ message: String,
        at range: SourceRange,
        notes: [Diagnostic.Note] = [],
        hints: [String] = []
    ) {
        add(Diagnostic(code, message, at: SourcePlace(source, range), notes: notes, hints: hints))
    }

    func note(_ message: String, at range: SourceRange) -> Diagnostic.Note {
        Diagnostic.Note(message, at: SourcePlace(source, range))
    }
}
