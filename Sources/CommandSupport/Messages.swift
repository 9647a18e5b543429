public import ArgumentParser
import FoundationEssentials
public import Reporting
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
    }

    /// Tells in one sentence what is wrong with the command line, where its parser could not; the status is to be thrown.
    ///
    /// - Throws: an `OutputFailure` where that cannot be written.
    public func refusal(_ sentence: String) throws -> ExitStatus {
        try Output.errors.write("error: \(sentence.escapedForDisplay)\n")
        return .unusable
    }
}
