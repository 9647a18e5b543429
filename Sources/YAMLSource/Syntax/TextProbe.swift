/// Looks around in a file's bytes, where a mistake is to be explained; offsets are bytes.
struct TextProbe {
    let source: SourceText

    /// The byte at an offset; 0, which no checked file holds, beyond the end.
    subscript(byte: Int) -> UInt8 { source.bytes.indices.contains(byte) ? source.bytes[byte] : 0 }

    var end: Int { source.bytes.count }

    func lineStart(of byte: Int) -> Int {
        var start = min(byte, end)
        while start > 0, !self[start - 1].isLineEnd { start -= 1 }
        return start
    }

    func lineEnd(of byte: Int) -> Int {
        var lineEnd = min(byte, end)
        while lineEnd < end, !self[lineEnd].isLineEnd { lineEnd += 1 }
        return lineEnd
    }

    /// The first byte from here on, on this line, that is no blank.
    func afterBlanks(_ byte: Int) -> Int {
        var next = byte
        while self[next].isBlank { next += 1 }
        return next
    }

    /// The end of what is written on the line from here on, without a comment and the blanks before it.
    func contentEnd(from start: Int) -> Int {
        var contentEnd = start
        var byte = start
        while byte < end, !self[byte].isLineEnd {
            if self[byte] == UInt8(ascii: "#"), byte == start || self[byte - 1].isBlank { break }
            byte += 1
            if !self[byte - 1].isBlank { contentEnd = byte }
        }
        return contentEnd
    }

    /// Whether only blanks stand before it on its line.
    func isFirstOnLine(_ byte: Int) -> Bool { afterBlanks(lineStart(of: byte)) >= byte }

    /// Whether it begins its line, or what follows a dash that does.
    func beginsItemOrKey(_ byte: Int) -> Bool {
        var first = afterBlanks(lineStart(of: byte))
        while first < byte, self[first] == UInt8(ascii: "-"), self[first + 1].isBlank { first = afterBlanks(first + 1) }
        return first >= byte
    }

    /// Whether both are on one line with nothing but blanks between them.
    func areNeighbours(_ first: Int, _ second: Int) -> Bool { first <= second && afterBlanks(first) >= second }

    /// The word at a byte, up to a blank, a bracket, a comma or the colon of a key; one character where it begins with
    /// such.
    func word(at start: Int) -> Range<Int> {
        var byte = start
        while byte < end, !self[byte].isBlank, !self[byte].isLineEnd, !isBracketOrComma(self[byte]), !isKeyColon(byte) {
            byte += 1
        }
        return byte > start ? start..<byte : character(at: start)
    }

    /// The character at a byte; nothing at the end of a line.
    func character(at start: Int) -> Range<Int> {
        guard start < end, !self[start].isLineEnd else { return start..<max(start, min(start, end)) }
        var byte = start + 1
        while byte < end, self[byte] & 0xC0 == 0x80 { byte += 1 }
        return start..<byte
    }

    /// Whether a colon stands here that makes a key of what is before it.
    func isKeyColon(_ byte: Int) -> Bool {
        guard self[byte] == UInt8(ascii: ":") else { return false }
        return byte + 1 >= end || self[byte + 1].isBlank || self[byte + 1].isLineEnd
    }

    /// The colon that would make a key if a blank followed it, as in `call:guest`; that of `http://` is none.
    func colonWithoutBlank(in range: Range<Int>) -> Int? {
        range.first { byte in
            self[byte] == UInt8(ascii: ":") && byte > range.lowerBound && byte + 1 < range.upperBound
                && !self[byte + 1].isBlank && self[byte + 1] != UInt8(ascii: "/") && self[byte + 1] != UInt8(ascii: ":")
        }
    }

    /// Whether the line begins with `---` or `...` here.
    func isDocumentMarker(_ byte: Int) -> Bool {
        guard byte + 3 <= end, lineStart(of: byte) == byte else { return false }
        let isMarker =
            [UInt8](source.bytes[byte..<byte + 3]) == Array("---".utf8)
            || [UInt8](source.bytes[byte..<byte + 3]) == Array("...".utf8)
        return isMarker && (byte + 3 == end || self[byte + 3].isBlank || self[byte + 3].isLineEnd)
    }

    func isBracketOrComma(_ byte: UInt8) -> Bool { "[]{},".utf8.contains(byte) }

    /// The characters of a range, as far as the file has them.
    func text(_ range: Range<Int>) -> String {
        String(decoding: source.bytes[range.clamped(to: source.bytes.indices)], as: UTF8.self)
    }

    func range(_ bytes: Range<Int>) -> SourceRange {
        SourceRange(start: source.codePoint(ofByte: bytes.lowerBound), end: source.codePoint(ofByte: bytes.upperBound))
    }

    func line(of byte: Int) -> Int { source.position(of: source.codePoint(ofByte: byte)).line }
    func column(of byte: Int) -> Int { source.position(of: source.codePoint(ofByte: byte)).column }
}
