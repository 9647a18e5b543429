extension JSONParser {
    /// The error for a reason, at `position`.
    func failure(_ reason: JSONError.Reason, _ text: Span<UInt8>) -> JSONError {
        JSONError(reason, at: position, in: text)
    }

    /// The error for the character at `position`, where something else had to stand.
    func misplaced(_ wanted: JSONError.Wanted, _ text: Span<UInt8>) -> JSONError {
        if isComment(text) { return failure(.comment, text) }
        return failure(.unexpected(scalar(at: position, in: text), wanted: wanted), text)
    }

    /// Whether a comment begins at `position`.
    func isComment(_ text: Span<UInt8>) -> Bool {
        guard text.count - position >= 2, text[position] == UInt8(ascii: "/") else { return false }
        return text[position + 1] == UInt8(ascii: "/") || text[position + 1] == UInt8(ascii: "*")
    }

    /// The character that begins at a byte; U+FFFD beyond the end or in the middle of one.
    func scalar(at index: Int, in text: Span<UInt8>) -> Unicode.Scalar {
        guard index < text.count else { return "\u{FFFD}" }
        // No character has more than four bytes; of what follows it a part may be cut off, which does not matter.
        var bytes: [UInt8] = []
        for next in index..<min(index + 4, text.count) { bytes.append(text[next]) }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }
}
