import ArgumentParser
import CommandSupport
import Planning

/// `muster check`: every mistake in every file, and nothing is run.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells every mistake in scenario files, without running anything."
    )

    @OptionGroup var selection: Selection
    @OptionGroup var messages: Messages

    func run() async throws {
        let plans = try await selection.plans(workers: 2, messages)
        let files = Set(plans.map(\.suitePath)).count
        let scenarios = Set(plans.map(\.scenario)).count
        let cases = plans.count == scenarios ? "" : ", \(plans.count) cases"
        try Output.standard.write("\(scenarios) scenarios in \(files) files\(cases), and nothing is wrong with them\n")
    }
}
