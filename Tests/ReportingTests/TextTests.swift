import BentServices
import Conferencing
import Execution
import Foundation
import Reporting
import TestSupport
import Testing
import YAMLSource

/// Carets under the very characters, and nothing raw from a file.
@Suite struct TextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var marked: String
        /// The line as it is shown, and the line below it.
        var shown: String
        var carets: String

        var testDescription: String { marked }
    }

    static let rows: [Row] = [
        Row(marked: "calls: ⟦alcie⟧", shown: "1 | calls: alcie", carets: "  |        ^^^^^"),
        Row(marked: "a: ü ⟦é⟧ x", shown: "1 | a: ü é x", carets: "  |      ^"),
        Row(marked: "a: 日本 ⟦語⟧", shown: "1 | a: 日本 語", carets: "  |         ^^"),
        Row(marked: "a: 👍 ⟦b⟧", shown: "1 | a: 👍 b", carets: "  |       ^"),
        Row(marked: "a: e\u{301} ⟦b⟧", shown: "1 | a: e\u{301} b", carets: "  |      ^"),
        Row(marked: "a:\t⟦b⟧", shown: "1 | a:    b", carets: "  |       ^"),
        Row(marked: "a: \u{1B}[2J⟦b⟧", shown: "1 | a: \\u{1B}[2Jb", carets: "  |             ^"),
        Row(marked: "a: \u{202E}⟦b⟧", shown: "1 | a: \\u{202E}b", carets: "  |            ^"),
        Row(marked: "a: ⟦[b,\n  c]⟧", shown: "1 | a: [b,", carets: "  |    ^^^"),
        Row(marked: "a:⟦⟧", shown: "1 | a:", carets: "  |   ^"),
    ]

    @Test(arguments: rows) func `the caret stands under the characters`(_ row: Row) throws {
        let marked = try #require(row.marked.range(of: "⟦"))
        let end = try #require(row.marked.range(of: "⟧"))
        let before = row.marked[..<marked.lowerBound]
        let inside = row.marked[marked.upperBound..<end.lowerBound]
        let text = before + inside + row.marked[end.upperBound...]
        let source = SourceText(path: "f.yaml", bytes: Array(text.utf8))
        let start = Int32(before.unicodeScalars.count)
        let place = SourcePlace(source, SourceRange(start: start, end: start + Int32(inside.unicodeScalars.count)))
        let diagnostic = Diagnostic(.unknownKey, "wrong", at: place)
        let lines = DiagnosticRenderer(style: .plain).text(of: diagnostic).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        #expect(lines[1] == "  " + row.shown)
        #expect(lines[2] == "  " + row.carets)
    }

    @Test func `a long line is cut around what is marked`() {
        let text = String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500)
        let source = SourceText(path: "f.yaml", bytes: Array(text.utf8))
        let place = SourcePlace(source, SourceRange(start: 500, end: 504))
        let lines = DiagnosticRenderer(style: .plain).text(of: Diagnostic(.unknownKey, "wrong", at: place))
            .split(separator: "\n").map(Array.init)
        #expect(lines[1].count < 130)
        let caret = lines[2].firstIndex(of: "^")
        #expect(caret.map { String(lines[1][$0..<($0 + 4)]) } == "HERE")
    }

    @Test func `nothing from a file or the wire reaches a report raw`() throws {
        let hostile = "\\e[31m]]>&<\\x07\\u202E\\0\\nsecond line"
        let result = try run(
            "scenario: \"\(hostile)\"\ndescription: \"\(hostile)\"\ntags: [\"\(hostile)\"]\ncalls: [alice]\nsteps: [{ name: \"\(hostile)\", leave: alice }]"
        )
        var console = ConsoleReporter(style: .plain, runSeed: 1)
        var junit = JUnitReporter(runSeed: 1)
        var json = JSONReporter(runSeed: 1)
        junit.take(result)
        json.take(result)
        let reports = [
            console.take(result) + console.finish(), junit.document(), String(decoding: json.take(), as: UTF8.self),
        ]
        for (index, report) in reports.enumerated() {
            for scalar in report.unicodeScalars where scalar != "\n" {
                // JSON is data, and keeps the text as it is; what people look at must not be turned round by it.
                #expect(scalar.value >= 0x20 && (scalar.value != 0x202E || index == 2), "\(report)")
            }
        }
        #expect(!reports[1].contains("]]>"))
        #expect(reports[0].contains("\\u{1B}[31m"))
    }

    @Test func `colours are there when asked for and carry nothing that the words do not`() throws {
        let result = try run("scenario: s\ncalls: [alice]\nsteps: [leave: alice]")
        var plain = ConsoleReporter(style: .plain, runSeed: 1)
        var coloured = ConsoleReporter(style: .coloured, runSeed: 1)
        let with = coloured.take(result) + coloured.finish()
        #expect(with.contains("\u{1B}["))
        #expect(with.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.take(result) + plain.finish())
    }

    @Test func `the last line counts what held and what did not`() throws {
        var console = ConsoleReporter(style: .plain, runSeed: 1)
        _ = console.take(try run("scenario: a\ncalls: [alice]\nsteps: [join: alice]"))
        _ = console.take(try run("scenario: b\ncalls: [alice]\nsteps: [leave: alice]"))
        _ = console.take(try run("scenario: c\nskip: later\ncalls: [alice]\nsteps: [leave: alice]"))
        _ = console.take(try run("scenario: d\ncalls: [alice]\nsteps: [quiet: 1s]"))
        #expect(console.finish().split(separator: "\n").last == "1 passed, 2 failed, 1 skipped")
        #expect(console.hasFailures)
    }

    @Test func `a law that only warns is told beside a case that held`() throws {
        var result = try run(
            "scenario: s\ncalls: [alice]\nsteps: [join: alice]",
            laws: true,
            bend: { $0.double(.conferenceStart) }
        )
        result.warnings = result.failures
        result.failures = []
        result.verdict = .passed
        var console = ConsoleReporter(style: .plain, runSeed: 1)
        let text = console.take(result) + console.finish()
        #expect(
            text.contains(
                "  warning: the law start is broken: a conference that runs should not start again (R20, R21)\n"
            )
        )
        #expect(text.hasSuffix("1 passed, 0 failed\n"))
        var json = JSONReporter(runSeed: 1)
        json.take(result)
        #expect(String(decoding: json.take(), as: UTF8.self).contains(#""warnings":[{"reason":"law","law":"start""#))
    }
}
