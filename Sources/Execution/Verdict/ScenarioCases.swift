import Conferencing
public import Planning
import YAMLSource

/// Judges of all cases of a scenario together what one of them alone cannot tell: a step must run in at least one.
///
/// The last case of a scenario that comes has the failure. Nothing is said where a case did not hold, was skipped or did not
/// come at all: it may be the one in which the step runs.
public struct ScenarioCases: Sendable {
    private var scenarios: [String: Cases] = [:]

    /// What is known of a scenario's cases so far.
    fileprivate struct Cases {
        /// How many are still to come.
        var left: Int
        /// Whether all that came have held.
        var haveHeld = true
        /// Those of its steps with conditions that ran.
        var ran: Set<StepKey> = []
        /// Those that did not, in the order in which that came to light.
        var missing: [StepKey] = []
    }

    /// A step as it is written, and what it is called where it is written once and stands in several places.
    fileprivate struct StepKey: Hashable {
        var label: String
        var path: String
        var range: SourceRange

        init(_ step: PlannedStep, in plan: Plan) {
            label = step.label
            path = (step.source ?? plan.source).path
            range = step.range
        }
    }

    /// Of these cases, all of which are to come.
    public init(of plans: [Plan]) {
        for plan in plans where !plan.matrix.isEmpty { scenarios[plan.scenario, default: Cases(left: 0)].left += 1 }
    }

    /// Takes the next case; gives it as it is, or with what is wrong with all of them.
    public mutating func judge(_ result: CaseResult) -> CaseResult {
        let plan = result.plan
        guard !plan.matrix.isEmpty, var cases = scenarios[plan.scenario] else { return result }
        cases.left -= 1
        if result.verdict == .passed { cases.note(result) } else { cases.haveHeld = false }
        scenarios[plan.scenario] = cases
        guard cases.left == 0, cases.haveHeld else { return result }
        var result = result
        for key in cases.missing where !cases.ran.contains(key) {
            result.failures.append(ScenarioCases.failure(of: key, in: result))
            result.verdict = .vacuous
        }
        return result
    }

    private static func failure(of key: StepKey, in result: CaseResult) -> Failure {
        let plan = result.plan
        // In this case the list that a loop goes through may be another one.
        let place =
            plan.steps.firstIndex { StepKey($0, in: plan) == key }
            ?? plan.steps.firstIndex { step in
                let other = StepKey(step, in: plan)
                return other.path == key.path && other.range == key.range
            }
        let step = place.map { plan.steps[$0] }
        return Failure(
            step: place.map { StepRef(.steps, $0) },
            range: step.map { $0.when.first?.range ?? $0.range } ?? plan.nameRange,
            at: result.trace.last?.at ?? .start,
            reason: .vacuous(.ranInNoCase)
        )
    }
}

extension ScenarioCases.Cases {
    fileprivate mutating func note(_ result: CaseResult) {
        let plan = result.plan
        for (index, step) in plan.steps.enumerated() where !step.when.isEmpty {
            if result.ran.contains(StepRef(.steps, index)) { ran.insert(ScenarioCases.StepKey(step, in: plan)) }
        }
        for index in plan.stepsThatNeverRan(beside: result.ran) {
            let key = ScenarioCases.StepKey(plan.steps[index], in: plan)
            if !missing.contains(key) { missing.append(key) }
        }
    }
}

extension Plan {
    /// The places of the steps that are not among those that ran. Of what lies within a block that never ran, the block tells.
    func stepsThatNeverRan(beside ran: Set<StepRef>) -> [Int] {
        var passedOver: Set<Int> = []
        var places: [Int] = []
        for (index, step) in steps.enumerated() {
            guard passedOver.contains(index) || !ran.contains(StepRef(.steps, index)) else { continue }
            if case .block(let block) = step.action { for list in block.lists { passedOver.formUnion(list) } }
            if !passedOver.contains(index) { places.append(index) }
        }
        return places
    }
}
