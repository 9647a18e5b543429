import Conferencing
public import Execution
import JSONCodec
import Planning
import Scenarios
import YAMLSource

/// A run as JSON lines, version 1: a head, a line for each case, and a summary.
///
/// Places count lines and columns from 1, times are seconds on the case's own clock. A reader ignores members that it does
/// not know.
public struct JSONReporter: Sendable {
    /// The version of the format.
    public static let version = 1

    private var writer = JSONWriter(capacity: 1 << 14)
    private var counts: [String: Int] = [:]

    /// A reporter of a run with this seed, or of one under a range of them; the head is written at once.
    public init(runSeed: UInt64, seeds: ClosedRange<UInt64>? = nil) {
        writer.beginObject()
        writer.key("muster_report")
        writer.integer(JSONReporter.version)
        if let seeds { field("seeds", seeds.words) } else { field("seed", String(runSeed)) }
        writer.endObject()
        writer.newline()
    }

    /// What has been written since the last time this was asked.
    public mutating func take() -> [UInt8] {
        defer { writer.reset() }
        return writer.bytes
    }

    /// Takes the next case, in order.
    public mutating func take(_ result: CaseResult) {
        counts[result.verdict.word, default: 0] += 1
        writer.beginObject()
        field("scenario", result.plan.scenario)
        if !result.plan.matrix.isEmpty {
            writer.key("matrix")
            writer.beginObject()
            for value in result.plan.matrix { field(value.axis, value.label) }
            writer.endObject()
        }
        field("file", result.plan.suitePath)
        place(result, result.plan.nameRange)
        writer.key("tags")
        writer.beginArray()
        for tag in result.plan.tags { writer.string(tag) }
        writer.endArray()
        field("seed", String(result.seed))
        field("verdict", result.verdict.word)
        if case .skipped(let reason) = result.verdict { field("reason", reason) }
        if let known = result.plan.knownFailure {
            writer.key("known_failure")
            writer.beginObject()
            field("reason", known.reason)
            field("until", known.until.description)
            writer.endObject()
        }
        if let sweep = result.sweep {
            field("run_seed", String(sweep.shown))
            writer.key("seeds_run")
            writer.integer(sweep.count)
            writer.key("failing_seeds")
            writer.beginArray()
            for seed in sweep.failing { writer.string(String(seed)) }
            writer.endArray()
        }
        seconds("duration_s", result.duration.nanoseconds)
        writer.key("checks")
        writer.integer(result.checks)
        list("failures", result.failures, result)
        list("troubles", result.troubles, result)
        if !result.warnings.isEmpty { list("warnings", result.warnings, result) }
        writer.key("unobserved")
        writer.beginArray()
        for range in result.unobserved {
            writer.beginObject()
            place(result, range)
            writer.endObject()
        }
        writer.endArray()
        writer.key("drain_was_cut")
        writer.bool(result.drainWasCut)
        writer.endObject()
        writer.newline()
    }

