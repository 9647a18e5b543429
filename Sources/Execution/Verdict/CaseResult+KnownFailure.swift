public import Conferencing
import Planning

extension CaseResult {
    /// The same as `known_failure` has it on a day: the failure that it names is accepted until then, a pass is a failure,
    /// and everything else is what it was.
    ///
    /// The executor knows no day, and its trace must be the same on every one: so whoever ran the case asks.
    public func settled(on today: Day) -> CaseResult {
        guard let known = plan.knownFailure else { return self }
        var result = self
        switch verdict {
        case .skipped, .interrupted, .vacuous, .knownFailure: return self
        case .passed: result.fail(.passedThoughKnown)
        case .failed:
            guard failures.allSatisfy({ known.isJust($0) }) else { return self }
            if today <= known.until {
                result.verdict = .knownFailure
            } else {
                result.fail(.knownTooLong(until: known.until))
            }
        }
        return result
    }

    private mutating func fail(_ reason: Failure.Reason) {
        guard let known = plan.knownFailure else { return }
        verdict = .failed
        failures.append(Failure(step: nil, range: known.range, at: trace.last?.at ?? .start, reason: reason))
    }
}

extension KnownFailure {
    /// Whether a failure is the one that is meant. That nothing was looked at, that the connection is lost or that the time
    /// is over is never what somebody knows of a step; and a law has a name of its own.
    fileprivate func isJust(_ failure: Failure) -> Bool {
        switch (what, failure.reason) {
        case (.law(let law), .law(let violation)): law == violation.law
        case (.law, _), (.step, .law), (.step, .vacuous), (.step, .connectionLost), (.step, .unanswered),
            (.step, .tooLong), (.step, .passedThoughKnown), (.step, .knownTooLong):
            false
        case (.step(let place), _): failure.step == StepRef(.steps, place)
        }
    }
}
