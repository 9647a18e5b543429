/// Mistakes of keys, items and indentation.
extension SyntaxDiagnosis {
    /// "could not find expected ':'": the mark is at the next token, the context at what should have been a key.
    func missingColon() -> Diagnostic {
        let start = context ?? mark
        let line = start..<probe.contentEnd(from: start)
        let opening = probe[start]
        if opening == UInt8(ascii: "\"") || opening == UInt8(ascii: "'"), probe.lineEnd(of: start) < mark,
            !probe.source.bytes[min(start + 1, line.upperBound)..<line.upperBound].contains(opening)
        {
            return error("the quote opened here is not closed on its line", at: start..<start + 1, code: .unclosed)
        }
        if let colon = probe.colonWithoutBlank(in: line) { return missingBlank(afterColon: colon) }
        if opening == UInt8(ascii: "-"), !probe[start + 1].isBlank {
            return error(
                "a space is missing after this '-'",
                at: start..<start + 1,
                hints: ["write \(quoted("- " + probe.text(start + 1..<line.upperBound)))"]
            )
        }
        if mark - start > 1024, mark <= probe.lineEnd(of: start) {
            return error("a key may have 1,024 characters at most", at: probe.word(at: start))
        }
        return error(
            "\(words(line)) has no ':' after it, and only keys can stand here",
            at: line,
            hints: ["text that goes on over several lines is indented deeper than its key"]
        )
    }

    /// "mapping values are not allowed in this context": a colon after something that cannot be a key.
    func valueNotAllowed() -> Diagnostic {
        let colon = mark..<mark + 1
        if let last, last.isQuoted, probe.areNeighbours(last.bytes.upperBound, mark),
            probe.line(of: last.bytes.lowerBound) < probe.line(of: mark)
        {
            return closedLate(last, leftOver: colon)
        }
        guard let last, last.form == .plain, probe.areNeighbours(last.bytes.upperBound, mark) else {
            return error("this ':' makes a second key on its line", at: colon, hints: ["begin a new line for each key"])
        }
        let firstLine = last.bytes.lowerBound..<min(probe.lineEnd(of: last.bytes.lowerBound), last.bytes.upperBound)
        guard firstLine.upperBound < last.bytes.upperBound else {
            return error(
                "a value that holds ': ' must stand in quotes",
                at: colon,
                hints: quotedValue(from: last.bytes.lowerBound)
            )
        }
        if probe.beginsItemOrKey(firstLine.lowerBound), let colon = probe.colonWithoutBlank(in: firstLine) {
            return missingBlank(afterColon: colon)
        }
        let key = probe.afterBlanks(probe.lineStart(of: mark))..<last.bytes.upperBound
        let isItem = probe[key.lowerBound] == UInt8(ascii: "-") && probe[key.lowerBound + 1].isBlank
        return error(
            "\(words(key)) is indented so that it goes on with the text above it",
            at: key,
            notes: [note("the text begins here", at: firstLine)],
            hints: ["give it the indentation of the \(isItem ? "item" : "key") that it belongs beside"]
        )
    }

    /// The rest of a line as it would have to be written, where that is plain to see.
    private func quotedValue(from start: Int) -> [String] {
        let text = probe.text(start..<probe.contentEnd(from: start))
        return text.contains("\"") || text.contains("\\") || text.count > 60 ? [] : ["write \"\(text)\""]
    }

    /// "did not find expected key": something else stands where the next key of a mapping may.
    func missingKey() -> Diagnostic {
        if let quote = textAfterQuote(mustTouch: false) { return quote }
        let first = probe[mark]
        if first == UInt8(ascii: "-"), probe[mark + 1].isBlank || probe[mark + 1].isLineEnd, sharesColumnWithContext {
            return error(
                "a list item stands where the next key of a mapping belongs",
                at: mark..<mark + 1,
                notes: contextNote("the mapping begins here")
            )
        }
        return strayCharacter() ?? misplaced()
    }

    /// "did not find expected '-' indicator": something else stands where the next item of a list may.
    func missingDash() -> Diagnostic {
        if let quote = textAfterQuote(mustTouch: false) { return quote }
        if let stray = strayCharacter() { return stray }
        if probe.isFirstOnLine(mark), sharesColumnWithContext {
            return error(
                "\(words(probe.word(at: mark))) stands among the items of a list, but has no '- '",
                at: probe.word(at: mark),
                notes: contextNote("the list begins here"),
                hints: ["indent it deeper to make it part of the item above, or less to end the list"]
            )
        }
        return misplaced()
    }

    /// "did not find expected <document start>": the document's only node is complete, and more follows.
    func missingDocumentStart() -> Diagnostic {
        if let quote = textAfterQuote(mustTouch: false) { return quote }
        if let stray = strayCharacter() { return stray }
        let before = probe.lineStart(of: max(0, probe.lineStart(of: mark) - 1))
        if probe[before] == UInt8(ascii: "%") {
            return error("a line with '---' is missing between the '%' lines and this", at: probe.word(at: mark))
        }
        return misplaced()
    }

    /// "block sequence entries are not allowed in this context"
    func listNotAllowed() -> Diagnostic {
        error(
            "a list cannot begin in the middle of a line",
            at: mark..<mark + 1,
            hints: ["put its first item on a line of its own"]
        )
    }

    /// "mapping keys are not allowed in this context"
    func complexKeyNotAllowed() -> Diagnostic {
        error("a '? ' cannot stand here", at: mark..<mark + 1, hints: ["put text that begins with '?' in quotes"])
    }

    /// A key without a blank behind its colon.
    func missingBlank(afterColon colon: Int) -> Diagnostic {
        error("a space is missing after this ':'", at: colon..<colon + 1)
    }

    private var sharesColumnWithContext: Bool {
        guard let context else { return false }
        return probe.column(of: context) == probe.column(of: mark)
    }

    private func contextNote(_ message: String) -> [Diagnostic.Note] {
        context.map { [note(message, at: probe.word(at: $0))] } ?? []
    }

    /// A bracket, comma or colon that has nothing to belong to.
    private func strayCharacter() -> Diagnostic? {
        let character = mark..<mark + 1
        switch probe[mark] {
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            return error("this \(words(character)) closes nothing", at: character)
        case UInt8(ascii: ","): return error("this ',' separates nothing", at: character)
        case UInt8(ascii: ":") where probe.isKeyColon(mark):
            return error("a key is missing before this ':'", at: character)
        default: return nil
        }
    }

    /// Something that follows what was complete: on a new line its indentation is wrong, on the same line it is too
    /// much.
    private func misplaced() -> Diagnostic {
        let word = probe.word(at: mark)
        guard probe.isFirstOnLine(mark) else {
            return error("\(words(word)) follows a value that is complete", at: word, hints: ["begin a new line"])
        }
        let column = context.map { probe.column(of: $0) - 1 }
        return error(
            "the indentation of \(words(word)) fits no line above it",
            at: word,
            notes: column.map { contextNote("the lines that it could belong to are indented by \($0)") } ?? []
        )
    }
}
