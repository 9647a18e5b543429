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

    /// What the command line fills in.
    @OptionGroup public var filledIn: FilledIn

    /// What must be said again to get the same selection again, beside the paths.
    public var flags: [String] { (profile.map { ["--profile \($0.quotedForShell)"] } ?? []) + filledIn.flags }

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
    /// - Throws: `ExitStatus.unusable` where there is a mistake; an `OutputFailure` where that cannot
    ///   be told.
    public func plans(workers: Int, _ messages: Messages) async throws -> [Plan] {
        let (plans, errors) = try await loadable(workers: workers, messages)
        if errors > 0 { throw ExitStatus.unusable }
        return plans
    }

    /// Likewise, and how many warnings were told.
    ///
    /// - Throws: as `plans`.
    public func checked(workers: Int, _ messages: Messages) async throws -> (plans: [Plan], warnings: Int) {
        let loaded = try await load(workers: workers, messages)
        if loaded.errors > 0 { throw ExitStatus.unusable }
        return (loaded.plans, loaded.warnings)
    }

    /// Likewise, but scenarios with mistakes are passed over: how many errors were told says whether there are any.
    ///
    /// - Throws: `ExitStatus.unusable` where the profile cannot be read; an `OutputFailure` where that cannot be told.
    public func loadable(workers: Int, _ messages: Messages) async throws -> (plans: [Plan], errors: Int) {
        let loaded = try await load(workers: workers, messages)
        return (loaded.plans, loaded.errors)
    }

    private func load(
        workers: Int,
        _ messages: Messages
    ) async throws -> (plans: [Plan], errors: Int, warnings: Int) {
        let selection = SuiteFinder.find(paths, root: root)
        var plans: [Plan] = []
        var ofProfile: [Diagnostic] = []
        let profile = profile.map { SuiteReader.profile(at: $0, into: &ofProfile) } ?? .relay
        var diagnostics = selection.diagnostics + ofProfile
        let inputs = filledIn.inputs
        var params: Set<String> = []
        await Workers.run(
            selection.files,
            workers: workers,
            work: { SuiteReader.plan($0, profile: profile, inputs: inputs) }
        ) { planned in
            plans += planned.plans
            diagnostics += planned.diagnostics + planned.doubts
            params.formUnion(planned.params)
            return true
        }
        // Of a file that cannot be read nobody knows what it declares.
        if !diagnostics.hasErrors { diagnostics += filledIn.unknownParams(declared: params) }
        diagnostics += Planner.duplicateNames(in: plans)
        try messages.tell(diagnostics.withoutRepetitionsAcrossFiles())
        // No scenario means anything under a profile that is not the one that was asked for.
        if ofProfile.hasErrors { throw ExitStatus.unusable }
        // The cases of one scenario have its name in common, and are told apart by their titles.
        var titles: Set<String> = []
        plans.removeAll { !titles.insert($0.title).inserted }
        let errors = diagnostics.count { $0.severity == .error }
        return (plans, errors, diagnostics.count - errors)
    }

    /// Likewise, of which there must be some: a run of nothing is a mistake and not a success.
    ///
    /// - Throws: as `loadable`, and `ExitStatus.unusable` where no scenario is left.
    public func runnable(workers: Int, _ messages: Messages) async throws -> (plans: [Plan], errors: Int) {
        let (plans, errors) = try await loadable(workers: workers, messages)
        guard plans.isEmpty else { return (plans, errors) }
        guard errors == 0 else { throw ExitStatus.unusable }
        try messages.tell([
            Diagnostic(
                .nothingSelected,
                "there are only fragments, and no scenario, in \(paths.map { "'\($0)'" }.joined(separator: ", "))",
                at: nil,
                hints: ["name a file of scenarios, or a folder that holds some"]
            )
        ])
        throw ExitStatus.unusable
    }
}

/// What a reader sees of a diagnostic, whichever reading of the file it is from.
private struct ShownDiagnostic: Hashable {
    var path: String?
    var range: SourceRange?
    var code: DiagnosticCode
    var message: String
}

extension [Diagnostic] {
    /// The same without what is told again by another file that takes fragments from a file with mistakes.
    fileprivate func withoutRepetitionsAcrossFiles() -> [Diagnostic] {
        var seen: Set<ShownDiagnostic> = []
        return filter { one in
            let place = one.place
            return seen.insert(
                ShownDiagnostic(path: place?.source.path, range: place?.range, code: one.code, message: one.message)
            ).inserted
        }
    }
}
