public import Conferencing
public import Planning

/// A case that was run under each seed of a range: what holds by luck does not hold under all of them.
public struct SeedSweep: Sendable, Hashable {
    /// The seeds.
    public var seeds: ClosedRange<UInt64>
    /// Under how many of them it was run.
    public var count: Int
    /// Those under which it did not hold, in order.
    public var failing: [UInt64]
    /// The seed of the run that is told of: the first under which it did not hold, else the first of all.
    public var shown: UInt64

    /// More seeds than that are no run that anybody waits for.
    public static let most: UInt64 = 10_000

    /// Runs a case under one seed after the other, and gives the result that is to be told.
    ///
    /// `known_failure` is judged of each run by itself. With `stopsAtFirst` nothing is run after a run that does not hold;
    /// nor is it after one that is skipped, as all would be, or that was interrupted.
    public static func run(
        _ plan: Plan,
        under seeds: ClosedRange<UInt64>,
        on today: Day,
        stopsAtFirst: Bool,
        _ run: (Plan, UInt64) -> CaseResult
    ) -> CaseResult {
        var told: CaseResult?
        var sweep = SeedSweep(seeds: seeds, count: 0, failing: [], shown: seeds.lowerBound)
        var ran: Set<StepRef> = []
        runs: for seed in seeds {
            let result = run(plan, seed).settled(on: today)
            switch result.verdict {
            case .skipped: return result
            case .interrupted:
                // What has failed before says more.
                if sweep.failing.isEmpty {
                    told = result
                    sweep.shown = seed
                }
                break runs
            case .passed, .knownFailure:
                sweep.count += 1
                ran.formUnion(result.ran)
                if told == nil { told = result }
            case .failed, .vacuous:
                sweep.count += 1
                ran.formUnion(result.ran)
                if sweep.failing.isEmpty {
                    told = result
                    sweep.shown = seed
                }
                sweep.failing.append(seed)
                if stopsAtFirst { break runs }
            }
        }
        guard var result = told else { preconditionFailure("a range of seeds has at least one") }
        result.ran = ran
        result.sweep = sweep
        return result
    }
}
