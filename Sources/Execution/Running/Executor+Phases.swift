public import Conferencing
import Planning

extension Executor {
    /// How long what is in flight is waited for.
    static let drainBound = TimeSpan.seconds(20)
    /// How long the teardown may take.
    static let teardownBudget = TimeSpan.seconds(30)
    /// How long hanging up may take.
    static let hangUpBudget = TimeSpan.seconds(10)
    /// How often a call is hung up where that goes unanswered.
    static let mostHangUps = 5

    // MARK: Dialling

    mutating func begin(_ outputs: inout [Output]) {
        guard phase == nil else { return }
        enter(.dialling)
        phaseDeadline = now + dialPatience
        let members = plan.cast.indices.map { CastIndex(Int32($0)) }
            .filter { plan.cast[Int($0.index)].dialling == .beforeStart }
        setupOpen = members.count
        for member in members { dial(member, .setup(member), &outputs) }
        beginStepsIfAnswered(&outputs)
    }

    /// A dial event while the cast is dialled, or the offer of a call that comes in.
    mutating func noteSetup(_ event: ServiceEvent, _ outputs: inout [Output]) {
        switch event.body {
        case .callDial(let dial):
            guard let member = roster.member(of: dial), plan.cast[Int(member.index)].dialling == .beforeStart else {
                return
            }
            phaseDeadline = now + dialPatience
            switch dial.state {
            case .dialing: break
            case .answered: muster(member, &outputs)
            case .failed: failSetup(member, .notAnswered(member, dial.reason), &outputs)
            }
        case .callReceive(let offer):
            guard let member = roster.names.member(of: offer.call) else { return }
            phaseDeadline = now + dialPatience
            muster(member, &outputs)
        case .conference, .callState, .callSendDigits, .callStream, .unknown: break
        }
    }

    /// One of the cast is there: answered, or ringing where it comes in.
    private mutating func muster(_ member: CastIndex, _ outputs: inout [Output]) {
        guard mustered.insert(member).inserted else { return }
        setupOpen -= 1
        checks += 1
        beginStepsIfAnswered(&outputs)
    }

    mutating func failSetup(_ member: CastIndex, _ reason: Failure.Reason, _ outputs: inout [Output]) {
        failures.append(Failure(step: nil, range: plan.cast[Int(member.index)].range, at: now, reason: reason))
        beginHangingUp(&outputs)
    }

    private mutating func beginStepsIfAnswered(_ outputs: inout [Output]) {
        guard setupOpen == 0, phase == .dialling else { return }
        enter(.steps)
        phaseDeadline = .never
        quietMark = inbox.count
        sides.forgetQuiet()
        openScenarioScope()
        beginSequence(.steps, plan.steps, &outputs)
    }

    // MARK: After the steps

    /// A whole list of steps has come to its end.
    mutating func endList(_ outputs: inout [Output]) {
        switch sequence.list {
        case .steps:
            enter(.draining)
            phaseDeadline = now + Executor.drainBound
        case .teardown: beginHangingUp(&outputs)
        }
    }

    mutating func endDrain(_ outputs: inout [Output]) {
        disarmAll()
        judgeStrictness()
        judgeVacuity()
        judgeFaults()
        scopes.removeAll()
        if !drainWasCut { laws.settle() }
        noteBrokenLaws()
        beginTeardown(&outputs)
    }

    /// Fails the case, or in the teardown adds a trouble, and goes on to what must be done all the same.
    mutating func fail(_ failure: Failure, _ outputs: inout [Output]) {
        switch phase {
        case .steps, .draining, .dialling:
            failures.append(inRound(failure))
            abandonSteps(&outputs)
        case .teardown:
            troubles.append(inRound(failure))
            endAllSteps()
            beginHangingUp(&outputs)
        case .hangingUp: troubles.append(failure)
        case .over, nil: break
        }
    }

    /// The case has failed: the active step is over, and what comes after the steps begins.
    mutating func abandonSteps(_ outputs: inout [Output]) {
        endAllSteps()
        beginTeardown(&outputs)
    }

