extension JSONParser {
    /// Reads a number from its sign or first digit to its last digit.
    mutating func number(_ text: Span<UInt8>) throws(JSONError) -> JSONNumber {
        let start = position
        if text[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        try digits(text)
        if text[first] == UInt8(ascii: "0"), position > first + 1 { throw JSONError(.leadingZero, at: first, in: text) }
        if next(text) == UInt8(ascii: ".") {
            position += 1
            try digits(text)
        }
        if next(text) == UInt8(ascii: "e") || next(text) == UInt8(ascii: "E") {
            position += 1
            if next(text) == UInt8(ascii: "+") || next(text) == UInt8(ascii: "-") { position += 1 }
            try digits(text)
        }
        return JSONNumber(checked: string(start..<position, text))
    }

    /// Passes over digits, of which there must be one.
    private mutating func digits(_ text: Span<UInt8>) throws(JSONError) {
        let start = position
        while position < text.count, text[position] &- 0x30 < 10 { position += 1 }
        guard position == start else { return }
        throw position < text.count ? misplaced(.digit, text) : failure(.unfinished(.number), text)
    }

    private func next(_ text: Span<UInt8>) -> UInt8? {
        position < text.count ? text[position] : nil
    }
}

extension JSONNumber {
    /// Reads a text that is a number from its first byte to its last; nil for any other.
    init?(parsing text: Span<UInt8>) {
        var parser = JSONParser(limits: .standard)
        guard text.count > 0, text[0] == UInt8(ascii: "-") || text[0] &- 0x30 < 10,
            let number = try? parser.number(text), parser.position == text.count
        else { return nil }
        self = number
    }
}
