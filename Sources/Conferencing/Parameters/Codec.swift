/// An audio codec of a stream, as the option `codec` writes it: `BASE[@<hz>h][@<ms>i]`, the modifiers in any order.
public struct Codec: Sendable, Hashable {
    /// How samples are coded.
    public var base: Base
    /// Samples a second; nil for the base's own rate.
    public var sampleRateHz: Int?
    /// Milliseconds of audio in a packet (S10); nil for the service's 20.
    public var packetMilliseconds: Int?

    /// The codings.
    public enum Base: String, Sendable, Hashable, CaseIterable {
        case pcmu = "PCMU"
        case pcma = "PCMA"
        case g722 = "G722"
        case l16 = "L16"

        /// The sample rates that are accepted (S13).
        public var sampleRatesHz: [Int] {
            switch self {
            case .pcmu, .pcma: [8000]
            case .g722: [16000]
            case .l16: [8000, 16000, 24000, 32000, 48000]
            }
        }
    }

    /// The packet intervals that are accepted (S10).
    public static let packetIntervals = Array(stride(from: 10, through: 120, by: 10))

    /// Makes a codec.
    public init(_ base: Base, sampleRateHz: Int? = nil, packetMilliseconds: Int? = nil) {
        self.base = base
        self.sampleRateHz = sampleRateHz
        self.packetMilliseconds = packetMilliseconds
    }

    /// Reads a codec's text.
    public init(parsing text: String) throws(ValueRefusal) {
        guard text.utf8.count <= 64 else { throw Codec.malformed }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let bases = Base.allCases.map(\.rawValue)
        guard let name = parts.first, let base = Base(rawValue: String(name)) else {
            let given = String(parts.first ?? "")
            throw ValueRefusal(
                .notAllowed,
                "must be a codec that begins with " + ValueType.list(bases, last: "or"),
                suggestion: given.isEmpty ? nil : Nearest.name(to: given, among: bases)
            )
        }
        self.init(base)
        for modifier in parts.dropFirst() { try read(modifier) }
    }

    private mutating func read(_ modifier: Substring) throws(ValueRefusal) {
        var rest = modifier.utf8
        let digits = ScalarGrammar.takeDigits(&rest)
        guard let number = Int(Substring(digits)), digits.first != UInt8(ascii: "0") else { throw Codec.malformed }
        switch (Substring(rest), sampleRateHz, packetMilliseconds) {
        case ("h", nil, _):
            sampleRateHz = try Codec.accept(number, of: base.sampleRatesHz, "sample rates", "of \(base.rawValue)")
        case ("i", _, nil):
            packetMilliseconds = try Codec.accept(number, of: Codec.packetIntervals, "packet intervals", "in ms")
        case _: throw Codec.malformed
        }
    }

    private static func accept(
        _ number: Int,
        of allowed: [Int],
        _ what: String,
        _ detail: String
    ) throws(ValueRefusal) -> Int {
        guard !allowed.contains(number) else { return number }
        let list = ValueType.list(allowed.map(String.init), last: "and")
        throw ValueRefusal(.outOfRange, "has \(number), which is not among the \(what) \(detail): \(list)")
    }

    private static let malformed = ValueRefusal(
        .malformed,
        "must be a codec such as PCMU, with at most one rate @24000h and one packet interval @40i"
    )
}

extension Codec: CustomStringConvertible {
    /// The codec as the option writes it, the rate first.
    public var description: String {
        base.rawValue + (sampleRateHz.map { "@\($0)h" } ?? "") + (packetMilliseconds.map { "@\($0)i" } ?? "")
    }
}
