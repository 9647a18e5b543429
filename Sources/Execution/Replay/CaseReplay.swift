import Conferencing
import JSONCodec
public import Planning

/// Gives an executor what a trace says that came, when it came, and holds what the executor says against the trace, byte
/// for byte.
///
/// An executor owes all that it says to its plan, its settings and its inputs, so that the same inputs bring it to the same
/// verdict without any transport. Only inputs are taken from the file: what it says of the executor, the verdict among it,
/// is never believed. It is bounded by the lines: each turn feeds one, or wakes the executor on the way to one.
public struct CaseReplay {
    /// So often the executor may wake on the way to one line without a word.
    private static let mostSilentWakes = 100_000

    private let recorded: RecordedCase
    private let plan: Plan
    private var executor: Executor
    private var reader: TraceReader
    private var writer = TraceWriter()
    private var outputs: [Executor.Output] = []
    /// How many lines the executor has said, as they stand in the file.
    private var said = 0
    private var silentWakes = 0

    /// Replays a case of this plan. Secrets are read from `environment`, as a run reads them.
    ///
    /// The result is what a run's would be; of a case that parts from what was recorded, that it does is its one failure.
    public static func run(
        _ recorded: RecordedCase,
        _ plan: Plan,
        environment: [String: String] = [:],
        isCutOff: () -> Bool = { false }
    ) -> CaseResult {
        var replay = CaseReplay(recorded, plan, environment)
        do {
            return try replay.run(isCutOff)
        } catch {
            var result = replay.executor.result
            result.verdict = .failed
            result.failures = [
                Failure(step: nil, range: plan.nameRange, at: replay.executor.now, reason: .parted(error))
            ]
            return result
        }
    }

    private init(_ recorded: RecordedCase, _ plan: Plan, _ environment: [String: String]) {
        self.recorded = recorded
        self.plan = plan
        let settings = recorded.head.conditions.settings(secrets: plan.secretValues(in: environment))
        executor = Executor(plan: plan, settings: settings)
        reader = TraceReader(recorded.head, plan, lines: recorded.lines.count, secrets: executor.context.secrets)
    }

    private mutating func run(_ isCutOff: () -> Bool) throws(Parting) -> CaseResult {
        let reason = plan.reasonToSkip(on: recorded.head.conditions.capabilities)
        if let skipped = recorded.head.skipped ?? reason { return try skip(skipped, reason) }
        teach()
        tell(.begin, at: .start)
        try compare()
        while said < recorded.lines.count {
            guard !isCutOff() else {
                tell(.interrupted, at: executor.now)
                return executor.result
            }
            // What still comes once the case is over is written down, and changes nothing.
            try step()
        }
        return executor.result
    }

    /// A real transport may have reasons of its own that no plan tells; whoever skips passes nothing.
    private func skip(_ skipped: String, _ reason: String?) throws(Parting) -> CaseResult {
        guard recorded.lines.isEmpty, recorded.head.skipped != nil else {
            throw parting("the case is not to be run: \(reason ?? skipped)")
        }
        return .skipped(
            plan,
            seed: recorded.head.conditions.seed,
            reason: skipped,
            conditions: recorded.head.conditions
        )
    }

    /// All that was learnt on the way is known from the start: nothing is asked of it before it is heard of.
    private mutating func teach() {
        guard recorded.head.conditions.learnsIdentifiers else { return }
        for (place, text) in recorded.head.calls.enumerated() {
            tell(.learned(CallID(Int32(clamping: place)), text), at: .start)
        }
        for (place, text) in recorded.head.conferences.enumerated() {
            tell(.learnedConference(ConferenceID(Int32(clamping: place)), text), at: .start)
        }
    }

    /// Goes on towards the next line: by what came, else by the time.
    private mutating func step() throws(Parting) {
        let line: TraceReader.Line
        do throws(TraceMistake) {
            line = try reader.line(try json(of: recorded.lines[said]))
        } catch {
            throw parting("it cannot be read: \(error.why)")
        }
        let due = executor.nextWakeup
        // What comes at a deadline is still in time.
        if let due, due < line.at || due == line.at && line.input == nil {
            tell(.woke, at: due)
        } else if let input = line.input {
            let before = said
            tell(input, at: line.at)
            try compare()
            guard said > before else { throw parting("the executor takes no notice of it") }
            return
        } else {
            throw parting("the executor does not do so then")
        }
        let before = said
        try compare()
        silentWakes = said > before ? 0 : silentWakes + 1
        guard silentWakes < CaseReplay.mostSilentWakes else { throw parting("the executor never comes to it") }
    }

    private func json(of line: ArraySlice<UInt8>) throws(TraceMistake) -> JSONValue {
        do {
            return try JSONValue(parsing: Array(line), limits: RecordedCase.limits)
        } catch {
            throw TraceMistake("it is no JSON: \(error)")
        }
    }

    private mutating func tell(_ input: Executor.Input, at instant: Instant) {
        executor.handle(input, at: instant, into: &outputs)
        // Nobody carries them out: what came of them is in the file.
        outputs.removeAll(keepingCapacity: true)
    }

    /// Holds what the executor has said since the last time against the lines that come next.
    private mutating func compare() throws(Parting) {
        while said < executor.trace.count {
            writer.reset()
            writer.append(executor.trace[said], of: plan, executor.roster.names)
            let own = writer.bytes.dropLast()
            guard said < recorded.lines.count, recorded.lines[said].elementsEqual(own) else {
                throw parting(
                    said < recorded.lines.count ? "the executor says something else" : "the executor goes on",
                    replayed: String(decoding: own, as: UTF8.self)
                )
            }
            said += 1
        }
    }

    private func parting(_ why: String, replayed: String? = nil) -> Parting {
        let line = said < recorded.lines.count ? String(decoding: recorded.lines[said], as: UTF8.self) : nil
        let secret =
            reader.hasReadSecret
            ? "; a secret stands in what came, and (secret) in the file: of its value a replay knows no more" : ""
        return Parting(line: recorded.line + 1 + said, why: why + secret, recorded: line, replayed: replayed)
    }
}
