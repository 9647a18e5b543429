import ArgumentParser
import CommandSupport
import LiveDriver
import Platform

/// The commands of `muster` that open sockets. Each has a file of its own.
@main
struct MusterNet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        // What a user types: `muster` becomes this program.
        commandName: "muster",
        abstract: "Serves simulated RELAY conferences on real sockets, and runs scenarios on a RELAY service.",
        discussion: "Exit codes: 0 all went well; 1 a scenario failed, or the run was ended early; "
            + "2 the command line or a file is wrong; 3 the environment failed.",
        version: Version.text,
        subcommands: [RelayRunCommand.self, ServeCommand.self, EnvCommand.self]
    )

    static func main() async {
        await Launch.run(
            MusterNet.self,
            sentence: { error in
                switch error {
                case let failure as PlatformFailure: failure.description
                case let failure as LiveService.Failure: failure.description
                case _: nil
                }
            }
        )
    }
}
