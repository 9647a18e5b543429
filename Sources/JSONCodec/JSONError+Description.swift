extension JSONError: CustomStringConvertible {
    /// The place and the reason in one line: `line 1, column 5: the text ends inside an array`.
    public var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONError.Reason: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .empty: "the text is empty"
        case .byteOrderMark: "the text begins with a byte order mark, which JSON does not allow"
        case .notUTF8(let fault): "the text is not UTF-8: \(fault)"
        case .tooLong(let limit): "the text is longer than the \(limit) bytes that are allowed"
        case .tooDeep(let limit): "arrays and objects are nested more than the \(limit) deep that are allowed"
        case .unfinished(let part): "the text ends inside \(part)"
        case .unexpected(let found, let wanted): "\(found.shown) stands where \(wanted) was expected"
        case .trailingComma: "a comma must be followed by another value or member"
        case .comment: "JSON has no comments"
        case .unknownWord: "the only bare words are true, false and null; any other text needs double quotes"
        case .leadingZero: "a number must not begin with a superfluous 0"
        case .controlCharacter(let found): "\(found.shown) must be written as an escape inside a string"
        case .unknownEscape(let found):
            #"\#(found.shown) is no escape; after a backslash comes one of " \ / b f n r t u"#
        case .notHexadecimal(let found): #"\u needs four hexadecimal digits, and \#(found.shown) is none"#
        case .loneSurrogate: "half of a surrogate pair is no character; both halves must be written one after the other"
        case .trailingText: "something follows the value, and a text holds only one"
        }
    }
}

extension JSONError.EncodingFault: CustomStringConvertible {
    /// What is wrong with the bytes.
    public var description: String {
        switch self {
        case .truncated: "a character does not have all its bytes"
        case .strayContinuation: "a byte continues no character"
        case .overlong: "a character takes more bytes than it needs"
        case .surrogate: "a surrogate is no character"
        case .impossible: "a byte that cannot occur"
        }
    }
}

extension JSONError.Part: CustomStringConvertible {
    /// The part with its article.
    public var description: String {
        switch self {
        case .array: "an array"
        case .object: "an object"
        case .string: "a string"
        case .number: "a number"
        }
    }
}

extension JSONError.Wanted: CustomStringConvertible {
    /// What was wanted, with its article.
    public var description: String {
        switch self {
        case .value: "a value"
        case .name: "a name in double quotes"
        case .colon: "a colon"
        case .commaOrBracket: "a comma or ]"
        case .commaOrBrace: "a comma or }"
        case .digit: "a digit"
        }
    }
}

extension Unicode.Scalar {
    /// A plain ASCII character in quotes, any other by its number: a message must not carry what a terminal acts upon.
    fileprivate var shown: String {
        if (0x21...0x7E).contains(value) { return "'\(self)'" }
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
