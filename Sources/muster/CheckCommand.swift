import ArgumentParser
import CommandSupport
import Planning

/// `muster check`: every mistake in every file, and nothing is run.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells every mistake in scenario files, and what is probably a slip, without running anything.",
        discussion: "Exit code 2 where there is a mistake. What is probably a slip is a warning, and changes nothing."
    )

    @OptionGroup var selection: Selection
    @OptionGroup var messages: Messages

    @Flag(help: "A warning makes the exit code 2, as a mistake does.")
    var warningsAsErrors = false

    func run() async throws {
        let (plans, warnings) = try await selection.checked(workers: 2, messages)
        let files = Set(plans.map(\.suitePath)).count
        let scenarios = Set(plans.map(\.scenario)).count
        let cases = plans.count == scenarios ? "" : ", \(plans.count) cases"
        let about = warnings == 0 ? "nothing is wrong with them" : warnings == 1 ? "1 warning" : "\(warnings) warnings"
        try Output.standard.write("\(scenarios) scenarios in \(files) files\(cases), and \(about)\n")
        if warningsAsErrors, warnings > 0 {
            throw try messages.refusal("there are warnings, and --warnings-as-errors lets none pass")
        }
    }
}
