import CommandSupport
import Glibc

/// `muster-net`, which `muster` becomes for the commands that open sockets, as git becomes its own programs.
enum NetProgram {
    private static let name = "muster-net"

    /// Whether a command line is a run on RELAY: `run` with `--transport relay`.
    static func runsOnRelay(_ words: [String]) -> Bool {
        guard words.first == "run" else { return false }
        if words.contains("--transport=relay") { return true }
        return zip(words, words.dropFirst()).contains { $0 == "--transport" && $1 == "relay" }
    }

    /// Becomes `muster-net` with a command and its arguments; it lies beside this program, or on the path.
    ///
    /// - Throws: an exit status where there is none, after saying how to get it.
    static func run(_ command: String, _ arguments: [String]) throws -> Never {
        if let own = ownFolder { replace(own + "/" + name, command, arguments) }
        for folder in (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":") {
            replace(folder + "/" + name, command, arguments)
        }
        try Output.errors.write(
            "error: 'muster \(command)' needs \(name), which is not installed: 'make net' builds it\n"
        )
        throw ExitStatus.environment
    }

    /// Returns only where there is no such program.
    private static func replace(_ path: String, _ command: String, _ arguments: [String]) {
        var words: [UnsafeMutablePointer<CChar>?] = ([path, command] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        // What Muster ignores, its successor is to decide for itself.
        signal(SIGPIPE, SIG_DFL)
        execv(path, words)
        signal(SIGPIPE, SIG_IGN)
    }

    private static var ownFolder: String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        let own = String(cString: path)
        return own.lastIndex(of: "/").map { String(own[..<$0]) }
    }
}
