/// `${name}`, which breaks the syntax in flow style and is written `$(name)` in scenarios.
extension SyntaxDiagnosis {
    /// The reference to blame for an error on its line; what libyaml complains of stays as a note if it lies elsewhere.
    func dollarBrace(insteadOf own: Diagnostic) -> Diagnostic? {
        guard
            let reference = dollarBrace(upTo: mark)
                ?? contextInLine.flatMap({ dollarBrace(upTo: probe.lineEnd(of: $0)) })
        else { return nil }
        let isCause = reference.contains(mark) || reference.upperBound == mark
        let note = isCause ? [] : [Diagnostic.Note(own.message, at: own.place)]
        return error(
            "\(words(reference)) is not how a reference is written",
            at: reference,
            code: .dollarBrace,
            notes: note,
            hints: ["write $(\(name(in: reference)))"]
        )
    }

    /// Where what libyaml was reading began, for what stands inside a line or two. A block may have begun far above.
    private var contextInLine: Int? { problem.context.contains("block") ? nil : context }

    /// The last `${` outside quotes and comments on the line of a byte that begins before it or at it.
    private func dollarBrace(upTo limit: Int) -> Range<Int>? {
        var found: Int?
        var byte = probe.lineStart(of: limit)
        let end = probe.lineEnd(of: limit)
        while byte < end, byte <= limit {
            let before = byte == 0 ? 0x0A : probe[byte - 1]
            let beginsToken = before.isBlank || before.isLineEnd || probe.isBracketOrComma(before) || before == 0x3A
            switch probe[byte] {
            case UInt8(ascii: "\"") where beginsToken, UInt8(ascii: "'") where beginsToken:
                byte = probe.closingQuote(of: byte) ?? end
            case UInt8(ascii: "#") where before.isBlank || before.isLineEnd: byte = end
            case UInt8(ascii: "$") where probe[byte + 1] == UInt8(ascii: "{"): found = byte
            default: break
            }
            byte += 1
        }
        return found.map { $0..<closingBrace(from: $0, before: end) }
    }

    private func closingBrace(from start: Int, before end: Int) -> Int {
        if let brace = probe.source.bytes[start..<end].firstIndex(of: UInt8(ascii: "}")) { return brace + 1 }
        return max(start + 2, probe.word(at: start + 2).upperBound)
    }

    private func name(in reference: Range<Int>) -> String {
        let inside = probe.text(reference).dropFirst(2)
        let name = inside.prefix { $0 != "}" && !$0.isWhitespace && !$0.isNewline }
        return name.isEmpty ? "name" : String(name)
    }
}
