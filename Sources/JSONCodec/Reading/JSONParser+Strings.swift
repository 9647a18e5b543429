extension JSONParser {
    /// Refuses a text that is too long, not UTF-8 throughout, or marked with a byte order mark.
    ///
    /// The encoding is checked once for the whole text, many bytes at a time, and not again for each string.
    mutating func checkEncoding(of text: Span<UInt8>) throws(JSONError) {
        let limit = max(0, limits.maximumBytes)
        guard text.count <= limit else { throw JSONError(.tooLong(limit: limit), at: limit, in: text) }
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
            throw JSONError(.byteOrderMark, at: 0, in: text)
        }
        do {
            isASCII = try UTF8Span(validating: text).isKnownASCII
        } catch {
            throw JSONError(.notUTF8(.init(error.kind)), at: error.byteOffsets.lowerBound, in: text)
        }
    }

    /// Reads a string from its opening quote to its closing one.
    mutating func string(_ text: Span<UInt8>) throws(JSONError) -> String {
        // Empty, and not even allocated, for a string without escapes.
        var unescaped: [UInt8] = []
        var start = position + 1
        var end = start
        while true {
            end = text.firstIndexEndingStringRun(from: end)
            guard end < text.count else { throw JSONError(.unfinished(.string), at: text.count, in: text) }
            switch text[end] {
            case UInt8(ascii: "\""):
                position = end + 1
                if unescaped.isEmpty { return string(start..<end, text) }
                unescaped.append(text.extracting(start..<end))
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"):
                unescaped.append(text.extracting(start..<end))
                let escape = try self.escape(at: end, text)
                unescaped.append(contentsOf: escape.scalar.utf8)
                end = escape.end
                start = end
            default:
                throw JSONError(.controlCharacter(scalar(at: end, in: text)), at: end, in: text)
            }
        }
    }

    /// The bytes of a range as text; it must begin and end between characters.
    func string(_ range: Range<Int>, _ text: Span<UInt8>) -> String {
        // Unchecked is safe here, as the whole text was checked.
        String(copying: UTF8Span(unchecked: text.extracting(range), isKnownASCII: isASCII))
    }

    /// What one escape stands for, and the byte after it.
    private struct Escape {
        var scalar: Unicode.Scalar
        var end: Int
    }

    /// Reads the escape whose backslash stands at `start`; both halves, if it is a surrogate pair.
    private func escape(at start: Int, _ text: Span<UInt8>) throws(JSONError) -> Escape {
        guard start + 1 < text.count else { throw JSONError(.unfinished(.string), at: text.count, in: text) }
        switch text[start + 1] {
        case UInt8(ascii: "\""): return Escape(scalar: "\"", end: start + 2)
        case UInt8(ascii: "\\"): return Escape(scalar: "\\", end: start + 2)
        case UInt8(ascii: "/"): return Escape(scalar: "/", end: start + 2)
        case UInt8(ascii: "b"): return Escape(scalar: "\u{08}", end: start + 2)
        case UInt8(ascii: "f"): return Escape(scalar: "\u{0C}", end: start + 2)
        case UInt8(ascii: "n"): return Escape(scalar: "\n", end: start + 2)
        case UInt8(ascii: "r"): return Escape(scalar: "\r", end: start + 2)
        case UInt8(ascii: "t"): return Escape(scalar: "\t", end: start + 2)
        case UInt8(ascii: "u"): return try unicodeEscape(at: start, text)
        default:
            throw JSONError(.unknownEscape(scalar(at: start + 1, in: text)), at: start + 1, in: text)
        }
    }

    /// Reads `\uXXXX`, and the second half that must follow the first half of a surrogate pair.
    ///
    /// A half without the other is refused. RFC 8259 leaves that open; here it is settled by what a `String` can hold.
    private func unicodeEscape(at start: Int, _ text: Span<UInt8>) throws(JSONError) -> Escape {
        let first = try hexadecimal(from: start + 2, text)
        if let scalar = Unicode.Scalar(first) { return Escape(scalar: scalar, end: start + 6) }
        let second = start + 6
        let isLowHalf = first >= 0xDC00
        guard !isLowHalf, second >= text.count || text[second] == UInt8(ascii: "\\") else {
            throw JSONError(.loneSurrogate, at: start, in: text)
        }
        guard second + 1 < text.count else { throw JSONError(.unfinished(.string), at: text.count, in: text) }
        guard text[second + 1] == UInt8(ascii: "u") else { throw JSONError(.loneSurrogate, at: start, in: text) }
        let low = try hexadecimal(from: second + 2, text)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | (low & 0x3FF)))
        else { throw JSONError(.loneSurrogate, at: start, in: text) }
        return Escape(scalar: scalar, end: second + 6)
    }

    /// Reads the four digits of `\u`.
    private func hexadecimal(from start: Int, _ text: Span<UInt8>) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for index in start..<start + 4 {
            guard index < text.count else { throw JSONError(.unfinished(.string), at: text.count, in: text) }
            let digit: UInt8
            switch text[index] {
            case let byte where (0x30...0x39).contains(byte): digit = byte - 0x30
            case let byte where (0x41...0x46).contains(byte): digit = byte - 0x37
            case let byte where (0x61...0x66).contains(byte): digit = byte - 0x57
            default: throw JSONError(.notHexadecimal(scalar(at: index, in: text)), at: index, in: text)
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}

extension JSONError.EncodingFault {
    init(_ kind: UTF8.ValidationError.Kind) {
        switch kind {
        case .truncatedScalar: self = .truncated
        case .unexpectedContinuationByte: self = .strayContinuation
        case .overlongEncodingByte: self = .overlong
        case .surrogateCodePointByte: self = .surrogate
        default: self = .impossible  // the standard library's own list, which may grow
        }
    }
}