    /// Writes the summary, and what is wrong with the run as a whole.
    public mutating func finish(_ failures: [RunFailure] = []) {
        writer.beginObject()
        writer.key("summary")
        writer.beginObject()
        for word in ["passed", "failed", "vacuous", "interrupted", "skipped"] {
            writer.key(word)
            writer.integer(counts[word] ?? 0)
        }
        if let known = counts[Verdict.knownFailure.word] {
            writer.key(Verdict.knownFailure.word)
            writer.integer(known)
        }
        for case .notRun(let missing, _, _) in failures {
            writer.key("not_run")
            writer.integer(missing)
        }
        writer.endObject()
        if !failures.isEmpty {
            writer.key("run_failures")
            writer.beginArray()
            for failure in failures {
                writer.beginObject()
                field("reason", failure.word)
                field("message", failure.sentence)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endObject()
        writer.newline()
    }

    private mutating func list(_ key: String, _ failures: [Failure], _ result: CaseResult) {
        writer.key(key)
        writer.beginArray()
        for failure in failures { write(failure, result) }
        writer.endArray()
    }

    private mutating func write(_ failure: Failure, _ result: CaseResult) {
        let words = FailureText(result: result, failure: failure)
        writer.beginObject()
        field("reason", failure.reason.word)
        if case .law(let violation) = failure.reason { field("law", violation.law.rawValue) }
        field("message", words.sentence)
        if let step = failure.step {
            field("list", step.list.rawValue)
            writer.key("step")
            writer.integer(step.step(in: result.plan).number)
            let label = step.step(in: result.plan).label
            if step.step(in: result.plan).depth > 0 { field("label", label) }
        }
        if let round = failure.round {
            writer.key("round")
            writer.integer(round)
        }
        let place = failure.place(in: result.plan)
        if place.source !== result.plan.source { field("file", place.source.path) }
        write(place)
        seconds("at_s", failure.at.nanoseconds)
        if case .unmet(_, _, _, let nearest?) = failure.reason { write(nearest, result) }
        writer.key("evidence")
        writer.beginArray()
        for entry in words.evidence { write(entry, result) }
        writer.endArray()
        writer.endObject()
    }

    private mutating func write(_ nearest: NearestEvent, _ result: CaseResult) {
        writer.key("nearest")
        writer.beginObject()
        field("obstacle", nearest.obstacle.word)
        if case .fields(let differences) = nearest.obstacle {
            let values = ValueText(result: result)
            writer.key("fields")
            writer.beginArray()
            for difference in differences {
                writer.beginObject()
                field("name", difference.name)
                field("expected", values.text(difference.expected))
                writer.key("actual")
                if let actual = difference.actual { writer.string(values.text(actual)) } else { writer.null() }
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endObject()
    }

    private mutating func write(_ entry: Int, _ result: CaseResult) {
        let words = TraceText(result: result)
        writer.beginObject()
        seconds("at_s", result.trace[entry].at.nanoseconds)
        switch result.trace[entry].kind {
        case .event(let event): field("event", words.text(event))
        case .webhook(let request): field("webhook", words.text(request))
        case .stream(let receipt): field("stream", words.text(receipt))
        case _: field("entry", words.text(result.trace[entry]) ?? "")
        }
        writer.endObject()
    }

    private mutating func place(_ result: CaseResult, _ range: SourceRange) {
        write(SourcePlace(result.plan.source, range))
    }

    private mutating func write(_ place: SourcePlace) {
        let start = place.source.position(of: place.range.start)
        let end = place.source.position(of: place.range.end)
        for (key, value) in [
            ("line", start.line), ("column", start.column), ("end_line", end.line), ("end_column", end.column),
        ] {
            writer.key(key)
            writer.integer(value)
        }
    }

    private mutating func seconds(_ key: String, _ nanoseconds: Int64) {
        writer.key(key)
        writer.number(Double(nanoseconds) / 1_000_000_000)
    }

    private mutating func field(_ key: String, _ value: String) {
        writer.key(key)
        writer.string(value)
    }
}

extension Failure.Reason {
    /// The reason in one stable word, for programs.
    var word: String {
        switch self {
        case .unmet: "unmet"
        case .tooEarly: "too_early"
        case .tooFew: "too_few"
        case .tooMany: "too_many"
        case .noneHeld: "none_held"
        case .unwanted: "unwanted"
        case .notAlways: "not_always"
        case .brokenAfter: "broken_after"
        case .outcome: "outcome"
        case .untilNeverHeld: "until_never_held"
        case .blockTooLong: "block_too_long"
        case .tooManySteps: "too_many_steps"
        case .parted: "parted"
        case .refused: "refused"
        case .notRefused: "not_refused"
        case .refusedOtherwise: "refused_otherwise"
        case .effectOfRefused: "effect_of_refused"
        case .noReply: "no_reply"
        case .unanswered: "unanswered"
        case .connectionLost: "connection_lost"
        case .unproven: "unproven"
        case .notAnswered: "not_answered"
        case .unsendable: "unsendable"
        case .unclaimedBeforeQuiet: "unclaimed_before_quiet"
        case .disturbed: "disturbed"
        case .unclaimed: "unclaimed"
        case .assertion: "assertion"
        case .vacuous: "vacuous"
        case .teardownTimeout: "teardown_timeout"
        case .tooLong: "too_long"
        case .stillUp: "still_up"
        case .neverHeardOf: "never_heard_of"
        case .law: "law"
        case .passedThoughKnown: "passed_though_known"
        case .knownTooLong: "known_too_long"
        }
    }
}

extension NearestEvent.Obstacle {
    /// The obstacle in one stable word, for programs.
    var word: String {
        switch self {
        case .fields: "fields"
        case .claimed: "claimed"
        case .order: "order"
        case .otherConference: "other_conference"
        case .late: "late"
        case .beforeWindow: "before_window"
        }
    }
}
