import Conferencing
import Planning
import YAMLSource

/// What stands over a stretch of the scenario: the whole of it, a block or a step.
struct OpenScope: Sendable {
    /// The step; nil for the whole scenario.
    let step: StepRef?
    let strict: Strictness?
    let always: [Invariant]
    let never: [EventPattern]
}

/// One of the things that must always hold: of which step, nil for the scenario, and its place there.
struct InvariantRef: Sendable, Hashable {
    let step: StepRef?
    let place: Int
}

extension Executor {
    /// What stands over the whole scenario begins with its first step.
    mutating func openScenarioScope() {
        guard !plan.always.isEmpty || !plan.never.isEmpty else { return }
        scopes.append(OpenScope(step: nil, strict: nil, always: plan.always, never: plan.never))
    }

    mutating func openScope(of step: PlannedStep, _ ref: StepRef) {
        guard ref.list == .steps, step.strict != nil || !step.always.isEmpty || !step.never.isEmpty else { return }
        scopes.append(OpenScope(step: ref, strict: step.strict, always: step.always, never: step.never))
    }

    mutating func closeScope(of ref: StepRef) {
        guard !scopes.isEmpty else { return }
        scopes.removeAll { $0.step == ref }
    }

    /// The innermost step that demands that somebody claims such a thing.
    func strictStep(_ counts: (Strictness) -> Bool) -> StepRef? {
        guard !scopes.isEmpty, phase == .steps else { return nil }
        return scopes.last { $0.strict.map(counts) == true }?.step
    }

    /// An event has come: does it break what must always hold, or must it never come?
    mutating func checkScopes(_ event: ServiceEvent, entry: Int, _ outputs: inout [Output]) {
        guard !scopes.isEmpty, phase == .steps || phase == .draining else { return }
        for scope in scopes {
            for pattern in scope.never where pattern.matches(event, context, roster) {
                return fail(.unwanted(pattern, entry: entry), pattern.range, scope, &outputs)
            }
            for (place, invariant) in scope.always.enumerated() {
                switch invariant {
                case .event(let pattern, let kind):
                    guard kind.matches(event, context, roster) else { continue }
                    lookedAt.insert(InvariantRef(step: scope.step, place: place))
                    let differences = pattern.differences(from: event, context, roster)
                    guard differences.isEmpty else {
                        let reason = Failure.Reason.notAlways(pattern, entry: entry, differences)
                        return fail(reason, pattern.range, scope, &outputs)
                    }
                    checks += 1
                case .state(let room, let claim):
                    guard event.conference?.name == plan.rooms[Int(room.index)].wireName,
                        let conference = event.conference?.conference
                    else { continue }
                    lookedAt.insert(InvariantRef(step: scope.step, place: place))
                    let view = roster.view(of: conference)
                    if let found = contradiction(to: claim.subject, view) {
                        let broken = AssertionFailure(claim: claim, room: room, found: found, witness: .events)
                        return fail(.brokenAfter(broken, entry: entry), claim.range, scope, &outputs)
                    }
                    checks += 1
                }
            }
        }
    }

    /// Likewise for what comes beside the session's events.
    mutating func checkScopes(_ record: SideRecord, _ outputs: inout [Output]) {
        guard !scopes.isEmpty, phase == .steps || phase == .draining else { return }
        for scope in scopes {
            for pattern in scope.never where pattern.holds(for: record, context, roster) == true {
                return fail(.unwanted(pattern, entry: record.entry), pattern.range, scope, &outputs)
            }
            for (place, invariant) in scope.always.enumerated() {
                guard case .event(let pattern, let kind) = invariant,
                    kind.holds(for: record, context, roster) == true
                else { continue }
                lookedAt.insert(InvariantRef(step: scope.step, place: place))
                let differences = pattern.differences(from: record, context, roster)
                guard differences.isEmpty else {
                    let reason = Failure.Reason.notAlways(pattern, entry: record.entry, differences)
                    return fail(reason, pattern.range, scope, &outputs)
                }
                checks += 1
            }
        }
    }

    private mutating func fail(
        _ reason: Failure.Reason,
        _ range: SourceRange,
        _ scope: OpenScope,
        _ outputs: inout [Output]
    ) {
        fail(Failure(step: scope.step, range: range, at: now, reason: reason), &outputs)
    }

    // MARK: - Nothing looked at is nothing proved

    /// After the drain: every check must have looked at something, and every step must have run.
    mutating func judgeVacuity() {
        for (place, invariant) in plan.always.enumerated() { judgeVacuity(of: invariant, nil, place) }
        if !plan.never.isEmpty { judgeVacuity(ofNever: plan.never, nil) }
        // Of several cases one need run a step: that is told where all of them are known.
        if plan.matrix.isEmpty {
            for index in plan.stepsThatNeverRan(beside: ran) {
                let step = plan.steps[index]
                vacuous(.neverRan, StepRef(.steps, index), step.when.first?.range ?? step.range)
            }
        }
        for (index, step) in plan.steps.enumerated() {
            let ref = StepRef(.steps, index)
            guard ran.contains(ref) else { continue }
            if case .quiet(let quiet) = step.action { judgeReferences(in: quiet.except, ref) }
            for (place, invariant) in step.always.enumerated() { judgeVacuity(of: invariant, ref, place) }
            if !step.never.isEmpty { judgeVacuity(ofNever: step.never, ref) }
        }
    }

    private mutating func judgeVacuity(of invariant: Invariant, _ step: StepRef?, _ place: Int) {
        guard !lookedAt.contains(InvariantRef(step: step, place: place)) else { return }
        vacuous(.always, step, invariant.range)
    }

    private mutating func judgeVacuity(ofNever patterns: [EventPattern], _ step: StepRef?) {
        if sawAnswer {
            checks += patterns.count
            judgeReferences(in: patterns, step)
        } else {
            vacuous(.never, step, patterns[0].range)
        }
    }

    /// What is forbidden or excepted by a reference that never came to stand for anything is neither.
    private mutating func judgeReferences(in patterns: [EventPattern], _ step: StepRef?) {
        for pattern in patterns {
            for field in pattern.fields where neverBound(in: field.matcher) {
                vacuous(.reference, step, field.range)
            }
        }
    }

    private mutating func vacuous(_ what: Failure.Vacuity, _ step: StepRef?, _ range: SourceRange) {
        failures.append(Failure(step: step, range: range, at: now, reason: .vacuous(what)))
    }
}

extension Invariant {
    /// Where it is written.
    var range: SourceRange {
        switch self {
        case .event(let pattern, _): pattern.range
        case .state(_, let claim): claim.range
        }
    }
}
