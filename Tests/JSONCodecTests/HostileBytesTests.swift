import JSONCodec
import Testing

/// Bytes that somebody cut off, flipped or made up get a value or an error, and never a trap.
@Suite struct HostileBytesTests {
    /// Texts that together hold every kind of token, each ending in a bracket or a quote.
    static let documents = [
        #"{"a":[1,-2.5e+3,0.1],"b":{"c":null,"d":true}}"#,
        #"["\"\\\/\b\f\n\r\t","\u00e9\uD83D\uDE00",false]"#,
        "[\"é€\u{1F600}\", {\"\u{2028}\" :\t\r\n[]}, {}]",
        #""a string that is longer than eight bytes""#,
        "[[[[[0]],{}],10],0E-0]",
    ]

    @Test(arguments: documents)
    func `every truncation is refused at a place within the text`(_ document: String) throws {
        let bytes = Array(document.utf8)
        for count in 0..<bytes.count {
            let error = try #require(throws: JSONError.self) { try JSONValue(parsing: Array(bytes[..<count])) }
            #expect((0...count).contains(error.offset))
            switch error.reason {
            case .unfinished, .empty: #expect(error.offset == count || count == 0)
            case .unknownWord, .notUTF8(.truncated): #expect(error.offset >= count - 4)
            default: Issue.record("\(count) bytes: \(error)")
            }
        }
    }

    @Test(arguments: documents)
    func `every change of one byte gives a value that reads back, or an error within the text`(
        _ document: String
    ) throws {
        var bytes = Array(document.utf8)
        var accepted = 0
        for index in bytes.indices {
            let original = bytes[index]
            for byte in UInt8.min...UInt8.max where byte != original {
                bytes[index] = byte
                if try isSound(bytes) { accepted += 1 }
            }
            bytes[index] = original
        }
        #expect(accepted > 0)
    }

    @Test(arguments: documents)
    func `every byte left out, doubled or moved gives a value that reads back, or an error`(_ document: String) throws {
        let bytes = Array(document.utf8)
        for index in bytes.indices {
            var without = bytes
            without.remove(at: index)
            _ = try isSound(without)
            var doubled = bytes
            doubled.insert(bytes[index], at: index)
            _ = try isSound(doubled)
            var moved = bytes
            moved.swapAt(index, (index + 1) % bytes.count)
            _ = try isSound(moved)
        }
    }

    @Test func `bytes made up of pieces of JSON give a value that reads back, or an error`() throws {
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "D800", "\\uDC00", "0", "-", "1", ".", "e", "+", "true",
            "null", " ", "\n",
            "\"a\"", "é", "/", "//", "\u{0}", "\u{FEFF}",
        ]
        var accepted = 0
        for seed in 0..<4000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let text = (0..<generator.below(12)).map { _ in generator.pick(pieces) }.joined()
            if try isSound(Array(text.utf8)) { accepted += 1 }
        }
        #expect(accepted > 10)
    }

    @Test func `random bytes give a value that reads back, or an error`() throws {
        for seed in 0..<2000 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            _ = try isSound((0..<generator.below(24)).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
        }
    }

    /// Reads the bytes; true if they were accepted. Checks the place of an error, and that a value reads back.
    private func isSound(_ bytes: [UInt8]) throws -> Bool {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            let isWithin = (0...bytes.count).contains(error.offset) && error.line >= 1 && error.column >= 1
            if !isWithin { Issue.record("\(bytes): \(error)") }
            return false
        }
        // `#expect` is dear, and there are ten thousands of these.
        if try JSONValue(parsing: value.serialized()) != value { Issue.record("\(bytes) does not read back") }
        return true
    }
}
