import ArgumentParser
import CommandSupport
import Reporting
import Scenarios

/// `muster explain`: what a name means.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains an option, an event, a field, a verb, a rule (R20), a knob or a diagnostic (M0104)."
    )

    @Argument(help: "The name; without one, all names are listed.")
    var name: String?

    func run() async throws {
        guard let name else { return try Output.standard.write(list) }
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
