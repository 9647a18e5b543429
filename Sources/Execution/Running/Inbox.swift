import Conferencing

/// The events that a run has received, in order of arrival, and who has claimed each.
struct Inbox: Sendable {
    /// One event.
    struct Record: Sendable {
        /// Its place in the trace.
        var entry: Int
        /// When it arrived.
        var at: Instant
        /// The event.
        var event: ServiceEvent
        /// Who accounts for it.
        var claims = ClaimSet()
        /// The strict step during which it arrived.
        var strictStep: StepRef?
    }

    private(set) var records: [Record] = []

    var count: Int { records.count }

    mutating func append(_ record: Record) { records.append(record) }

    subscript(index: Int) -> Record {
        get { records[index] }
        _modify { yield &records[index] }
    }
}

/// Who accounts for a record. Branches of a `parallel` have views of their own, so that there may be several.
struct ClaimSet: Sendable {
    /// The first claim, and the sequence that made it.
    private(set) var first: (claim: Claim, sequence: Int)?
    private var others: [(claim: Claim, sequence: Int)] = []

    /// Whether nobody does.
    var isEmpty: Bool { first == nil }

    /// All claims, the first made first.
    var all: [Claim] { (first.map { [$0.claim] } ?? []) + others.map(\.claim) }

    /// The claims for which a sequence's view has room, by the sequences that made them.
    func claim(where isVisible: (Int) -> Bool) -> Claim? {
        guard let first else { return nil }
        if isVisible(first.sequence) { return first.claim }
        return others.first { isVisible($0.sequence) }?.claim
    }

    mutating func add(_ claim: Claim, of sequence: Int) {
        if first == nil {
            first = (claim, sequence)
        } else {
            others.append((claim, sequence))
        }
    }

    /// Gives up what one has claimed.
    mutating func remove(_ claim: Claim, of sequence: Int) {
        others.removeAll { $0.claim == claim && $0.sequence == sequence }
        guard let held = first, held.claim == claim, held.sequence == sequence else { return }
        first = others.isEmpty ? nil : others.removeFirst()
    }
}

extension ServiceEvent {
    /// The conference event that this is, if it is one.
    var conference: ConferenceEvent? {
        guard case .conference(let event) = body else { return nil }
        return event
    }

    /// Whether it is a conference event: the kind that `quiet` and `strict` count.
    var isOfConference: Bool {
        guard case .conference = body else { return false }
        return true
    }
}
