public import Conferencing

/// Everything that is left to chance in a simulated run, drawn from one seed: latencies now, ties and faults beside them.
///
/// Each use has a stream of its own, so that drawing more of one never changes another.
public struct ChoiceSource: Sendable {
    private var latencies: SeededGenerator
    private var webhooks: SeededGenerator
    private var streams: SeededGenerator

    /// Choices that are a function of the case's seed.
    public init(seed: UInt64) {
        latencies = SeededGenerator(seed: seed, stream: "latencies")
        webhooks = SeededGenerator(seed: seed, stream: "webhooks")
        streams = SeededGenerator(seed: seed, stream: "streams")
    }

    /// How long the next message takes: from 5 to 25 ms, as a session over the internet would.
    public mutating func latency() -> TimeSpan {
        .microseconds(5000 + Int64(latencies.below(20_001)))
    }

    /// How long something takes on the socket of a stream: as long as other messages.
    mutating func streamLatency() -> TimeSpan {
        .microseconds(5000 + Int64(streams.below(20_001)))
    }

    /// How long a webhook takes, or the answer to it: as long as other messages.
    mutating func webhookLatency() -> TimeSpan {
        .microseconds(5000 + Int64(webhooks.below(20_001)))
    }
}
