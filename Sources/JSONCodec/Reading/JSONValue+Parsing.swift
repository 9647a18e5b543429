extension JSONValue {
    /// Reads one JSON text: strict RFC 8259 in UTF-8, without a byte order mark.
    ///
    /// A string that escapes half a surrogate pair is refused, though the grammar has it: a `String` cannot hold it.
    ///
    /// - Throws: `JSONError` for the first mistake; that the bytes are not UTF-8 comes before any other.
    public init(parsing bytes: Span<UInt8>, limits: JSONLimits = .standard) throws(JSONError) {
        var parser = JSONParser(limits: limits)
        self = try parser.document(bytes)
    }

    /// Reads one JSON text, see ``init(parsing:limits:)-(Span<UInt8>,_)``.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(parsing: bytes.span, limits: limits)
    }

    /// Reads one JSON text, see ``init(parsing:limits:)-(Span<UInt8>,_)``.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(parsing: bytes.span, limits: limits)
    }

    /// Reads one JSON text, see ``init(parsing:limits:)-(Span<UInt8>,_)``; offsets count UTF-8 bytes.
    public init(parsing text: String, limits: JSONLimits = .standard) throws(JSONError) {
        try self.init(parsing: text.utf8Span.span, limits: limits)
    }
}
