import ArgumentParser
import CommandSupport
import Conferencing
import Execution
import Planning
import Reporting
import Suites
import YAMLSource

/// `muster replay`: judges a recorded run again, without any service.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Judges a recorded run again, from the file that 'muster run --events' wrote, without any service.",
        discussion: """
            What came in is taken from the file and given to the scenarios as they are now; whatever they say must be what \
            the file says, line by line. A case that parts from it fails, and the line is told. \
            Give --profile, --param and --env as the run had them. \
            Exit codes are those of 'muster run'.
            """
    )

    @Argument(help: "The file of events.", completion: .file())
    var events: String

    @Option(
        help: ArgumentHelp(
            "The suite's root, below which the scenario files are; the folder you are in, or the nearest one above it with a '.muster-suite', where none is named.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var root: String?

    @Option(
        help: ArgumentHelp("The YAML file that the run had as its profile.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var profile: String?

    @OptionGroup var filledIn: FilledIn
    @OptionGroup var messages: Messages

    @Option(
        help: ArgumentHelp("Write a JUnit report there.", valueName: "file"),
        completion: .file(extensions: ["xml"])
    )
    var junit: String?

    @Option(help: ArgumentHelp("Write a report there as JSON lines.", valueName: "file"), completion: .file())
    var json: String?

    @Flag(help: "A scenario that was skipped makes the replay fail.")
    var noSkips = false

    @Flag(help: "A claim that could not be observed makes the replay fail.")
    var noUnobserved = false

    func run() async throws {
        let recorded = try cases()
        let plans = try plans(of: recorded)
        guard let first = recorded.first else { return }
        var wishes = RunRecorder.Wishes(seed: first.head.conditions.runSeed)
        (wishes.json, wishes.junit) = (json, junit)
        (wishes.noSkips, wishes.noUnobserved) = (noSkips, noUnobserved)
        let stops = Stops()
        let signals = StopSignals(of: stops)
        defer { withExtendedLifetime(signals) {} }
        var recorder = try RunRecorder(
            wishes,
            messages,
            run: .init(flags: flags(of: first.head.conditions), plans: plans)
        )
        let environment = ProgramEnvironment.variables
        await Workers.run(
            Array(zip(recorded, plans)),
            workers: 2,
            work: { recorded, plan in
                stops.isStopped
                    ? nil
                    : CaseReplay.run(recorded, plan, environment: environment, isCutOff: { stops.isStopped })
            },
            emit: { result in result.map { recorder.take($0) } ?? false }
        )
        try recorder.close(wasStopped: stops.isStopped)
    }

    private func cases() throws -> [RecordedCase] {
        do throws(TraceFile.Failure) {
            let bytes = try TraceFile.bytes(at: events)
            do throws(RecordedCase.Mistake) {
                return try RecordedCase.all(in: bytes)
            } catch {
                throw TraceFile.Failure(why: "line \(error.line): \(error.why)")
            }
        } catch {
            throw try messages.refusal("'\(events)' cannot be replayed: \(error.why)")
        }
    }

    /// The plan of each case, by its file and its title.
    private func plans(of recorded: [RecordedCase]) throws -> [Plan] {
        let base = root.map { ($0, $0 == "/" ? "/" : $0 + "/") } ?? SuiteFinder.rootHere()
        guard let (root, prefix) = base else { throw try messages.refusal("the folder you are in cannot be read") }
        let profile = try Selection.profile(at: profile, messages)
        var files: [String: [String: Plan]] = [:]
        var diagnostics: [Diagnostic] = []
        var params: Set<String> = []
        for recorded in recorded where files[recorded.head.file] == nil {
            let file = recorded.head.file
            files[file] = [:]
            // A name in a file is not to lead anywhere else, and what it leads to is looked at once more when it is found.
            let parts = file.split(separator: "/", omittingEmptySubsequences: false)
            guard !file.utf8.contains(0), !parts.contains(where: { ["", ".", ".."].contains($0) }),
                file.hasSuffix(".yaml") || file.hasSuffix(".yml")
            else { throw try messages.refusal(at(recorded) + "'\(file)' is no name of a scenario file below a root") }
            let found = SuiteFinder.find([prefix + file], root: root)
            diagnostics += found.diagnostics
            for one in found.files {
                let planned = SuiteReader.plan(one, profile: profile, inputs: filledIn.inputs)
                diagnostics += planned.diagnostics
                params.formUnion(planned.params)
                for plan in planned.plans where files[file]?[plan.title] == nil { files[file]?[plan.title] = plan }
            }
        }
        if !diagnostics.hasErrors { diagnostics += filledIn.unknownParams(declared: params) }
        try messages.tell(diagnostics)
        if diagnostics.hasErrors { throw ExitStatus.unusable }
        return try recorded.map { recorded in
            guard let plan = files[recorded.head.file]?[recorded.head.title] else {
                throw try messages.refusal(
                    at(recorded) + "there is no case '\(recorded.head.title)' in '\(recorded.head.file)'"
                )
            }
            return plan
        }
    }

    private func at(_ recorded: RecordedCase) -> String { "\(events):\(recorded.line): " }

    /// What must be said to have the like run again.
    private func flags(of conditions: CaseConditions) -> [String] {
        let isOnWire = conditions.learnsIdentifiers && conditions.capabilities.isSimulated
        return (conditions.capabilities.isSimulated ? [] : ["--transport relay"])
            + (isOnWire ? ["--link wire"] : []) + (profile.map { ["--profile \($0.quotedForShell)"] } ?? [])
            + filledIn.flags + (conditions.patience == 1 ? [] : ["--patience \(conditions.patience)"])
            + (conditions.timeout.map { ["--timeout \($0)"] } ?? [])
    }
}
