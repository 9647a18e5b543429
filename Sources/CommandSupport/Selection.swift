public import ArgumentParser
public import Conferencing
public import Planning
import Reporting
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

    /// The file that holds the run's profile.
    @Option(
        help: ArgumentHelp(
            "A YAML file that says how the simulated service behaves: a preset (relay or cxml), or knobs. What a scenario says counts more.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    public var profile: String?

    /// What must be said again to get the same selection again, beside the paths.
    public var flags: [String] { profile.map { ["--profile \($0.quotedForShell)"] } ?? [] }

    /// The folder that one is in.
    public init() {}

    /// The profile in a file; `relay` where none is named.
    ///
    /// - Throws: `ExitStatus.unusable` where something is wrong with it; an `OutputFailure` where that cannot be told.
    public static func profile(at path: String?, _ messages: Messages) throws -> Profile {
        guard let path else { return .relay }
        var diagnostics: [Diagnostic] = []
        let profile = SuiteReader.profile(at: path, into: &diagnostics)
        try messages.tell(diagnostics)
        if diagnostics.hasErrors { throw ExitStatus.unusable }
        return profile
    }

    /// Reads and plans all that is selected; tells every mistake in every file and leaves if there is one.
    ///
    /// - Throws: `ExitStatus.unusable` where there is a mistake; an `OutputFailure` where it cannot be told.
    public func plans(workers: Int, _ messages: Messages) async throws -> [Plan] {
        let selection = SuiteFinder.find(paths, root: root)
        var plans: [Plan] = []
        var diagnostics = selection.diagnostics
        let profile = profile.map { SuiteReader.profile(at: $0, into: &diagnostics) } ?? .relay
        await Workers.run(selection.files, workers: workers, work: { SuiteReader.plan($0, profile: profile) }) {
            planned in
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
