public import ArgumentParser
public import Planning
import Suites
import YAMLSource

/// Which scenarios a command is about.
public struct Selection: ParsableArguments {
    /// The files and folders that were named.
    @Argument(
        help: "Scenario files, and folders of them; the folder you are in where nothing is named.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    public var paths: [String] = ["."]

    /// The folder that was named as the root.
    @Option(
        help: ArgumentHelp(
            "The suite's root: files stay below it, and cases get their seeds from their paths below it.",
            discussion:
                "Without it, the nearest folder at or above a file that holds a '.muster-suite', else the folder that is named.",
            valueName: "folder"
        )
    )
    public var root: String?

    /// The folder that one is in.
    public init() {}

    /// Reads and plans all that is selected; tells every mistake in every file and leaves if there is one.
    ///
    /// - Throws: `ExitStatus.unusable` where there is a mistake; an `OutputFailure` where it cannot be told.
    public func plans(workers: Int, _ messages: Messages) async throws -> [Plan] {
        let selection = SuiteFinder.find(paths, root: root)
        var plans: [Plan] = []
        var diagnostics = selection.diagnostics
        await Workers.run(selection.files, workers: workers, work: { SuiteReader.plan($0) }) { planned in
            plans += planned.plans
            diagnostics += planned.diagnostics
            return true
        }
        diagnostics += Planner.duplicateNames(in: plans)
        try messages.tell(diagnostics)
        if diagnostics.hasErrors { throw ExitStatus.unusable }
        return plans
    }
}
