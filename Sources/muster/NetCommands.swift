import ArgumentParser

/// `muster serve`: the simulated service on real sockets, which `muster-net` does.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves RELAY on a TLS port, for programs that use the official SDK (after 'make net')."
    )

    @Argument(parsing: .captureForPassthrough, help: "See 'muster serve --help'.")
    var arguments: [String] = []

    func run() throws { try NetProgram.run("serve", arguments) }
}

/// `muster env`: what a program that uses the SDK needs in its environment.
struct EnvCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "env",
        abstract: "Prints the environment of a running 'muster serve', for a shell to evaluate (after 'make net')."
    )

    @Argument(parsing: .captureForPassthrough, help: "See 'muster env --help'.")
    var arguments: [String] = []

    func run() throws { try NetProgram.run("env", arguments) }
}
