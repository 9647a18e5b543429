import TestSupport
import Testing
import YAMLSource

/// Each node of these texts is marked, outermost first.
@Suite struct NodeRangeTests {
    @Test(arguments: [
        "⟦plain⟧",
        "⟦plain⟧  # comment\n",
        "⟦⟦a⟧: ⟦b⟧⟧\n",
        "⟦⟦a⟧:   ⟦b c⟧⟧   # comment\n\n\n",
        "⟦⟦a⟧: ⟦one\n  two\n  three⟧⟧\n# comment\n",
        "⟦⟦a⟧: ⟦'it''s'⟧⟧ # comment\n",
        "⟦⟦\"a\"⟧: ⟦\"b\\n\n  c\"⟧⟧\n",
        "⟦⟦a⟧ : ⟦b⟧⟧",
    ])
    func `plain and quoted scalars`(_ marked: String) throws { try expectRanges(marked) }

    @Test(arguments: [
        "⟦⟦a⟧: ⟦|\n  one\n  two⟧⟧\n",
        "⟦⟦a⟧: ⟦|\n  one\n  two⟧⟧",
        "⟦⟦a⟧: ⟦>-  # comment\n  one\n\n  two  ⟧\n\n\n⟦b⟧: ⟦c⟧⟧\n",
        "⟦⟦a⟧: ⟦|+\n  one⟧\n\n  \n# comment\n⟦b⟧: ⟦c⟧⟧\n",
        "⟦⟦a⟧: ⟦|2-\n    one⟧\n⟦b⟧: ⟦c⟧⟧\n",
        "⟦⟦a⟧: ⟦|⟧\n⟦b⟧: ⟦>+1⟧⟧ # comment\n\n\n",
        "⟦⟦a⟧: ⟦|\r\n  ünö\r\n  two⟧\r\n\r\n⟦b⟧: ⟦c⟧⟧\r\n",
        "⟦- ⟦|\n one⟧\n- ⟦>\n two⟧⟧\n",
    ])
    func `block scalars end with their last line that is not blank`(_ marked: String) throws {
        try expectRanges(marked)
    }

    @Test(arguments: [
        "⟦- ⟦a⟧\n- ⟦- ⟦b⟧\n  - ⟦c⟧⟧\n- ⟦⟦d⟧: ⟦e⟧⟧⟧\n\n# comment\n",
        "⟦⟦steps⟧:\n  ⟦- ⟦⟦join⟧: ⟦a⟧\n    ⟦within⟧: ⟦2s⟧⟧\n\n  # comment\n  - ⟦⟦leave⟧: ⟦b⟧⟧⟧\n\n⟦x⟧: ⟦y⟧⟧\n",
        "⟦⟦steps⟧:\n⟦- ⟦a⟧\n- ⟦b⟧⟧\n⟦x⟧: ⟦y⟧⟧\n",
        "⟦? ⟦a⟧\n: ⟦b⟧⟧\n",
    ])
    func `block collections end with their last child`(_ marked: String) throws { try expectRanges(marked) }

    @Test(arguments: [
        "⟦[⟦a⟧, ⟦[]⟧, ⟦{⟦b⟧: ⟦c⟧ }⟧ ]⟧ # comment\n",
        "⟦{ ⟦a⟧: ⟦[⟦b⟧,\n ⟦c⟧ ]⟧,\n ⟦\"d\"⟧:⟦e⟧,}⟧\n",
        "⟦[⟦⟦a⟧: ⟦b⟧⟧, ⟦⟦c⟧: ⟦{}⟧⟧ ]⟧\n",
        "⟦⟦calls⟧: ⟦{ ⟦guest⟧: ⟦{ ⟦count⟧: ⟦2⟧ }⟧, ⟦host⟧: ⟦{}⟧ }⟧⟧\n",
    ])
    func `flow collections include their brackets`(_ marked: String) throws { try expectRanges(marked) }

