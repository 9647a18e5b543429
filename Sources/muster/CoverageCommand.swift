import ArgumentParser
import CommandSupport
import Conferencing
import Execution
import Planning
import Reporting
import Simulation
import Suites

/// `muster coverage`: what the verdicts of scenarios depend on.
struct CoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract:
            "Runs scenarios on the simulated service and tells what their verdicts depend on, and what is missing.",
        discussion: """
            Counted is what an 'expect', an 'assert' or a demanded refusal has looked at, in cases that passed: options of \
            joins and their values, what events tell, rules and codes of refusals. What merely happens does not count. \
            Exit code 0, whatever is missing; 2 where a file has mistakes.
            """
    )

    @OptionGroup var selection: Selection
    @OptionGroup(title: "Which scenarios") var filter: Filter
    @OptionGroup var messages: Messages

    @Option(help: "What the run's ids and latencies are drawn from.")
    var seed: UInt64 = 1

    @Flag(help: "Tell only what is missing.")
    var missing = false

    @Flag(help: "Write a JSON object.")
    var json = false

    func run() async throws {
        let (loaded, mistakes) = try await selection.runnable(workers: 2, messages)
        if mistakes > 0 { throw ExitStatus.unusable }
        let plans = try filter.choose(from: loaded, messages)
        let (seed, environment) = (seed, ProgramEnvironment.variables)
        var coverage = Coverage()
        var passed: [Plan] = []
        await Workers.run(
            plans,
            workers: 2,
            work: { Simulator.run($0, runSeed: seed, environment: environment) },
            emit: { result in
                coverage.take(result)
                if result.verdict == .passed { passed.append(result.plan) }
                return true
            }
        )
        // What no event can cite, that something must not come among it, shows once the service is wrong in it.
        let tried = passed
        await Workers.run(
            coverage.missing(.rules).compactMap(RuleID.init(rawValue:)),
            workers: 2,
            work: { rule in
                let noticer = Coverage.noticer(of: rule, among: tried) {
                    Simulator.run($0, runSeed: seed, wrongIn: rule, environment: environment)
                }
                return noticer == nil ? nil : rule
            },
            emit: { rule in
                if let rule { coverage.note(rule) }
                return true
            }
        )
        try Output.standard.write(
            json
                ? coverage.json(onlyMissing: missing)
                : coverage.text(onlyMissing: missing, style: messages.style(of: .standard))
        )
    }
}
