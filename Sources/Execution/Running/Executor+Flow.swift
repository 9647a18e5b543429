import Conferencing
import Planning
import YAMLSource

// From step to step. A list of steps is a program counter: blocks push a frame onto it, and the branches of a `parallel` are
// counters of their own.

extension Executor {
    /// Begins to go through a whole list of steps.
    mutating func beginSequence(_ list: StepRef.List, _ steps: [PlannedStep], _ outputs: inout [Output]) {
        sequences.append(
            StepSequence(list, steps.outermost, events: inbox.count, sides: sides.records.count, base: now)
        )
        current = sequences.count - 1
        live = [current]
        advance(&outputs)
    }

    /// Does something for each list of steps that is not over, as long as the phase stays what it is.
    mutating func forEachSequence(_ body: (inout Executor) -> Void) {
        let began = phase
        for place in live where sequences[place].branches == 0 {
            guard phase == began else { return }
            guard !sequences[place].isOver else { continue }
            current = place
            body(&self)
        }
    }

    /// Goes from step to step as far as nothing has to be waited for.
    mutating func advance(_ outputs: inout [Output]) {
        while phase == .steps || phase == .teardown {
            if let active = sequence.active {
                guard active.isComplete else { return }
                endActiveStep(held: true)
            } else if sequence.branches > 0 || sequence.isOver {
                return
            } else if let frame = sequence.frames.last, frame.next < frame.steps.count {
                sequence.frames[sequence.frames.count - 1].next += 1
                begin(StepRef(sequence.list, frame.steps[frame.next]), &outputs)
            } else {
                endFrame(&outputs)
            }
        }
    }

    /// Ends the active step of the present sequence.
    mutating func endActiveStep(held: Bool) {
        guard let active = sequence.active.take() else { return }
        if active.lasted { sequence.base = now }
        closeScope(of: active.ref)
        record(.stepEnded(active.ref, held: held))
    }

    /// Ends whatever is going on, since it has failed or was cut off.
    mutating func endAllSteps() {
        for place in live {
            current = place
            endActiveStep(held: false)
            for frame in sequence.frames.reversed() {
                guard let block = frame.block else { continue }
                record(.stepEnded(StepRef(sequence.list, block), held: false))
            }
        }
        live.removeAll()
        scopes.removeAll { $0.step != nil }
    }

    private mutating func begin(_ ref: StepRef, _ outputs: inout [Output]) {
        let step = ref.step(in: plan)
        if !step.when.isEmpty, !holds(step.when) {
            // Who cannot know better than that the transport is another one has not kept it from running.
            if step.when.allSatisfy({ $0.isOfTransport || holds([$0]) }) { ran.insert(ref) }
            return record(.stepPassed(ref))
        }
        ran.insert(ref)
        begun += 1
        record(.stepBegan(ref))
        guard begun <= settings.mostSteps else {
            return fail(
                Failure(step: ref, range: step.range, at: now, reason: .tooManySteps(settings.mostSteps)),
                &outputs
            )
        }
        openScope(of: step, ref)
        if case .block(let block) = step.action { return begin(block, ref, step, &outputs) }
        var active = ActiveStep(
            ref: ref,
            serial: begun,
            began: now,
            base: sequence.base,
            stage: .commanding,
            session: Lane(.session, cursor: sequence.windowStart)
        )
        let undialled = step.action.members.filter {
            plan.cast[Int($0.index)].dialling == .atUse && roster[$0].dialState != .answered
        }
        guard undialled.isEmpty else {
            active.stage = .dialling(Set(undialled))
            sequence.active = active
            for member in undialled where !roster[member].isDialled { dial(member, .firstUse(member), &outputs) }
            return
        }
        sequence.active = active
        act(step, &outputs)
    }

    // MARK: - Blocks

    private mutating func begin(_ block: Block, _ ref: StepRef, _ step: PlannedStep, _ outputs: inout [Output]) {
        var frame = StepSequence.Frame(steps: [])
        frame.block = ref.index
        frame.windowStart = inbox.count
        frame.sideWindow = sides.records.count
        if let limit = step.limit { frame.deadline = now + limit.times(settings.patience) }
        switch block {
        case .rounds(_, let steps), .roundsUntil(_, _, let steps): frame.steps = steps
        case .inOrder(let stretches): frame.steps = stretches.first?.steps ?? []
        case .parallel(let branches):
            frame.branches = sequences.count..<(sequences.count + branches.count)
            sequence.frames.append(frame)
            sequence.branches = branches.count
            let parent = current
            for branch in branches {
                // A branch goes on where its `parallel` stands, so its window is open as wide.
                let child = StepSequence(
                    ref.list,
                    branch.steps,
                    parent: parent,
                    events: sequences[parent].windowStart,
                    sides: sequences[parent].sideWindow,
                    base: sequences[parent].base
                )
                sequences.append(child)
                live.append(sequences.count - 1)
            }
            // All branches are there before the first of them acts.
            sequences[parent].isStarting = true
            for place in frame.branches where phase == .steps || phase == .teardown {
                guard !sequences[place].isOver else { continue }
                current = place
                advance(&outputs)
            }
            sequences[parent].isStarting = false
            if phase == .steps || phase == .teardown { current = parent }
            return
        }
        forgetCaptures(in: frame.steps, of: ref.list)
        sequence.frames.append(frame)
    }

