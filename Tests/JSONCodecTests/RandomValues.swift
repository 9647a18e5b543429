import JSONCodec

/// SplitMix64: the same seed gives the same numbers with every toolchain.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `limit`.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// One of the elements, of which there must be some.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Values and texts drawn from a seed, with a liking for what is hard.
extension SeededGenerator {
    mutating func value(depth: Int = 4) -> JSONValue {
        switch below(depth > 0 ? 10 : 6) {
        case 0: return .null
        case 1: return .bool(below(2) == 0)
        case 2, 3: return .number(number())
        case 4, 5: return .string(string())
        case 6, 7: return .array((0..<below(6)).map { _ in value(depth: depth - 1) })
        default:
            return .object(
                JSONObject((0..<below(6)).map { _ in .init(name: string(), value: value(depth: depth - 1)) })
            )
        }
    }

    mutating func number() -> JSONNumber {
        switch below(4) {
        case 0: return JSONNumber(below(1000) - 500)
        case 1: return JSONNumber(Int64(bitPattern: next()))
        case 2: return JSONNumber(finiteDouble()) ?? JSONNumber(0)
        default:
            let fraction = below(2) == 0 ? "" : ".\(next() % 1_000_000)"
            let exponent = below(2) == 0 ? "" : pick(["e", "E"]) + pick(["", "+", "-"]) + "\(below(330))"
            return JSONNumber(pick(["", "-"]) + "\(below(100_000))" + fraction + exponent) ?? JSONNumber(1)
        }
    }

    /// Any finite `Double`, subnormal ones and both zeros among them.
    mutating func finiteDouble() -> Double {
        while true {
            let value = Double(bitPattern: next() & (below(20) == 0 ? 0x800F_FFFF_FFFF_FFFF : .max))
            if value.isFinite { return value }
        }
    }

    mutating func string() -> String {
        var text = ""
        for _ in 0..<below(below(8) == 0 ? 60 : 12) { text.unicodeScalars.append(scalar()) }
        return text
    }

    private mutating func scalar() -> Unicode.Scalar {
        switch below(10) {
        case 0: return pick(["\"", "\\", "/", "\u{8}", "\n", "\r", "\t", "\u{C}", "\0", "\u{1F}", "\u{7F}"])
        case 1:
            return pick(["\u{2028}", "\u{2029}", "\u{2027}", "\u{FEFF}", "\u{E9}", "\u{301}", "\u{FFFF}", "\u{10FFFF}"])
        case 2: return Unicode.Scalar(UInt32(next() % 0x11_0000)) ?? "\u{FFFD}"
        default: return Unicode.Scalar(UInt8(0x20 + below(0x5F)))
        }
    }

    /// The value as a text with white space and escapes that a writer of ours would not choose.
    mutating func carelessText(_ value: JSONValue) -> String {
        switch value {
        case .null, .bool, .number: return space() + value.text + space()
        case .string(let text): return space() + carelessString(text) + space()
        case .array(let items):
            return space() + "[" + space() + items.map { carelessText($0) }.joined(separator: ",") + "]" + space()
        case .object(let object):
            let members = object.map { space() + carelessString($0.name) + space() + ":" + carelessText($0.value) }
            return space() + "{" + space() + members.joined(separator: ",") + "}" + space()
        }
    }

    private mutating func carelessString(_ text: String) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if !mustEscape, below(6) > 0 {
                written.unicodeScalars.append(scalar)
            } else if scalar == "/" {
                written += "\\/"
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: below(2) == 0)
                    written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return written + "\""
    }

    private mutating func space() -> String {
        (0..<(below(4) == 0 ? below(3) : 0)).map { _ in pick([" ", "\n", "\t", "\r", "\r\n"]) }.joined()
    }
}
