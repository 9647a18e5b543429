extension [UInt8] {
    /// Appends a JSON string with its quotes.
    ///
    /// Escaped are the quote, the backslash, control characters, and U+2028 and U+2029, at which some readers end a
    /// line; all else is written as it is.
    mutating func appendQuoted(_ text: Span<UInt8>, after lead: UInt8? = nil, before trail: UInt8? = nil) {
        guard text.needsNoEscape else {
            if let lead { append(lead) }
            appendEscaped(text)
            if let trail { append(trail) }
            return
        }
        // One look at the array's room for all of it: this is most of what a writer does.
        append(addingCapacity: text.count + 4) { tail in
            if let lead { tail.append(lead) }
            tail.append(UInt8(ascii: "\""))
            copy(text, to: &tail)
            tail.append(UInt8(ascii: "\""))
            if let trail { tail.append(trail) }
        }
    }

    private mutating func appendEscaped(_ text: Span<UInt8>) {
        append(UInt8(ascii: "\""))
        var index = 0
        while index < text.count {
            switch lengthToEscape(at: index, in: text) {
            case 0:
                append(text[index])
                index += 1
            case 1:
                appendEscape(of: text[index])
                index += 1
            case let length:
                appendLineSeparator(text[index + 2])
                index += length
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// How many bytes an escape replaces: three for U+2028 and U+2029, none for others that begin with 0xE2.
    private func lengthToEscape(at index: Int, in text: Span<UInt8>) -> Int {
        guard text[index] == 0xE2 else { return text.isStringSyntax(at: index) ? 1 : 0 }
        guard index + 2 < text.count, text[index + 1] == 0x80 else { return 0 }
        return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
    }

    /// Appends U+2028 or U+2029, told by its last byte.
    private mutating func appendLineSeparator(_ last: UInt8) {
        appendWord(last == 0xA8 ? #"\u2028"# : #"\u2029"#)
    }

    private mutating func appendEscape(of byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x22, 0x5C: append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            appendWord("u00")
            append(hexadecimalDigit(byte >> 4))
            append(hexadecimalDigit(byte & 0xF))
        }
    }

    private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// Appends a whole number.
    mutating func appendDecimal(_ value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = value.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        // The digits came last first.
        var (low, high) = (start, count - 1)
        while low < high {
            swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    /// Appends the shortest digits of a number, `null` for one that is not finite.
    mutating func appendShortest(_ value: Double) {
        // Up to 2^53 every whole number is a `Double` of its own, so its digits are the shortest. -0 keeps its sign.
        // Cut and compared by hand: `rounded` and `Int64(exactly:)` need the C library's `trunc`, which nothing here links.
        let whole = value.magnitude <= 0x1p53 ? Int64(value) : 0
        if Double(whole) == value, whole != 0 || value.sign == .plus {
            appendDecimal(whole)
        } else if value.isFinite {
            // The standard library's text is the shortest, and independent of any locale.
            append(contentsOf: value.description.utf8)
            if self[count - 2] == UInt8(ascii: "."), self[count - 1] == UInt8(ascii: "0") { removeLast(2) }
        } else {
            appendWord("null")
        }
    }

    /// Appends ASCII characters as they are.
    mutating func appendWord(_ word: StaticString) {
        word.withUTF8Buffer { append(contentsOf: $0) }
    }
}
