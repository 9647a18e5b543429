public import ArgumentParser
import Execution

/// The seeds under which each case is run.
public struct SeedRange: ParsableArguments {
    /// The seeds, first and last.
    @Option(
        help: ArgumentHelp(
            "Run every case under each of these seeds, at most 10000: what holds by luck fails under one of them. The first seed under which a case fails is told of, and which others there are.",
            valueName: "first..last"
        ),
        transform: SeedRange.range
    )
    public var seeds: ClosedRange<UInt64>?

    /// One seed, the run's.
    public init() {}

    private static func range(_ text: String) throws -> ClosedRange<UInt64> {
        let parts = text.split(separator: "..", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = UInt64(parts[0]), let last = UInt64(parts[1]) else {
            throw ValidationError("it must be two seeds with two dots between, such as 1..100")
        }
        guard first <= last else { throw ValidationError("its last seed comes before its first") }
        guard last - first < SeedSweep.most else { throw ValidationError("it has more than \(SeedSweep.most) seeds") }
        return first...last
    }
}
