import Conferencing
import Planning

// A `count` that is met stays in force until its sequence sends its next command, or the scenario ends. One more event than
// it allows fails the scenario there. Where it allows more, what came beyond the fewest is claimed when it ends, and before a
// `quiet` asks: an entry in between may want it for itself.

extension Executor {
    mutating func arm(_ entry: EntryProgress, _ place: Int, _ bounds: EntryBounds, after record: RecordRef) {
        var entry = entry
        entry.deadline = .never
        entry.earliest = .start
        sequence.armed.append(
            ArmedEntry(step: bounds.step, place: place, bounds: bounds, entry: entry, cursor: record.index + 1)
        )
        armedIn.insert(current)
    }

    /// The same for sequences that are over, and for all of them while the case drains.
    mutating func judgeArmedAfterwards(_ outputs: inout [Output]) {
        guard !armedIn.isEmpty else { return }
        let before = current
        for place in armedIn.sorted() where failures.isEmpty {
            current = place
            judgeArmed(&outputs)
        }
        if failures.isEmpty { current = before }
    }

    /// The case is over: nothing is in force any more.
    mutating func disarmAll() {
        for place in armedIn.sorted() {
            current = place
            absorb(isEnding: true)
        }
    }

    /// Fails where more has come than a met count allows.
    mutating func judgeArmed(_ outputs: inout [Output]) {
        for place in sequence.armed.indices {
            let further = further(place)
            let armed = sequence.armed[place]
            guard let most = armed.entry.expectation.count?.most, armed.entry.met + further.count > most,
                let last = further.last
            else { continue }
            let reason = Failure.Reason.tooMany(armed.entry.expectation, most: most, entry: entry(of: last))
            return fail(
                Failure(step: armed.step, range: armed.entry.expectation.range, at: now, reason: reason),
                &outputs
            )
        }
    }

    /// Claims what a met count allows beyond the fewest; `isEnding` where it is in force no longer.
    mutating func absorb(isEnding: Bool) {
        guard !sequence.armed.isEmpty else { return }
        for place in sequence.armed.indices {
            let further = further(place)
            let armed = sequence.armed[place]
            guard armed.entry.expectation.count.map({ $0.most != $0.least }) == true else { continue }
            for record in further where claim(of: record) == nil {
                claim(record, by: Claim(step: armed.step, expectation: armed.place))
                sequence.armed[place].entry.met += 1
                sequence.armed[place].further.removeAll { $0 == record }
            }
        }
        guard isEnding else { return }
        sequence.armed.removeAll()
        armedIn.remove(current)
    }

    /// What has come since and counts: unclaimed, or claimed only for proving some command.
    private mutating func further(_ place: Int) -> [RecordRef] {
        var armed = sequence.armed[place]
        let isSide = armed.entry.expectation.pattern.carrier != .session
        let end = isSide ? sides.records.count : inbox.count
        looking: while armed.cursor < end {
            let record = RecordRef(isSide: isSide, index: armed.cursor)
            switch fit(armed.entry, record, armed.bounds) {
            case .fits, .tooEarly: armed.further.append(record)
            case .differs: break
            case .undecided: break looking
            }
            armed.cursor += 1
        }
        sequence.armed[place] = armed
        return armed.further.filter { claim(of: $0)?.expectation == nil }
    }
}
