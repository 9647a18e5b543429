import TestSupport
import Testing
import YAMLSource

@Suite struct ExplanationTests {
    static let codes = DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("M00") }

    @Test(arguments: codes)
    func `each code of files and YAML is explained by a wrong and a right example`(_ code: DiagnosticCode) {
        #expect(!code.title.isEmpty && code.title != code.rawValue && !code.title.hasSuffix("."))
        #expect(code.title.count <= 50)
        let lines = code.explanation.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.contains { $0.hasPrefix("wrong:  ") })
        #expect(lines.contains { $0.hasPrefix("right:  ") })
        #expect(lines.first?.hasSuffix(".") == true)
    }

    @Test func `codes are numbered without gaps`() {
        #expect(Self.codes.map(\.rawValue) == (1...Self.codes.count).map { "M00" + ($0 < 10 ? "0" : "") + "\($0)" })
    }

    @Test func `no code is without an input that it is reported for`() {
        let tables = [
            SyntaxErrorTests.block, SyntaxErrorTests.flow, SyntaxErrorTests.unclosed, TextErrorTests.text,
            TextErrorTests.characters, TextErrorTests.dollarBraces, RefusedYAMLTests.keys, RefusedYAMLTests.tags,
            RefusedYAMLTests.aliases,
        ]
        var seen = Set(tables.joined().flatMap { read(MarkedText($0.marked).text).diagnostics.map(\.code) })
        let small = YAMLLimits(maximumFileBytes: 40, maximumDepth: 2, maximumNodes: 8, maximumExpandedNodes: 1)
        for text in ["", "a: \u{1}", "[[[", "[1,2,3,4,5,6,7,8,9]", "[&a [1], *a]", String(repeating: "#", count: 41)] {
            seen.formUnion(read(text, limits: small).diagnostics.map(\.code))
        }
        seen.formUnion(read([0xFF]).diagnostics.map(\.code))
        // Whoever opens files reports those that cannot be opened; here it stands for a lack of memory alone.
        #expect(seen == Set(Self.codes).subtracting([.unreadableFile]))
    }
}
