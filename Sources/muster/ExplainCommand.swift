import ArgumentParser
import CommandSupport
import Reporting
import Scenarios

/// `muster explain`: what a name means.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explains an option, an event, a field, a verb, a rule (R20), a knob, a code (409) or a diagnostic (M0104)."
    )

    // Codes may begin with a minus, and names may have blanks in them.
    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The name; without one, all names are listed.", valueName: "name")
    )
    var words: [String] = []

    func run() async throws {
        guard !words.isEmpty else { return try Output.standard.write(list) }
        let name = words.joined(separator: " ")
        let found = Explainer.explain(name)
        guard !found.isEmpty else {
            let hint = Explainer.nearest(to: name).map { "\n  hint: did you mean '\($0)'?" } ?? ""
            try Output.errors.write("error: nothing is known of '\(name.escapedForDisplay)'\(hint)\n")
            throw ExitStatus.unusable
        }
        try Output.standard.write(found.map { $0.text() }.joined(separator: "\n"))
    }

    private var list: String {
        Explainer.groups.map { group in
            var names: [String] = []
            for entry in group.entries where !names.contains(entry.name) { names.append(entry.name) }
            return Explained(group.title, kind: "\(names.count)", paragraphs: [names.joined(separator: " ")]).text()
        }
        .joined(separator: "\n")
    }
}
