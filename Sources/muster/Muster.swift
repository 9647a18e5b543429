import ArgumentParser
import CommandSupport

/// The command line. Each command has a file of its own; what both programs share is in `CommandSupport`.
@main
struct Muster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster",
        abstract:
            "Makes RELAY conferences pass muster: runs scenarios of calls that join and leave, and judges what follows.",
        discussion: """
            'muster init' writes scenarios to begin with. \
            Exit codes: 0 all held; 1 a scenario failed, or the run was ended early; 2 the command line or a file is wrong; \
            3 the environment failed.
            """,
        version: Version.text,
        subcommands: [
            InitCommand.self, RunCommand.self, ReplayCommand.self, CoverageCommand.self, CheckCommand.self,
            ListCommand.self,
            PlanCommand.self,
            ExplainCommand.self, ServeCommand.self, EnvCommand.self, CompletionsCommand.self,
        ]
    )

    static func main() async {
        await Launch.run(
            Muster.self,
            beforehand: {
                // A run on a real connection has options that only `muster-net` knows, so it is told by its words alone.
                let words = Array(CommandLine.arguments.dropFirst())
                if NetProgram.runsOnRelay(words) { try NetProgram.run("run", Array(words.dropFirst())) }
            }
        )
    }
}
