extension YAMLNode {
    /// A scalar's text, after quotes, escapes and folding; empty for a mapping or a sequence.
    public var text: String {
        withTextBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// Gives a scalar's text as UTF-8 without making a `String`; no bytes for a mapping or a sequence.
    public func withTextBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let record = record
        guard !record.form.isCollection else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let bytes = record.marks.contains(.inSource) ? document.source.bytes : document.arena.text
        return bytes.withUnsafeBytes { bytes in
            body(UnsafeRawBufferPointer(rebasing: bytes[Int(record.link)..<Int(record.link) + Int(record.count)]))
        }
    }

    /// Whether a scalar's text is exactly this, byte for byte; no `String` is made.
    public func textEquals(_ other: String) -> Bool {
        let utf8 = other.utf8
        guard !record.form.isCollection, record.count == utf8.count else { return false }
        return withTextBytes { $0.elementsEqual(utf8) }
    }

    /// Whether a scalar's text is exactly this, byte for byte; no `String` is made.
    public func textEquals(_ other: StaticString) -> Bool {
        guard !record.form.isCollection else { return false }
        return other.withUTF8Buffer { other in
            record.count == other.count && withTextBytes { $0.elementsEqual(other) }
        }
    }
}
