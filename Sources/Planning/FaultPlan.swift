public import Conferencing

/// `fault`: something that goes wrong on the way between the service and the program, on whatever transport.
public enum FaultPlan: Sendable {
    /// The connection is lost, and back after so long.
    case dropConnection(TimeSpan)
    /// Events that do not arrive, so many.
    case drop(EventPattern, times: Int)
    /// Events that arrive twice, so many.
    case duplicate(EventPattern, times: Int)
    /// What arrives later than it would, by how much, and how much of it.
    case delay(TimeSpan, of: Delayed, times: Int)
    /// Commands that are refused and never reach the service, by method; with this code, and so many.
    case refuse(method: String, code: String, times: Int)

    /// What a delay is of.
    public enum Delayed: Sendable {
        /// Events like this; nil for all.
        case events(EventPattern?)
        /// Replies.
        case replies
    }
}

extension Plan {
    /// Whether some step drops the connection.
    public var dropsConnection: Bool {
        (steps + teardown).contains { if case .fault(.dropConnection) = $0.action { true } else { false } }
    }
}
