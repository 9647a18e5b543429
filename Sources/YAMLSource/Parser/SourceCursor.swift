/// Finds the byte of a code point by walking from the place it was asked for last: libyaml's marks move on a little at
/// a time, so that a whole file costs one walk, however long its lines are.
struct SourceCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private var byte = 0
    private var codePoint: Int32 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
        self.bytes = bytes
        self.isASCII = isASCII
    }

    /// The byte at which a code point begins; the end of the text for one beyond it.
    mutating func byte(of target: Int32) -> Int {
        if isASCII { return min(Int(target), bytes.count) }
        while codePoint < target, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            codePoint += 1
        }
        while codePoint > target, byte > 0 {
            byte -= 1
            while byte > 0, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
            codePoint -= 1
        }
        return byte
    }
}
