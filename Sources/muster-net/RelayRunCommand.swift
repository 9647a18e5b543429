import ArgumentParser
import CommandSupport
import Conferencing
import Execution
import LiveDriver
import Planning
import Reporting
import Suites

/// `muster run --transport relay`: runs scenarios on a RELAY service, by the clock.
struct RelayRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs scenarios on a RELAY service over TLS, and judges what follows.",
        discussion: """
            On a 'muster serve' each case gets a project of its own. On a service where calls are real, only numbers that \
            --allow-number or the config file names are dialled, and cases run one after the other. \
            Ctrl-C hangs up what is up and reports what is known, and how many cases were not run; a second one leaves at \
            once, with 130. --timeout and every other time are the case's own: the clock's, times --rate.
            """
    )

    @OptionGroup var selection: Selection
    @OptionGroup(title: "Which scenarios") var filter: Filter
    @OptionGroup var messages: Messages
    @OptionGroup var options: RunOptions
    @OptionGroup(title: "Service") var accessOptions: AccessOptions

    @Option(help: .hidden)
    var transport = "relay"

    @Option(
        help: ArgumentHelp(
            "How many times faster than the clock cases live, 1 to 1000; the server must live as fast.",
            valueName: "times"
        )
    )
    var rate: Int64 = 1

    func validate() throws {
        guard transport == "relay" else {
            throw ValidationError("--transport takes sim or relay, not \(transport)")
        }
        guard (1...1000).contains(rate) else {
            throw ValidationError("--rate takes a number from 1 to 1000, not \(rate)")
        }
    }

    func run() async throws {
        let (access, numbers) = try accessOptions.access(messages)
        let (loaded, mistakes) = try await selection.runnable(workers: options.jobs, messages)
        if mistakes > 0, !options.keepGoing { throw ExitStatus.unusable }
        let plans = try filter.choose(from: loaded, messages)
        if access.control == nil { try refuseStrangeNumbers(plans, numbers) }
        var conduct = LiveService.Conduct(
            runSeed: options.seed,
            runName: String(UInt32.random(in: 0x10_0000...0xFF_FFFF), radix: 16)
        )
        conduct.patience = options.patience
        conduct.timeout = options.timeout
        conduct.rate = rate
        conduct.environment = ProgramEnvironment.variables
        let service = try LiveService(access, conduct) { plan, trouble in
            // A note that nobody can read is not worth ending the run for.
            try? Output.errors.write("note: \(plan.title.escapedForDisplay): \(trouble.escapedForDisplay)\n")
        }
        let stops = Stops()
        let signals = StopSignals(of: stops)
        defer { withExtendedLifetime(signals) {} }
        let run = RunRecorder.Run(
            flags: flags,
            plans: plans,
            mistakes: mistakes,
            isFiltered: filter.isActive
        )
        try await self.run(plans, run, service, stops, workers: access.control == nil ? 1 : options.jobs)
    }

    private func run(
        _ plans: [Plan],
        _ run: RunRecorder.Run,
        _ service: LiveService,
        _ stops: Stops,
        workers: Int
    ) async throws {
        var recorder = try RunRecorder(options.wishes, messages, run: run)
        var trouble: LiveService.Failure?
        await Workers.run(
            Array(plans.enumerated()),
            workers: workers,
            work: { numbered in
                // Nothing new is begun once the run is to end.
                guard !stops.isStopped else { return nil as Result<CaseResult, LiveService.Failure>? }
                do throws(LiveService.Failure) {
                    return .success(
                        try await service.run(numbered.element, number: numbered.offset, stop: stops.stream())
                    )
                } catch {
                    return .failure(error)
                }
            },
            emit: { outcome in
                switch outcome {
                case nil: return false
                case .success(let result)?:
                    let goesOn = recorder.take(result)
                    // What runs beside it is to hang up, too.
                    if !goesOn { stops.stop() }
                    return goesOn
                // Whoever ended the run knows why the service was not reached.
                case .failure? where stops.isStopped: return false
                case .failure(let failure)?:
                    trouble = failure
                    stops.stop()
                    return false
                }
            }
        )
        try recorder.close(wasStopped: stops.isStopped, trouble: trouble?.description)
    }

    /// What must be said again to get the same run again; secrets are not.
    private var flags: [String] {
        ["--transport relay"] + selection.flags + accessOptions.places + (rate == 1 ? [] : ["--rate \(rate)"])
            + options.flags
    }

    /// Real calls cost, and ring at somebody's: only the user's own word allows them, never the scenario's.
    private func refuseStrangeNumbers(_ plans: [Plan], _ allowed: [String]) throws {
        var strange: [String] = []
        for plan in plans where plan.skipReason == nil {
            // Of a call that comes in nobody is dialled by us.
            for member in plan.cast where member.direction == .outbound && !AccessWords.allows(member.dial.to, allowed)
            {
                if !strange.contains(member.dial.to) { strange.append(member.dial.to) }
            }
        }
        guard let first = strange.first else { return }
        let more = strange.count > 1 ? " and \(strange.count - 1) more" : ""
        throw try messages.refusal(
            "\(first)\(more) would be dialled, and nobody allowed it: use --allow-number, or allow_numbers in the config file"
        )
    }
}
