import JSONCodec
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: [JSONFormat.compact, .indented])
    func `what is written reads back as the same value`(_ format: JSONFormat) throws {
        for seed in 0..<600 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let value = generator.value()
            let bytes = value.serialized(format)
            #expect(try JSONValue(parsing: bytes) == value, "seed \(seed)")
            #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A }, "seed \(seed)")
        }
    }

    @Test func `a compact text is one line, even for readers that know U+2028`() {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let text = generator.value().text
            #expect(
                !text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{2028}" || $0 == "\u{2029}" },
                "seed \(seed)"
            )
        }
    }

    @Test func `white space and escapes do not change the value`() throws {
        for seed in 0..<600 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let value = generator.value()
            let text = generator.carelessText(value)
            #expect(try JSONValue(parsing: text) == value, "seed \(seed): \(text)")
        }
    }

    @Test func `sorting names is idempotent, and forgets the order in which they were added`() throws {
        for seed in 0..<300 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let value = generator.value()
            let sorted = value.serialized(.sorted)
            #expect(try JSONValue(parsing: sorted).serialized(.sorted) == sorted, "seed \(seed)")
            guard let object = value.objectValue, !object.hasRepeatedNames else { continue }
            let shuffled = JSONValue.object(JSONObject(object.members.shuffled(using: &generator)))
            #expect(shuffled.serialized(.sorted) == sorted, "seed \(seed)")
        }
    }

    @Test func `every finite Double reads back as itself`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let value = generator.finiteDouble()
            let number = try #require(JSONNumber(value))
            #expect(number.double.bitPattern == value.bitPattern)
            #expect(try JSONValue(parsing: number.text) == .number(number))
        }
    }

    @Test func `the deepest value that can be read is compared, hashed, written and released`() throws {
        let depth = JSONLimits.greatestDepth
        let bytes = Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        let limits = JSONLimits(maximumDepth: depth)
        let value = try JSONValue(parsing: bytes, limits: limits)
        #expect(try JSONValue(parsing: bytes, limits: limits).hashValue == value.hashValue)
        #expect(value.serialized() == bytes)
        #expect(try JSONValue(parsing: value.serialized(.indented), limits: limits) == value)
    }
}
