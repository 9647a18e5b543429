import Planning
import TestSupport
import Testing
import YAMLSource

/// The very words of the mistakes that people make most, read and found good; who changes one reads it again here.
@Suite struct MessageTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var marked: String
        var code: String
        var message: String
        var hint: String?
        var testDescription: String { code + " " + message }

        init(step: String, _ code: String, _ message: String, hint: String? = nil) {
            self.init(file: scenario(step: step), code, message, hint: hint)
        }

        init(entry: String, _ code: String, _ message: String, hint: String? = nil) {
            self.init(file: scenario(entry: entry), code, message, hint: hint)
        }

        init(file: String, _ code: String, _ message: String, hint: String? = nil) {
            marked = file
            self.code = code
            self.message = message
            self.hint = hint
        }
    }

    static let rows = ofShapeAndValues + ofNamesAndExpectations

    @Test(arguments: rows) func `a mistake is told in these words`(_ row: Row) throws {
        let marked = MarkedText(row.marked)
        let found = planned(marked.text).diagnostics
        let diagnostic = try #require(found.first)
        #expect(found.count == 1, "\(found.map(\.shown))")
        #expect(diagnostic.code.rawValue == row.code)
        #expect(diagnostic.message == row.message)
        #expect(diagnostic.hints == (row.hint.map { [$0] } ?? []))
        let range = try #require(diagnostic.place?.range)
        #expect([Int(range.start)..<Int(range.end)] == marked.ranges, "\(diagnostic.shown)")
    }

    @Test func `the words of nearly every code are here`() {
        let here = Set(Self.rows.map(\.code) + FillingMessageTests.rows.map(\.code))
        let scenarioCodes = DiagnosticCode.allCases.map(\.rawValue).filter { ("M0100"..<"M0600").contains($0) }
        // These two need files that are too large to be read here.
        #expect(scenarioCodes.filter { !here.contains($0) } == ["M0110", "M0207"])
    }
}
