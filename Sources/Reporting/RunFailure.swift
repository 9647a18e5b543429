/// What keeps a run from having held, beside the cases that failed in it.
public enum RunFailure: Sendable, Hashable {
    /// Cases that were not run, of so many.
    case notRun(Int, of: Int, because: Cause)
    /// Scenarios with mistakes, which were passed over; so many errors were told.
    case mistakes(Int)
    /// Scenarios that were skipped, where none may be.
    case skipped(Int)
    /// Claims that the transport could not observe, where it has to.
    case unobserved(Int)
    /// All that the filter left is skipped, so that nothing was looked at.
    case nothingRan(skipped: Int)

    /// Why cases were not run.
    public enum Cause: Sendable, Hashable {
        /// The run was to end at its first failure.
        case firstFailure
        /// Somebody ended it.
        case interruption
        /// The environment failed.
        case trouble
    }

    /// What is the matter, in one sentence without a full stop.
    public var sentence: String {
        switch self {
        case .notRun(let missing, let total, let cause):
            let were = missing == 1 ? "1 case of \(total) was" : "\(missing) cases of \(total) were"
            return "\(cause.words): \(were) not run"
        case .mistakes(let errors):
            return
                "what has mistakes was not run: there \(errors == 1 ? "is 1 error" : "are \(errors) errors"), told above"
        case .skipped(let count):
            return "\(count == 1 ? "1 scenario was" : "\(count) scenarios were") skipped, and --no-skips lets none be"
        case .unobserved(let count):
            return "\(count == 1 ? "1 claim" : "\(count) claims") could not be observed on this transport, "
                + "and --no-unobserved lets none pass"
        case .nothingRan(let count):
            return count == 1
                ? "nothing was run: the only scenario that is left is skipped"
                : "nothing was run: the \(count) scenarios that are left are all skipped"
        }
    }

    /// The failure in one stable word, for programs.
    var word: String {
        switch self {
        case .notRun: "not_run"
        case .mistakes: "mistakes"
        case .skipped: "skipped"
        case .unobserved: "unobserved"
        case .nothingRan: "nothing_ran"
        }
    }
}

extension RunFailure.Cause {
    fileprivate var words: String {
        switch self {
        case .firstFailure: "--fail-fast ended the run at its first failure"
        case .interruption: "the run was interrupted"
        case .trouble: "the run ended early"
        }
    }
}
