import ArgumentParser
import CommandSupport
import Simulation
import Suites

/// `muster run`: runs scenarios on the simulated service and judges them.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs scenarios on the simulated service, in virtual time, and judges what follows.",
        discussion: """
            Exit code 0: all held. 1: a scenario failed. 2: the command line or a file is wrong, and nothing ran. \
            With --transport relay the scenarios run on a real connection, after 'make net': see \
            'muster run --transport relay --help'.
            """
    )

    @OptionGroup var selection: Selection
    @OptionGroup var messages: Messages
    @OptionGroup var options: RunOptions

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
        case .direct: selection.flags
        case .wire:
            selection.flags + ["--link wire"] + (cut.map { ["--cut \($0)"] } ?? []) + (staysCut ? ["--stays-cut"] : [])
        }
    }

    func run() async throws {
        let plans = try await selection.plansToRun(workers: options.jobs, messages)
        var recorder = try RunRecorder(options, messages, flags: flags, total: plans.count)
        let (seed, link, cut, staysCut) = (options.seed, link, cut, staysCut)
        let environment = ProgramEnvironment.variables
        await Workers.run(
            plans,
            workers: options.jobs,
            work: { plan in
                switch link {
                case .direct: Simulator.run(plan, runSeed: seed, environment: environment)
                case .wire:
                    Simulator.runOnWire(
                        plan,
                        runSeed: seed,
                        cutAt: cut,
                        staysCut: staysCut,
                        environment: environment
                    ).result
                }
            },
            emit: { recorder.take($0) }
        )
        try recorder.close()
    }
}
