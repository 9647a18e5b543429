import Conferencing
import Planning

extension Executor {
    /// The case lasts longer than it may: it has failed, and what comes after the steps begins.
    ///
    /// Teardown and hanging up keep the time that they have in every case, so that a case that is cut short leaves no call
    /// up either.
    mutating func timeOut(_ outputs: inout [Output]) {
        guard let timeout = settings.timeout, let phase, phase != .over else { return }
        timeoutPassed = .never
        let ref = presentStep
        let failure = Failure(
            step: ref,
            range: ref?.step(in: plan).range ?? plan.nameRange,
            at: now,
            reason: .tooLong(timeout)
        )
        switch phase {
        case .dialling, .steps, .draining: fail(failure, &outputs)
        case .teardown, .hangingUp:
            // What has failed or was cut off from outside is known to be wrong, and why.
            if failures.isEmpty, !wasInterrupted { failures.append(failure) }
            guard phase == .teardown else { return }
            endAllSteps()
            beginHangingUp(&outputs)
        case .over: return
        }
    }
}
