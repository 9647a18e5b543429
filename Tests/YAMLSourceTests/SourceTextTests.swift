import Testing
import YAMLSource

@Suite struct SourceTextTests {
    @Test(arguments: [
        ("ab\ncd", 3, 2, 1), ("ab\r\ncd", 4, 2, 1), ("ab\rcd", 3, 2, 1), ("ab\n", 2, 1, 3), ("ab\n", 3, 2, 1),
        ("ab\u{2028}cd", 3, 1, 4), ("ab\u{85}cd", 3, 1, 4), ("👍🏽e\u{301}\nx", 5, 2, 1), ("👍🏽e\u{301}x", 4, 1, 5),
        ("", 0, 1, 1), ("\r\r\n\nx", 4, 4, 1), ("12345678\n12345678\r\n1234567\n8", 28, 4, 2), ("ab", 99, 1, 100),
    ])
    func `lines end as in editors and columns count code points`(
        _ text: String,
        codePoint: Int32,
        line: Int,
        column: Int
    ) {
        let source = SourceText(path: "x", bytes: Array(text.utf8))
        #expect(source.position(of: codePoint) == SourcePosition(line: line, column: column))
    }

    @Test(arguments: [
        "", "\n", "a\nb\r\nc\rd", "ünïcödé\n日本\r\n👍🏽 and a long line of ASCII text\n\n", "12345678\n1234567\r\n",
    ])
    func `bytes and code points lead to one another`(_ text: String) {
        let source = SourceText(path: "x", bytes: Array(text.utf8))
        #expect(Int(source.codePointCount) == text.unicodeScalars.count)
        var byte = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            #expect(source.byteOffset(of: Int32(index)) == byte)
            #expect(source.codePoint(ofByte: byte) == Int32(index))
            byte += String(scalar).utf8.count
        }
        #expect(source.byteOffset(of: source.codePointCount) == byte)
        #expect(source.byteOffset(of: source.codePointCount + 7) == byte)
    }

    @Test func `lines are given without their ends`() {
        let source = SourceText(path: "x", bytes: Array("a\r\nbü\rc\n".utf8))
        #expect((0...5).map(source.line) == ["", "a", "bü", "c", "", ""])
        #expect(source.lineCount == 4)
        #expect(source.text(of: SourceRange(start: 3, end: 5)) == "bü")
        #expect(source.text(of: SourceRange(start: 7, end: 99)) == "\n")
    }

    @Test func `every line end is found wherever it falls`() {
        for length in 0..<40 {
            let text =
                String(repeating: "x", count: length) + "\nyy\r\n" + String(repeating: "é", count: length) + "\rz"
            let source = SourceText(path: "x", bytes: Array(text.utf8))
            #expect(source.lineCount == 4)
            #expect(source.position(of: source.codePointCount) == SourcePosition(line: 4, column: 2))
            #expect(source.line(3) == String(repeating: "é", count: length))
        }
    }
}
