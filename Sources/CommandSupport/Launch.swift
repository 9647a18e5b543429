public import ArgumentParser
internal import Glibc

/// How a program of ours begins and ends.
public enum Launch {
    /// Parses and runs, and turns every way out into one of the four exit codes.
    ///
    /// `beforehand` is what must be done before the words are parsed. An error that is neither the parser's nor ours is told of and is the environment's, where `sentence` knows it.
    public static func run(
        _ root: (some ParsableCommand).Type,
        beforehand: () throws -> Void = {},
        sentence: (any Error) -> String? = { _ in nil }
    ) async -> Never {
        // A reader who goes away is told of by `write`, not by a signal that kills without a word.
        signal(SIGPIPE, SIG_IGN)
        do {
            try beforehand()
            var command = try root.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            exit(ExitStatus.held.rawValue)
        } catch let status as ExitStatus {
            exit(status.rawValue)
        } catch let failure as OutputFailure {
            failure.tell()
            exit(failure.status.rawValue)
        } catch {
            if let sentence = sentence(error) {
                leave(ExitStatus.environment, saying: "error: \(sentence)\n", on: .errors)
            }
            // Help and version come this way too, with a code of 0.
            let wasAsked = root.exitCode(for: error) == .success
            leave(
                wasAsked ? .held : .unusable,
                saying: root.fullMessage(for: error) + "\n",
                on: wasAsked ? .standard : .errors
            )
        }
    }

    private static func leave(_ status: ExitStatus, saying text: String, on output: Output) -> Never {
        do {
            try output.write(text)
        } catch {
            let failure = error as? OutputFailure
            failure?.tell()
            exit((failure?.status ?? .environment).rawValue)
        }
        exit(status.rawValue)
    }
}