    /// The innermost list of steps has come to its end: on to the next round, or out of its block.
    private mutating func endFrame(_ outputs: inout [Output]) {
        let place = sequence.frames.count - 1
        let frame = sequence.frames[place]
        guard let index = frame.block else { return endPresentSequence(&outputs) }
        let ref = StepRef(sequence.list, index)
        let step = ref.step(in: plan)
        guard case .block(let block) = step.action else { return }
        switch block {
        case .rounds(let times, let steps):
            if frame.round < times { return beginRound(steps) }
        case .roundsUntil(let until, let most, let steps):
            guard holds(until) else {
                if frame.round < most { return beginRound(steps) }
                let range = until.first?.range ?? step.range
                return fail(
                    Failure(step: ref, range: range, at: now, reason: .untilNeverHeld(rounds: most)),
                    &outputs
                )
            }
            checks += 1
        case .inOrder(let stretches):
            if frame.round < stretches.count { return beginRound(stretches[frame.round].steps) }
        // It lasts as long as its branches do, so that what is timed behind it runs from its end.
        case .parallel: sequence.base = now
        }
        sequence.frames.removeLast()
        endBlock(ref, step, frame, &outputs)
    }

    private mutating func beginRound(_ steps: [Int]) {
        let place = sequence.frames.count - 1
        sequence.frames[place].round += 1
        sequence.frames[place].steps = steps
        sequence.frames[place].next = 0
        forgetCaptures(in: steps, of: sequence.list)
    }

    /// A block is over; what is expected of it is now waited for.
    private mutating func endBlock(
        _ ref: StepRef,
        _ step: PlannedStep,
        _ frame: StepSequence.Frame,
        _ outputs: inout [Output]
    ) {
        guard !step.expectations.isEmpty else {
            closeScope(of: ref)
            return record(.stepEnded(ref, held: true))
        }
        sequence.base = now
        sequence.windowStart = frame.windowStart
        sequence.sideWindow = frame.sideWindow
        sequence.active = ActiveStep(
            ref: ref,
            serial: begun,
            began: now,
            base: now,
            stage: .expecting,
            session: Lane(.session, cursor: frame.windowStart)
        )
        openEntries(of: step)
        judge(&outputs)
    }

    private mutating func endPresentSequence(_ outputs: inout [Output]) {
        sequence.isOver = true
        live.removeAll { $0 == current }
        guard let parent = sequence.parent else { return endList(&outputs) }
        let ended = current
        sequences[parent].branches -= 1
        guard sequences[parent].branches == 0 else { return }
        // The block is over: whatever its branches have claimed is claimed.
        for place in sequences[parent].frames.last?.branches ?? 0..<0 { sequences[place].isMerged = true }
        // Whoever is starting the branches goes on by itself.
        guard !sequences[parent].isStarting else { return }
        current = parent
        advance(&outputs)
        // Whoever went on with the branch finds it over.
        if phase == .steps || phase == .teardown { current = ended }
    }

    /// When a block of the present sequence must be over next.
    var blockDeadline: Instant { sequence.frames.map(\.deadline).min() ?? .never }

    /// Fails where a block has taken too long.
    mutating func blocksFallDue(_ outputs: inout [Output]) {
        guard let frame = sequence.frames.first(where: { $0.deadline <= now }), let block = frame.block else { return }
        let ref = StepRef(sequence.list, block)
        let step = ref.step(in: plan)
        let limit = step.limit ?? .zero
        fail(
            Failure(
                step: ref,
                range: step.range,
                at: now,
                reason: .blockTooLong(limit.times(settings.patience))
            ),
            &outputs
        )
    }
}

extension ActiveStep {
    /// Whether nothing is waited for any more.
    var isComplete: Bool {
        guard openCommands == 0, !hasOpenItems else { return false }
        switch stage {
        case .commanding, .expecting: return true
        case .dialling, .lasting, .quiet, .asking, .pausing: return false
        }
    }
}
