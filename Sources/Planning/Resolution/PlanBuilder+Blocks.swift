import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// The steps of a list, those within blocks behind their blocks.
    mutating func planned(_ steps: [Step]) -> [PlannedStep] {
        var list: [PlannedStep] = []
        list.reserveCapacity(steps.count)
        _ = plan(steps, under: "", into: &list)
        return list
    }

    /// Plans steps at the end of a list; returns their places in it.
    private mutating func plan(_ steps: [Step], under path: String, into list: inout [PlannedStep]) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(steps.count)
        for (index, step) in steps.enumerated() {
            if let place = plan(step, number: index + 1, under: path, into: &list) { places.append(place) }
        }
        return places
    }

    private mutating func plan(
        _ step: Step,
        number: Int,
        under path: String,
        into list: inout [PlannedStep]
    ) -> Int? {
        // What a step captures is known behind it, so that its conditions and its value come first.
        let when = step.when.map { conditions($0, "'when'", of: step) } ?? []
        let always = step.always.map { invariants($0) } ?? []
        let never = step.never.map { unwanted($0) } ?? []
        var entries: [Expectation] = []
        let action: PlannedStep.Action?
        let place = list.count
        if let body = step.body {
            // The block stands before what is in it, and is filled in when that is known.
            list.append(PlannedStep(number: number, range: step.range, action: .expect, within: within(step)))
            depth += 1
            action = .block(block(body, of: step, under: "\(path)\(number).", into: &list))
            depth -= 1
            checkBlock(step)
        } else {
            action = self.action(of: step, &entries)
        }
        let outcomes = step.outcomes.flatMap { self.outcomes($0, of: step, action) }
        if let expect = step.expect { entries = expectations(expect, of: step) }
        let captures = step.capture.map { replyCaptures($0, of: step, action) } ?? []
        guard let action else { return nil }
        checkDirections(action, of: step)
        var planning = PlannedStep(
            number: number,
            name: step.name,
            range: step.range,
            action: action,
            expectations: entries,
            within: within(step, action),
            refusal: step.refusal.map {
                ExpectedRefusal(codes: $0.value.codes, range: $0.range, mayHaveEffects: $0.value.mayHaveEffects)
            },
            strict: step.strict.map(Strictness.init)
        )
        let source = step.value.document.source
        if source !== scenario.document.source { planning.source = source }
        planning.path = path
        planning.depth = depth
        if step.body != nil { planning.limit = step.within }
        planning.endsWithReply = step.untilReply != nil
        planning.when = when
        planning.captures = captures
        planning.outcomes = outcomes
        planning.always = always
        planning.never = never
        if step.body != nil {
            list[place] = planning
        } else {
            list.append(planning)
        }
        return place
    }

    /// Plans the steps within a step.
    private mutating func block(
        _ body: StepBody,
        of step: Step,
        under path: String,
        into list: inout [PlannedStep]
    ) -> Block {
        switch body {
        case .parallel(let branches):
            branchDepth += 1
            defer { branchDepth -= 1 }
            var scopes: [CaptureScope] = []
            var stretches: [Block.Stretch] = []
            for branch in branches {
                captures.open()
                let steps = plan(branch.steps, under: "\(path)\(branch.name.value).", into: &list)
                stretches.append(Block.Stretch(name: branch.name.value, steps: steps))
                scopes.append(captures.close())
            }
            captures.exportUnique(scopes)
            return .parallel(stretches)
        case .rounds(let times, let steps):
            captures.open()
            defer { _ = captures.close() }
            return .rounds(times, plan(steps, under: path, into: &list))
        case .roundsUntil(let until, let most, let steps):
            captures.open()
            defer { _ = captures.close() }
            let places = plan(steps, under: path, into: &list)
            return .roundsUntil(conditions(until, "'until'", of: step), most: most, places)
        case .inOrder(let parts):
            let isOne = parts.count == 1
            return .inOrder(
                parts.map { part in
                    captures.open()
                    let steps = plan(part.steps, under: "\(path)\(part.label).", into: &list)
                    let scope = captures.close()
                    if isOne, let exports = part.exports { export(exports, from: scope) }
                    return Block.Stretch(name: part.label, steps: steps)
                }
            )
        }
    }

    /// Takes in what has no meaning beside a block.
    private mutating func checkBlock(_ step: Step) {
        let verb = step.verb.rawValue
        func refuse(_ modifier: StepModifier, _ range: SourceRange, _ findings: inout Findings) {
            findings.error(
                .misplacedKey,
                "'\(modifier.rawValue)' cannot stand beside '\(verb)', which sends no command of its own",
                at: range,
                in: step.value.document,
                hints: ["write it beside a step within"]
            )
        }
        if let capture = step.capture { refuse(.capture, capture.shownRange, &findings) }
        if let outcomes = step.outcomes { refuse(.outcomes, outcomes.shownRange, &findings) }
    }
}

extension Step {
    /// The verb and its value; only the verb where the value stands elsewhere, behind an anchor.
    fileprivate var range: SourceRange {
        let end = value.range.start >= keyRange.end ? value.range.end : keyRange.end
        return SourceRange(start: keyRange.start, end: end)
    }
}
