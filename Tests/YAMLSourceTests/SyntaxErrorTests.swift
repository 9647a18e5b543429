import Testing
import YAMLSource

/// Each syntax error costs its document and is one diagnostic, at the place where the mistake was made.
@Suite struct SyntaxErrorTests {
    static let block: [BadInput] = [
        .init("a: b⟦:⟧ c\n", .yamlSyntax, "a value that holds ': ' must stand in quotes", hint: #"write "b: c""#),
        .init(
            "👍🏽 ü: e\u{301} Note⟦:⟧ this fails # really\n",
            .yamlSyntax,
            "a value that holds ': ' must stand in quotes",
            hint: "write \"e\u{301} Note: this fails\""
        ),
        .init(#"a: b⟦:⟧ say "no""# + "\n", .yamlSyntax, "a value that holds ': ' must stand in quotes"),
        .init(
            "a: \"b\"⟦:⟧ c\n",
            .yamlSyntax,
            "this ':' makes a second key on its line",
            hint: "begin a new line for each key"
        ),
        .init(
            "a: ⟪1⟫\n  ⟦b⟧: 2\n",
            .yamlSyntax,
            "'b' is indented so that it goes on with the text above it",
            hint: "give it the indentation of the key that it belongs beside"
        ),
        .init(
            "steps:\n  - join: ⟪a⟫\n      ⟦- join⟧: b\n",
            .yamlSyntax,
            "'- join' is indented so that it goes on with the text above it",
            hint: "give it the indentation of the item that it belongs beside"
        ),
        .init("call⟦:⟧guest\nnext: x\n", .yamlSyntax, "a space is missing after this ':'"),
        .init("a: 1\ncall⟦:⟧guest\nnext: x\n", .yamlSyntax, "a space is missing after this ':'"),
        .init("- call⟦:⟧guest\n  next: x\n", .yamlSyntax, "a space is missing after this ':'"),
        .init(
            "a: http://x\n⟦b http://y⟧ # comment\nc: 2\n",
            .yamlSyntax,
            "'b http://y' has no ':' after it, and only keys can stand here",
            hint: "text that goes on over several lines is indented deeper than its key"
        ),
        .init(
            "description: foo\n⟦bar baz⟧\ntags: []\n",
            .yamlSyntax,
            "'bar baz' has no ':' after it, and only keys can stand here",
            hint: "text that goes on over several lines is indented deeper than its key"
        ),
        .init("members:\n⟦-⟧alice\n-bob\n", .yamlSyntax, "a space is missing after this '-'", hint: "write '- alice'"),
        .init(
            "⟪a⟫:\n    b: 1\n  ⟦c⟧: 2\n",
            .yamlSyntax,
            "the indentation of 'c' fits no line above it"
        ),
        .init(
            "steps:\n  ⟪-⟫ a: 1\n   ⟦b⟧: 2\n",
            .yamlSyntax,
            "the indentation of 'b' fits no line above it"
        ),
        .init("⟪steps⟫:\n    - a\n  ⟦-⟧ b\n", .yamlSyntax, "the indentation of '-' fits no line above it"),
        .init("  a: 1\n⟦b⟧: 2\n", .yamlSyntax, "the indentation of 'b' fits no line above it"),
        .init(
            "steps:\n  ⟪a⟫: 1\n  ⟦-⟧ b\n",
            .yamlSyntax,
            "a list item stands where the next key of a mapping belongs"
        ),
        .init(
            "steps:\n  ⟪-⟫ a: 1\n  ⟦b⟧: 2\n",
            .yamlSyntax,
            "'b' stands among the items of a list, but has no '- '",
            hint: "indent it deeper to make it part of the item above, or less to end the list"
        ),
        .init(
            "key: ⟦-⟧ a\n",
            .yamlSyntax,
            "a list cannot begin in the middle of a line",
            hint: "put its first item on a line of its own"
        ),
        .init("key: ⟦?⟧ a\n", .yamlSyntax, "a '? ' cannot stand here", hint: "put text that begins with '?' in quotes"),
        .init("⟦:⟧ x\n", .yamlSyntax, "a key is missing before this ':'"),
        .init("a: 1\n⟦:⟧ x\n", .yamlSyntax, "a key is missing before this ':'"),
        .init("a: ⟦]⟧\n", .yamlSyntax, "this ']' closes nothing"),
        .init("a: {b: c}⟦}⟧\n", .yamlSyntax, "this '}' closes nothing"),
        .init("a: [b] ⟦c⟧\n", .yamlSyntax, "'c' follows a value that is complete", hint: "begin a new line"),
        .init("- {}\n⟦}⟧\n", .yamlSyntax, "this '}' closes nothing"),
        .init("a: {}⟦,⟧\n", .yamlSyntax, "this ',' separates nothing"),
        .init("⟦...⟧\na: 1\n", .yamlSyntax, "'...' ends a document, and none has begun"),
        .init(
            "a: &x ⟦-⟧ b\n",
            .yamlSyntax,
            "a list cannot begin in the middle of a line",
            hint: "put its first item on a line of its own"
        ),
    ]

    static let flow: [BadInput] = [
        .init(
            "x: { a: 1 ⟦b⟧: 2 }\n",
            .yamlSyntax,
            "a comma is missing before 'b'",
            hint: "if it is one text, put it in quotes"
        ),
        .init(
            "x: {\n  a: 1\n  ⟦b⟧: 2\n}\n",
            .yamlSyntax,
            "a comma is missing before 'b'",
            hint: "if it is one text, put it in quotes"
        ),
        .init(
            "x: [\"a\" ⟦\"b\"⟧]\n",
            .yamlSyntax,
            "a comma is missing before \"b\"",
            hint: "if it is one text, put it in quotes"
        ),
        .init(
            "x: [{} ⟦{⟧}]\n",
            .yamlSyntax,
            "a comma is missing before '{'",
            hint: "if it is one text, put it in quotes"
        ),
        .init("x: {a: b⟦:⟧ c}\n", .yamlSyntax, "a value that holds ': ' must stand in quotes"),
        .init("x: [a,⟦,⟧b]\n", .yamlSyntax, "a value is missing before this ','"),
        .init(
            "x: [⟦-⟧ a]\n",
            .yamlSyntax,
            "items with '- ' cannot stand inside [ ] or { }",
            hint: "separate the items with commas"
        ),
        .init(
            "x: { name: guest⟦[⟧1] }\n",
            .yamlSyntax,
            "a '[' cannot stand inside text without quotes here",
            hint: "put the text in quotes, or a comma before the bracket"
        ),
        .init("x: {call⟦:⟧[a]}\n", .yamlSyntax, "a space is missing after this ':'"),
        .init("x: {⟦:⟧ a}\n", .yamlSyntax, "a key is missing before this ':'"),
        .init(
            "a: ⟦,⟧x\n",
            .yamlSyntax,
            "a value is missing before this ','",
            hint: "put text that begins with ',' in quotes"
        ),
        .init(
            "a: { b: ⟦|⟧\n  text }\n",
            .yamlSyntax,
            "a block of text cannot stand inside [ ] or { }",
            hint: "put the text in quotes"
        ),
    ]

    static let unclosed: [BadInput] = [
        .init("a: ⟦\"⟧unclosed\nb: 1\n", .unclosed, "the quote opened here is not closed"),
        .init("a: ⟦'⟧unclosed\nb: 1\n⟪---⟫\nc: 2\n", .unclosed, "the quote opened here is not closed"),
        .init("a: ⟦\"⟧abc\\", .unclosed, "the quote opened here is not closed"),
        .init("a: ⟦\"⟧hello\nb: \"⟪world\"⟫\n", .unclosed, "the quote opened here is closed only on line 2"),
        .init("a: [⟦\"⟧b, c]\nd: \"⟪e\"⟫\n", .unclosed, "the quote opened here is closed only on line 2"),
        .init("⟦\"⟧abc\n def\"⟪:⟫ 1\n", .unclosed, "the quote opened here is closed only on line 2"),
        .init("a: 1\n⟦\"⟧abc\ndef\": 1\n", .unclosed, "the quote opened here is not closed on its line"),
        .init("x: ⟦[⟧a, b\n", .unclosed, "the '[' opened here is not closed"),
        .init("x: ⟦{⟧", .unclosed, "the '{' opened here is not closed"),
        .init("x: ⟦[⟧a,\n# comment\n", .unclosed, "the '[' opened here is not closed"),
        .init("x: ⟦[⟧a, b\n⟪---⟫\ny: 1\n", .unclosed, "the '[' opened here is not closed"),
        .init("x: ⟦[⟧a,\n⟪...⟫\n", .unclosed, "the '[' opened here is not closed"),
        .init("x: [a, ⟦{⟧b: 1⟪]⟫\n", .unclosed, "the '{' opened here is not closed"),
        .init("x: {a: ⟦[⟧1, 2⟪}⟫\n", .unclosed, "the '[' opened here is not closed"),
        .init("call: ⟦{⟧ name: a\n⟪next⟫: b\n", .unclosed, "the '{' opened here is not closed"),
        .init(
            "steps:\n  - join: ⟦{⟧ call: guest, start_on_enter: false\n  - ⟪join⟫: { call: host }\n",
            .unclosed,
            "the '{' opened here is not closed"
        ),
        .init("a: ⟦[⟧1, 'x]'\n⟪b⟫: [3, 4] # ]\nc: 5\n", .unclosed, "the '[' opened here is not closed"),
    ]

    @Test(arguments: block)
    func `mistakes of keys, items and indentation`(_ input: BadInput) throws { try input.expectDiagnostic() }

    @Test(arguments: flow)
    func `mistakes inside brackets`(_ input: BadInput) throws { try input.expectDiagnostic() }

    @Test(arguments: unclosed)
    func `M0008 quotes and brackets that are not closed`(_ input: BadInput) throws { try input.expectDiagnostic() }
}
