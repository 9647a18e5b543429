import Conferencing
import Planning

extension Executor {
    /// Fails the case by what has just broken a law, and goes on to what must be done all the same.
    ///
    /// This comes before the steps see what was heard: so the step at which it came to light is told, and sends no more.
    mutating func judgeLaws(_ outputs: inout [Output]) {
        switch phase {
        case .dialling:
            if noteBrokenLaws() { beginHangingUp(&outputs) }
        case .steps, .draining:
            if noteBrokenLaws() { abandonSteps(&outputs) }
        // Unlike everything else, laws are looked after in the teardown and the hanging up too, and fail the case there.
        case .teardown, .hangingUp, .over, nil: noteBrokenLaws()
        }
    }

    /// Takes in what has broken a law; returns whether that fails the case.
    ///
    /// On a service that is not simulated, a law that rests on what is assumed only warns.
    @discardableResult
    mutating func noteBrokenLaws() -> Bool {
        var fails = false
        for violation in laws.takeViolations() {
            let step = presentStep
            let range = step?.step(in: plan).range ?? plan.nameRange
            let failure = Failure(step: step, range: range, at: now, reason: .law(violation))
            if violation.law.restsOnAssumption, !settings.capabilities.isSimulated {
                warnings.append(failure)
            } else {
                failures.append(failure)
                fails = true
            }
        }
        return fails
    }
}