    /// The same failure with the round of the innermost `repeat` in which it came to light.
    private func inRound(_ failure: Failure) -> Failure {
        guard failure.step != nil, sequences.indices.contains(current) else { return failure }
        var failure = failure
        for frame in sequence.frames.reversed() {
            guard let block = frame.block, case .block(let inner) = StepRef(sequence.list, block).step(in: plan).action
            else { continue }
            switch inner {
            case .rounds, .roundsUntil:
                failure.round = frame.round
                return failure
            case .parallel, .inOrder: continue
            }
        }
        return failure
    }

    private mutating func beginTeardown(_ outputs: inout [Output]) {
        watches.removeAll()
        scopes.removeAll()
        armedIn.removeAll()
        guard !plan.teardown.isEmpty else { return beginHangingUp(&outputs) }
        enter(.teardown)
        phaseDeadline = now + Executor.teardownBudget
        beginSequence(.teardown, plan.teardown, &outputs)
    }

    mutating func beginHangingUp(_ outputs: inout [Output]) {
        watches.removeAll()
        enter(.hangingUp)
        phaseDeadline = now + Executor.hangUpBudget
        hangUpRest(&outputs)
        endIfAllAreDown()
    }

    /// Hangs up whoever is up and was not yet hung up: also a call of which the first word comes only now.
    mutating func hangUpRest(_ outputs: inout [Output]) {
        for member in plan.cast.indices.map({ CastIndex(Int32($0)) })
        where roster[member].isUp && !hungUp.contains(member) {
            guard let call = roster[member].call else { continue }
            hungUp.insert(member)
            hangUps[member, default: 0] += 1
            send(.end(call, reason: .hangup), for: member, .hangUp(member), &outputs)
        }
    }

    mutating func endIfAllAreDown() {
        guard phase == .hangingUp, !roster.calls.contains(where: \.isUp) else { return }
        finish()
    }

    /// What is up now stays up, which is told.
    mutating func giveUpHangingUp() {
        for member in plan.cast.indices.map({ CastIndex(Int32($0)) }) where roster[member].isUp {
            let range = plan.cast[Int(member.index)].range
            let reason: Failure.Reason = roster[member].call == nil ? .neverHeardOf(member) : .stillUp(member)
            troubles.append(Failure(step: nil, range: range, at: now, reason: reason))
        }
        finish()
    }

    private mutating func finish() {
        noteBrokenLaws()
        enter(.over)
        record(.verdict(result.verdict))
    }

    mutating func interrupt(_ outputs: inout [Output]) {
        guard phase != .over else { return }
        record(.interrupted)
        wasInterrupted = true
        endAllSteps()
        if phase != .hangingUp { beginHangingUp(&outputs) }
    }

    // MARK: Time

    /// When something falls due next; nil when nothing does.
    public var nextWakeup: Instant? {
        var due = min(phaseDeadline, timeoutPassed)
        switch phase {
        case .over, nil: return nil
        case .dialling, .draining, .hangingUp: break
        case .steps, .teardown:
            for place in live {
                if let active = sequences[place].active { due = min(due, wakeup(of: active)) }
                for frame in sequences[place].frames { due = min(due, frame.deadline) }
            }
        }
        if let held = faults.nextDue { due = min(due, held) }
        return due == .never ? nil : due
    }

    /// Everything that is due at `now` falls due.
    mutating func fallDue(_ outputs: inout [Output]) {
        releaseHeld(&outputs)
        if timeoutPassed <= now { timeOut(&outputs) }
        if phase == .steps || phase == .teardown { stepsFallDue(&outputs) }
        guard phaseDeadline <= now else { return }
        switch phase {
        case .dialling:
            let silent = roster.calls.indices.first {
                plan.cast[$0].dialling == .beforeStart && !mustered.contains(CastIndex(Int32($0)))
            }
            if let silent { failSetup(CastIndex(Int32(silent)), .notAnswered(CastIndex(Int32(silent)), nil), &outputs) }
        case .draining:
            drainWasCut = true
            endDrain(&outputs)
        case .teardown:
            let step = presentStep
            fail(
                Failure(
                    step: step,
                    range: step?.step(in: plan).range ?? plan.nameRange,
                    at: now,
                    reason: .teardownTimeout(Executor.teardownBudget)
                ),
                &outputs
            )
        case .hangingUp: giveUpHangingUp()
        case .steps, .over, nil: break
        }
    }
}
