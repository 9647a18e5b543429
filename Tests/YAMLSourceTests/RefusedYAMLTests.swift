import Testing
import YAMLSource

/// What YAML allows and scenarios do not: reported, and the document is there all the same.
@Suite struct RefusedYAMLTests {
    static let keys: [BadInput] = [
        .init("⟪a⟫: 1\nb: 2\n⟦a⟧: 3\n", .duplicateKey, "the key 'a' stands twice in this mapping"),
        .init("⟪a⟫: 1\n⟦\"a\"⟧: 3\n", .duplicateKey, "the key 'a' stands twice in this mapping"),
        .init("x: { ⟪'ü'⟫: 1, ⟦\"\\xfc\"⟧: 3 }\n", .duplicateKey, "the key 'ü' stands twice in this mapping"),
        .init("- b: [ { ⟪a⟫: 1, ⟦a⟧: 3 } ]\n", .duplicateKey, "the key 'a' stands twice in this mapping"),
        .init("x: &k a\ny: { ⟪a⟫: 1, ⟦*k⟧ : 3 }\n", .duplicateKey, "the key 'a' stands twice in this mapping"),
        .init(
            "⟪k⟫: 0\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\n⟦k⟧: 9\n",
            .duplicateKey,
            "the key 'k' stands twice in this mapping"
        ),
        .init("⟦[a]⟧: 1\n", .keyNotText, "a key must be text, and this is a list"),
        .init("? ⟦a: b⟧\n: 1\n", .keyNotText, "a key must be text, and this is a mapping"),
        .init(
            "call: {⟦{ guest }⟧}\n",
            .keyNotText,
            "a key must be text, and this is a mapping",
            hint: "write a reference as $(name), without braces"
        ),
        .init("{ ? ⟦⟧: a }\n", .keyNotText, "this entry has no key"),
        .init("a: ⟪&x⟫ [1]\nb: { ⟦*x⟧ : 1 }\n", .keyNotText, "a key must be text, and '*x' is not"),
        .init(
            "a: { ⟦<<⟧: b, c: d }\n",
            .mergeKey,
            "scenarios know no merge key '<<'",
            hint: "share join options under 'conferences:' or 'defaults:' instead"
        ),
    ]

    static let tags: [BadInput] = [
        .init(
            "a: ⟦!!str⟧ 5\n",
            .tag,
            "'!!str' is a tag of YAML, and scenarios have none",
            hint: "put the value in quotes to make it text"
        ),
        .init(
            "a: &x ⟦!!int⟧ 5\n",
            .tag,
            "'!!int' is a tag of YAML, and scenarios have none",
            hint: "a value is read as what its place calls for"
        ),
        .init(
            "ü: ⟦!⟧ 5\n",
            .tag,
            "'!' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
        .init(
            "a: [ ⟦!x⟧ , b ]\n",
            .tag,
            "'!x' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
        .init(
            "a: ⟦!<tag:x,y>⟧ [ b ]\n",
            .tag,
            "'!<tag:x,y>' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
        .init(
            "⟦!x⟧\na: b\n",
            .tag,
            "'!x' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
    ]

    static let aliases: [BadInput] = [
        .init("ü: ⟦*nope⟧\n", .unknownAnchor, "no '&nope' stands before this alias"),
        .init("a: ⟦*b⟧\nb: &b 1\n", .unknownAnchor, "no '&b' stands before this alias"),
        .init(
            "a: ⟪&x⟫ 1\n---\nb: ⟦*x⟧\n",
            .unknownAnchor,
            "'&x' belongs to an earlier document, and anchors do not cross '---'",
            hint: "repeat it in this document"
        ),
        .init("a: ⟪&x⟫ [ b, ⟦*x⟧ ]\n", .anchorWithinItself, "'*x' stands within the very node that '&x' names"),
        .init("a: ⟪&x⟫\n  b: { c: ⟦*x⟧ }\n", .anchorWithinItself, "'*x' stands within the very node that '&x' names"),
    ]

    @Test(arguments: keys)
    func `M0010, M0017 and M0018 keys that cannot be`(_ input: BadInput) throws {
        #expect(try input.expectDiagnostic() >= 1)
    }

    @Test(arguments: tags)
    func `M0016 tags`(_ input: BadInput) throws { #expect(try input.expectDiagnostic() == 1) }

    @Test(arguments: aliases)
    func `M0011 and M0012 aliases that lead nowhere`(_ input: BadInput) throws {
        #expect(try input.expectDiagnostic() >= 1)
    }

    @Test func `an alias is the anchored node`() throws {
        let root = try root(of: "a: &x { b: [1, 2] }\nc: *x\nd: [*x, &y z, *y]\n*y : k\n")
        #expect(root.outline == "{a: {b: [1, 2]}, c: {b: [1, 2]}, d: [{b: [1, 2]}, z, z], z: k}")
        #expect(root["c"]?.range == root["a"]?.range)
        #expect(root["z"]?.text == "k")
    }

    @Test func `an anchor may be set again, and the nearest above counts`() throws {
        #expect(try root(of: "[&x 1, *x, &x 2, *x]").outline == "[1, 1, 2, 2]")
        #expect(try root(of: "[&x [&x 1, *x], *x]").outline == "[[1, 1], 1]")
    }

    @Test func `what was refused is marked, so that a loader passes over it`() throws {
        let stream = read("a: *nope\n<<: 1\n[b]: 2\nc: &d [*d]\ne: !x 3\n? [g]\n: 4\nf: 5\nf: 6\n")
        #expect(
            stream.diagnostics.map(\.code) == [
                .unknownAnchor, .mergeKey, .keyNotText, .anchorWithinItself, .tag, .keyNotText, .duplicateKey,
            ]
        )
        let root = try #require(stream.documents.first?.root)
        let entries = root.entries.map { ($0.key.text, $0.key.isInvalid, $0.value.isInvalid) }
        #expect(entries.map(\.0) == ["a", "<<", "", "c", "e", "", "f", "f"])
        #expect(entries.map(\.1) == [false, true, true, false, false, true, false, false])
        #expect(entries.map(\.2) == [true, false, false, false, false, false, false, false])
        #expect(root["c"]?.items.map(\.isInvalid) == [true])
        #expect(root["c"]?.items.map(\.text) == ["*d"])
        #expect(root["<<"] == nil)
        #expect(root["f"]?.text == "5")
    }

    @Test func `each further key of the same name is reported, with the first`() {
        let diagnostics = read("a: 1\na: 2\nb: { a: 1 }\na: 3\n").diagnostics
        #expect(
            diagnostics.map(\.line) == [
                "2:1 M0010 the key 'a' stands twice in this mapping",
                "4:1 M0010 the key 'a' stands twice in this mapping",
            ]
        )
        #expect(
            diagnostics.map { $0.notes.first?.place?.start } == [.init(line: 1, column: 1), .init(line: 1, column: 1)]
        )
    }
}
