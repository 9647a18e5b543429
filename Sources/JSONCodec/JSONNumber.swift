/// A JSON number with its digits exactly as written.
///
/// Two numbers are equal if they are written alike; `1`, `1.0` and `1e0` differ. Compare ``int64`` or ``double`` where
/// the amount counts.
public struct JSONNumber: Sendable, Hashable {
    /// The digits, as RFC 8259 allows them: `-12.5e3`.
    public let text: String

    /// Takes a text that is known to keep the grammar.
    init(checked text: String) { self.text = text }

    /// Makes the number that a text writes; nil if it breaks the grammar (`01`, `+1`, `.5`, `0x1F`, white space).
    public init?(_ text: String) {
        guard let number = JSONNumber(parsing: text.utf8Span.span) else { return nil }
        self = number
    }

    /// Makes a whole number.
    public init(_ value: Int64) { text = String(value) }

    /// Makes a whole number.
    public init(_ value: Int) { text = String(value) }

    /// Makes the shortest text that reads back as this `Double`; nil for one that is not finite.
    ///
    /// A whole one is written without `.0`.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        var digits: [UInt8] = []
        digits.appendShortest(value)
        text = String(decoding: digits, as: UTF8.self)
    }

    /// The `Double` nearest to the number; infinite if it is larger than any, zero if it is smaller.
    public var double: Double {
        // The grammar of JSON lies within that of `Double`, so nil cannot come.
        Double(text) ?? .nan
    }

    /// The amount, if it is whole and within range: `12`, `12.0`, `1.2e1` and `-0` have one, `12.5` and `1e19` not.
    public var int64: Int64? {
        Int64(text) ?? wholeAmount()
    }

    /// Works the amount out from digits and exponent, exactly, in time that grows with the text and not with its value.
    private func wholeAmount() -> Int64? {
        var digits: [UInt8] = []
        var pointShift = 0  // How far the digits after the point move the value down.
        var exponent = 0
        var exponentIsNegative = false
        var stage = Stage.whole
        for byte in text.utf8 {
            switch (stage, byte) {
            case (_, 0x2E): stage = .fraction
            case (_, 0x65), (_, 0x45): stage = .exponent
            case (.exponent, 0x30...0x39):
                // Beyond this no number of digits that fits in memory can make up for it.
                exponent = min(exponent * 10 + Int(byte - 0x30), 1 << 48)
            case (.exponent, 0x2D): exponentIsNegative = true
            case (.whole, 0x30...0x39), (.fraction, 0x30...0x39):
                if stage == .fraction { pointShift += 1 }
                if !digits.isEmpty || byte != 0x30 { digits.append(byte) }
            case (.whole, _), (.fraction, _), (.exponent, _): break  // a sign
            }
        }
        var shift = (exponentIsNegative ? -exponent : exponent) - pointShift
        while shift < 0, digits.last == 0x30 {
            digits.removeLast()
            shift += 1
        }
        if digits.isEmpty { return 0 }
        guard shift >= 0, digits.count + shift <= 19 else { return nil }
        digits.append(contentsOf: repeatElement(0x30, count: shift))
        return Int64((text.utf8.first == 0x2D ? "-" : "") + String(decoding: digits, as: UTF8.self))
    }

    private enum Stage { case whole, fraction, exponent }
}

extension JSONNumber: CustomStringConvertible {
    /// The digits as written.
    public var description: String { text }
}
