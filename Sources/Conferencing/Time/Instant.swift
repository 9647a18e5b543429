/// A moment of a run, in nanoseconds since the run began.
///
/// The core never asks what time it is: whoever drives it passes the instant with each input.
public struct Instant: Sendable, Hashable, Comparable {
    /// Nanoseconds since the run began.
    public var nanoseconds: Int64

    /// Makes an instant.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// The moment at which the run begins.
    public static let start = Instant(nanoseconds: 0)
    /// Later than anything that happens.
    public static let never = Instant(nanoseconds: .max)

    /// The moment so much later, saturated at `never`.
    public static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(nanoseconds: (TimeSpan(nanoseconds: instant.nanoseconds) + span).nanoseconds)
    }

    /// The time from `earlier` to this moment.
    public func since(_ earlier: Instant) -> TimeSpan {
        let (difference, overflow) = nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
        return overflow ? .forever : TimeSpan(nanoseconds: difference)
    }

    /// The earlier one first.
    public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }
}

/// The wall-clock moment at which virtual time begins, so that simulated timestamps are the same in every run.
public enum VirtualEpoch {
    /// 2026-01-01T00:00:00Z in seconds of Unix time.
    public static let unixSeconds: Int64 = 1_767_225_600
}
