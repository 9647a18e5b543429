public import ArgumentParser
import FoundationEssentials
public import Reporting
import Synchronization
public import YAMLSource

/// How messages look.
public struct Messages: ParsableArguments {
    /// When colours are used.
    public enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    /// When colours are used.
    @Option(name: [.customLong("color"), .customLong("colour")], help: "Whether to use colours.")
    public var colour = Colour.auto

    /// For whom annotations are written.
    public enum Annotations: String, ExpressibleByArgument, CaseIterable {
        case auto, github, never
    }

    /// For whom annotations are written.
    @Option(
        help:
            "Whether to write what is wrong as GitHub's annotations, too, which show beside the lines of a pull request; auto writes them where GITHUB_ACTIONS is true. GitHub shows 10 errors and 10 warnings of a step, and no more are written."
    )
    public var annotations = Annotations.auto

    /// Automatic colours.
    public init() {}

    /// Colours for a terminal, unless it or its owner wants none (https://no-color.org).
    public func style(of output: Output) -> Style {
        switch colour {
        case .always: return .coloured
        case .never: return .plain
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            return output.isTerminal && !isUnwanted && environment["TERM"] != "dumb" ? .coloured : .plain
        }
    }

    /// Tells what is wrong, on standard error, and shows where that is written unless there may be secrets.
    ///
    /// - Throws: an `OutputFailure` where that cannot be written.
    public func tell(_ diagnostics: [Diagnostic], showsSource: Bool = true) throws {
        let renderer = DiagnosticRenderer(style: style(of: .errors), showsSource: showsSource)
        try Output.errors.write(renderer.text(of: diagnostics))
        try annotate { $0.text(of: diagnostics) }
    }

    /// Writes annotations on standard error, where they are wanted: standard output may be meant for a program.
    ///
    /// - Throws: an `OutputFailure` where they cannot be written.
    public func annotate(_ text: (inout GitHubAnnotations) -> String) throws {
        switch annotations {
        case .never: return
        case .auto: guard ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" else { return }
        case .github: break
        }
        try Output.errors.write(Messages.written.withLock { text(&$0) })
    }

    /// GitHub counts by the step of a job, and so all of a process count together.
    private static let written = Mutex(
        GitHubAnnotations(workingFolder: FileManager.default.currentDirectoryPath)
    )

    /// Tells in one sentence what is wrong with the command line, where its parser could not; the status is to be thrown.
    ///
    /// - Throws: an `OutputFailure` where that cannot be written.
    public func refusal(_ sentence: String, hint: String? = nil) throws -> ExitStatus {
        try say("error", sentence, hint)
        return .unusable
    }

    /// Tells in one sentence what is odd about the command line.
    ///
    /// - Throws: an `OutputFailure` where that cannot be written.
    public func warn(_ sentence: String, hint: String? = nil) throws {
        try say("warning", sentence, hint)
    }

    private func say(_ word: String, _ sentence: String, _ hint: String?) throws {
        let hint = hint.map { "  hint: \($0.escapedForDisplay)\n" } ?? ""
        try Output.errors.write("\(word): \(sentence.escapedForDisplay)\n\(hint)")
    }
}
