/// A length of time, in nanoseconds; may be negative as the difference of two instants.
///
/// One machine word, where Swift's `Duration` is a pair: every step computes deadlines, and every event is compared with one.
/// Arithmetic saturates, so that no number in a scenario can overflow it.
public struct TimeSpan: Sendable, Hashable, Comparable {
    /// The length in nanoseconds.
    public var nanoseconds: Int64

    /// Makes a span of so many nanoseconds.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// No time at all.
    public static let zero = TimeSpan(nanoseconds: 0)
    /// The longest span there is, about 292 years.
    public static let forever = TimeSpan(nanoseconds: .max)

    /// A span of so many milliseconds.
    public static func milliseconds(_ count: Int64) -> TimeSpan { TimeSpan(nanoseconds: 1_000_000).times(count) }
    /// A span of so many microseconds.
    public static func microseconds(_ count: Int64) -> TimeSpan { TimeSpan(nanoseconds: 1000).times(count) }
    /// A span of so many seconds.
    public static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(nanoseconds: 1_000_000_000).times(count) }

    /// The span so many times over.
    public func times(_ factor: Int64) -> TimeSpan {
        let (product, overflow) = nanoseconds.multipliedReportingOverflow(by: factor)
        guard overflow else { return TimeSpan(nanoseconds: product) }
        return TimeSpan(nanoseconds: (nanoseconds < 0) == (factor < 0) ? .max : .min)
    }

    /// The sum, saturated.
    public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        let (sum, overflow) = left.nanoseconds.addingReportingOverflow(right.nanoseconds)
        guard overflow else { return TimeSpan(nanoseconds: sum) }
        return TimeSpan(nanoseconds: right.nanoseconds < 0 ? .min : .max)
    }

    /// The shorter one first.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension TimeSpan: CustomStringConvertible {
    /// The span as a scenario would write it, exact to the nanosecond: `250ms`, `1h30m`, `1.5ms`.
    public var description: String {
        guard nanoseconds != 0 else { return "0s" }
        let magnitude = nanoseconds.magnitude
        let text: String
        if magnitude % 1_000_000_000 == 0 {
            text = TimeSpan.text(ofSeconds: magnitude / 1_000_000_000)
        } else if magnitude >= 1_000_000_000 {
            text = TimeSpan.decimal(magnitude, unit: 1_000_000_000, digits: 9) + "s"
        } else {
            text = TimeSpan.decimal(magnitude, unit: 1_000_000, digits: 6) + "ms"
        }
        return nanoseconds < 0 ? "-" + text : text
    }

    private static func text(ofSeconds total: UInt64) -> String {
        let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60)
        var text = ""
        if hours > 0 { text += "\(hours)h" }
        if minutes > 0 { text += "\(minutes)m" }
        if seconds > 0 { text += "\(seconds)s" }
        return text
    }

    private static func decimal(_ value: UInt64, unit: UInt64, digits: Int) -> String {
        var fraction = String(value % unit)
        fraction = String(repeating: "0", count: digits - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? "\(value / unit)" : "\(value / unit).\(fraction)"
    }
}
