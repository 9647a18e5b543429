import ArgumentParser
import Execution
import Planning
import Reporting
import Simulation
import Suites

/// `muster run`: runs scenarios on the simulated service and judges them.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs scenarios on the simulated service, in virtual time, and judges what follows.",
        discussion:
            "Exit code 0: all held. 1: a scenario failed. 2: the command line or a file is wrong, and nothing ran."
    )

    @OptionGroup var selection: Selection
    @OptionGroup var messages: Messages

    @Option(help: "What the run's ids and latencies are drawn from: the same seed gives the same run, byte for byte.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "How many cases run side by side; what is printed and written never depends on it.",
            valueName: "n"
        )
    )
    var jobs = 2

    @Option(help: "How program and service are joined: direct, or wire, over RELAY's frames as on a real connection.")
    var link = LinkKind.direct

    @Option(
        help: ArgumentHelp(
            "Cut the connection in the place of this frame, counted from 1; the client then resumes its session.",
            valueName: "frame"
        )
    )
    var cut: Int?

    /// How program and service are joined.
    enum LinkKind: String, ExpressibleByArgument, CaseIterable {
        case direct, wire
    }

    @Option(
        help: ArgumentHelp("Write the trace of every case there, as JSON lines in case order.", valueName: "file"),
        completion: .file()
    )
    var events: String?

    @Option(
        help: ArgumentHelp("Write a JUnit report there.", valueName: "file"),
        completion: .file(extensions: ["xml"])
    )
    var junit: String?

    @Option(help: ArgumentHelp("Write a report there as JSON lines.", valueName: "file"), completion: .file())
    var json: String?

    func validate() throws {
        guard (1...256).contains(jobs) else {
            throw ValidationError("--jobs takes a number from 1 to 256, not \(jobs)")
        }
        if let cut {
            guard link == .wire else {
                throw ValidationError("--cut needs --link wire: only there are frames to cut at")
            }
            guard cut >= 1 else { throw ValidationError("--cut takes a number from 1 on, not \(cut)") }
        }
    }

    /// What must be said again to get the same run again, beside the seed.
    var flags: [String] {
        switch link {
        case .direct: []
        case .wire: ["--link wire"] + (cut.map { ["--cut \($0)"] } ?? [])
        }
    }

    func run() async throws {
        let plans = try await selection.plans(workers: jobs, messages)
        var recorder = try RunRecorder(command: self, total: plans.count)
        let (seed, link, cut) = (seed, link, cut)
        await Workers.run(
            plans,
            workers: jobs,
            work: { plan in
                switch link {
                case .direct: Simulator.run(plan, runSeed: seed)
                case .wire: Simulator.runOnWire(plan, runSeed: seed, cutAt: cut).result
                }
            },
            emit: { recorder.take($0) }
        )
        do {
            try recorder.finish()
        } catch let failure as OutputFailure where recorder.hasFailures && failure.status == .environment {
            // Where both apply, that a scenario failed says more.
            failure.tell()
        }
        if recorder.hasFailures { throw ExitStatus.failed }
    }
}

/// Hands each result on to everybody who wants it.
private struct RunRecorder {
    private let total: Int
    private let events: Output?
    private let json: Output?
    private let junit: Output?
    private let showsProgress: Bool
    private var console: ConsoleReporter
    private var jsonReporter: JSONReporter
    private var junitReporter: JUnitReporter
    private var traces = TraceWriter()
    private var failure: OutputFailure?

    /// Opens the files before anything runs, so that one that cannot be written is told of first.
    init(command: RunCommand, total: Int) throws {
        self.total = total
        events = try command.events.map(Output.init(creating:))
        json = try command.json.map(Output.init(creating:))
        junit = try command.junit.map(Output.init(creating:))
        showsProgress = Output.errors.isTerminal && Output.standard.isTerminal
        console = ConsoleReporter(
            style: command.messages.style(of: .standard),
            runSeed: command.seed,
            flags: command.flags
        )
        jsonReporter = JSONReporter(runSeed: command.seed)
        junitReporter = JUnitReporter(runSeed: command.seed, flags: command.flags)
    }

    var hasFailures: Bool { console.hasFailures }

    /// Takes the next result; false where nothing can be written any more.
    mutating func take(_ result: CaseResult) -> Bool {
        do {
            try write(console.take(result))
            if let events {
                traces.append(result)
                try events.write(traces.bytes)
                traces.reset()
            }
            if let json {
                jsonReporter.take(result)
                try json.write(jsonReporter.take())
            }
            if junit != nil { junitReporter.take(result) }
            return true
        } catch let failure as OutputFailure {
            self.failure = failure
            return false
        } catch {
            return false
        }
    }

    mutating func finish() throws {
        if let failure { throw failure }
        if let json {
            jsonReporter.finish()
            try json.write(jsonReporter.take())
        }
        try junit?.write(junitReporter.document())
        for file in [events, json, junit] { try file?.finish() }
        try write(console.finish(), isLast: true)
    }

    /// On a terminal a line below tells how far the run is; it is taken away before anything is written over it.
    private func write(_ text: String, isLast: Bool = false) throws {
        if showsProgress { try Output.errors.write("\r\u{1B}[K") }
        try Output.standard.write(text)
        if showsProgress, !isLast { try Output.errors.write(console.progress(of: total)) }
    }
}
