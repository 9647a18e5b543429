import Conferencing
import Planning

// Plans that differ from one in a single thing.

extension Plan {
    /// The plan with a `wait` in the place of each `quiet`.
    var withoutQuiet: Plan {
        var other = self
        for step in steps.indices {
            if case .quiet(let quiet) = steps[step].action { other.steps[step].action = .wait(quiet.duration) }
        }
        return other
    }

    /// The plan with neither `strict` nor `quiet`, nor what must always hold or never come.
    var lenient: Plan {
        var other = withoutQuiet
        other.strict = nil
        other.always = []
        other.never = []
        for step in steps.indices {
            other.steps[step].strict = nil
            other.steps[step].always = []
            other.steps[step].never = []
        }
        return other
    }

    /// The plan with a `wait` more right ahead of a step, whose place is then that of the step.
    func waiting(_ span: TimeSpan, before step: Int) -> Plan { inserting(span, at: step, beside: step, ahead: true) }

    /// The plan with a `wait` more right behind a step and all that is within it; places up to there stay what they are.
    func waiting(_ span: TimeSpan, after step: Int) -> Plan {
        inserting(span, at: lastPlace(within: step) + 1, beside: step, ahead: false)
    }

    private func lastPlace(within step: Int) -> Int {
        guard case .block(let block) = steps[step].action else { return step }
        return block.lists.joined().map(lastPlace).max() ?? step
    }

    private func inserting(_ span: TimeSpan, at place: Int, beside step: Int, ahead: Bool) -> Plan {
        var other = self
        for index in steps.indices {
            guard case .block(let block) = steps[index].action else { continue }
            other.steps[index].action = .block(
                block.mapLists { list in
                    var moved = list.map { $0 >= place ? $0 + 1 : $0 }
                    if let position = list.firstIndex(of: step) {
                        moved.insert(place, at: ahead ? position : position + 1)
                    }
                    return moved
                }
            )
        }
        let beside = steps[step]
        var wait = PlannedStep(number: 0, range: beside.range, action: .wait(span), within: beside.within)
        wait.source = beside.source
        wait.path = beside.path
        wait.depth = beside.depth
        other.steps.insert(wait, at: place)
        return other
    }
}

extension Block {
    fileprivate func mapLists(_ change: ([Int]) -> [Int]) -> Block {
        func changed(_ stretches: [Stretch]) -> [Stretch] {
            stretches.map { Stretch(name: $0.name, steps: change($0.steps)) }
        }
        switch self {
        case .parallel(let stretches): return .parallel(changed(stretches))
        case .inOrder(let stretches): return .inOrder(changed(stretches))
        case .rounds(let times, let steps): return .rounds(times, change(steps))
        case .roundsUntil(let until, let most, let steps): return .roundsUntil(until, most: most, change(steps))
        }
    }
}
