import TestSupport
import Testing
import YAMLSource

/// A text with one mistake: `⟦⟧` is where it is reported, `⟪⟫` is what its notes point at.
struct BadInput: Sendable, CustomTestStringConvertible {
    var marked: String
    var code: DiagnosticCode
    var message: String
    var hint: String?

    init(_ marked: String, _ code: DiagnosticCode, _ message: String, hint: String? = nil) {
        self.marked = marked
        self.code = code
        self.message = message
        self.hint = hint
    }

    var testDescription: String { "\(code.rawValue) \(String(reflecting: marked))" }

    /// Reads the text and compares its only diagnostic; gives how many documents there are beside it.
    @discardableResult
    func expectDiagnostic() throws -> Int {
        let text = MarkedText(marked)
        let stream = read(text.text)
        #expect(stream.diagnostics.count == 1, "\(stream.diagnostics.map(\.line))")
        let diagnostic = try #require(stream.diagnostics.first)
        #expect(diagnostic.code == code)
        #expect(diagnostic.message == message)
        #expect(diagnostic.hints == (hint.map { [$0] } ?? []))
        #expect(diagnostic.place.map { [$0.range.codePoints] } == text.ranges)
        #expect(diagnostic.notes.compactMap { $0.place?.range.codePoints } == text.notes, "\(diagnostic.notes)")
        return stream.documents.count
    }
}
