import Conferencing

/// What is due later, earliest first; of things due at one instant, the one that was set first.
struct TimerQueue: Sendable {
    /// One thing that is due.
    struct Timer: Sendable {
        var due: Instant
        var kind: Kind
        /// The order of setting.
        fileprivate var sequence: Int64

        fileprivate func isBefore(_ other: Timer) -> Bool {
            due == other.due ? sequence < other.sequence : due < other.due
        }
    }

    /// What can be due.
    enum Kind: Sendable {
        /// Somebody picks the phone of a call up.
        case phoneAnswers(Int)
        /// Somebody turns a call down, or its line is engaged.
        case phoneRefuses(Int, EndReason)
        /// A call has rung as long as it may.
        case ringsOut(Int)
        /// The digits of a command have been sent on a call.
        case digitsAreSent(Int, Int32)
        /// Somebody lets a key of a call's phone go.
        case keyReleased(Int, Int32)
        /// A call has lasted as long as it may.
        case durationOver(Int)
        /// The next of the dials that wait may begin.
        case nextDial
        /// An attempt at a webhook has taken as long as it may.
        case webhookOverdue(WebhookID, attempt: Int32)
        /// The opening of a stream's socket has taken as long as it may.
        case streamOverdue(Int)
        /// A mark of a stream's endpoint is reached.
        case streamMark(Int)
        /// Somebody has said what it was told to say.
        case utteranceOver(Int, Int32)
        /// What somebody says begins or ceases to be heard.
        case utteranceTurns(Int, Int32, isSound: Bool)
        /// Speech or silence has lasted long enough to be told (R85).
        case speechTurn(Int, Int32)
        /// A recording's file is there (R58).
        case recordingReady(ConferenceID)
        /// An announcement has been played (T6).
        case announcementOver(AnnouncementTarget, Int32)
        /// A member's call quality is to be reported (R42).
        case qualityDue(Int, Int32)
        /// The conference at a place, if it is still that one, has lasted as long as it may (R8).
        case ageReached(Int, ConferenceID)
    }

    /// A binary heap.
    private var heap: [Timer] = []
    private var sequence: Int64 = 0

    /// The next thing due.
    var first: Timer? { heap.first }

    /// Sets a timer; one that is due never is not set.
    mutating func add(_ kind: Kind, at due: Instant) {
        guard due < .never else { return }
        heap.append(Timer(due: due, kind: kind, sequence: sequence))
        sequence &+= 1
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the next thing due away; without one, nothing happens.
    mutating func removeFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        var parent = 0
        while true {
            var child = parent * 2 + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
