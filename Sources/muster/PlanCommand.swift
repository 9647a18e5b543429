import ArgumentParser
import CommandSupport
import Planning

/// `muster plan`: what a scenario comes to, step by step.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Shows what scenarios come to: calls, merged options, steps and what each must bring about."
    )

    @OptionGroup var selection: Selection
    @OptionGroup(title: "Which scenarios") var filter: Filter
    @OptionGroup var messages: Messages

    func run() async throws {
        let plans = try filter.choose(from: try await selection.plans(workers: 1, messages), messages)
        try Output.standard.write(plans.map(PlanPrinter.text).joined(separator: "\n"))
    }
}
