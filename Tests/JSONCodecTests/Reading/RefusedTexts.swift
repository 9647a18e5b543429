import JSONCodec
import Testing

/// A text that has to be refused, why, and at which byte.
struct RefusedText: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var reason: JSONError.Reason
    var offset: Int

    /// A text in which `¦` stands before the byte that is wrong, and is not part of it.
    init(_ marked: String, _ reason: JSONError.Reason) {
        let parts = marked.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false).map { Array($0.utf8) }
        bytes = Array(parts.joined())
        offset = parts[0].count
        self.reason = reason
    }

    /// Bytes that are no text, and which of them is wrong.
    init(_ bytes: [UInt8], _ fault: JSONError.EncodingFault, at offset: Int) {
        self.bytes = bytes
        self.reason = .notUTF8(fault)
        self.offset = offset
    }

    var testDescription: String { String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription + " \(reason)" }

    /// After the categories of JSONTestSuite's refused files: arrays, words, numbers, objects, strings, structure; and
    /// those of its undecided ones that are refused here.
    static let all: [RefusedText] = arrays + words + numbers + objects + strings + encoding + structure + tooMuch

    static let arrays = [
        RefusedText("[1 ¦true]", .unexpected("t", wanted: .commaOrBracket)),
        RefusedText("[1¦:2]", .unexpected(":", wanted: .commaOrBracket)),
        RefusedText(#"[""¦"x"]"#, .unexpected("\"", wanted: .commaOrBracket)),
        RefusedText("[3¦[4]]", .unexpected("[", wanted: .commaOrBracket)),
        RefusedText("[1¦}", .unexpected("}", wanted: .commaOrBracket)),
        RefusedText("[1,¦,2]", .unexpected(",", wanted: .value)),
        RefusedText("[¦,1]", .unexpected(",", wanted: .value)),
        RefusedText("[¦,]", .unexpected(",", wanted: .value)),
        RefusedText("[¦*]", .unexpected("*", wanted: .value)),
        RefusedText("[1¦,]", .trailingComma),
        RefusedText("[1 ¦, \n ]", .trailingComma),
        RefusedText("[1,¦,]", .unexpected(",", wanted: .value)),
        RefusedText("[¦", .unfinished(.array)),
        RefusedText("[1¦", .unfinished(.array)),
        RefusedText("[1,¦", .unfinished(.array)),
        RefusedText("[1,\n1\n,1¦", .unfinished(.array)),
        RefusedText("[{}¦", .unfinished(.array)),
        RefusedText("[\"a\",\n4\n,1,¦", .unfinished(.array)),
        RefusedText("[1¦\u{C}]", .unexpected("\u{C}", wanted: .commaOrBracket)),
        RefusedText("[¦\u{A0}1]", .unexpected("\u{A0}", wanted: .value)),
    ]

    static let words = [
        RefusedText("[¦True]", .unknownWord),
        RefusedText("[¦TRUE]", .unknownWord),
        RefusedText("[¦tru]", .unknownWord),
        RefusedText("[¦fals]", .unknownWord),
        RefusedText("[¦nul]", .unknownWord),
        RefusedText("¦nul", .unknownWord),
        RefusedText("¦t", .unknownWord),
        RefusedText("¦truefalse", .unknownWord),
        RefusedText("¦nullnull", .unknownWord),
        RefusedText("¦truex", .unknownWord),
        RefusedText("[¦None]", .unknownWord),
        RefusedText("[¦undefined]", .unknownWord),
        RefusedText("[¦NaN]", .unknownWord),
        RefusedText("[¦Infinity]", .unknownWord),
        RefusedText("[¦a]", .unknownWord),
        RefusedText(#"{"a":¦yes}"#, .unknownWord),
        RefusedText("true¦_", .trailingText),
    ]

    static let numbers = [
        RefusedText("[-¦Infinity]", .unexpected("I", wanted: .digit)),
        RefusedText("[-¦]", .unexpected("]", wanted: .digit)),
        RefusedText("-¦", .unfinished(.number)),
        RefusedText("[-¦-1]", .unexpected("-", wanted: .digit)),
        RefusedText("[-¦ 1]", .unexpected(" ", wanted: .digit)),
        RefusedText("[-¦.5]", .unexpected(".", wanted: .digit)),
        RefusedText("[¦+1]", .unexpected("+", wanted: .value)),
        RefusedText("[¦.5]", .unexpected(".", wanted: .value)),
        RefusedText("[1.¦]", .unexpected("]", wanted: .digit)),
        RefusedText("1.¦", .unfinished(.number)),
        RefusedText("[2.¦e3]", .unexpected("e", wanted: .digit)),
        RefusedText("[2.¦.3]", .unexpected(".", wanted: .digit)),
        RefusedText("[1.2¦.3]", .unexpected(".", wanted: .commaOrBracket)),
        RefusedText("[1e¦]", .unexpected("]", wanted: .digit)),
        RefusedText("1e¦", .unfinished(.number)),
        RefusedText("[1E+¦]", .unexpected("]", wanted: .digit)),
        RefusedText("1e-¦", .unfinished(.number)),
        RefusedText("[1e+¦-2]", .unexpected("-", wanted: .digit)),
        RefusedText("[1e2¦e3]", .unexpected("e", wanted: .commaOrBracket)),
        RefusedText("[1e¦.5]", .unexpected(".", wanted: .digit)),
        RefusedText("[¦012]", .leadingZero),
        RefusedText("[-¦012]", .leadingZero),
        RefusedText("¦00", .leadingZero),
        RefusedText("-¦01.5", .leadingZero),
        RefusedText("[0¦x42]", .unexpected("x", wanted: .commaOrBracket)),
        RefusedText("[1 ¦000]", .unexpected("0", wanted: .commaOrBracket)),
        RefusedText("[1¦_000]", .unexpected("_", wanted: .commaOrBracket)),
        RefusedText("[1¦a]", .unexpected("a", wanted: .commaOrBracket)),
        RefusedText("1¦f", .trailingText),
        RefusedText("[¦\u{FF11}]", .unexpected("\u{FF11}", wanted: .value)),
        RefusedText("[1¦\u{0661}]", .unexpected("\u{0661}", wanted: .commaOrBracket)),
    ]

    static let objects = [
        RefusedText("{¦", .unfinished(.object)),
        RefusedText(#"{"a"¦"#, .unfinished(.object)),
        RefusedText(#"{"a":¦"#, .unfinished(.object)),
        RefusedText(#"{"a":1¦"#, .unfinished(.object)),
        RefusedText(#"{"a":1,¦"#, .unfinished(.object)),
        RefusedText(#"{"a":[1]¦"#, .unfinished(.object)),
        RefusedText("{¦1:1}", .unexpected("1", wanted: .name)),
        RefusedText("{¦a:1}", .unexpected("a", wanted: .name)),
        RefusedText("{¦'a':1}", .unexpected("'", wanted: .name)),
        RefusedText("{¦null:1}", .unexpected("n", wanted: .name)),
        RefusedText("{¦[]:1}", .unexpected("[", wanted: .name)),
        RefusedText("{¦:1}", .unexpected(":", wanted: .name)),
        RefusedText("{¦,}", .unexpected(",", wanted: .name)),
        RefusedText("{¦]", .unexpected("]", wanted: .name)),
        RefusedText(#"{"a" ¦"b"}"#, .unexpected("\"", wanted: .colon)),
        RefusedText(#"{"a"¦,"b":1}"#, .unexpected(",", wanted: .colon)),
        RefusedText(#"{"a"¦}"#, .unexpected("}", wanted: .colon)),
        RefusedText(#"{"a"¦=1}"#, .unexpected("=", wanted: .colon)),
        RefusedText(#"{"a":¦:1}"#, .unexpected(":", wanted: .value)),
        RefusedText(#"{"a":¦}"#, .unexpected("}", wanted: .value)),
        RefusedText(#"{"a":¦,"b":1}"#, .unexpected(",", wanted: .value)),
        RefusedText(#"{"a":1 ¦"b":2}"#, .unexpected("\"", wanted: .commaOrBrace)),
        RefusedText(#"{"a":1¦]"#, .unexpected("]", wanted: .commaOrBrace)),
        RefusedText(#"{"a":1¦;"b":2}"#, .unexpected(";", wanted: .commaOrBrace)),
        RefusedText(#"{"a":1¦,}"#, .trailingComma),
        RefusedText(#"{"a":1,¦,"b":2}"#, .unexpected(",", wanted: .name)),
        RefusedText(#"{"a":1,¦b:2}"#, .unexpected("b", wanted: .name)),
        RefusedText(#"{"a":"b"}¦#"#, .trailingText),
        RefusedText(#"{¦\u0061:1}"#, .unexpected("\\", wanted: .name)),
    ]

    static let strings = [
        RefusedText(#""¦"#, .unfinished(.string)),
        RefusedText(#""abc¦"#, .unfinished(.string)),
        RefusedText(#"["abcdefghijklmn¦"#, .unfinished(.string)),
        RefusedText(#""\¦"#, .unfinished(.string)),
        RefusedText(#""\"¦"#, .unfinished(.string)),
        RefusedText(#""\u¦"#, .unfinished(.string)),
        RefusedText(#""\u00A¦"#, .unfinished(.string)),
        RefusedText(#""\uD834¦"#, .unfinished(.string)),
        RefusedText(#""\uD834\¦"#, .unfinished(.string)),
        RefusedText(#""\uD834\uDd1¦"#, .unfinished(.string)),
        RefusedText(#"["\¦a"]"#, .unknownEscape("a")),
        RefusedText(#"["\¦'"]"#, .unknownEscape("'")),
        RefusedText(#"["\¦x00"]"#, .unknownEscape("x")),
        RefusedText(#"["\¦U0041"]"#, .unknownEscape("U")),
        RefusedText(#"["\¦0"]"#, .unknownEscape("0")),
        RefusedText("[\"\\¦\n\"]", .unknownEscape("\n")),
        RefusedText("[\"\\¦\u{1F300}\"]", .unknownEscape("\u{1F300}")),
        RefusedText(#"["\u¦"]"#, .notHexadecimal("\"")),
        RefusedText(#"["\u00A¦"]"#, .notHexadecimal("\"")),
        RefusedText(#"["\u¦g000"]"#, .notHexadecimal("g")),
        RefusedText(#"["\u00¦G0"]"#, .notHexadecimal("G")),
        RefusedText(#"["\u¦+041"]"#, .notHexadecimal("+")),
        RefusedText(#"["\u¦{41}"]"#, .notHexadecimal("{")),
        RefusedText(#"["\uD834\uDd1¦x"]"#, .notHexadecimal("x")),
        RefusedText(#"["¦\uD834"]"#, .loneSurrogate),
        RefusedText(#"["¦\uDBFFx"]"#, .loneSurrogate),
        RefusedText(#"["abc¦\uDD1Edef"]"#, .loneSurrogate),
        RefusedText(#"["¦\uD800\n"]"#, .loneSurrogate),
        RefusedText(#"["¦\uD800\uD800\uDC00"]"#, .loneSurrogate),
        RefusedText(#"["¦\uDC00\uD800"]"#, .loneSurrogate),
        RefusedText(#"["¦\uDC00\uDC00"]"#, .loneSurrogate),
        RefusedText(#"["\uD801\uDC37¦\uD801"]"#, .loneSurrogate),
        RefusedText(#"["¦\uD800\u0041"]"#, .loneSurrogate),
        RefusedText(#"{"¦\uDFFF":0}"#, .loneSurrogate),
        RefusedText("[\"a¦\u{0}a\"]", .controlCharacter("\u{0}")),
        RefusedText("[\"new¦\nline\"]", .controlCharacter("\n")),
        RefusedText("[\"¦\t\"]", .controlCharacter("\t")),
        RefusedText("[\"a long enough run before it¦\u{1F}\"]", .controlCharacter("\u{1F}")),
        RefusedText("{\"¦\r\":1}", .controlCharacter("\r")),
        RefusedText("[¦'single quoted']", .unexpected("'", wanted: .value)),
        RefusedText("[¦\u{201C}curly\u{201D}]", .unexpected("\u{201C}", wanted: .value)),
        RefusedText(#"[¦\n]"#, .unexpected("\\", wanted: .value)),
    ]

    static let encoding = [
        RefusedText([0x22, 0xE2, 0x82, 0x22], .truncated, at: 1),
        RefusedText([0x22, 0xF0, 0x9F, 0x98], .truncated, at: 1),
        RefusedText([0x22, 0xC3], .truncated, at: 1),
        RefusedText([0x22, 0x61, 0x80, 0x22], .strayContinuation, at: 2),
        RefusedText([0x5B, 0xBF, 0x5D], .strayContinuation, at: 1),
        RefusedText([0x22, 0xC0, 0x80, 0x22], .overlong, at: 1),
        RefusedText([0x22, 0xC1, 0xBF, 0x22], .overlong, at: 1),
        RefusedText([0x22, 0xE0, 0x80, 0xAF, 0x22], .overlong, at: 1),
        RefusedText([0x22, 0xF0, 0x82, 0x82, 0xAC, 0x22], .overlong, at: 1),
        RefusedText([0x22, 0xED, 0xA0, 0x80, 0x22], .surrogate, at: 1),
        RefusedText([0x22, 0xED, 0xBF, 0xBF, 0x22], .surrogate, at: 1),
        RefusedText([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .impossible, at: 1),
        RefusedText([0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22], .impossible, at: 1),
        RefusedText([0x22, 0xFF, 0x22], .impossible, at: 1),
        RefusedText([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], .impossible, at: 0),
        RefusedText([0x5B, 0x31, 0x5D, 0xE5], .truncated, at: 3),
        RefusedText(Array(#"{"a":tru, "name, that is wrong elsewhere too":"#.utf8) + [0xFE], .impossible, at: 46),
    ]

    static let structure = [
        RefusedText("¦", .empty),
        RefusedText("¦ \n\t\r ", .empty),
        RefusedText("¦\u{FEFF}", .byteOrderMark),
        RefusedText("¦\u{FEFF}{}", .byteOrderMark),
        RefusedText(" ¦\u{FEFF}{}", .unexpected("\u{FEFF}", wanted: .value)),
        RefusedText("[1]¦]", .trailingText),
        RefusedText("1¦]", .trailingText),
        RefusedText("{}¦}", .trailingText),
        RefusedText("[] ¦[]", .trailingText),
        RefusedText("1 ¦2", .trailingText),
        RefusedText("[1]¦,", .trailingText),
        RefusedText("\"a\"¦\"b\"", .trailingText),
        RefusedText("[]¦\u{0}", .trailingText),
        RefusedText("[]¦/", .trailingText),
        RefusedText("[1]¦//", .comment),
        RefusedText("¦/* a */ 1", .comment),
        RefusedText("[1 ¦/* a */]", .comment),
        RefusedText("{¦// a\n}", .comment),
        RefusedText(#"{"a"¦/**/:1}"#, .comment),
        RefusedText("[¦# a\n]", .unexpected("#", wanted: .value)),
        RefusedText("[¦/]", .unexpected("/", wanted: .value)),
        RefusedText("¦<.>", .unexpected("<", wanted: .value)),
        RefusedText("¦]", .unexpected("]", wanted: .value)),
        RefusedText("¦}", .unexpected("}", wanted: .value)),
        RefusedText("¦,", .unexpected(",", wanted: .value)),
        RefusedText("¦:", .unexpected(":", wanted: .value)),
        RefusedText("¦*", .unexpected("*", wanted: .value)),
        RefusedText("¦\u{0}", .unexpected("\u{0}", wanted: .value)),
        RefusedText("¦\u{B}1", .unexpected("\u{B}", wanted: .value)),
        RefusedText("¦\u{2060}1", .unexpected("\u{2060}", wanted: .value)),
        RefusedText("¦\u{1F600}", .unexpected("\u{1F600}", wanted: .value)),
    ]

    static let tooMuch = [
        RefusedText(String(repeating: "[", count: 128) + "¦[", .tooDeep(limit: 128)),
        RefusedText(
            String(repeating: "[", count: 128) + "¦" + String(repeating: "[", count: 99_872),
            .tooDeep(limit: 128)
        ),
        RefusedText(String(repeating: #"{"a":"#, count: 128) + "¦{}", .tooDeep(limit: 128)),
        RefusedText(String(repeating: #"[{"":"#, count: 64) + "¦[{", .tooDeep(limit: 128)),
    ]
}
