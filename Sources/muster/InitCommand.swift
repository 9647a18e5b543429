import ArgumentParser
import CommandSupport
import Reporting
import Suites

/// `muster init`: a first suite.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract:
            "Writes a small suite to begin with: two scenarios that pass, with what there is to know beside them.",
        discussion: "Nothing that is there already is written over."
    )

    @Argument(
        help: "The folder; it is made where there is none. The folder you are in where nothing is named.",
        completion: .directory
    )
    var folder = "."

    @OptionGroup var messages: Messages

    func run() throws {
        switch SuiteWriter.write(StartingSuite.files, in: folder) {
        case .success: break
        case .failure(.exists(let path)):
            throw try messages.refusal(
                "'\(path)' is there already, and nothing was written",
                hint: "name another folder, such as 'muster init scenarios'"
            )
        case .failure(.unwritable(let path, let why)):
            throw try messages.refusal("'\(path)' cannot be written: \(why)")
        }
        let path = { SuiteWriter.path($0, in: folder).escapedForDisplay }
        let place = folder == "." ? "" : " " + folder.quotedForShell
        let next = [
            ("muster run" + place, "runs them"),
            ("muster plan" + place, "shows what they come to, step by step"),
            ("muster explain join", "tells what there is to know of a word"),
        ]
        let width = next.map(\.0.count).max() ?? 0
        var text = "wrote \(path(StartingSuite.scenarios)), with two scenarios that pass\n"
        text += "wrote \(path(SuiteFinder.marker)), which makes the folder the root of a suite\n\nnext:\n"
        for (command, does) in next {
            text += "  \(command)\(String(repeating: " ", count: width - command.count))   \(does)\n"
        }
        try Output.standard.write(text)
    }
}
