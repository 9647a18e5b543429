import ArgumentParser
import CommandSupport
import Reporting

/// `muster list`: which scenarios there are.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists scenarios: where they are, how many steps they have, their names and tags.",
        discussion: "Scenarios with mistakes are not listed; the mistakes are told, and the exit code is 2."
    )

    @OptionGroup var selection: Selection
    @OptionGroup(title: "Which scenarios") var filter: Filter
    @OptionGroup var messages: Messages

    @Flag(help: "Write a JSON object a line.")
    var json = false

    func run() async throws {
        let (plans, mistakes) = try await selection.loadable(workers: 2, messages)
        let table = ScenarioTable(try filter.choose(from: plans, messages))
        if json {
            try Output.standard.write(table.json())
        } else {
            try Output.standard.write(table.text(messages.style(of: .standard)))
        }
        if mistakes > 0 { throw ExitStatus.unusable }
    }
}
