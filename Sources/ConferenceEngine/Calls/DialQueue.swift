import Conferencing

/// Dials that wait for their turn: `dial_rate` holds for the whole space, whoever dials, in the order of asking.
struct DialQueue: Sendable {
    /// One dial that waits.
    struct Dial: Sendable {
        var session: SessionID
        var options: Shared<DialOptions>
    }

    /// How long a dial has to wait.
    enum Wait {
        /// It begins at once.
        case none
        /// It is the first in the queue, until that instant.
        case until(Instant)
        /// It waits behind others.
        case behindOthers
    }

    /// The service queues so many and refuses the next.
    static let capacity = 10_000
    private static let pace = TimeSpan.seconds(1)

    private var waiting: [Dial] = []
    private var head = 0
    private var turn = Instant.start

    /// How many wait.
    var count: Int { waiting.count - head }

    /// When the next one may begin; nil where none waits.
    var nextTurn: Instant? { count > 0 ? turn : nil }

    /// How long a dial asked for now has to wait; refused where the queue is full.
    mutating func wait(for now: Instant, at rate: DialRate) throws(Refusal) -> Wait {
        switch rate {
        case .unlimited: return .none
        case .onePerSecond:
            if count >= DialQueue.capacity { throw .atCapacity }
            if count > 0 { return .behindOthers }
            if now < turn { return .until(turn) }
            turn = now + DialQueue.pace
            return .none
        }
    }

    /// Whether a dial with this tag of a session waits.
    func holds(_ tag: String, of session: SessionID) -> Bool {
        waiting[head...].contains { $0.session == session && $0.options.value.tagText == tag }
    }

    /// Puts a dial at the end.
    mutating func append(_ session: SessionID, _ options: Shared<DialOptions>) {
        waiting.append(Dial(session: session, options: options))
    }

    /// Takes the one that waits longest; it begins now.
    mutating func removeFirst(at now: Instant) -> Dial? {
        guard head < waiting.count else { return nil }
        let dial = waiting[head]
        head += 1
        // The places before the head are given back once they are half of all, so each dial is moved once at most.
        if head * 2 >= waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        turn = now + DialQueue.pace
        return dial
    }
}
