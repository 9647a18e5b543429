extension EncodingFault {
    /// How far into a file a zero byte still says "this was never text".
    private static let headOfFile = 1024

    /// The mistake as it is told.
    func diagnostic(in source: SourceText) -> Diagnostic {
        let start = source.codePoint(ofByte: byte)
        let place = SourcePlace(source, SourceRange(start: start, end: start + 1))
        switch kind {
        case .otherEncoding(let encoding):
            return Diagnostic(
                .notUTF8,
                "this file looks like \(encoding), but scenarios are read as UTF-8",
                at: place,
                hints: ["save the file as UTF-8"]
            )
        case .notUTF8(let byte):
            let latin = Self.latin1(byte).map { " (in Latin-1 it would be '\($0)')" } ?? ""
            return Diagnostic(
                .notUTF8,
                "the byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8\(latin)",
                at: place,
                hints: ["save the file as UTF-8"]
            )
        case .control(0) where byte < Self.headOfFile:
            return Diagnostic(
                .controlCharacter,
                "this looks like a binary file: it holds a zero byte",
                at: place,
                hints: ["give the path of a YAML file"]
            )
        case .control(let value):
            let hint =
                value <= 0xFF
                ? "take it out, or write it as \"\\x\(hexadecimal(value, digits: 2))\" in double quotes" : "take it out"
            return Diagnostic(
                .controlCharacter,
                "the control character U+\(hexadecimal(value, digits: 4)) cannot stand in YAML",
                at: place,
                hints: [hint]
            )
        case .byteOrderMark:
            return Diagnostic(
                .controlCharacter,
                "a byte order mark (U+FEFF, invisible) stands in the text",
                at: place,
                hints: ["take it out; joining files leaves such marks behind"]
            )
        }
    }

    private static func latin1(_ byte: UInt8) -> Character? {
        byte >= 0xA1 && byte != 0xAD ? Character(Unicode.Scalar(byte)) : nil
    }
}

/// A number in hexadecimal digits, with zeros in front.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
