import JSONCodec
import Testing

/// A text that has to be accepted, and the value it says.
struct AcceptedText: Sendable, CustomTestStringConvertible {
    var text: String
    var value: JSONValue

    init(_ text: String, _ value: JSONValue) {
        self.text = text
        self.value = value
    }

    /// A text that is one number, whose digits must be kept.
    static func number(_ text: String) -> AcceptedText { AcceptedText(text, .digits(text)) }

    var testDescription: String { text.debugDescription }

    /// After the categories of JSONTestSuite's accepted files: arrays, numbers, objects, strings, structure.
    static let all: [AcceptedText] = arrays + numbers + objects + strings + structure

    static let arrays = [
        AcceptedText("[]", []),
        AcceptedText("[ \t\r\n]", []),
        AcceptedText("[[]   ]", [[]]),
        AcceptedText("[[],{},[[]]]", [[], .object([:]), [[]]]),
        AcceptedText(#"[""]"#, [""]),
        AcceptedText("[false]", [false]),
        AcceptedText("[null, 1, \"1\", {}]", [nil, 1, "1", .object([:])]),
        AcceptedText("[1\n]", [1]),
        AcceptedText(" [1]", [1]),
        AcceptedText("[1,null,null,null,2]", [1, nil, nil, nil, 2]),
        AcceptedText("[2] ", [2]),
        AcceptedText("[1 , 2 ,3]", [1, 2, 3]),
    ]

    static let numbers =
        [
            "0", "-0", "1", "-1", "123", "-123", "0.0", "-0.0", "0e1", "0e+1", "0E-0", "20e1", "1e-2", "1E22", "1E+2",
            "123e45", "123e65", "123.456e78", "123.456789", "-123123123", "1.000", "100000000000000000000",
            "9223372036854775807", "-9223372036854775808", "1e400", "-1e-400",
            "0.4e00669999999999999999999999999969999",
            "1e99999999999999999999", "123123e100000", "0." + String(repeating: "0", count: 80) + "1",
        ].map(AcceptedText.number)

    static let objects = [
        AcceptedText("{}", .object([:])),
        AcceptedText("{ }", .object([:])),
        AcceptedText(#"{"a":"b"}"#, ["a": "b"]),
        AcceptedText(#"{"":0}"#, ["": 0]),
        AcceptedText("{\"a\" :\t1\n,\r\"b\": [ ]}", ["a": 1, "b": []]),
        AcceptedText(#"{"a":"b","a":"c"}"#, ["a": "b", "a": "c"]),
        AcceptedText(#"{"a":"b","a":"b"}"#, ["a": "b", "a": "b"]),
        AcceptedText(#"{"z":1,"a":2,"m":3}"#, ["z": 1, "a": 2, "m": 3]),
        AcceptedText(#"{"foo\u0000bar": 42}"#, ["foo\0bar": 42]),
        AcceptedText(#"{"a":{"b":{"c":null}}}"#, ["a": ["b": ["c": nil]]]),
        AcceptedText(#"{"a":[{"b":[{}]}]}"#, ["a": [["b": [.object([:])]]]]),
        AcceptedText("{\"min\": -1.0e+28, \"max\": 1.0e+28}", ["min": .digits("-1.0e+28"), "max": .digits("1.0e+28")]),
    ]

    static let strings = [
        AcceptedText(#""""#, ""),
        AcceptedText(#"" ""#, " "),
        AcceptedText(#""abcdefgh""#, "abcdefgh"),
        AcceptedText(
            #""a string that is longer than any small string""#,
            "a string that is longer than any small string"
        ),
        AcceptedText(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"),
        AcceptedText(#""\\u0000""#, "\\u0000"),
        AcceptedText(#""\"""#, "\""),
        AcceptedText(#""a/*b*/c//d#e""#, "a/*b*/c//d#e"),
        AcceptedText(#""\u0060\u012a\u12AB""#, "\u{60}\u{12A}\u{12AB}"),
        AcceptedText(#""\u0000\u001f""#, "\0\u{1F}"),
        AcceptedText(#""\u0022\u005C""#, "\"\\"),
        AcceptedText(#""\uD801\udc37""#, "\u{10437}"),
        AcceptedText(#""\ud83d\ude39\ud83d\udc8d""#, "\u{1F639}\u{1F48D}"),
        AcceptedText(#""\uDBFF\uDFFF\uD800\uDC00""#, "\u{10FFFF}\u{10000}"),
        AcceptedText(#""\uD7FF\uE000\uFFFE\uFFFF""#, "\u{D7FF}\u{E000}\u{FFFE}\u{FFFF}"),
        AcceptedText(#""\uFEFF""#, "\u{FEFF}"),
        AcceptedText("\"\u{FEFF}\"", "\u{FEFF}"),
        AcceptedText("\"\u{7F}\"", "\u{7F}"),
        AcceptedText("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"),
        AcceptedText("\"\u{E9} e\u{301} \u{20AC} \u{1D11E}\"", "\u{E9} e\u{301} \u{20AC} \u{1D11E}"),
        AcceptedText("\"\u{10FFFF}\u{FFFF}\u{80}\u{7FF}\u{800}\"", "\u{10FFFF}\u{FFFF}\u{80}\u{7FF}\u{800}"),
        AcceptedText(#""\u001B""#, "\u{1B}"),
        AcceptedText(
            #""plain, then \u00e9, then plain again and long""#,
            "plain, then \u{E9}, then plain again and long"
        ),
        AcceptedText(#""\u0061\u30af\u30EA\u30b9""#, "a\u{30AF}\u{30EA}\u{30B9}"),
    ]

    static let structure = [
        AcceptedText("null", nil),
        AcceptedText("true", true),
        AcceptedText("false", false),
        AcceptedText("\n\t \r42\r\n", 42),
        AcceptedText(#"  "x"  "#, "x"),
        AcceptedText("[true]\n", [true]),
        AcceptedText(String(repeating: "[", count: 128) + String(repeating: "]", count: 128), nested(128)),
    ]

    private static func nested(_ depth: Int) -> JSONValue {
        (1..<depth).reduce([]) { value, _ in [value] }
    }
}

extension JSONValue {
    /// A number with these digits.
    static func digits(_ text: String) -> JSONValue {
        JSONNumber(text).map(JSONValue.number) ?? .string("no number: " + text)
    }
}
