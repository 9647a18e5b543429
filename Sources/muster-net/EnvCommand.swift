import ArgumentParser
import CommandSupport
import Platform

/// `muster env`: what a program that uses the SDK needs in its environment.
struct EnvCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "env",
        abstract: "Prints the environment of a running server, for a shell to evaluate.",
        discussion: #"Write: eval "$(muster env)""#
    )

    @Option(help: ArgumentHelp("What 'serve' wrote when it was ready.", valueName: "file"), completion: .file())
    var readyFile: String?

    func run() throws {
        let path = try StatePlace.readyFile(readyFile, stateFolder: nil)
        try Output.standard.write(try ReadyFile(reading: path).shellExports())
    }
}
