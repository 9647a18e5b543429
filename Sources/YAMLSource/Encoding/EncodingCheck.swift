/// Whether a file is text that YAML can be read from, found out before libyaml sees it.
///
/// libyaml reads ahead, so it would report such a place before the documents in front of it, and at the wrong mark.
/// The characters refused are those that libyaml refuses.
enum EncodingCheck {
    /// The first place that is no text, if there is one.
    static func firstFault(in bytes: [UInt8]) -> EncodingFault? {
        if let encoding = otherEncoding(bytes) {
            return EncodingFault(kind: .otherEncoding(encoding), byte: 0, length: 1)
        }
        return bytes.withUnsafeBytes { bytes in
            var index = 0
            while index < bytes.count {
                if index + 8 <= bytes.count,
                    isOrdinaryText(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)),
                    !hasDelete(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                {
                    index += 8
                    continue
                }
                let byte = bytes[index]
                if (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                    index += 1
                    continue
                }
                switch UTF8Character(at: index, in: bytes) {
                case .malformed:
                    return EncodingFault(kind: .notUTF8(byte), byte: index, length: 1)
                case .character(let value, let length):
                    // The one at the head of the file is gone: here is a second.
                    let startsLine = index == 0 || bytes[index - 1].isLineEnd
                    if value == 0xFEFF && startsLine {
                        return EncodingFault(kind: .byteOrderMark, byte: index, length: length)
                    }
                    if !isAllowed(value) {
                        return EncodingFault(kind: .control(value), byte: index, length: length)
                    }
                    index += length
                }
            }
            return nil
        }
    }

    private static func hasDelete(_ word: UInt64) -> Bool {
        // DEL becomes zero, and only a zero byte borrows from its own high bit; the bytes are below 0x80 already.
        let flipped = word ^ 0x7F7F_7F7F_7F7F_7F7F
        return (flipped &- 0x0101_0101_0101_0101) & 0x8080_8080_8080_8080 != 0
    }

    private static func isAllowed(_ value: UInt32) -> Bool {
        switch value {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    /// UTF-16 and UTF-32 by their byte order mark, or by the zeros that they put between ASCII characters.
    private static func otherEncoding(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(4))
        if head.starts(with: [0, 0, 0xFE, 0xFF]) || head == [0xFF, 0xFE, 0, 0] { return "UTF-32" }
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
        guard head.count == 4, head.allSatisfy({ $0 == 0 || $0 == 0x0A || (0x20...0x7E).contains($0) }) else {
            return nil
        }
        switch head.map({ $0 == 0 }) {
        case [true, false, true, false], [false, true, false, true]: return "UTF-16"
        case [true, true, true, false], [false, true, true, true]: return "UTF-32"
        default: return nil
        }
    }
}

/// A place that is no text.
struct EncodingFault {
    enum Kind {
        case otherEncoding(String)
        case notUTF8(UInt8)
        case control(UInt32)
        case byteOrderMark
    }
    var kind: Kind
    var byte: Int
    var length: Int
}

/// What stands at a byte.
enum UTF8Character {
    case character(UInt32, length: Int)
    case malformed

    /// Decodes as RFC 3629 says: no overlong forms, no surrogates, nothing above U+10FFFF.
    init(at index: Int, in bytes: UnsafeRawBufferPointer) {
        let lead = UInt32(bytes[index])
        let (length, smallest, bits): (Int, UInt32, UInt32) =
            switch lead {
            case 0x00...0x7F: (1, 0, lead)
            case 0xC2...0xDF: (2, 0x80, lead & 0x1F)
            case 0xE0...0xEF: (3, 0x800, lead & 0x0F)
            case 0xF0...0xF4: (4, 0x1_0000, lead & 0x07)
            default: (0, 0, 0)
            }
        guard length > 0, index + length <= bytes.count else {
            self = .malformed
            return
        }
        var value = bits
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else {
                self = .malformed
                return
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isCharacter = value >= smallest && value <= 0x10_FFFF && !(0xD800...0xDFFF).contains(value)
        self = isCharacter ? .character(value, length: length) : .malformed
    }
}
