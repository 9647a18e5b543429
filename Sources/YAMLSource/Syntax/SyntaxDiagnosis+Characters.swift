/// Mistakes of single characters: tabs, reserved ones, anchors, tags and directives.
extension SyntaxDiagnosis {
    /// "found character that cannot start any token"
    func noToken() -> Diagnostic {
        if probe[mark] == 0x09 { return tab(at: mark) }
        if let opener, let unclosed = unclosed(opener) { return unclosed }
        let character = probe.character(at: mark)
        if probe[mark] == UInt8(ascii: "|") || probe[mark] == UInt8(ascii: ">") {
            return error(
                "a block of text cannot stand inside [ ] or { }",
                at: character,
                hints: ["put the text in quotes"]
            )
        }
        return error("a value cannot begin with \(words(character))", at: character, hints: ["put it in quotes"])
    }

    /// A tab where only spaces may stand.
    func tab(at byte: Int) -> Diagnostic {
        var end = byte
        while probe[end] == 0x09 { end += 1 }
        let isIndentation = probe.isFirstOnLine(byte)
        return error(
            isIndentation
                ? "a tab indents this line, and YAML takes only spaces for that"
                : "a tab stands where YAML takes only spaces",
            at: byte..<max(end, byte + 1),
            code: .tab,
            hints: ["put spaces in its place"]
        )
    }

    /// A tab in front of the line on which the structure broke, where libyaml blames something else.
    func tabInIndentation() -> Diagnostic? {
        switch kind?.problem {
        case .missingColon, .missingKey, .missingDash, .missingNode, .missingDocumentStart, .listNotAllowed,
            .valueNotAllowed:
            guard opener == nil else { return nil }
            let start = probe.lineStart(of: mark)
            let first = min(probe.afterBlanks(start), probe.end)
            return probe.source.bytes[start..<first].firstIndex(of: 0x09).map(tab)
        default: return nil
        }
    }

    /// `*` or `&` without a name behind it.
    func anchorName() -> Diagnostic {
        let start = context ?? mark
        let isAlias = probe[start] == UInt8(ascii: "*")
        let word = start..<max(probe.word(at: start).upperBound, start + 1)
        return error(
            isAlias
                ? "\(words(word)) is no alias: names of anchors have only letters, digits, '_' and '-'"
                : "\(words(word)) is no anchor: their names have only letters, digits, '_' and '-'",
            at: word,
            hints: ["put text that begins with '\(isAlias ? "*" : "&")' in quotes"]
        )
    }

    /// Whatever is wrong with a tag: there are none in a scenario.
    func tag() -> Diagnostic {
        let start = probe[context ?? mark] == UInt8(ascii: "!") ? context ?? mark : mark
        let word = start..<max(probe.word(at: start).upperBound, min(start + 1, probe.end))
        return error(
            "\(words(word)) is a tag of YAML, and scenarios have none",
            at: word,
            code: .tag,
            hints: ["leave it out, or put text that begins with '!' in quotes"]
        )
    }

    /// Whatever is wrong with a directive: a scenario needs none.
    func directive() -> Diagnostic {
        let start = probe.lineStart(of: context ?? mark)
        let line = start..<probe.contentEnd(from: start)
        return error(
            "a line that begins with '%' is a directive of YAML, and \(words(line)) is none that muster reads",
            at: line,
            hints: ["leave the line out, or put the text in quotes"]
        )
    }
}
