import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

// Entries that stand for several, and those that ask for several events.

extension SharpExpectTests {
    /// Each field of each entry of a group notices some value of some event that the group claimed, and nothing else would.
    /// Of `either` that is asked of one of its entries, for the others were not needed.
    func checkFields(ofGroup entry: Int, _ step: Int, claiming claimed: [Int], in run: MarkedRun) {
        let expectation = run.plan.steps[step].expectations[entry]
        var sharp = 0
        var dull: [String] = []
        for path in expectation.leaves {
            let blind = expectation[path].looks.filter { field in
                !isNoticed(field, ofEntryAt: path, of: expectation, entry, step, claimed, in: run)
            }
            dull += blind.map { "\($0) of \(path)" }
            if blind.isEmpty { sharp += 1 }
        }
        let about = "\(run.plan.scenario): entry \(entry + 1) of step \(step + 1): \(dull)"
        switch expectation.group {
        case .anyOrder: #expect(dull.isEmpty, "\(about)")
        case .either: #expect(sharp > 0, "\(about)")
        case nil: Issue.record("\(about) is no group")
        }
    }

    private func isNoticed(
        _ field: String,
        ofEntryAt path: [Int],
        of expectation: Planning.Expectation,
        _ entry: Int,
        _ step: Int,
        _ claimed: [Int],
        in run: MarkedRun
    ) -> Bool {
        var blind = expectation
        blind[path].pattern.fields.removeAll { $0.name == field }
        let without = run.plan(replacing: entry, of: step, by: blind)
        for place in claimed {
            guard case .event(let event) = run.result.trace[place].kind else { continue }
            for body in EventVariants.bodies(of: event, otherIn: field) {
                let bent = run.rerun(changing: place, to: body)
                guard bent.verdict == .failed, bent.failedStep == step else { continue }
                if SharpExpectTests.identities.contains(field) { return true }
                if !run.rerun(without, changing: place, to: body).complainsOfEntries(of: step) { return true }
            }
        }
        return false
    }

    @Test(arguments: Shipped.plans.indices) func `a count notices one event more than it allows`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for (step, entry, claimed) in run.claims {
            guard let most = run.plan.steps[step].expectations[entry].count?.most else { continue }
            #expect(claimed.count == most, "\(run.plan.scenario): only as many as it allows show that it counts")
            guard let last = claimed.last, let number = run.numbering.numbers[last] else { continue }
            // What comes more must come before its sequence sends its next command.
            let bent = run.rerun(run.plan.lenient.waiting(.seconds(1), after: step)) { other, delivery in
                other == number ? [delivery, delivery] : [delivery]
            }
            let isTold = if case .tooMany = bent.failures.first?.reason { true } else { false }
            #expect(isTold && bent.failedStep == step, "\(run.plan.scenario): step \(step + 1): \(bent.complaint)")
        }
    }

    @Test func `there are groups and counts to look at`() {
        let entries = Shipped.plans.flatMap { $0.steps.flatMap(\.expectations) }
        #expect(entries.count { if case .anyOrder = $0.group { true } else { false } } >= 2)
        #expect(entries.count { if case .either = $0.group { true } else { false } } >= 2)
        #expect(entries.count { $0.count?.most != nil } >= 2)
        #expect(entries.count { $0.count != nil && $0.count?.most == nil } >= 1)
    }
}

extension Planning.Expectation {
    /// The ways to the entries that it comes to: no step for an entry by itself.
    var leaves: [[Int]] {
        members.map { members in
            members.indices.flatMap { place in members[place].leaves.map { [place] + $0 } }
        } ?? [[]]
    }

    /// The entry at the end of a way.
    subscript(path: [Int]) -> Planning.Expectation {
        get { path.first.flatMap { place in members?[place][Array(path.dropFirst())] } ?? self }
        set {
            guard let place = path.first else {
                self = newValue
                return
            }
            switch group {
            case .anyOrder(var members):
                members[place][Array(path.dropFirst())] = newValue
                group = .anyOrder(members)
            case .either(var members):
                members[place][Array(path.dropFirst())] = newValue
                group = .either(members)
            case nil: break
            }
        }
    }

    private var members: [Planning.Expectation]? {
        switch group {
        case .anyOrder(let members), .either(let members): members
        case nil: nil
        }
    }

    /// Whether other steps may need what it keeps.
    var hasCaptures: Bool { leaves.contains { !self[$0].captures.isEmpty } }

    /// The events that are not sent, one set after the other: all; of a group each alone, and of `each` the first and the
    /// last; of a count as many as leave one too few.
    func silences(of claimed: [Int]) -> [[Int]] {
        guard claimed.count > 1 else { return [claimed] }
        if let count, count.least > 0 {
            let enough = max(1, claimed.count - count.least + 1)
            return [claimed, Array(claimed.prefix(enough)), Array(claimed.suffix(enough))]
        }
        if group != nil { return [claimed] + claimed.map { [$0] } }
        return [claimed, [claimed[0]], [claimed[claimed.count - 1]]]
    }
}