    @Test(arguments: [
        "⟦⟦a⟧:⟦⟧⟧\n",
        "⟦⟦a⟧:⟦⟧   # comment\n⟦b⟧:⟦⟧⟧\n\n",
        "⟦⟦a⟧:⟦⟧⟧",
        "⟦- ⟦x⟧\n-⟦⟧\n-⟦⟧⟧\n",
        "⟦{ ⟦a⟧:⟦⟧ , ⟦b⟧:⟦⟧\n\n, ⟦c⟧⟦⟧, ⟦d⟧ :⟦⟧ }⟧\n",
        "⟦[⟦⟦a⟧:⟦⟧⟧ ]⟧",
        "⟦{ ⟦é⟧:⟦⟧\n}⟧",
        "⟦? ⟦a⟧⟦⟧\n⟦b⟧: ⟦c⟧⟧",
        "⟦⟦a⟧:\n  ⟦- ⟦b⟧\n  -⟦⟧⟧\n⟦c⟧:⟦⟧⟧\n",
    ])
    func `an absent value stands just after its colon or dash`(_ marked: String) throws {
        let nodes = try expectRanges(marked)
        for node in nodes {
            let isEmptyText = node.range.start == node.range.end
            #expect(node.isAbsent == isEmptyText)
            if node.isAbsent { #expect(node.isPlain && node.text.isEmpty && node.place.start == node.place.end) }
        }
    }

    @Test(arguments: [
        "⟦⟦a⟧: &x ⟦b⟧⟧\n",
        "⟦⟦a⟧: &x   # comment ü\n  ⟦b⟧⟧\n",
        "⟦⟦a⟧: &x\n  ⟦⟦b⟧: ⟦c⟧⟧⟧\n",
        "⟦⟦a⟧: &x\n  ⟦- ⟦c⟧⟧⟧\n",
        "⟦⟦a⟧: &x ⟦[ ⟦c⟧ ]⟧⟧\n",
        "⟦⟦a⟧: &x ⟦|\n  c⟧⟧\n",
        "⟦⟦a⟧: &x⟦⟧\n⟦b⟧: ⟦c⟧⟧\n",
        "⟦&k ⟦a⟧: &v ⟦\"b\"⟧⟧\n",
    ])
    func `a node begins behind its anchor`(_ marked: String) throws { try expectRanges(marked) }

    @Test(arguments: [
        "⟦⟦a⟧: ⟦b⟧\r\n⟦c⟧: ⟦'d\r\n  e'⟧⟧\r\n",
        "⟦⟦a⟧: ⟦b⟧\r⟦c⟧: ⟦d⟧⟧\r",
        "⟦⟦👩‍👩‍👧⟧: ⟦e\u{301}⟧\n⟦日本⟧: ⟦[⟦ü⟧, ⟦👍🏽⟧]⟧⟧\n",
        "⟦⟦a⟧: ⟦b\u{2028} c⟧\n⟦d⟧: ⟦e⟧⟧\n",
        "⟦⟦a⟧: ⟦b\u{85}  c⟧\n⟦d⟧: ⟦\"\u{2029}\"⟧⟧\n",
        "⟦⟦a⟧:\t⟦b\tc⟧\t\n⟦d⟧: ⟦[\t⟦e⟧\t]⟧⟧\n",
    ])
    func `line ends, tabs and wide characters shift nothing`(_ marked: String) throws { try expectRanges(marked) }

    @Test func `a byte order mark at the head is not counted`() throws {
        let stream = read([0xEF, 0xBB, 0xBF] + Array("a: b\n".utf8))
        let root = try #require(stream.documents.first?.root)
        #expect(root.preorder.map(\.range.codePoints) == [0..<4, 0..<1, 3..<4])
    }

    @discardableResult
    private func expectRanges(_ marked: String) throws -> [YAMLNode] {
        let marked = MarkedText(marked)
        let nodes = try root(of: marked.text).preorder
        #expect(
            nodes.map(\.range.codePoints) == marked.ranges,
            "\(nodes.map { $0.document.source.text(of: $0.range) })"
        )
        return nodes
    }
}
