public import Conferencing
public import Execution
public import Planning
import Reporting

/// Hands each result on to everybody who wants it.
public struct RunRecorder {
    /// What a run is like, beside what its options say.
    public struct Run: Sendable {
        /// What must be said again to get the same run again, beside the seed.
        public var flags: [String]
        /// How many cases there are.
        public var total: Int
        /// How many errors keep scenarios from being run.
        public var mistakes: Int
        /// Whether a filter has left scenarios out.
        public var isFiltered: Bool
        /// The seeds under which each case is run; nil where that is the run's own.
        public var seeds: ClosedRange<UInt64>?
        /// What is to be said of all cases of a scenario.
        var cases: ScenarioCases

        /// Makes a description of a run.
        public init(flags: [String], plans: [Plan], mistakes: Int = 0, isFiltered: Bool = false) {
            self.flags = flags
            total = plans.count
            cases = ScenarioCases(of: plans)
            self.mistakes = mistakes
            self.isFiltered = isFiltered
        }
    }

    /// What is wanted of it.
    public struct Wishes: Sendable {
        /// The run's seed.
        public var seed: UInt64
        /// Where traces and reports go.
        public var events, json, junit: String?
        /// Whether the run ends at its first failure.
        public var failFast = false
        /// What makes the run fail beside cases that fail.
        public var noSkips = false, noUnobserved = false
        /// The day that it is, for what is accepted until a day.
        public var today = Day.today

        /// No file, and a case that fails alone fails the run.
        public init(seed: UInt64) { self.seed = seed }
    }

    private var run: Run
    private let options: Wishes
    private let messages: Messages
    private var taken = 0
    private var skipped = 0
    private var unobserved = 0
    private var endedAtFailure = false
    private let events: Output?
    private let json: Output?
    private let junit: Output?
    private let showsProgress: Bool
    private var console: ConsoleReporter
    private var jsonReporter: JSONReporter
    private var junitReporter: JUnitReporter
    private var traces = TraceWriter()
    private var failure: OutputFailure?

    /// Opens the files before anything runs, so that one that cannot be written is told of first.
    ///
    /// - Throws: an `OutputFailure` for such a file.
    public init(_ options: Wishes, _ messages: Messages, run: Run) throws {
        self.run = run
        self.options = options
        self.messages = messages
        events = try options.events.map(Output.init(creating:))
        json = try options.json.map(Output.init(creating:))
        junit = try options.junit.map(Output.init(creating:))
        showsProgress = Output.errors.isTerminal && Output.standard.isTerminal
        console = ConsoleReporter(
            style: messages.style(of: .standard),
            runSeed: options.seed,
            flags: run.flags
        )
        jsonReporter = JSONReporter(runSeed: options.seed, seeds: run.seeds)
        junitReporter = JUnitReporter(runSeed: options.seed, seeds: run.seeds, flags: run.flags)
    }

    private var hasFailures: Bool { console.hasFailures }

    /// Takes the next result; false where the run is to end with it, or nothing can be written any more.
    public mutating func take(_ result: CaseResult) -> Bool {
        let result = run.cases.judge(result.settled(on: options.today))
        taken += 1
        unobserved += result.unobserved.count
        if case .skipped = result.verdict { skipped += 1 }
        do {
            try write(console.take(result))
            try messages.annotate {
                $0.text(of: result, noSkips: options.noSkips, noUnobserved: options.noUnobserved)
            }
            if let events {
                traces.append(result)
                try events.write(traces.bytes)
                traces.reset()
            }
            if let json {
                jsonReporter.take(result)
                try json.write(jsonReporter.take())
            }
            if junit != nil { junitReporter.take(result) }
            endedAtFailure = options.failFast && fails(result)
            return !endedAtFailure
        } catch let failure as OutputFailure {
            self.failure = failure
            return false
        } catch {
            return false
        }
    }

    /// Whether a case makes the run fail.
    private func fails(_ result: CaseResult) -> Bool {
        switch result.verdict {
        case .failed, .vacuous, .interrupted: true
        case .skipped: options.noSkips
        case .knownFailure: false
        case .passed: options.noUnobserved && !result.unobserved.isEmpty
        }
    }

    /// Writes what is left, and leaves with the exit code that the run deserves; `wasStopped` where somebody ended it, and
    /// `trouble` is what ended it, if anything did.
    ///
    /// - Throws: the `ExitStatus` of a run that has not held; an `OutputFailure` where something cannot be written.
    public mutating func close(wasStopped: Bool = false, trouble: String? = nil) throws {
        let cause: RunFailure.Cause =
            endedAtFailure
            ? .firstFailure : wasStopped && trouble == nil && failure == nil ? .interruption : .trouble
        let failures = runFailures(cause)
        let writing = Result { try finish(failures) }
        if let trouble { try Output.errors.write("error: \(trouble.escapedForDisplay)\n") }
        do {
            try writing.get()
        } catch let failure as OutputFailure where hasFailures && failure.status == .environment {
            // Where both apply, that a scenario failed says more.
            failure.tell()
        }
        for failure in failures {
            try Output.errors.write("error: \(failure.sentence)\n")
            try messages.annotate { $0.text(of: failure) }
        }
        // A mistake is for whoever wrote the file, and is to be mended first.
        if run.mistakes > 0 { throw ExitStatus.unusable }
        if hasFailures { throw ExitStatus.failed }
        let statuses = failures.map(\.status) + (trouble == nil ? [] : [.environment])
        for status in [ExitStatus.failed, .environment, .unusable] where statuses.contains(status) { throw status }
    }

    /// What is wrong with the run as a whole.
    private func runFailures(_ cause: RunFailure.Cause) -> [RunFailure] {
        var failures: [RunFailure] = []
        if run.total > taken { failures.append(.notRun(run.total - taken, of: run.total, because: cause)) }
        if run.mistakes > 0 { failures.append(.mistakes(run.mistakes)) }
        if options.noSkips, skipped > 0 { failures.append(.skipped(skipped)) }
        if options.noUnobserved, unobserved > 0 { failures.append(.unobserved(unobserved)) }
        if run.isFiltered, skipped == run.total { failures.append(.nothingRan(skipped: skipped)) }
        return failures
    }

    private mutating func finish(_ failures: [RunFailure]) throws {
        if let failure { throw failure }
        if let json {
            jsonReporter.finish(failures)
            try json.write(jsonReporter.take())
        }
        try junit?.write(junitReporter.document(failures))
        for file in [events, json, junit] { try file?.finish() }
        try write(console.finish(runFailed: !failures.isEmpty), isLast: true)
    }

    /// On a terminal a line below tells how far the run is; it is taken away before anything is written over it.
    private func write(_ text: String, isLast: Bool = false) throws {
        if showsProgress { try Output.errors.write("\r\u{1B}[K") }
        try Output.standard.write(text)
        if showsProgress, !isLast { try Output.errors.write(console.progress(of: run.total)) }
    }
}

extension RunFailure {
    /// The exit code that it deserves where no case failed.
    fileprivate var status: ExitStatus {
        switch self {
        case .notRun(_, _, .firstFailure), .notRun(_, _, .interruption), .skipped, .unobserved: .failed
        case .notRun(_, _, .trouble): .environment
        case .mistakes, .nothingRan: .unusable
        }
    }
}
