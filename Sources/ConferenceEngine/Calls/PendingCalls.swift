import Conferencing

/// Dials that have not come out yet, and inbound calls that nobody has answered yet: what is soon over.
struct PendingCalls: Sendable {
    /// Dials, by their numbers.
    var dials: [Int32: PendingDial] = [:]
    /// Inbound calls that ring, by place.
    var offers: [Int: Offer] = [:]
    /// The contexts that each session receives.
    var contexts: [SessionID: [String]] = [:]
    /// Digits that are being sent, by call.
    var digits: [Int: [PendingDigits]] = [:]
    /// Keys that are still to be let go, by call, in the order of pressing.
    var keys: [Int: [PendingKey]] = [:]
    private var nextDial: Int32 = 0
    private var nextDigits: Int32 = 0
    /// Whose turn it is to be offered a call (`offer` round_robin), by context.
    var turns: [Turn: SessionID] = [:]

    /// A context of a project.
    struct Turn: Sendable, Hashable {
        var project: ProjectID
        var context: String
    }

    /// A dial that has not come out yet.
    struct PendingDial: Sendable {
        let session: SessionID
        let options: Shared<DialOptions>
        /// The groups that have not rung yet.
        var groups: [[DialOptions.Device]]
        /// The legs that ring.
        var legs: [Int] = []
        /// Whether `dialing` has been told.
        var isTold = false
    }

    /// An inbound call that rings.
    struct Offer: Sendable {
        let call: IncomingCall
        /// Who is offered it.
        var sessions: [SessionID] = []
        /// Who has been offered it, and need not be again.
        var asked: Set<SessionID> = []
    }

    /// Digits that are being sent.
    struct PendingDigits: Sendable {
        let number: Int32
        let control: String
        let end: Instant
    }

    /// A key that is still to be let go.
    struct PendingKey: Sendable {
        let number: Int32
        let digit: String
        let tone: TimeSpan
        let released: Instant
    }

    mutating func add(_ dial: PendingDial) -> Int32 {
        defer { nextDial &+= 1 }
        dials[nextDial] = dial
        return nextDial
    }

    mutating func nextDigitsNumber() -> Int32 {
        defer { nextDigits &+= 1 }
        return nextDigits
    }
}
