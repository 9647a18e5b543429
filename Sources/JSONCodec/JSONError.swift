/// Why a text is no JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
    /// What is wrong.
    public var reason: Reason
    /// The byte at which the mistake stands, from 0; the length of the text where it ends too early.
    ///
    /// It is the first byte that cannot stand where it does, except that a trailing comma, a leading zero and half a
    /// surrogate pair are given by where they begin.
    public var offset: Int
    /// The line of that byte, from 1; lines end with `\n`, `\r\n` or `\r`.
    public var line: Int
    /// The column of that byte, from 1, in code points.
    public var column: Int

    /// Makes an error at a byte of a text, and finds its line and column there.
    init(_ reason: Reason, at offset: Int, in text: Span<UInt8>) {
        self.reason = reason
        self.offset = offset
        line = 1
        column = 1
        var index = 0
        while index < min(offset, text.count) {
            let byte = text[index]
            let next = index + 1
            if byte == 0x0A || (byte == 0x0D && !(next < text.count && text[next] == 0x0A)) {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            index = next
        }
    }
}

extension JSONError {
    /// What can be wrong with a text.
    public enum Reason: Sendable, Hashable {
        /// There is nothing but white space, or nothing at all.
        case empty
        /// The text begins with a byte order mark, which RFC 8259 forbids to add.
        case byteOrderMark
        /// These bytes encode no character.
        case notUTF8(EncodingFault)
        /// The text has more bytes than ``JSONLimits/maximumBytes``.
        case tooLong(limit: Int)
        /// More arrays and objects are open at once than ``JSONLimits/maximumDepth`` allows.
        case tooDeep(limit: Int)
        /// The text ends too early.
        case unfinished(Part)
        /// A character stands where something else must.
        case unexpected(Unicode.Scalar, wanted: Wanted)
        /// A comma has nothing after it but the closing bracket or brace.
        case trailingComma
        /// A comment, which JSON does not have.
        case comment
        /// A bare word other than `true`, `false` and `null`.
        case unknownWord
        /// A number of more than one digit begins with 0.
        case leadingZero
        /// A string holds a character below U+0020 as it is.
        case controlCharacter(Unicode.Scalar)
        /// No escape begins with this character.
        case unknownEscape(Unicode.Scalar)
        /// One of the four digits of `\u` is none.
        case notHexadecimal(Unicode.Scalar)
        /// An escape gives one half of a surrogate pair, and the other half is missing.
        case loneSurrogate
        /// Something follows the value.
        case trailingText
    }

    /// How bytes fail to be UTF-8.
    public enum EncodingFault: Sendable, Hashable {
        /// A character does not have all its bytes.
        case truncated
        /// A byte continues no character.
        case strayContinuation
        /// A character takes more bytes than it needs.
        case overlong
        /// A surrogate, which is no character.
        case surrogate
        /// A byte that UTF-8 never has, or a code point beyond U+10FFFF.
        case impossible
    }

    /// What a text can end inside of.
    public enum Part: Sendable, Hashable {
        case array, object, string, number
    }

    /// What could have stood in the place of a wrong character.
    public enum Wanted: Sendable, Hashable {
        /// Any value.
        case value
        /// The quoted name of a member.
        case name
        /// The colon after a name.
        case colon
        /// A comma or `]`.
        case commaOrBracket
        /// A comma or `}`.
        case commaOrBrace
        /// A digit of a number.
        case digit
    }
}
