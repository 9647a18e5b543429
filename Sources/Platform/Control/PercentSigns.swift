/// The escapes of a path, RFC 3986, 2.1.
enum PercentSigns {
    /// The text that a part of a path stands for; nil if an escape is malformed or the bytes are no UTF-8.
    static func removed(from text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            // Two digits and nothing else: `UInt8(_:radix:)` takes a sign too.
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
