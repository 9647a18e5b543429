import JSONCodec
import Testing

@Suite struct NumberTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("0e99999999999999999999", 0), ("12", 12), ("12.0", 12), ("12.000e0", 12),
            ("1.2e1", 12), ("1.20E+1", 12), ("1200e-2", 12), ("-1200e-2", -12), ("0.000012e6", 12),
            ("1e18", 1_000_000_000_000_000_000),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775807.0", .max),
            ("-9.223372036854775808e18", .min), ("922337203685477580700e-2", .max), ("12.5", nil), ("1e-1", nil),
            ("1.25e1", nil),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1e19", nil), ("1e400", nil), ("1e-400", nil),
            ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil), ("0.1e1", 1),
            ("1" + String(repeating: "0", count: 40) + "e-40", 1),
            ("0." + String(repeating: "0", count: 40) + "1e41", 1),
        ] as [(String, Int64?)]
    )
    func `a number that is whole and fits has its amount, however it is written`(_ text: String, amount: Int64?) throws
    {
        let number = try #require(JSONNumber(text))
        #expect(number.int64 == amount)
        #expect(JSONValue.number(number).intValue == amount.map(Int.init))
        #expect(number.text == text)
    }

    @Test(
        arguments: [
            ("0.1", 0.1), ("-1e-2", -0.01), ("123456789012345678", 123456789012345680), ("1e400", .infinity),
            ("-1e400", -.infinity),
            ("1e-400", 0), ("5e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("0.1000000000000000055511151231257827021181583404541015625", 0.1), ("1e99999999999999999999", .infinity),
            ("9007199254740993", 9007199254740992), (String(repeating: "9", count: 2000), .infinity),
        ] as [(String, Double)]
    )
    func `a number gives the nearest Double`(_ text: String, double: Double) throws {
        #expect(try #require(JSONNumber(text)).double == double)
    }

    @Test(arguments: [
        "", " 1", "1 ", "+1", "01", ".5", "5.", "1e", "0x1F", "NaN", "inf", "1_000", "--1", "1,5", "-", "١",
    ])
    func `a text that is no number makes none`(_ text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test func `a number made of an integer has its digits`() {
        #expect(JSONNumber(Int64.min).text == "-9223372036854775808")
        #expect(JSONNumber(Int.max).text == "9223372036854775807")
        #expect(JSONNumber(0).text == "0")
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-17, "-17"), (0.1, "0.1"), (1e15, "1000000000000000"),
            (0x1p53, "9007199254740992"),
            (0x1p53 + 2, "9.007199254740994e+15"), (1e16, "1e+16"), (1e-5, "1e-05"),
            (1_700_000_000.25, "1700000000.25"), (.leastNonzeroMagnitude, "5e-324"),
        ] as [(Double, String)]
    )
    func `a number made of a Double has the shortest digits, and none after a needless point`(
        _ value: Double,
        text: String
    ) {
        #expect(JSONNumber(value)?.text == text)
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, .signalingNaN])
    func `a Double that is not finite makes no number`(_ value: Double) {
        #expect(JSONNumber(value) == nil)
    }

    @Test func `numbers are equal if they are written alike`() {
        #expect(JSONNumber("1.0") != JSONNumber("1"))
        #expect(JSONNumber("1") == JSONNumber(1))
        #expect(JSONNumber(1.0) == JSONNumber(1))
    }
}
