import JSONCodec
import Testing

@Suite struct WriterTests {
    @Test func `commas and colons are placed by the writer`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.integer(1)
        writer.string("x")
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.null()
        writer.endArray()
        writer.key("b" as StaticString)
        writer.bool(true)
        writer.key("c")
        writer.value(["d": [false, 2]])
        writer.key("e")
        writer.number(0.5)
        writer.endObject()
        #expect(writer.text == #"{"a":[1,"x",[],{},null],"b":true,"c":{"d":[false,2]},"e":0.5}"#)
    }

    @Test func `each text has a line of its own`() {
        var writer = JSONWriter()
        writer.integer(1)
        writer.newline()
        writer.value([:] as JSONValue)
        writer.newline()
        writer.newline()
        writer.string("x")
        writer.newline()
        #expect(writer.text == "1\n{}\n\n\"x\"\n")
    }

    @Test(arguments: [
        ("", #""""#), ("a", #""a""#), ("abcd", #""abcd""#), ("quote\" and \\ back", #""quote\" and \\ back""#),
        ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#), ("\0\u{1}\u{B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
        ("/\u{7F}", "\"/\u{7F}\""),
        ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        ("\u{2027}\u{202A}\u{20AC}\u{E2}", "\"\u{2027}\u{202A}\u{20AC}\u{E2}\""),
        ("é\u{1F600}", "\"é\u{1F600}\""), ("twelve bytes\u{2028}", #""twelve bytes\u2028""#),
        ("<script>&'", #""<script>&'""#),
    ])
    func `a string is escaped where it must be and nowhere else`(_ text: String, written: String) {
        #expect(JSONValue.string(text).text == written)
        #expect(([text: 0] as JSONValue).text == "{\(written):0}")
    }

    @Test func `every byte that needs an escape is found at every place of strings of every length`() {
        for (special, written) in [
            ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{1F}", #"\u001f"#), ("\u{2029}", #"\u2029"#),
        ] {
            for length in 0...20 {
                for place in 0...length {
                    let head = String(repeating: "x", count: place),
                        tail = String(repeating: "y", count: length - place)
                    #expect(JSONValue.string(head + special + tail).text == "\"" + head + written + tail + "\"")
                }
            }
        }
    }

    @Test func `a StaticString key is escaped as any other`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a\"\u{2028}\u{1F600}" as StaticString)
        writer.null()
        writer.endObject()
        #expect(writer.text == "{\"a\\\"\\u2028\u{1F600}\":null}")
    }

    @Test(arguments: [0, 1, 9, 10, 99, 100, -1, -10, 12_345_678_901, .max, .min] as [Int64])
    func `integers are written in full`(_ value: Int64) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(writer.text == "\(value)")
    }

    @Test func `a Double that is not finite is written as null`() {
        var writer = JSONWriter()
        writer.beginArray()
        for value in [1.0, .nan, .infinity, -.infinity] { writer.number(value) }
        writer.endArray()
        #expect(writer.text == "[1,null,null,null]")
    }

    @Test func `a number keeps its digits`() throws {
        #expect(
            try JSONValue(parsing: "[1.0, 1E+2, -0, 100000000000000000000]").text
                == "[1.0,1E+2,-0,100000000000000000000]"
        )
    }

    @Test func `reset forgets the text, finished or not, and keeps the memory`() {
        var writer = JSONWriter(capacity: 0)
        writer.beginArray()
        for index in 0..<1000 { writer.integer(index) }
        let capacity = writer.bytes.capacity
        writer.reset()
        #expect(writer.bytes.isEmpty)
        #expect(writer.bytes.capacity == capacity)
        writer.bool(false)
        #expect(writer.text == "false")
    }

    @Test func `memory grows in leaps, not with each line`() {
        var writer = JSONWriter(capacity: 0)
        var capacities: Set<Int> = []
        for index in 0..<10_000 {
            writer.value(["index": .number(JSONNumber(index)), "text": "a string that is to be written"])
            writer.newline()
            capacities.insert(writer.bytes.capacity)
        }
        #expect(writer.bytes.count > 500_000)
        #expect(capacities.count < 30)
    }
}

// MARK: - Formats

@Suite struct FormatTests {
    private let value: JSONValue = ["b": [1, [], ["x": nil]], "é": .object([:]), "a": ["z": true, "y": "t"], "b": 2]

    @Test func `an indented text has a line for each item and member`() {
        let text = """
            {
              "b": [
                1,
                [],
                {
                  "x": null
                }
              ],
              "é": {},
              "a": {
                "z": true,
                "y": "t"
              },
              "b": 2
            }
            """
        #expect(value.text(.indented) == text)
    }

    @Test func `sorted names go by their bytes, those of one name in their order`() {
        #expect(value.text(.sorted) == #"{"a":{"y":"t","z":true},"b":[1,[],{"x":null}],"b":2,"é":{}}"#)
        let order: JSONValue = [
            "\u{1F600}": 1, "\u{FFFD}": 2, "B": 3, "a": 4, "": 5, "aa": 6, "e\u{301}": 7, "\u{E9}": 8,
        ]
        let names = ["", "B", "a", "aa", "e\u{301}", "\u{E9}", "\u{FFFD}", "\u{1F600}"]
        let sorted = try? JSONValue(parsing: order.serialized(.sorted)).objectValue?.map { Array($0.name.utf8) }
        #expect(sorted == names.map { Array($0.utf8) })
    }

    @Test func `sorting does not touch arrays`() {
        #expect((["b", "a", ["d": 1, "c": 2]] as JSONValue).text(.sorted) == #"["b","a",{"c":2,"d":1}]"#)
    }

    @Test func `text and description are the compact text`() {
        #expect(value.text == value.description)
        #expect(Array(value.text.utf8) == value.serialized())
        #expect(!value.text.contains(" "))
    }
}

// MARK: - Misuse

@Suite struct MisuseTests {
    @Test func `a value in an object without a key stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginObject()
            writer.integer(1)
        }
    }

    @Test func `a key in an array stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginArray()
            writer.key("a")
        }
    }

    @Test func `an end that does not fit, or comes after a key, stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginObject()
            writer.endArray()
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("a")
            writer.endObject()
        }
    }

    @Test func `two texts on one line, and a line break within a text, stop the program`() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.integer(1)
            writer.integer(2)
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginArray()
            writer.newline()
        }
    }
}

extension JSONWriter {
    /// What was written, as text.
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
