import Testing

@testable import YAMLSource

/// Trees with some scalars become something else.
@Suite struct RewritingTests {
    /// Each scalar `NAME!` becomes what stands under that name in `values`.
    private func rewritten(
        _ text: String,
        _ values: String = "{}",
        maximumNodes: Int = 1000,
        maximumDepth: Int = 64
    ) throws -> YAMLRewriting? {
        let values = try root(of: values)
        return try root(of: text).rewritten(maximumNodes: maximumNodes, maximumDepth: maximumDepth) { node, _ in
            let text = node.text
            guard text.hasSuffix("!") else { return .same }
            if text == "bad!" { return .invalid }
            if text == "text!" { return .text("a text", isPlain: false, isForeign: true) }
            return values[String(text.dropLast())].map { .node($0) } ?? .same
        }
    }

    @Test func `a tree in which nothing changes is not made anew`() throws {
        #expect(try rewritten("{ a: [b, \"c\"], d: e! }") == nil)
    }

    @Test(arguments: [
        ("{ a: x!, b: c }", "{a: 1, b: c}"), ("[x!, y!, z!]", "[1, \"2\", [3, {k: \"v\\n\"}]]"),
        ("{ x!: a, y!: b }", "{1: a, \"2\": b}"), ("x!", "1"), ("{ a: text! }", "{a: \"a text\"}"),
        ("{ a: &n [x!, \"q\\tr\"], b: *n, c: *n }", "{a: [1, \"q\tr\"], b: [1, \"q\tr\"], c: [1, \"q\tr\"]}"),
        ("a: |\n  two\n  lines\nb: x!\nc: 'it''s'\n", "{a: \"two\nlines\n\", b: 1, c: \"it's\"}"),
        ("[ {}, [], x!, {} ]", "[{}, [], 1, {}]"),
    ])
    func `what is put in has its own form, and the rest stays`(text: String, outline: String) throws {
        let values = "{ x: 1, y: \"2\", z: [3, { k: \"v\\n\" }] }"
        let found = try rewritten(text, values)?.node.outline
        #expect(found == outline.replacing("\\n", with: "\n"))
    }

    @Test func `everything stands where it stood, and what is put in stands where it was put in for`() throws {
        let before = try root(of: "{ a: x!, b: [\"c\", x!], d: { e: f } }")
        let after = try #require(try rewritten("{ a: x!, b: [\"c\", x!], d: { e: f } }", "{ x: [1, { k: 2 }] }")).node
        let places = before.preorder.map(\.range)
        #expect(after.preorder.allSatisfy { places.contains($0.range) })
        let value = try #require(after["a"])
        let place = try #require(before["a"]).range
        #expect(value.preorder.map(\.range) == Array(repeating: place, count: 5))
        #expect(after["d"]?.range == before["d"]?.range)
        #expect(after.document !== before.document)
    }

    @Test func `part of a tree is rewritten alone, with what its aliases mean`() throws {
        let whole = try root(of: "{ far: &far [x!, b], near: [*far, *far, c] }")
        let near = try #require(whole["near"])
        let rewriting = try near.rewritten(maximumNodes: 100) { node, _ in
            node.text == "x!" ? .text("1", isPlain: true, isForeign: false) : .same
        }
        let found = try #require(rewriting)
        #expect(found.node.outline == "[[1, b], [1, b], c]")
        #expect(found.node.range == near.range)
        #expect(found.size == 8)
        // The first alias is the copy, the second one an alias to it.
        #expect(found.node.document.arena.records.count == 6)
    }

    @Test func `a mistake leaves nothing to load, and what came from elsewhere is known`() throws {
        let found = try #require(try rewritten("[bad!, text!, x!, y!, a]", "{ x: $(who), y: plain }")).node
        #expect(found.items.map(\.isInvalid) == [true, false, false, false, false])
        #expect(found.items.map(\.isForeign) == [false, true, true, false, false])
    }

    @Test func `mappings with new keys are told, and no others`() throws {
        let found = try #require(try rewritten("{ x!: 1, in: { x!: 1, a: x! }, out: { a: x! } }", "{ x: 1 }"))
        #expect(found.rekeyed.map(\.count) == [2, 3])
    }

    @Test func `a tree is not larger than was allowed, aliases followed`() throws {
        let text = "{ a: &n [x!, x!, x!, x!], b: [*n, *n, *n, *n] }"
        #expect(try rewritten(text, "{ x: 1 }")?.size == 29)
        #expect(try rewritten(text, "{ x: 1 }", maximumNodes: 29) != nil)
        #expect(throws: RewritingRefusal.tooManyNodes) { try rewritten(text, "{ x: 1 }", maximumNodes: 28) }
        #expect(throws: RewritingRefusal.tooManyNodes) {
            try rewritten(text, "{ x: [1, 2, 3, 4, 5] }", maximumNodes: 40)
        }
    }

    @Test func `a tree is no deeper than was allowed, aliases followed`() throws {
        #expect(try rewritten("[x!]", "{ x: [[1]] }", maximumDepth: 3) != nil)
        #expect(throws: RewritingRefusal.tooDeep) { try rewritten("[x!]", "{ x: [[1]] }", maximumDepth: 2) }
        let aliases = "{ a: &n [x!], b: [[[*n]]] }"
        #expect(try rewritten(aliases, "{ x: [1] }", maximumDepth: 6) != nil)
        #expect(throws: RewritingRefusal.tooDeep) { try rewritten(aliases, "{ x: [1] }", maximumDepth: 5) }
    }
}
