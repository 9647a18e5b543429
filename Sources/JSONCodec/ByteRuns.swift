/// Stretches of bytes that need no thought, passed over eight at a time.
extension Span<UInt8> {
    /// The first byte from `start` on that ends a plain run inside a JSON string: a quote, a backslash or a control
    /// character; `count` if there is none.
    func firstIndexEndingStringRun(from start: Int) -> Int {
        var index = start
        while index + 8 <= count {
            let marks = word(at: index).marksOfStringSyntax
            if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count, !isStringSyntax(self[index]) { index += 1 }
        return index
    }

    /// Whether a writer may copy all bytes as they are; false also for a character that just shares its first byte with
    /// U+2028.
    var needsNoEscape: Bool {
        if count >= 8 {
            var index = 0
            while index + 8 < count {
                if word(at: index).marksOfEscape != 0 { return false }
                index += 8
            }
            // The last eight, of which some may have been looked at before.
            return word(at: count - 8).marksOfEscape == 0
        }
        if count >= 4 {
            return (UInt64(half(at: 0)) << 32 | UInt64(half(at: count - 4))).marksOfEscape == 0
        }
        for index in indices where isStringSyntax(self[index]) || self[index] == 0xE2 { return false }
        return true
    }

    /// Whether a byte is a quote, a backslash or a control character.
    func isStringSyntax(at index: Int) -> Bool { isStringSyntax(self[index]) }

    private func isStringSyntax(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

    /// Eight bytes, the first of them lowest; all must lie within, which is checked.
    private func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Four bytes, likewise.
    private func half(at index: Int) -> UInt32 {
        bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
    }
}

/// Eight bytes in one register. A result is not zero if some byte is meant, and then its lowest set bit is in the first
/// such byte; bits above that one say nothing, since a subtraction borrows.
extension UInt64 {
    fileprivate var marksOfStringSyntax: UInt64 {
        ((self &- every(0x20)) & ~self | marksBefore(equalTo: 0x22) | marksBefore(equalTo: 0x5C)) & every(0x80)
    }

    fileprivate var marksOfEscape: UInt64 {
        marksOfStringSyntax | marksBefore(equalTo: 0xE2) & every(0x80)
    }

    private func marksBefore(equalTo byte: UInt8) -> UInt64 {
        let zeroWhereEqual = self ^ every(byte)
        return (zeroWhereEqual &- every(1)) & ~zeroWhereEqual
    }

    private func every(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}

extension [UInt8] {
    /// Appends a stretch of bytes.
    mutating func append(_ run: Span<UInt8>) {
        run.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

/// Copies a stretch of bytes to the end of `tail`, which must have room for it; that is checked.
@inline(__always)
func copy(_ run: Span<UInt8>, to tail: inout OutputSpan<UInt8>) {
    run.withUnsafeBufferPointer { run in
        tail.withUnsafeMutableBufferPointer { memory, count in
            count = memory.suffix(from: count).initialize(fromContentsOf: run)
        }
    }
}
