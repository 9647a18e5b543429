import ArgumentParser
import Glibc
import Platform

/// The command line of the networked simulator. Each command has a file of its own.
@main
struct MusterNet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster-net",
        abstract: "Serves simulated RELAY conferences on real sockets, for programs that use the official SDK.",
        discussion: "Exit codes: 0 all went well; 2 the command line is wrong; 3 the environment failed.",
        version: "0.1.0",
        subcommands: [ServeCommand.self, EnvCommand.self]
    )

    /// Parses and runs, and turns every way out into an exit code.
    static func main() async {
        // A reader who goes away is told of by `write`, not by a signal that kills without a word.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try MusterNet.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as PlatformFailure {
            Terminal.tell("error: \(failure.description)\n")
            Glibc.exit(3)
        } catch {
            // Help and version come this way too, with a code of 0; what else a command throws is the environment's.
            let code = MusterNet.exitCode(for: error)
            let text = MusterNet.fullMessage(for: error) + "\n"
            if code == .success { Terminal.say(text) } else { Terminal.tell(text) }
            Glibc.exit(code == .success ? 0 : code == .validationFailure ? 2 : 3)
        }
    }
}
