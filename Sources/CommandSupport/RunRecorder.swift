public import Execution
import Reporting

/// Hands each result on to everybody who wants it.
public struct RunRecorder {
    private let total: Int
    private var taken = 0
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
    public init(_ options: RunOptions, _ messages: Messages, flags: [String], total: Int) throws {
        self.total = total
        events = try options.events.map(Output.init(creating:))
        json = try options.json.map(Output.init(creating:))
        junit = try options.junit.map(Output.init(creating:))
        showsProgress = Output.errors.isTerminal && Output.standard.isTerminal
        console = ConsoleReporter(
            style: messages.style(of: .standard),
            runSeed: options.seed,
            flags: flags
        )
        jsonReporter = JSONReporter(runSeed: options.seed)
        junitReporter = JUnitReporter(runSeed: options.seed, flags: flags)
    }

    private var hasFailures: Bool { console.hasFailures }

    /// Takes the next result; false where nothing can be written any more.
    public mutating func take(_ result: CaseResult) -> Bool {
        taken += 1
        do {
            try write(console.take(result))
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
            return true
        } catch let failure as OutputFailure {
            self.failure = failure
            return false
        } catch {
            return false
        }
    }

    /// Writes what is left, and leaves with the exit code that the run deserves; `trouble` is why it ended early, if it did.
    ///
    /// - Throws: `ExitStatus.failed` where a case failed; `ExitStatus.environment` where not all of them were run; an
    ///   `OutputFailure` where something cannot be written.
    public mutating func close(trouble: String? = nil) throws {
        let writing = Result { try finish() }
        if let trouble { try Output.errors.write("error: \(trouble.escapedForDisplay)\n") }
        do {
            try writing.get()
        } catch let failure as OutputFailure where hasFailures && failure.status == .environment {
            // Where both apply, that a scenario failed says more.
            failure.tell()
        }
        let missing = total - taken
        if missing > 0 {
            let were = missing == 1 ? "1 case of \(total) was" : "\(missing) cases of \(total) were"
            try Output.errors.write("error: the run ended early: \(were) not run\n")
        }
        if hasFailures { throw ExitStatus.failed }
        if trouble != nil || missing > 0 { throw ExitStatus.environment }
    }

    private mutating func finish() throws {
        if let failure { throw failure }
        if let json {
            jsonReporter.finish()
            try json.write(jsonReporter.take())
        }
        try junit?.write(junitReporter.document())
        for file in [events, json, junit] { try file?.finish() }
        try write(console.finish(), isLast: true)
    }

    /// On a terminal a line below tells how far the run is; it is taken away before anything is written over it.
    private func write(_ text: String, isLast: Bool = false) throws {
        if showsProgress { try Output.errors.write("\r\u{1B}[K") }
        try Output.standard.write(text)
        if showsProgress, !isLast { try Output.errors.write(console.progress(of: total)) }
    }
}
