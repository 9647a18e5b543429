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
        ),
        completion: .directory
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
    /// - Throws: `ExitStatus.unusable` where there is a mistake, or no scenario at all; an `OutputFailure` where that cannot
    ///   be told.
    public func plans(workers: Int, _ messages: Messages) async throws -> [Plan] {
        let (plans, errors) = try await loadable(workers: workers, messages)
        if errors > 0 { throw ExitStatus.unusable }
        return plans
    }

    /// Likewise, but scenarios with mistakes are passed over: how many errors were told says whether there are any.
    ///
    /// - Throws: `ExitStatus.unusable` where no scenario is left; an `OutputFailure` where that cannot be told.
    public func loadable(workers: Int, _ messages: Messages) async throws -> (plans: [Plan], errors: Int) {
        let selection = SuiteFinder.find(paths, root: root)
        var plans: [Plan] = []
        var ofProfile: [Diagnostic] = []
        let profile = profile.map { SuiteReader.profile(at: $0, into: &ofProfile) } ?? .relay
        var diagnostics = selection.diagnostics + ofProfile
        await Workers.run(selection.files, workers: workers, work: { SuiteReader.plan($0, profile: profile) }) {
            planned in
            plans += planned.plans
            diagnostics += planned.diagnostics
            return true
        }
        diagnostics += Planner.duplicateNames(in: plans)
        try messages.tell(diagnostics)
        // No scenario means anything under a profile that is not the one that was asked for.
        if ofProfile.hasErrors { throw ExitStatus.unusable }
        var names: Set<String> = []
        plans.removeAll { !names.insert($0.scenario).inserted }
        let errors = diagnostics.count { $0.severity == .error }
        if plans.isEmpty {
            guard errors == 0 else { throw ExitStatus.unusable }
            throw try messages.refusal(
                "there is no scenario in what is named",
                hint: "'muster init' writes a first one"
            )
        }
        return (plans, errors)
    }
}
