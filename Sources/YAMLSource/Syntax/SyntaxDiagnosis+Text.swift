/// Mistakes of quotes, escapes and block text.
extension SyntaxDiagnosis {
    /// A quote that stays open to the end of its document.
    func unclosedQuote() -> Diagnostic {
        let quote = context ?? mark
        let endsAtMarker = probe.isDocumentMarker(mark)
        return error(
            "the quote opened here is not closed",
            at: probe.character(at: quote),
            code: .unclosed,
            notes: endsAtMarker ? [note("the document ends here", at: mark..<mark + 3)] : []
        )
    }

    /// Text right behind a closing quote: either the quote was meant to be text, or it closes one from lines above.
    func textAfterQuote(mustTouch: Bool) -> Diagnostic? {
        guard let last, last.isQuoted, last.bytes.upperBound <= mark,
            mustTouch ? last.bytes.upperBound == mark : probe.areNeighbours(last.bytes.upperBound, mark),
            mark < probe.end, !probe[mark].isLineEnd
        else { return nil }
        guard probe.line(of: last.bytes.lowerBound) == probe.line(of: mark) else {
            return closedLate(last, leftOver: probe.word(at: mark))
        }
        let hint =
            last.form == .singleQuoted
            ? "write '' for a quote inside single quotes, or use double quotes"
            : "write \\\" for a quote inside double quotes, or use single quotes"
        return error(
            "\(words(probe.word(at: mark))) follows the quote that closes the text",
            at: probe.word(at: mark),
            hints: [hint]
        )
    }

    /// A quote that goes on over lines, to the opening quote of another text as a rule.
    func closedLate(_ text: LastScalar, leftOver: Range<Int>) -> Diagnostic {
        let quote = text.bytes.lowerBound..<text.bytes.lowerBound + 1
        return error(
            "the quote opened here is closed only on line \(probe.line(of: leftOver.lowerBound))",
            at: quote,
            code: .unclosed,
            notes: [note("this is left over behind the quote that closes it", at: leftOver)]
        )
    }

    /// A backslash in double quotes before a character that it says nothing with.
    func unknownEscape() -> Diagnostic {
        let escaped = probe.character(at: mark + 1)
        if escaped.isEmpty { return unclosedQuote() }
        let escape = mark..<escaped.upperBound
        return error(
            "\(words(escape)) means nothing inside double quotes",
            at: escape,
            hints: ["write \\\\ for a backslash, or use single quotes, in which it is text"]
        )
    }

    /// `\x`, `\u` and `\U` with too few digits; libyaml's mark is at the first of them.
    func notHexadecimal() -> Diagnostic {
        let escape = escapeRange { probe.isHexadecimal($0) }
        return error("\(words(escape)) needs \(digitCount) hexadecimal digits", at: escape)
    }

    /// Digits that are the number of no character.
    func noCharacter() -> Diagnostic {
        let escape = escapeRange { _ in true }
        return error("\(words(escape)) is no character of Unicode", at: escape)
    }

    private var digitCount: Int {
        switch probe[mark - 1] {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        default: 8
        }
    }

    private func escapeRange(_ isDigit: (UInt8) -> Bool) -> Range<Int> {
        var end = mark
        while end < probe.end, end - mark < digitCount, isDigit(probe[end]) { end += 1 }
        return max(0, mark - 2)..<end
    }

    /// `|0`
    func zeroIndentation() -> Diagnostic {
        error("block text cannot be indented by 0", at: (context ?? mark)..<mark + 1)
    }

    /// Text on the line of a `|` or `>`.
    func textAfterHeader() -> Diagnostic {
        let header = context ?? mark
        return error(
            "text behind \(words(header..<header + 1)) begins on the next line",
            at: mark..<probe.contentEnd(from: mark),
            notes: [note("this says that a block of text follows", at: header..<header + 1)],
            hints: ["if it is text itself, put the whole value in quotes"]
        )
    }
}

extension TextProbe {
    func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    /// The quote that closes the one at a byte; nil where none does.
    func closingQuote(of opening: Int) -> Int? {
        let quote = self[opening]
        var byte = opening + 1
        while byte < end {
            if self[byte] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                byte += 2
            } else if self[byte] == quote {
                guard quote == UInt8(ascii: "'"), self[byte + 1] == quote else { return byte }
                byte += 2
            } else {
                byte += 1
            }
        }
        return nil
    }
}
