public import Conferencing
public import Execution
public import Planning

/// Runs plans on the simulated service, in virtual time.
public enum Simulator {
    /// Runs one case to its end; the same plan and seed give the same result, byte for byte.
    ///
    /// Secrets are read from `environment`, by the names that the plan declares; what is not there is made up. A case that
    /// lasts longer than `timeout` in virtual time has failed. `isCutOff` is asked now and then whether the run is to end
    /// now: then the case is interrupted, and its calls are hung up.
    public static func run(
        _ plan: Plan,
        runSeed: UInt64,
        patience: Int64 = 1,
        timeout: TimeSpan? = nil,
        environment: [String: String] = [:],
        isCutOff: () -> Bool = { false }
    ) -> CaseResult {
        run(
            plan,
            runSeed: runSeed,
            patience: patience,
            timeout: timeout,
            environment: environment,
            service: .faithful,
            isCutOff: isCutOff
        )
    }

    /// Runs one case on a service that is wrong in one rule, so that it can be seen whether the case would notice. Laws are
    /// off: they would notice most of it first.
    public static func run(
        _ plan: Plan,
        runSeed: UInt64,
        wrongIn rule: RuleID,
        environment: [String: String] = [:]
    ) -> CaseResult {
        var plan = plan
        plan.lawsOff = Set(LawID.allCases)
        return run(plan, runSeed: runSeed, environment: environment, service: .faithful, wrongIn: rule)
    }

    /// Runs one case over RELAY's frames: both ends' sessions, on a link in virtual time.
    ///
    /// With `cutAt`, the link is cut in the place of that frame, counted from 1, both ways; it comes back unless it
    /// `staysCut`. Also returns how many frames there were.
    public static func runOnWire(
        _ plan: Plan,
        runSeed: UInt64,
        patience: Int64 = 1,
        timeout: TimeSpan? = nil,
        cutAt: Int? = nil,
        staysCut: Bool = false,
        environment: [String: String] = [:],
        isCutOff: () -> Bool = { false }
    ) -> (result: CaseResult, frames: Int) {
        let seed = plan.seed(inRun: runSeed)
        // Webhooks do not go over RELAY, and the service behind its frames has no other way yet.
        var capabilities = Capabilities.simulator
        capabilities.receivesWebhooks = false
        capabilities.receivesStreams = false
        capabilities.hearsBeeps = false
        var settings = Executor.Settings(
            seed: seed,
            runSeed: runSeed,
            patience: patience,
            capabilities: capabilities
        )
        settings.secrets = plan.secretValues(in: environment)
        settings.timeout = timeout
        if let reason = plan.reasonToSkip(on: capabilities) {
            return (.skipped(plan, seed: seed, reason: reason, conditions: CaseConditions(settings)), 0)
        }
        var driver = WireDriver(plan: plan, settings: settings, cutAt: cutAt, staysCut: staysCut)
        driver.run(isCutOff: isCutOff)
        return (driver.result, driver.frames)
    }

    /// Runs one case on a service that may be wrong: the seam by which tests see each check fail.
    package static func run(
        _ plan: Plan,
        runSeed: UInt64,
        patience: Int64 = 1,
        timeout: TimeSpan? = nil,
        environment: [String: String] = [:],
        service: BentService,
        wrongIn rule: RuleID? = nil,
        isCutOff: () -> Bool = { false }
    ) -> CaseResult {
        let seed = plan.seed(inRun: runSeed)
        var settings = Executor.Settings(
            seed: seed,
            runSeed: runSeed,
            patience: patience,
            capabilities: .simulator
        )
        settings.webhooks = .simulated
        settings.secrets = plan.secretValues(in: environment)
        settings.timeout = timeout
        if let reason = plan.reasonToSkip(on: .simulator) {
            return .skipped(plan, seed: seed, reason: reason, conditions: CaseConditions(settings))
        }
        var driver = VirtualDriver(plan: plan, settings: settings, service: service, wrongIn: rule)
        driver.run(isCutOff: isCutOff)
        return driver.result
    }
}

/// A service that is wrong in a way of the test's choosing: it sees what the service says before it is sent, and may
/// drop, double, change, delay or add.
package struct BentService: Sendable {
    /// What goes to the program.
    package typealias Message = Executor.Input

    /// Bends what the service says in answer to one input; each message may be held back for longer than the others.
    package var bend: (@Sendable (inout [(message: Message, delay: TimeSpan)]) -> Void)?

    /// Makes a service that bends its words so.
    package init(bend: (@Sendable (inout [(message: Message, delay: TimeSpan)]) -> Void)?) {
        self.bend = bend
    }

    /// A service that says what the engine says.
    package static let faithful = BentService(bend: nil)
}
