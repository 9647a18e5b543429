import Scenarios
import YAMLSource

extension [Plan] {
    /// Tells the steps of each case of a scenario what decides over them in the other cases: a step is run in vain nowhere if
    /// it is run in one of them.
    mutating func shareConditions() {
        guard count > 1 else { return }
        var inCases: [StepKey: [[Condition]]] = [:]
        for plan in self {
            for step in plan.steps where !step.when.isEmpty {
                inCases[StepKey(step, in: plan), default: []].append(step.when.filter(\.isFixed))
            }
        }
        guard !inCases.isEmpty else { return }
        for index in indices {
            for place in self[index].steps.indices where !self[index].steps[place].when.isEmpty {
                // One list, which all the cases have in common.
                let key = StepKey(self[index].steps[place], in: self[index])
                self[index].steps[place].whenInCases = inCases[key] ?? []
            }
        }
    }
}

/// What makes steps of two cases the same one: where it is written, and by what loops and fragments it is reached.
private struct StepKey: Hashable {
    let source: ObjectIdentifier
    let range: SourceRange
    let label: String

    init(_ step: PlannedStep, in plan: Plan) {
        source = ObjectIdentifier(step.source ?? plan.source)
        range = step.range
        label = step.label
    }
}

extension Condition {
    /// Whether it is decided before the run.
    public var isFixed: Bool {
        switch subject {
        case .fixed: true
        case .transport, .capability, .capture: false
        }
    }
}
