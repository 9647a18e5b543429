public import YAMLSource

/// Diagnostics as text: where, what, the line with a caret under the very characters, where else to look, what to do.
public struct DiagnosticRenderer: Sendable {
    private let style: Style
    private let showsSource: Bool

    /// A renderer of plain or coloured text; it shows no line of a source that may hold secrets.
    public init(style: Style, showsSource: Bool = true) {
        self.style = style
        self.showsSource = showsSource
    }

    /// All of them in reading order, and a line that counts them; empty where there is none.
    public func text(of diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        return diagnostics.inReadingOrder().map(text).joined(separator: "\n") + "\n" + summary(of: diagnostics) + "\n"
    }

    /// One of them.
    public func text(of diagnostic: Diagnostic) -> String {
        let word = diagnostic.severity.rawValue
        let label = "\(word)[\(diagnostic.code.rawValue)]"
        let painted = diagnostic.severity == .error ? style.error(label) : style.warning(label)
        var text = place(diagnostic.place) + painted + ": " + style.strong(diagnostic.message.escapedForDisplay) + "\n"
        text += excerpt(diagnostic.place)
        for note in diagnostic.notes {
            text += "  " + place(note.place) + "note: " + note.message.escapedForDisplay + "\n"
            text += excerpt(note.place)
        }
        for hint in diagnostic.hints { text += "  hint: " + hint.escapedForDisplay + "\n" }
        return text
    }

    private func place(_ place: SourcePlace?) -> String {
        guard let place else { return "" }
        guard !place.source.bytes.isEmpty else { return place.source.path.escapedAtLineStart + ": " }
        let start = place.start
        return "\(place.source.path.escapedAtLineStart):\(start.line):\(start.column): "
    }

    private func excerpt(_ place: SourcePlace?) -> String {
        guard showsSource, let place, !place.source.bytes.isEmpty else { return "" }
        return SourceExcerpt(place: place, indent: "  ").text(style)
    }

    private func summary(of diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let files = Set(diagnostics.compactMap { $0.place?.source.path }).count
        let parts = [counted(errors, "error"), counted(diagnostics.count - errors, "warning")].compactMap { $0 }
        return parts.joined(separator: " and ") + (files > 0 ? " in " + (counted(files, "file") ?? "") : "")
    }

    private func counted(_ count: Int, _ word: String) -> String? {
        count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
    }
}
