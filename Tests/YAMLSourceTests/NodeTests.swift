import Testing
import YAMLSource

@Suite struct NodeTests {
    @Test(arguments: [
        ("a: b", "{a: b}"),
        ("a: b c  d", "{a: b c  d}"),
        ("a: b\n   c\n\n   d", "{a: b c\nd}"),
        ("a: 'it''s'", "{a: \"it's\"}"),
        (#"a: "\x41\t\u00e9\N\L \/ \"q\"""#, "{a: \"A\té\u{85}\u{2028} / \"q\"\"}"),
        ("a: \"b\n  c\\\n  d\"", "{a: \"b cd\"}"),
        ("a: |\n  b\n   c\n", "{a: \"b\n c\n\"}"),
        ("a: |+\n  b\n\n", "{a: \"b\n\n\"}"),
        ("a: >-\n  b\n  c\n\n  d\n", "{a: \"b c\nd\"}"),
        ("{ a: $(webhook.url), b: [x, y], c: {} }", "{a: $(webhook.url), b: [x, y], c: {}}"),
        ("ä: \"ö\"\n日本: [👍🏽]", "{ä: \"ö\", 日本: [👍🏽]}"),
        ("a: b\u{2028} c", "{a: b\u{2028}c}"),
        ("- http://x:80/a#b\n- +15550100\n- 1:30\n- ~", "[http://x:80/a#b, +15550100, 1:30, ~]"),
        (#"a: "x\0y""#, "{a: \"x\0y\"}"),
    ])
    func `texts are read as YAML has them`(_ text: String, _ outline: String) throws {
        #expect(try root(of: text).outline == outline)
    }

    @Test func `plain text on one line is the source's own`() throws {
        let text = "# ü\n" + (1...50).map { "ключ\($0): { v: wert \($0), \"q\": [a\($0), ü] }\n" }.joined()
        for node in try root(of: text).preorder where node.isPlain {
            #expect(node.document.source.text(of: node.range) == node.text)
            #expect(node.textEquals(node.text))
        }
    }

    @Test func `kinds and styles`() throws {
        let nodes = try root(of: "[a, 'b', \"c\", {}, []]").items.map(\.kind)
        #expect(nodes == [.scalar(.plain), .scalar(.singleQuoted), .scalar(.doubleQuoted), .mapping, .sequence])
        let blocks = try root(of: "- |\n  a\n- >\n  b\n").items.map(\.kind)
        #expect(blocks == [.scalar(.literal), .scalar(.folded)])
        #expect(try root(of: "[a, 'b', \"\", {}]").items.map(\.isPlain) == [true, false, false, false])
    }

    @Test func `only what was not written is absent`() throws {
        let root = try root(of: "a:\nb: ''\nc: ~\nd: null\ne: &x\n")
        #expect(root.entries.map(\.value.isAbsent) == [true, false, false, false, true])
    }

    @Test func `entries, items and counts`() throws {
        let root = try root(of: "a: [1, 2, 3]\nb: {x: 1, y: 2}\nc: z\n")
        #expect(root.count == 3)
        #expect(root.entries.map(\.key.text) == ["a", "b", "c"])
        #expect(root.entries.map(\.value.count) == [3, 2, 0])
        #expect(root.entries.underestimatedCount == 3)
        #expect(root["a"]?.items.map(\.text) == ["1", "2", "3"])
        #expect(root["b"]?["y"]?.text == "2")
        #expect(root["d"] == nil)
        #expect(root["c"]?["x"] == nil)
        #expect(Array(root.items).isEmpty)
        #expect(root["a"].map { Array($0.entries).isEmpty } == true)
        #expect(root["c"].map { Array($0.items).isEmpty && Array($0.entries).isEmpty } == true)
        #expect(root["a"]?.text == "")
    }

    @Test func `text is compared byte for byte`() throws {
        let root = try root(of: "a: caf\u{E9}\nb: \"join\"\nc: {}\nd:\n")
        let a = try #require(root["a"])
        #expect(a.textEquals("caf\u{E9}"))
        #expect(!a.textEquals("cafe\u{301}"))
        #expect(!a.textEquals("caf"))
        let join: StaticString = "join"
        let joint: StaticString = "joint"
        #expect(root["b"]?.textEquals(join) == true)
        #expect(root["b"]?.textEquals(joint) == false)
        #expect(root["c"]?.textEquals("") == false)
        #expect(root["d"]?.textEquals("") == true)
    }

    @Test func `nodes are equal when they are the same node`() throws {
        let text = "a: &x 1\nb: *x\nc: 1\n"
        let root = try root(of: text)
        #expect(root["a"] == root["b"])
        #expect(root["a"] != root["c"])
        #expect(Set([root["a"], root["b"], root["c"]]).count == 2)
        #expect(try root != YAMLSourceTests.root(of: text))
    }

}
