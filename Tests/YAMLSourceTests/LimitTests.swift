import Testing
import YAMLSource

/// Files made to exhaust a reader.
@Suite struct LimitTests {
    @Test func `M0002 a file that is too large is not looked into`() {
        let stream = read("a: ]]]\n", limits: YAMLLimits(maximumFileBytes: 6))
        #expect(stream.diagnostics.map(\.line) == ["1:1 M0002 the file has 7 bytes, and no more than 6 are read"])
        #expect(read("a: bcd\n", limits: YAMLLimits(maximumFileBytes: 7)).diagnostics.isEmpty)
    }

    @Test(arguments: [("[", "]"), ("{a: ", "}")])
    func `M0014 64 levels are read and 65 are not`(_ open: String, _ close: String) {
        func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        #expect(read(nested(64)).diagnostics.isEmpty)
        let stream = read(nested(65) + "\n---\nb: 1\n")
        #expect(
            stream.diagnostics.map(\.line) == [
                "1:\(64 * open.count + 1) M0014 mappings and lists are nested more than 64 deep here"
            ]
        )
        #expect(stream.documents.map(\.ordinal) == [2])
    }

    @Test func `M0014 block style counts as well`() {
        let deep =
            (0..<70).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + String(repeating: " ", count: 70)
            + "b"
        #expect(
            read(deep).diagnostics.map(\.line) == ["65:65 M0014 mappings and lists are nested more than 64 deep here"]
        )
        #expect(read(String(repeating: "- ", count: 70)).diagnostics.map(\.code) == [.nestingTooDeep])
        #expect(read(String(repeating: "? ", count: 70)).diagnostics.map(\.code) == [.nestingTooDeep])
    }

    @Test func `M0014 aliases cannot stack levels either`() throws {
        // Each anchor lies 40 deep around an alias to the one before: without a check a walk would go 400 deep.
        var text = "a0: &a0 x\n"
        for index in 1...10 {
            let open = String(repeating: "[", count: 40)
            let close = String(repeating: "]", count: 40)
            text += "a\(index): &a\(index) \(open) *a\(index - 1) \(close)\n"
        }
        let stream = read(text)
        #expect(stream.diagnostics.map(\.code) == Array(repeating: .nestingTooDeep, count: 9))
        #expect(stream.diagnostics.first?.line == "3:50 M0014 '*a1' nests mappings and lists more than 64 deep here")
        let root = try #require(stream.documents.first?.root)
        #expect(depth(of: root) <= 64)
    }

    private func depth(of node: YAMLNode) -> Int {
        let inner = node.items.map(depth) + node.entries.map { depth(of: $0.value) }
        return node.count == 0 ? 0 : 1 + (inner.max() ?? 0)
    }

    @Test func `M0014 five million brackets are one diagnostic`() {
        #expect(
            read([UInt8](repeating: UInt8(ascii: "["), count: 5_000_000)).diagnostics.map(\.code) == [.nestingTooDeep]
        )
        #expect(
            read([UInt8](repeating: UInt8(ascii: "{"), count: 5_000_000)).diagnostics.map(\.code) == [.nestingTooDeep]
        )
    }

    @Test func `M0013 billions of nodes behind a few aliases`() throws {
        let list = { (name: Character) in "[" + Array(repeating: "*\(name)", count: 9).joined(separator: ", ") + "]" }
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, before) in zip("bcdefghi", "abcdefgh") { text += "\(name): &\(name) \(list(before))\n" }
        let stream = read(text)
        #expect(stream.diagnostics.map(\.code) == [.aliasExpansion])
        #expect(
            stream.diagnostics.first?.message
                == "the aliases of this document stand for more than 1,000,000 nodes, from here on"
        )
        let root = try #require(stream.documents.first?.root)
        #expect(size(of: root) <= 1_000_200)
    }

    private func size(of node: YAMLNode) -> Int {
        node.items.reduce(1) { $0 + size(of: $1) } + node.entries.reduce(0) { $0 + 1 + size(of: $1.value) }
    }

    @Test func `M0013 the bound is exact, and is each document's own`() {
        // An alias of three nodes (a list of two) three times.
        let text = "a: &a [1, 2]\nb: [*a, *a, *a]\n"
        #expect(read(text, limits: YAMLLimits(maximumExpandedNodes: 9)).diagnostics.isEmpty)
        #expect(
            read(text, limits: YAMLLimits(maximumExpandedNodes: 8)).diagnostics.map(\.line) == [
                "2:13 M0013 the aliases of this document stand for more than 8 nodes, from here on"
            ]
        )
        #expect(read(text + "---\n" + text, limits: YAMLLimits(maximumExpandedNodes: 9)).diagnostics.isEmpty)
    }

    @Test func `M0015 nodes are counted over all documents, and reading stops`() {
        let stream = read("[1, 2]\n---\n[3, 4, 5]\n---\n[6]\n", limits: YAMLLimits(maximumNodes: 5))
        #expect(stream.diagnostics.map(\.line) == ["3:5 M0015 the file has more than 5 values, from here on"])
        #expect(stream.documents.map(\.ordinal) == [1])
        #expect(read("[1, 2]\n---\n[3]\n", limits: YAMLLimits(maximumNodes: 5)).diagnostics.isEmpty)
    }

    @Test func `mistakes are collected up to a bound, and the last says so`() {
        let text = (0..<30).map { "a: !x \($0)\n---\n" }.joined()
        let stream = read(text, limits: YAMLLimits(maximumDiagnostics: 10))
        #expect(stream.diagnostics.count == 10)
        #expect(
            stream.diagnostics.last?.notes.map(\.message) == [
                "there are 10 mistakes already: the file is read no further"
            ]
        )
        #expect(read(text).diagnostics.count == 30)
    }

    @Test func `documents that cannot be read cost little`() {
        let stream = read(String(repeating: "---\n]\n", count: 100_000))
        #expect(stream.diagnostics.count == 1_000)
    }

    @Test(.timeLimit(.minutes(1)))
    func `M0010 a mapping of a hundred thousand keys`() throws {
        let text = (0..<100_000).map { "key\($0): \($0)\n" }.joined()
        let root = try root(of: text)
        #expect(root.count == 100_000)
        #expect(root["key99999"]?.text == "99999")
        #expect(
            read(text + "key5: x\n").diagnostics.map(\.line) == [
                "100001:1 M0010 the key 'key5' stands twice in this mapping"
            ]
        )
    }

    @Test(.timeLimit(.minutes(1)))
    func `one long line costs no more than many short ones`() {
        let anchors = (0..<20_000).map { "{ ü: &a\($0) \"é\", b: , c: *a\($0) }" }.joined(separator: ", ")
        let stream = read("[ " + anchors + " ]")
        #expect(stream.diagnostics.isEmpty)
        #expect(stream.documents.first?.root?.count == 20_000)
    }
}
