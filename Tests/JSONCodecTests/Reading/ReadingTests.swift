import JSONCodec
import Testing

@Suite struct ReadingTests {
    @Test(arguments: AcceptedText.all)
    func `a text that keeps the grammar gives its value`(_ row: AcceptedText) throws {
        let value = try JSONValue(parsing: row.text)
        #expect(value == row.value)
    }

    @Test(arguments: RefusedText.all)
    func `a text that breaks a rule is refused with the reason and the byte`(_ row: RefusedText) throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: row.bytes) }
        #expect(error.reason == row.reason)
        #expect(error.offset == row.offset)
    }

    @Test func `every reason has a text that brings it about`() {
        let told = Set(RefusedText.all.map { kind(of: $0.reason) })
        #expect(told.union(["tooLong"]) == reasonKinds)  // the length has tests of its own
    }

    @Test(arguments: RefusedText.all)
    func `a reason is one plain sentence`(_ row: RefusedText) throws {
        let sentence = row.reason.description
        #expect(sentence.count > 15 && sentence.last != ".")
        #expect(sentence.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) })
    }

    @Test func `bytes, a buffer, a span and a string are read alike`() throws {
        let text = #"{"a": [1, "é", null]}"#
        let bytes = Array(text.utf8)
        let value = try JSONValue(parsing: text)
        let slice = Array(" \(text)".utf8)[1...]
        // A span is not allowed inside `#expect`.
        let others = [
            try JSONValue(parsing: bytes),
            try JSONValue(parsing: bytes.span),
            try JSONValue(parsing: slice.span),
            try bytes.withUnsafeBufferPointer { try JSONValue(parsing: $0) },
        ]
        #expect(others == [value, value, value, value])
    }

    @Test(arguments: [
        "é", "a long ASCII text in a text that is not", "a long text, e\u{301} and \u{1F469}\u{200D}\u{1F680}",
    ])
    func `a string that was read is a String like any other`(_ text: String) throws {
        let read = try #require(JSONValue(parsing: #"["\#(text)", "é"]"#)[0]?.stringValue)
        // The library trusts what it is told of a string's bytes, and these would show a lie.
        #expect(
            [read.count, read.unicodeScalars.count, read.utf16.count] == [
                text.count, text.unicodeScalars.count, text.utf16.count,
            ]
        )
        #expect(read == text && read.hashValue == text.hashValue && read.uppercased() == text.uppercased())
    }

    @Test(arguments: [
        ("[1,]", 1, 3), ("[\n  1,\n  x]", 3, 3), ("[\r\n1,\r2 3]", 3, 3), ("[\"é\u{1F600}\", x]", 1, 8), ("[\n", 2, 1),
        ("", 1, 1),
    ])
    func `a place counts lines and code points from 1`(_ text: String, line: Int, column: Int) throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect([error.line, error.column] == [line, column])
    }

    @Test func `an error shows its place and its reason`() throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: "[1,\n\u{1B}[31m]") }
        #expect(error.description == "line 2, column 1: U+001B stands where a value was expected")
    }
}

// MARK: - Limits

@Suite struct LimitTests {
    @Test(arguments: [0, 1, 2, 127, 128, 129, 512])
    func `as many levels are accepted as allowed, and not one more`(_ depth: Int) throws {
        let limits = JSONLimits(maximumDepth: depth)
        #expect(throws: Never.self) { try JSONValue(parsing: nested(depth), limits: limits) }
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: nested(depth + 1), limits: limits) }
        #expect(error.reason == .tooDeep(limit: depth))
        #expect(error.offset == depth)
    }

    @Test func `no limit goes beyond the greatest depth, nor below none`() throws {
        let limits = JSONLimits(maximumDepth: .max)
        #expect(throws: Never.self) { try JSONValue(parsing: nested(JSONLimits.greatestDepth), limits: limits) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested(JSONLimits.greatestDepth + 1), limits: limits) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: "[]", limits: JSONLimits(maximumDepth: -1)) }
        #expect(try JSONValue(parsing: "1", limits: JSONLimits(maximumDepth: -1)) == 1)
    }

    @Test func `siblings do not count as levels`() throws {
        let text = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
        #expect(try JSONValue(parsing: text, limits: JSONLimits(maximumDepth: 3)).arrayValue?.count == 1000)
    }

    @Test func `as many bytes are accepted as allowed, and not one more`() throws {
        #expect(try JSONValue(parsing: "[12]", limits: JSONLimits(maximumBytes: 4)) == [12])
        let error = try #require(throws: JSONError.self) {
            try JSONValue(parsing: "[12]", limits: JSONLimits(maximumBytes: 3))
        }
        #expect(error.reason == .tooLong(limit: 3))
        #expect(error.offset == 3)
        #expect(throws: JSONError.self) { try JSONValue(parsing: "", limits: JSONLimits(maximumBytes: .min)) }
    }

    /// Arrays around a 1; the 1 is left out where there is an array, so that depth 0 is a text too.
    private func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
}

// MARK: - Names of reasons

/// The reason without what it carries; exhaustive, so that a new one has to be added below too.
private func kind(of reason: JSONError.Reason) -> String {
    switch reason {
    case .empty: "empty"
    case .byteOrderMark: "byteOrderMark"
    case .notUTF8(let fault): "notUTF8 \(fault)"
    case .tooLong: "tooLong"
    case .tooDeep: "tooDeep"
    case .unfinished(let part): "unfinished \(part)"
    case .unexpected(_, let wanted): "unexpected \(wanted)"
    case .trailingComma: "trailingComma"
    case .comment: "comment"
    case .unknownWord: "unknownWord"
    case .leadingZero: "leadingZero"
    case .controlCharacter: "controlCharacter"
    case .unknownEscape: "unknownEscape"
    case .notHexadecimal: "notHexadecimal"
    case .loneSurrogate: "loneSurrogate"
    case .trailingText: "trailingText"
    }
}

private let reasonKinds: Set<String> = {
    let faults: [JSONError.EncodingFault] = [.truncated, .strayContinuation, .overlong, .surrogate, .impossible]
    let parts: [JSONError.Part] = [.array, .object, .string, .number]
    let wanted: [JSONError.Wanted] = [.value, .name, .colon, .commaOrBracket, .commaOrBrace, .digit]
    let reasons: [JSONError.Reason] =
        [
            .empty, .byteOrderMark, .tooLong(limit: 0), .tooDeep(limit: 0), .trailingComma, .comment, .unknownWord,
            .leadingZero, .controlCharacter("\0"), .unknownEscape("x"), .notHexadecimal("x"), .loneSurrogate,
            .trailingText,
        ] + faults.map { .notUTF8($0) } + parts.map { .unfinished($0) } + wanted.map { .unexpected("x", wanted: $0) }
    return Set(reasons.map(kind))
}()
