import ArgumentParser
import FoundationEssentials
import Reporting
import YAMLSource

/// How messages look.
struct Messages: ParsableArguments {
    enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(name: [.customLong("color"), .customLong("colour")], help: "Whether to use colours.")
    var colour = Colour.auto

    /// Colours for a terminal, unless it or its owner wants none (https://no-color.org).
    func style(of output: Output) -> Style {
        switch colour {
        case .always: return .coloured
        case .never: return .plain
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            return output.isTerminal && !isUnwanted && environment["TERM"] != "dumb" ? .coloured : .plain
        }
    }

    /// Tells what is wrong, on standard error.
    func tell(_ diagnostics: [Diagnostic]) throws {
        try Output.errors.write(DiagnosticRenderer(style: style(of: .errors)).text(of: diagnostics))
    }
}
