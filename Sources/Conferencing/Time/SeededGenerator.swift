/// The generator from which all of muster's randomness comes: xoshiro256**, seeded by SplitMix64.
///
/// It is our own because the standard library's algorithms over a generator may change between toolchains, and a seed in
/// a bug report must mean the same for ever. Draws are integers; probabilities are ratios of integers.
public struct SeededGenerator: Sendable, Hashable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// A generator whose draws are a function of `seed` alone.
    public init(seed: UInt64) {
        var mixer = Mixer(state: seed)
        state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
    }

    /// A generator for one use of a seed: streams with different names draw independently.
    public init(seed: UInt64, stream: String) {
        self.init(seed: Mixer.combine(seed, Mixer.hash(stream)))
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let result = rotate(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotate(state.3, by: 45)
        return result
    }

    /// A number from 0 up to, not including, `bound`; 0 where the bound is 0. Without bias: high multiplication with rejection.
    public mutating func below(_ bound: UInt64) -> UInt64 {
        guard bound > 0 else { return 0 }
        let threshold = (0 &- bound) % bound
        while true {
            let (high, low) = bound.multipliedFullWidth(by: next())
            if low >= threshold { return high }
        }
    }

    /// Whether a chance of `numerator` in `denominator` comes up.
    public mutating func chance(_ numerator: UInt64, in denominator: UInt64) -> Bool {
        below(denominator) < numerator
    }

    private func rotate(_ value: UInt64, by count: UInt64) -> UInt64 { (value << count) | (value >> (64 - count)) }

    /// Equal states draw alike.
    public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool { left.state == right.state }

    /// Hashes the state.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(state.0)
        hasher.combine(state.1)
        hasher.combine(state.2)
        hasher.combine(state.3)
    }
}

/// SplitMix64, and hashes made of it that are the same in every process (Swift's own change with each).
public struct Mixer: Sendable {
    private var state: UInt64

    /// Starts at a state.
    public init(state: UInt64) {
        self.state = state
    }

    /// The next 64 well-mixed bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Mixer.finish(state)
    }

    /// Two numbers made into one, in which every bit of both counts and the order matters.
    public static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        finish(finish(first &+ 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xFF51_AFD7_ED55_8CCD &+ 0x2545_F491_4F6C_DD1D))
    }

    /// A hash of a text's UTF-8 bytes (FNV-1a, then mixed), equal on every machine.
    public static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return finish(hash)
    }

    private static func finish(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
