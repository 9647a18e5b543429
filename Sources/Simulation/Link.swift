import Conferencing
import DequeModule

/// One direction of the session between program and service: messages arrive in the order in which they were sent (W33),
/// each after a latency of its own.
struct Link<Message: Sendable>: Sendable {
    private var messages: Deque<(at: Instant, message: Message)> = []
    private var lastArrival = Instant.start

    var isEmpty: Bool { messages.isEmpty }

    /// When the next message arrives.
    var next: Instant? { messages.first?.at }

    /// Sends a message; it never overtakes the one before it.
    mutating func send(_ message: Message, at now: Instant, taking latency: TimeSpan) {
        lastArrival = max(lastArrival, now + latency)
        messages.append((lastArrival, message))
    }

    /// Loses messages on their way.
    mutating func removeAll(where isLost: (Message) -> Bool) { messages.removeAll { isLost($0.message) } }

    /// Takes the next message.
    mutating func receive() -> Message? { messages.popFirst()?.message }
}

/// The first of several sources that something comes from, and when; of those that are due at one instant, the first named.
func earliest(_ dues: Instant?...) -> (due: Instant, source: Int)? { earliest(dues) }

/// Likewise.
func earliest(_ dues: [Instant?]) -> (due: Instant, source: Int)? {
    var first: (due: Instant, source: Int)?
    for (source, due) in dues.enumerated() {
        guard let due else { continue }
        if first.map({ due < $0.due }) ?? true { first = (due, source) }
    }
    return first
}
