public import Execution
import Planning
import YAMLSource

/// What a person sees of a run: a line for each file, every case that did not hold in full, and the count as the last line.
public struct ConsoleReporter: Sendable {
    private let style: Style
    private let runSeed: UInt64
    private let flags: [String]
    private var file: FileLine?
    private(set) var passed = 0
    private(set) var failed = 0
    private(set) var skipped = 0
    private(set) var known = 0

    /// The file whose cases are coming in.
    private struct FileLine: Sendable {
        var path: String
        var held = 0
        var failed = 0
        var skipped = 0
        var known = 0
    }

    /// A reporter of a run with this seed, and with these flags on its command line beside.
    public init(style: Style, runSeed: UInt64, flags: [String] = []) {
        self.style = style
        self.runSeed = runSeed
        self.flags = flags
    }

    /// Whether a case failed so far.
    public var hasFailures: Bool { failed > 0 }

    /// Takes the next case, in order, and gives what is to be shown for it; empty while its file goes on.
    public mutating func take(_ result: CaseResult) -> String {
        var text = ""
        if file?.path != result.plan.source.path {
            text += endFile()
            file = FileLine(path: result.plan.source.path)
        }
        let story = CaseText(result: result, style: style, runSeed: runSeed, flags: flags)
        switch result.verdict {
        case .passed:
            passed += 1
            file?.held += 1
            let notes = story.notes
            if !notes.isEmpty { text += style.strong(result.plan.title.escapedAtLineStart) + "\n" + notes }
        case .skipped(let reason):
            skipped += 1
            file?.skipped += 1
            text += "skipped \(result.plan.title.escapedForDisplay): \(reason.escapedForDisplay)\n"
        case .knownFailure:
            known += 1
            file?.known += 1
            text += story.knownFailureLine + story.notes
        case .failed, .vacuous, .interrupted:
            failed += 1
            file?.failed += 1
            text += story.text
        }
        return text
    }

    /// Everything that is still to be said; its last line is `N passed, N failed`. The run as a whole may have failed where
    /// no case did.
    public mutating func finish(runFailed: Bool = false) -> String {
        var counts = "\(passed) passed, \(failed) failed"
        if known > 0 { counts += ", \(known) known to fail" }
        if skipped > 0 { counts += ", \(skipped) skipped" }
        let line = failed > 0 || runFailed ? style.error(counts) : style.good(counts)
        return endFile() + line + "\n"
    }

    /// The line that a terminal shows, and overwrites, while cases run.
    public func progress(of total: Int) -> String {
        "\(passed + failed + skipped + known) of \(total)" + (failed > 0 ? ", \(failed) failed" : "")
    }

    private mutating func endFile() -> String {
        guard let done = file.take() else { return "" }
        var parts: [String] = []
        if done.held > 0 { parts.append("\(done.held) passed") }
        if done.failed > 0 { parts.append("\(done.failed) failed") }
        if done.known > 0 { parts.append("\(done.known) known to fail") }
        if done.skipped > 0 { parts.append("\(done.skipped) skipped") }
        let word = done.failed > 0 ? style.error("FAIL") : style.good("ok  ")
        return "\(word) \(done.path.escapedForDisplay) (\(parts.joined(separator: ", ")))\n"
    }
}
