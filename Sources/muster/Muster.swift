import ArgumentParser
import Glibc

/// The command line. Each command has a file of its own; what they share is in `Support/`.
@main
struct Muster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster",
        abstract:
            "Makes RELAY conferences pass muster: runs scenarios of calls that join and leave, and judges what follows.",
        discussion: """
            Exit codes: 0 all held; 1 a scenario failed; 2 the command line or a file is wrong, and nothing ran; \
            3 the environment failed.
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, CheckCommand.self, PlanCommand.self, ExplainCommand.self, ServeCommand.self,
            EnvCommand.self,
        ]
    )

    /// Parses and runs, and turns every way out into one of the four exit codes.
    static func main() async {
        // A reader who goes away is told of by `write`, not by a signal that kills without a word.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Muster.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let status as ExitStatus {
            Glibc.exit(status.rawValue)
        } catch let failure as OutputFailure {
            failure.tell()
            Glibc.exit(failure.status.rawValue)
        } catch {
            // Help and version come this way too, with a code of 0.
            let wasAsked = Muster.exitCode(for: error) == .success
            do {
                try (wasAsked ? Output.standard : Output.errors).write(Muster.fullMessage(for: error) + "\n")
            } catch {
                let failure = error as? OutputFailure
                failure?.tell()
                Glibc.exit((failure?.status ?? .environment).rawValue)
            }
            Glibc.exit((wasAsked ? ExitStatus.held : .unusable).rawValue)
        }
    }
}

/// The program's version.
enum Version {
    static let text = "0.1.0"
}
