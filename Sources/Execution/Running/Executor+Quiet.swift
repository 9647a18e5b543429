import Conferencing
import Planning

extension Executor {
    mutating func beginQuiet(_ quiet: QuietPlan, _ outputs: inout [Output]) {
        guard sawAnswer else { return failActive(.vacuous(.quiet), &outputs) }
        absorb(isEnding: false)
        let events = (quietMark..<inbox.count).filter {
            claim(in: inbox[$0].claims) == nil && counts(inbox[$0].event, for: quiet)
        }
        let unclaimed = events.map { inbox[$0].entry } + unclaimedSides(before: quiet)
        guard unclaimed.isEmpty else {
            return failActive(.unclaimedBeforeQuiet(entries: unclaimed.sorted()), &outputs)
        }
        // A quiet that looks at a part only has not accounted for the rest.
        if quiet.call == nil && quiet.room == nil {
            if quiet.conferenceCounts { quietMark = inbox.count }
            sides.noteQuiet(quiet)
        }
        let end = now + quiet.duration
        sequence.active?.stage = .quiet(until: end)
        sequence.active?.base = end
    }

    /// An event has come that no expectation claimed: is there a quiet that it breaks?
    mutating func checkQuiet(_ index: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, case .quiet = active.stage,
            case .quiet(let quiet) = active.ref.step(in: plan).action
        else { return }
        absorb(isEnding: false)
        guard claim(in: inbox[index].claims) == nil, counts(inbox[index].event, for: quiet) else { return }
        failActive(.disturbed(entry: inbox[index].entry, quiet: quiet.duration), &outputs)
    }

    private func counts(_ event: ServiceEvent, for quiet: QuietPlan) -> Bool {
        guard quiet.conferenceCounts, let conference = event.conference else { return false }
        if let call = quiet.call {
            guard conference.call.flatMap(roster.names.member(of:)) == call else { return false }
        }
        if let room = quiet.room, conference.name != plan.rooms[Int(room.index)].wireName { return false }
        return !quiet.except.contains { $0.matches(event, context, roster) }
    }

    /// After the drain: nothing may be left that somebody had to claim.
    mutating func judgeStrictness() {
        judgeFileStrictness()
        var unclaimedOfStep: [StepRef: [Int]] = [:]
        for index in 0..<inbox.count {
            guard let step = inbox[index].strictStep, inbox[index].claims.isEmpty, inbox[index].event.isOfConference
            else { continue }
            unclaimedOfStep[step, default: []].append(inbox[index].entry)
        }
        for record in sides.records where record.claims.isEmpty {
            guard let step = record.strictStep else { continue }
            unclaimedOfStep[step, default: []].append(record.entry)
        }
        for (index, step) in plan.steps.enumerated() {
            guard let strict = step.strict, strict.looksAtSomething else { continue }
            let ref = StepRef(.steps, index)
            guard ran.contains(ref) else { continue }
            if let entries = unclaimedOfStep[ref] {
                failures.append(
                    Failure(step: ref, range: strict.range, at: now, reason: .unclaimed(entries: entries.sorted()))
                )
            } else if !sawAnswer {
                failures.append(Failure(step: ref, range: strict.range, at: now, reason: .vacuous(.strict)))
            } else {
                checks += 1
            }
        }
    }

    private mutating func judgeFileStrictness() {
        guard let strict = plan.strict, strict.looksAtSomething else { return }
        var unclaimed: [Int] = []
        if strict.conference {
            unclaimed += inbox.records.filter { $0.claims.isEmpty && $0.event.isOfConference }.map(\.entry)
        }
        unclaimed += sides.records.filter { $0.claims.isEmpty && $0.counts(for: strict) }.map(\.entry)
        if !unclaimed.isEmpty {
            let reason = Failure.Reason.unclaimed(entries: unclaimed.sorted())
            failures.append(Failure(step: nil, range: strict.range, at: now, reason: reason))
        } else if !sawAnswer {
            failures.append(Failure(step: nil, range: strict.range, at: now, reason: .vacuous(.strict)))
        } else {
            checks += 1
        }
    }
}

extension Strictness {
    /// Whether it covers any source at all.
    var looksAtSomething: Bool { conference || webhook || stream }
}
