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
        var claim: Claim?
        /// The strict step during which it arrived.
        var strictStep: StepRef?
    }

    private(set) var records: [Record] = []

    var count: Int { records.count }

    mutating func append(_ record: Record) { records.append(record) }

    mutating func claim(_ index: Int, by claim: Claim) { records[index].claim = claim }

    /// Gives an event up, if it is this one who holds it.
    mutating func unclaim(_ index: Int, from claim: Claim) {
        if records[index].claim == claim { records[index].claim = nil }
    }

    subscript(index: Int) -> Record { records[index] }
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
