public import Conferencing

/// Everything that is left to chance in a simulated run, drawn from one seed: latencies now, ties and faults beside them.
///
/// Each use has a stream of its own, so that drawing more of one never changes another.
public struct ChoiceSource: Sendable {
    private var latencies: SeededGenerator

    /// Choices that are a function of the case's seed.
    public init(seed: UInt64) {
        latencies = SeededGenerator(seed: seed, stream: "latencies")
    }

    /// How long the next message takes: from 5 to 25 ms, as a session over the internet would.
    public mutating func latency() -> TimeSpan {
        .microseconds(5000 + Int64(latencies.below(20_001)))
    }
}
