import ArgumentParser
import CommandSupport

/// `muster completions`: what a shell needs to complete our words.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Prints what makes a shell complete commands, options and scenario files.",
        discussion: """
            bash: muster completions bash >> ~/.bash_completion
            zsh:  muster completions zsh > "${fpath[1]}/_muster"
            fish: muster completions fish > ~/.config/fish/completions/muster.fish
            """
    )

    /// The shells that are known.
    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @Argument(help: "Your shell.")
    var shell: Shell

    func run() throws {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        try Output.standard.write(Muster.completionScript(for: kind) + "\n")
    }
}
