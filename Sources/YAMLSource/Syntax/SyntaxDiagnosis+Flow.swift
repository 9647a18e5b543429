/// Mistakes inside `[ ]` and `{ }`.
extension SyntaxDiagnosis {
    /// "did not find expected ',' or ']'", "... or '}'"
    func collectionNotEnded() -> Diagnostic {
        if let quote = textAfterQuote(mustTouch: true) { return quote }
        guard let opener = opener ?? context else { return missingComma(before: probe.word(at: mark)) }
        return unclosed(opener) ?? missingComma()
    }

    /// "did not find expected node content": a sign stands where a value belongs.
    func missingNode() -> Diagnostic {
        let character = probe.character(at: mark)
        if let opener, let unclosed = unclosed(opener) { return unclosed }
        let inside = opener != nil
        switch probe[mark] {
        case UInt8(ascii: ","):
            return error(
                "a value is missing before this ','",
                at: character,
                hints: inside ? [] : ["put text that begins with ',' in quotes"]
            )
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            return error(
                inside
                    ? "a value is missing before this \(words(character))" : "this \(words(character)) closes nothing",
                at: character
            )
        case UInt8(ascii: ":"): return error("a key is missing before this ':'", at: character)
        case UInt8(ascii: "-") where inside:
            return error(
                "items with '- ' cannot stand inside [ ] or { }",
                at: character,
                hints: ["separate the items with commas"]
            )
        case UInt8(ascii: ".") where probe.isDocumentMarker(mark):
            return error("'...' ends a document, and none has begun", at: mark..<mark + 3)
        default: return error("a value is missing before this", at: probe.word(at: mark))
        }
    }

    /// A bracket that is never closed; nil where its counterpart comes.
    func unclosed(_ opener: Int) -> Diagnostic? {
        let mine = probe[opener]
        let bracket = opener..<opener + 1
        func told(_ note: String?, at bytes: Range<Int>) -> Diagnostic {
            error(
                "the \(words(bracket)) opened here is not closed",
                at: bracket,
                code: .unclosed,
                notes: note.map { [self.note($0, at: bytes)] } ?? []
            )
        }
        if probe.afterBlanks(mark) >= probe.end { return told(nil, at: bracket) }
        if probe.isDocumentMarker(mark) { return told("the document ends here", at: mark..<mark + 3) }
        let closer = probe[mark]
        let isCloser = closer == UInt8(ascii: "]") || closer == UInt8(ascii: "}")
        if isCloser, closer != Self.counterpart(of: mine) {
            return told("this \(words(mark..<mark + 1)) does not close it", at: mark..<mark + 1)
        }
        guard probe.line(of: mark) > probe.line(of: opener), !isClosed(opener) else { return nil }
        return told("this cannot stand inside it", at: lastWord ?? probe.word(at: mark))
    }

    /// The last word of a plain text that a colon follows: libyaml takes words, even on several lines, for one text.
    private var lastWord: Range<Int>? {
        guard let last, last.form == .plain, probe[mark] == UInt8(ascii: ":"),
            probe.areNeighbours(last.bytes.upperBound, mark)
        else { return nil }
        var start = last.bytes.upperBound
        while start > last.bytes.lowerBound, !probe[start - 1].isBlank, !probe[start - 1].isLineEnd { start -= 1 }
        return start..<last.bytes.upperBound
    }

    private static func counterpart(of opener: UInt8) -> UInt8 { opener == UInt8(ascii: "[") ? 0x5D : 0x7D }

    /// Whether the brackets from here on are balanced somewhere in the document, quotes and comments left out.
    private func isClosed(_ opener: Int) -> Bool {
        var depth = 0
        var byte = opener
        while byte < probe.end {
            let before = byte == 0 ? 0x0A : probe[byte - 1]
            switch probe[byte] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return true }
            case UInt8(ascii: "#") where before.isBlank || before.isLineEnd: byte = probe.lineEnd(of: byte)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if before.isBlank || before.isLineEnd || probe.isBracketOrComma(before) || before == 0x3A {
                    byte = probe.closingQuote(of: byte) ?? byte
                }
            case UInt8(ascii: "-") where before.isLineEnd && probe.isDocumentMarker(byte): return false
            default: break
            }
            byte += 1
        }
        return false
    }

    /// Two values without a comma between them.
    private func missingComma() -> Diagnostic {
        let isBracket = probe[mark] == UInt8(ascii: "[") || probe[mark] == UInt8(ascii: "{")
        if isBracket, let last, last.form == .plain, last.bytes.upperBound == mark {
            return error(
                "a \(words(mark..<mark + 1)) cannot stand inside text without quotes here",
                at: mark..<mark + 1,
                hints: ["put the text in quotes, or a comma before the bracket"]
            )
        }
        guard let last, let lastWord else { return missingComma(before: probe.word(at: mark)) }
        guard lastWord.lowerBound > last.bytes.lowerBound else {
            return error("a value that holds ': ' must stand in quotes", at: mark..<mark + 1)
        }
        return missingComma(before: lastWord)
    }

    private func missingComma(before word: Range<Int>) -> Diagnostic {
        error("a comma is missing before \(words(word))", at: word, hints: ["if it is one text, put it in quotes"])
    }
}
