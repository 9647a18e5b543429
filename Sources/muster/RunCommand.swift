import ArgumentParser
import CommandSupport
import Execution
import Planning
import Simulation
import Suites

/// `muster run`: runs scenarios on the simulated service and judges them.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs scenarios on the simulated service, in virtual time, and judges what follows.",
        discussion: """
            Exit code 0: all held. 1: a scenario failed, or the run was ended before all were run. 2: the command line or a \
            file is wrong; nothing ran, or with --keep-going what has no mistakes. 3: the environment failed. \
            Ctrl-C ends the run in order: what is known is reported, and how many cases were not run; a second one leaves at \
            once. \
            With --transport relay the scenarios run on a real connection, after 'make net': see \
            'muster run --transport relay --help'.
            """
    )

    @OptionGroup var selection: Selection
    @OptionGroup(title: "Which scenarios") var filter: Filter
    @OptionGroup var messages: Messages
    @OptionGroup var options: RunOptions
    @OptionGroup var seedRange: SeedRange

    @Option(help: "What carries commands and events: sim, or relay, which has options of its own.")
    var transport = Transport.sim

    @Option(help: "How program and service are joined: direct, or wire, over RELAY's frames as on a real connection.")
    var link = LinkKind.direct

    @Option(
        help: ArgumentHelp(
            "Cut the connection in the place of this frame, counted from 1; the client then resumes its session.",
            valueName: "frame"
        )
    )
    var cut: Int?

    @Flag(help: "The connection that --cut cuts does not come back.")
    var staysCut = false

    /// What carries commands and events. A run on `relay` is another program's, and does not come here.
    enum Transport: String, ExpressibleByArgument, CaseIterable {
        case sim, relay
    }

    /// How program and service are joined.
    enum LinkKind: String, ExpressibleByArgument, CaseIterable {
        case direct, wire
    }

    func validate() throws {
        if seedRange.seeds != nil, options.givenSeed != nil {
            throw ValidationError("--seed and --seeds both say under which seeds cases run: give one of them")
        }
        guard let cut else {
            if staysCut { throw ValidationError("--stays-cut needs --cut, which says where") }
            return
        }
        guard link == .wire else {
            throw ValidationError("--cut needs --link wire: only there are frames to cut at")
        }
        guard cut >= 1 else { throw ValidationError("--cut takes a number from 1 on, not \(cut)") }
    }

    /// What must be said again to get the same run again, beside the seed.
    private var flags: [String] {
        switch link {
        case .direct: selection.flags + options.flags
        case .wire:
            selection.flags + options.flags + ["--link wire"] + (cut.map { ["--cut \($0)"] } ?? [])
                + (staysCut ? ["--stays-cut"] : [])
        }
    }

    func run() async throws {
        let (loaded, mistakes) = try await selection.runnable(workers: options.jobs, messages)
        if mistakes > 0, !options.keepGoing { throw ExitStatus.unusable }
        let plans = try filter.choose(from: loaded, messages)
        let stops = Stops()
        let signals = StopSignals(of: stops)
        defer { withExtendedLifetime(signals) {} }
        var about = RunRecorder.Run(flags: flags, plans: plans, mistakes: mistakes, isFiltered: filter.isActive)
        about.seeds = seedRange.seeds
        var recorder = try RunRecorder(options.wishes, messages, run: about)
        let run = underSeeds(self.case(stops))
        await Workers.run(
            plans,
            workers: options.jobs,
            // Nothing new is begun once the run is to end.
            work: { plan in stops.isStopped ? nil : run(plan) },
            emit: { result in result.map { recorder.take($0) } ?? false }
        )
        try recorder.close(wasStopped: stops.isStopped)
    }

    /// Runs a case under the run's seed, or under each of a range.
    private func underSeeds(
        _ run: @escaping @Sendable (Plan, UInt64) -> CaseResult
    ) -> @Sendable (Plan) -> CaseResult {
        guard let seeds = seedRange.seeds else {
            let seed = options.seed
            return { plan in run(plan, seed) }
        }
        let (today, failFast) = (options.today, options.failFast)
        return { plan in SeedSweep.run(plan, under: seeds, on: today, stopsAtFirst: failFast, run) }
    }

    /// How a case is run; it ends early where the run is to end.
    private func `case`(_ stops: Stops) -> @Sendable (Plan, UInt64) -> CaseResult {
        let (patience, timeout) = (options.patience, options.timeout)
        let (link, cut, staysCut) = (link, cut, staysCut)
        let environment = ProgramEnvironment.variables
        return { plan, seed in
            let isCutOff = { stops.isStopped || Task.isCancelled }
            switch link {
            case .direct:
                return Simulator.run(
                    plan,
                    runSeed: seed,
                    patience: patience,
                    timeout: timeout,
                    environment: environment,
                    isCutOff: isCutOff
                )
            case .wire:
                return Simulator.runOnWire(
                    plan,
                    runSeed: seed,
                    patience: patience,
                    timeout: timeout,
                    cutAt: cut,
                    staysCut: staysCut,
                    environment: environment,
                    isCutOff: isCutOff
                ).result
            }
        }
    }
}
