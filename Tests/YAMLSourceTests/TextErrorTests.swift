import Testing
import YAMLSource

/// Syntax errors of texts and single characters.
@Suite struct TextErrorTests {
    static let text: [BadInput] = [
        .init(
            "name: 'it'⟦s⟧ here'\n",
            .yamlSyntax,
            "'s' follows the quote that closes the text",
            hint: "write '' for a quote inside single quotes, or use double quotes"
        ),
        .init(
            "x: ['it'⟦s⟧ here']\n",
            .yamlSyntax,
            "'s' follows the quote that closes the text",
            hint: "write '' for a quote inside single quotes, or use double quotes"
        ),
        .init(
            "a: \"x\" ⟦y⟧\n",
            .yamlSyntax,
            "'y' follows the quote that closes the text",
            hint: "write \\\" for a quote inside double quotes, or use single quotes"
        ),
        .init(
            "\"foo\" ⟦bar⟧\n",
            .yamlSyntax,
            "'bar' follows the quote that closes the text",
            hint: "write \\\" for a quote inside double quotes, or use single quotes"
        ),
        .init(
            #"a: "ü ⟦\d⟧+""#,
            .yamlSyntax,
            #"'\d' means nothing inside double quotes"#,
            hint: #"write \\ for a backslash, or use single quotes, in which it is text"#
        ),
        .init(#"a: "⟦\u12⟧""#, .yamlSyntax, #"'\u12' needs 4 hexadecimal digits"#),
        .init(#"a: "⟦\x⟧zz""#, .yamlSyntax, #"'\x' needs 2 hexadecimal digits"#),
        .init(#"a: "⟦\U1234567⟧""#, .yamlSyntax, #"'\U1234567' needs 8 hexadecimal digits"#),
        .init(#"a: "⟦\uD800⟧""#, .yamlSyntax, #"'\uD800' is no character of Unicode"#),
        .init(
            "a: ⟪|⟫⟦x y⟧ # z\n",
            .yamlSyntax,
            "text behind '|' begins on the next line",
            hint: "if it is text itself, put the whole value in quotes"
        ),
        .init(
            "a: ⟪>⟫ ⟦5⟧\n",
            .yamlSyntax,
            "text behind '>' begins on the next line",
            hint: "if it is text itself, put the whole value in quotes"
        ),
        .init("a: ⟦|0⟧\n  x\n", .yamlSyntax, "block text cannot be indented by 0"),
        .init("a: ⟦|+0⟧\n  x\n", .yamlSyntax, "block text cannot be indented by 0"),
    ]

    static let characters: [BadInput] = [
        .init(
            "steps:\n⟦\t⟧- join: a\n",
            .tab,
            "a tab indents this line, and YAML takes only spaces for that",
            hint: "put spaces in its place"
        ),
        .init(
            "a: b\n  ⟦\t\t⟧c: d\n",
            .tab,
            "a tab indents this line, and YAML takes only spaces for that",
            hint: "put spaces in its place"
        ),
        .init(
            "a: b\n⟦\t⟧\nc: d\n",
            .tab,
            "a tab indents this line, and YAML takes only spaces for that",
            hint: "put spaces in its place"
        ),
        .init(
            "a: |\n⟦\t⟧text\n",
            .tab,
            "a tab indents this line, and YAML takes only spaces for that",
            hint: "put spaces in its place"
        ),
        .init("-⟦\t⟧join: x\n", .tab, "a tab stands where YAML takes only spaces", hint: "put spaces in its place"),
        .init("ü: ⟦@⟧x\n", .yamlSyntax, "a value cannot begin with '@'", hint: "put it in quotes"),
        .init("a: ⟦`⟧x`\n", .yamlSyntax, "a value cannot begin with '`'", hint: "put it in quotes"),
        .init("a: [⟦%⟧x]\n", .yamlSyntax, "a value cannot begin with '%'", hint: "put it in quotes"),
        .init(
            "a: ⟦**bold**⟧ x\n",
            .yamlSyntax,
            "'**bold**' is no alias: names of anchors have only letters, digits, '_' and '-'",
            hint: "put text that begins with '*' in quotes"
        ),
        .init(
            "a: ⟦*x.y⟧\n",
            .yamlSyntax,
            "'*x.y' is no alias: names of anchors have only letters, digits, '_' and '-'",
            hint: "put text that begins with '*' in quotes"
        ),
        .init(
            "a: ⟦&⟧ x\n",
            .yamlSyntax,
            "'&' is no anchor: their names have only letters, digits, '_' and '-'",
            hint: "put text that begins with '&' in quotes"
        ),
        .init(
            "a: ⟦!e!x⟧ y\n",
            .tag,
            "'!e!x' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
        .init(
            "a: ⟦!<x⟧ y\n",
            .tag,
            "'!<x' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
        .init(
            "a: ⟦!x%zz⟧ y\n",
            .tag,
            "'!x%zz' is a tag of YAML, and scenarios have none",
            hint: "leave it out, or put text that begins with '!' in quotes"
        ),
        .init(
            "a: 1\n⟦%b: c⟧ # d\n",
            .yamlSyntax,
            "a line that begins with '%' is a directive of YAML, and '%b: c' is none that muster reads",
            hint: "leave the line out, or put the text in quotes"
        ),
        .init(
            "⟦%YAML 3.0⟧\n---\na: 1\n",
            .yamlSyntax,
            "a line that begins with '%' is a directive of YAML, and '%YAML 3.0' is none that muster reads",
            hint: "leave the line out, or put the text in quotes"
        ),
        .init("%YAML 1.1\n⟦a⟧: 1\n", .yamlSyntax, "a line with '---' is missing between the '%' lines and this"),
        .init(
            "a: 1⟪\u{2028}⟫⟦b⟧",
            .yamlSyntax,
            "'b' has no ':' after it, and only keys can stand here",
            hint: "text that goes on over several lines is indented deeper than its key"
        ),
    ]

    static let dollarBraces: [BadInput] = [
        .init("a: { url: ⟦${x}⟧ }\n", .dollarBrace, "'${x}' is not how a reference is written", hint: "write $(x)"),
        .init(
            "a: [ b, ⟦${param.y}⟧, ${z} ]\n",
            .dollarBrace,
            "'${param.y}' is not how a reference is written",
            hint: "write $(param.y)"
        ),
        .init("ü: { ⟦${x}⟧: 1 }\n", .dollarBrace, "'${x}' is not how a reference is written", hint: "write $(x)"),
        .init("a: { b: x-⟦${x}⟧-y }\n", .dollarBrace, "'${x}' is not how a reference is written", hint: "write $(x)"),
        .init("a: [ ⟦${ENV⟧, b ]\n", .dollarBrace, "'${ENV' is not how a reference is written", hint: "write $(ENV)"),
        .init("a: [ ⟦${}⟧ ]\n", .dollarBrace, "'${}' is not how a reference is written", hint: "write $(name)"),
        .init(
            "a: { b: \"${q}\", c: ⟦${x}⟧ } # ${y}\n",
            .dollarBrace,
            "'${x}' is not how a reference is written",
            hint: "write $(x)"
        ),
        .init("a: ⟦${x}⟧ b⟪:⟫ c\n", .dollarBrace, "'${x}' is not how a reference is written", hint: "write $(x)"),
        .init(
            "a: \"${x}\" ⟦b⟧\n",
            .yamlSyntax,
            "'b' follows the quote that closes the text",
            hint: "write \\\" for a quote inside double quotes, or use single quotes"
        ),
        .init("a: ${x}\nb: ⟦[⟧1\n", .unclosed, "the '[' opened here is not closed"),
    ]

    @Test(arguments: text)
    func `mistakes of quotes, escapes and block text`(_ input: BadInput) throws { try input.expectDiagnostic() }

    @Test(arguments: characters)
    func `tabs, reserved characters, names, tags and directives`(_ input: BadInput) throws {
        try input.expectDiagnostic()
    }

    @Test(arguments: dollarBraces)
    func `M0009 a reference with braces is blamed where it breaks the syntax`(_ input: BadInput) throws {
        try input.expectDiagnostic()
    }
}
