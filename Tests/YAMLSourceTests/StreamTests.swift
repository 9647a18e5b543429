import TestSupport
import Testing
import YAMLSource

/// Files of several documents, and files of none.
@Suite struct StreamTests {
    @Test func `documents have their ranges, and places count from the start of the file`() throws {
        let marked = MarkedText("# head ü\n⟦a: 1⟧\n# foot\n⟦--- # two\nb: [x]⟧\n...\n# between\n⟦---\r\nc: d⟧\n")
        let stream = read(marked.text)
        #expect(stream.diagnostics.isEmpty)
        #expect(stream.documents.map(\.range.codePoints) == marked.ranges)
        #expect(stream.documents.map(\.ordinal) == [1, 2, 3])
        #expect(stream.documents.compactMap(\.root?.outline) == ["{a: 1}", "{b: [x]}", "{c: d}"])
        #expect(stream.documents.compactMap { $0.root?["c"]?.place.start } == [SourcePosition(line: 9, column: 4)])
    }

    @Test(arguments: [
        ("a: 1\n---\nb: ⟦@⟧\n---\nc: 3\n", ["{a: 1}", "{c: 3}"], [1, 3]),
        ("a: 1\n---\nb: ⟦\"⟧x\n⟪---⟫\nc: \"3\"\n", ["{a: 1}", "{c: \"3\"}"], [1, 3]),
        ("a: 1\n---\nb: ⟦{⟧ x\n⟪---⟫\nc: 3\n", ["{a: 1}", "{c: 3}"], [1, 3]),
        ("ü: 1\r\n---\r\nb: [⟦,⟧]\r\nx: 2\r\n---\r\n👍🏽: é\r\n", ["{ü: 1}", "{👍🏽: é}"], [1, 3]),
        ("a: 1\r---\rb: ⟦]⟧\r---\rc: 3\r", ["{a: 1}", "{c: 3}"], [1, 3]),
        ("b: ⟦]⟧\n---\nc: 3\n", ["{c: 3}"], [2]),
        ("- b\n- ⟦@⟧\n---\nc: 3\n", ["{c: 3}"], [2]),
        ("⟦@⟧\n---\nc: 3\n", ["{c: 3}"], [2]),
        ("a: 1\n--- ⟦]⟧\n--- c\n", ["{a: 1}", "c"], [1, 3]),
        ("a: 1\n--- ⟦]⟧\n", ["{a: 1}"], [1]),
        ("a: 1\n---\nb: 2\n⟦]⟧\n---\nc: 3\n", ["{a: 1}", "{c: 3}"], [1, 3]),
        ("a: 1\n...\n⟦]⟧\n---\nc: 3\n", ["{a: 1}", "{c: 3}"], [1, 3]),
        ("a: 1\n---\nb: 2\n...\n⟦]⟧\n---\nc: 3\n", ["{a: 1}", "{b: 2}", "{c: 3}"], [1, 2, 4]),
        ("a: 1\n...\n⟦%FOO⟧\n---\nc: 3\n", ["{a: 1}", "{c: 3}"], [1, 2]),
        ("a: 1\n---\n  b: 1\n⟦c⟧: 2\n---\nc: 3\n", ["{a: 1}", "{c: 3}"], [1, 3]),
        ("---\nb: ⟦]⟧\n----\n---x\n ---\n---\ty\n", ["y"], [2]),
    ])
    func `an error costs its document, and those before and after are read`(
        _ marked: String,
        _ outlines: [String],
        _ ordinals: [Int]
    ) throws {
        let text = MarkedText(marked)
        let stream = read(text.text)
        #expect(
            stream.diagnostics.compactMap(\.place?.range.codePoints) == text.ranges,
            "\(stream.diagnostics.map(\.line))"
        )
        #expect(stream.documents.compactMap(\.root?.outline) == outlines)
        #expect(stream.documents.map(\.ordinal) == ordinals)
        for node in stream.documents.compactMap(\.root).flatMap(\.preorder) where node.isPlain {
            #expect(node.document.source.text(of: node.range) == node.text)
        }
    }

    @Test func `all documents with mistakes are reported in one pass, in the order of their places`() {
        let stream = read("a: 1\na: 2\n---\nb: [\n---\nc: *x\nd: !y 1\n---\ne: \"\\q\"\n---\nf: 1\n")
        #expect(stream.diagnostics.map { $0.place?.start.line } == [2, 4, 6, 7, 9])
        #expect(stream.diagnostics.map(\.code) == [.duplicateKey, .unclosed, .unknownAnchor, .tag, .yamlSyntax])
        #expect(stream.documents.map(\.ordinal) == [1, 3, 5])
    }

    @Test func `mistakes found before a syntax error are kept`() {
        let stream = read("a: { b: 1, b: 2 }\nc: !x 1\nd: ]\n")
        #expect(stream.diagnostics.map(\.code) == [.duplicateKey, .tag, .yamlSyntax])
        #expect(stream.documents.isEmpty)
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n", "# only\n", "---\n", "---\n...\n", "--- # x\n", " \t\n"])
    func `M0004 a file that holds nothing`(_ text: String) {
        let stream = read(text)
        #expect(stream.documents.isEmpty)
        #expect(stream.diagnostics.map(\.code) == [text == " \t\n" ? .tab : .emptyFile])
    }

    @Test func `M0004 an empty document between two markers`() {
        let marked = MarkedText("⟦---⟧\n# nothing\n---\na: 1\n--- b\n⟦---⟧ # x\n---\nc: d\n---\n")
        let stream = read(marked.text)
        #expect(stream.diagnostics.map(\.code) == [.emptyFile, .emptyFile])
        #expect(stream.diagnostics.compactMap(\.place?.range.codePoints) == marked.ranges)
        #expect(stream.documents.map { $0.root?.outline } == [nil, "{a: 1}", "b", nil, "{c: d}"])
        #expect(stream.documents.map(\.ordinal) == [1, 2, 3, 4, 5])
    }

    @Test(arguments: [
        "a: 1\n---\n", "a: 1\n...\n", "a: 1\n---\n...\n", "---\na: 1\n...\n---\n# end\n", "%YAML 1.2\n---\na: 1\n",
    ])
    func `a last marker and the directive of the version do no harm`(_ text: String) {
        let stream = read(text)
        #expect(stream.diagnostics.isEmpty)
        #expect(stream.documents.map { $0.root?.outline } == ["{a: 1}"])
    }

    @Test func `a quoted null is a document, and so is a lone scalar`() {
        #expect(read("--- ''\n---\n~\n").documents.map { $0.root?.outline } == ["\"\"", "~"])
    }
}
