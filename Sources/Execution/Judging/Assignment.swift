import Conferencing
import Planning
import YAMLSource

/// Entries that may be met in any order: which records stand for which of them.
///
/// It holds if some assignment of records to entries does, so that a record may move to another entry when a later one
/// fits its place alone (augmenting paths in a bipartite graph).
struct Assignment: Sendable {
    /// One event that is asked for: the first of these that it fits will do.
    struct Slot: Sendable {
        let alternatives: [EntryProgress]
        var record: RecordRef?
    }

    private(set) var slots: [Slot]

    init(_ slots: [Slot]) { self.slots = slots }

    var isComplete: Bool { slots.allSatisfy { $0.record != nil } }

    /// The records that stand for entries.
    var records: [RecordRef] { slots.compactMap(\.record) }

    /// What is still open.
    var open: [EntryProgress] { slots.filter { $0.record == nil }.flatMap(\.alternatives) }

    /// The entries that count, each once.
    var counted: [EntryProgress] {
        var ranges: Set<SourceRange> = []
        return slots.compactMap { slot in
            guard let entry = slot.alternatives.first, entry.expectation.count != nil,
                ranges.insert(entry.expectation.range).inserted
            else { return nil }
            return entry
        }
    }

    /// When it has failed, if nothing more comes.
    var deadline: Instant {
        slots.filter { $0.record == nil }.map { $0.alternatives.map(\.deadline).max() ?? .never }.min() ?? .never
    }

    /// What becomes of a record that is offered.
    enum Offer {
        case taken
        case differs
        case undecided
        /// It would do but for coming too early for this entry.
        case tooEarly(EntryProgress)
    }

    /// Takes a record in, if some assignment has a place for it beside those that it has.
    mutating func offer(_ record: RecordRef, _ fit: (EntryProgress, RecordRef) -> Fit) -> Offer {
        var visited = Array(repeating: false, count: slots.count)
        if augment(record, &visited, fit) { return .taken }
        var early: EntryProgress?
        for slot in slots where slot.record == nil {
            for entry in slot.alternatives {
                switch fit(entry, record) {
                case .undecided: return .undecided
                case .tooEarly: early = early ?? entry
                case .fits, .differs: break
                }
            }
        }
        return early.map { .tooEarly($0) } ?? .differs
    }

    private mutating func augment(
        _ record: RecordRef,
        _ visited: inout [Bool],
        _ fit: (EntryProgress, RecordRef) -> Fit
    ) -> Bool {
        for place in slots.indices where !visited[place] {
            guard slots[place].alternatives.contains(where: { fit($0, record).isFitting }) else { continue }
            visited[place] = true
            if let other = slots[place].record {
                guard augment(other, &visited, fit) else { continue }
            }
            slots[place].record = record
            return true
        }
        return false
    }
}

/// How a record stands to an entry.
enum Fit {
    /// It is the one, and of this member where the entry asks for one of each.
    case fits(CastIndex?)
    /// It is not.
    case differs
    /// It would be, but came too early.
    case tooEarly(Instant)
    /// It would be, if only something were known that is not told yet.
    case undecided

    var isFitting: Bool { if case .fits = self { true } else { false } }
}

extension LaneItem {
    /// An entry that nothing has met yet. `times` gives each entry its deadline and its earliest moment.
    init(_ expectation: Expectation, place: Int, _ times: (Expectation) -> (deadline: Instant, earliest: Instant)) {
        self.expectation = expectation
        self.place = place
        switch expectation.group {
        case nil: form = .one(EntryProgress(expectation, times))
        case .anyOrder(let members): form = .anyOrder(Assignment(members.flatMap { Assignment.slots(of: $0, times) }))
        case .either(let members): form = .either(members.map { Assignment(Assignment.slots(of: $0, times)) })
        }
    }
}

extension EntryProgress {
    fileprivate init(
        _ expectation: Expectation,
        _ times: (Expectation) -> (deadline: Instant, earliest: Instant)
    ) {
        self.expectation = expectation
        missing = []
        if case .each(let members) = expectation.quantifier { missing = members }
        (deadline, earliest) = times(expectation)
    }
}

extension Assignment {
    /// A slot for each event that an entry asks for.
    fileprivate static func slots(
        of expectation: Expectation,
        _ times: (Expectation) -> (deadline: Instant, earliest: Instant)
    ) -> [Slot] {
        switch expectation.group {
        case .anyOrder(let members): return members.flatMap { slots(of: $0, times) }
        case .either(let members): return [Slot(alternatives: members.map { EntryProgress($0, times) })]
        case nil: break
        }
        if case .each(let members) = expectation.quantifier {
            return members.map { member in
                var entry = EntryProgress(expectation, times)
                entry.missing = [member]
                return Slot(alternatives: [entry])
            }
        }
        let entry = EntryProgress(expectation, times)
        return Array(repeating: Slot(alternatives: [entry]), count: entry.least)
    }
}
