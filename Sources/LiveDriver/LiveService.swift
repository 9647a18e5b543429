package import Conferencing
package import Execution
internal import NIOCore
internal import NIOPosix
package import Planning
package import RelayClient
internal import RelayProgram
package import RelayWire

/// A RELAY service that cases are run on, by the clock.
package struct LiveService: Sendable {
    /// Where it is, and who we are.
    package struct Access: Sendable {
        /// Where it listens.
        package var address: ServiceAddress
        /// Who we are; with a control API, only where a case does not get a project of its own.
        package var credentials: Credentials
        /// The file with the authority that its certificate is from; nil for those that the system trusts.
        package var authorityFile: String?
        /// Its control API, where it is a `muster serve`.
        package var control: ControlClient?

        /// Makes an access.
        package init(
            address: ServiceAddress,
            credentials: Credentials,
            authorityFile: String? = nil,
            control: ControlClient? = nil
        ) {
            self.address = address
            self.credentials = credentials
            self.authorityFile = authorityFile
            self.control = control
        }
    }

    /// How cases are run on it.
    package struct Conduct: Sendable {
        /// The run's seed.
        package var runSeed: UInt64
        /// By how much every `within` is stretched.
        package var patience: Int64 = 1
        /// How long a case may last on its own clock; nil where nobody says.
        package var timeout: TimeSpan?
        /// How long after its timeout a case is left as it is: connecting, teardown and hanging up take two minutes at
        /// most, and time for the answers of a control API comes to it.
        package var slack = TimeSpan.seconds(300)
        /// How many times faster than the clock cases live; the service must live as fast.
        package var rate: Int64 = 1
        /// What tells this run's rooms and tags from those of others on a shared service.
        package var runName: String
        /// Where secrets are read, by the names that plans declare.
        package var environment: [String: String] = [:]

        /// How long a case may take by the clock until it is left as it is; nil where nothing limits it.
        ///
        /// Every wait of a case has a deadline of its own, and so this should never count.
        var mostOfCase: TimeSpan? {
            timeout.map { TimeSpan(nanoseconds: $0.nanoseconds / rate) + slack }
        }

        /// Makes a conduct.
        package init(runSeed: UInt64, runName: String) {
            self.runSeed = runSeed
            self.runName = runName
        }
    }

    /// Why no case can be run at all, in one sentence.
    package struct Failure: Error, Sendable, CustomStringConvertible {
        /// The sentence; it holds no secret.
        package let description: String

        init(_ description: String) { self.description = description }
    }

    /// How long after the last thing that came nothing is taken to be in flight any more, where a scenario says nothing.
    static let drain = TimeSpan.seconds(2)

    let access: Access
    let conduct: Conduct
    let tell: @Sendable (Plan, String) -> Void
    let trust: Trust
    let loop: any EventLoop

    /// Makes a service; nothing is opened yet. What goes wrong in a case on the way, and need not be its end, is told.
    ///
    /// - Throws: a failure where the authority's file cannot be read.
    package init(
        _ access: Access,
        _ conduct: Conduct,
        tell: @escaping @Sendable (Plan, String) -> Void
    ) throws(Failure) {
        self.tell = tell
        self.access = access
        self.conduct = conduct
        loop = MultiThreadedEventLoopGroup.singleton.any()
        do throws(Trust.Failure) {
            trust = try Trust(authorityFile: access.authorityFile)
        } catch {
            throw Failure(error.description)
        }
    }

    /// What a scenario asks for that this service cannot be made to do; nil where it can be run.
    package func obstacle(to plan: Plan) -> String? {
        // A made-up secret would be told to a real service as if it were one.
        let values = plan.secretValues(in: conduct.environment)
        if let unset = plan.secrets.first(where: { values[$0.variable]?.isEmpty ?? true }) {
            return "its secret \(unset.name) is not set: the variable \(unset.variable) holds nothing"
        }
        guard access.control == nil else { return nil }
        if !plan.contexts.isEmpty { return "calls come in, which only a 'muster serve' can be told to bring about" }
        if plan.profile != .relay { return "it sets a profile, which only a 'muster serve' can be given" }
        let slow = plan.cast.contains { $0.phone != .standard }
        let hangs = (plan.steps + plan.teardown).contains { step in
            switch step.action {
            case .hangUp(_, .phone), .speak, .silence, .press: true
            case .dial, .answer, .digits, .join, .leave, .hangUp(_, .program), .moderate, .endConference, .recording,
                .announce, .announceToAll, .stream, .wait, .expect, .quiet, .assert, .fault, .block:
                false
            }
        }
        let moderates = (plan.steps + plan.teardown).contains { step in
            switch step.action {
            case .moderate(_, _, .relayHold): false
            case .moderate, .endConference, .stream(.start), .stream(.stop), .recording, .announce, .announceToAll: true
            case .stream(.endpoint), .dial, .answer, .digits, .join, .leave, .hangUp, .speak, .silence, .press, .wait,
                .expect, .quiet, .assert, .fault, .block:
                false
            }
        }
        if moderates { return "it moderates over REST, which is done on a 'muster serve' only yet" }
        return slow || hangs ? "it says what phones do, which only a 'muster serve' can be told" : nil
    }

    /// Runs one case, the `number`th of the run; `stop` has an element when it is to end now.
    ///
    /// - Throws: a failure where the service lets nobody in, or cannot be reached.
    package func run(_ plan: Plan, number: Int, stop: AsyncStream<Void>) async throws(Failure) -> CaseResult {
        let seed = plan.seed(inRun: conduct.runSeed)
        if let reason = plan.reasonToSkip(on: capabilities) ?? obstacle(to: plan) {
            let settings = Executor.Settings(
                seed: seed,
                runSeed: conduct.runSeed,
                patience: conduct.patience,
                capabilities: capabilities
            )
            return .skipped(plan, seed: seed, reason: reason, conditions: CaseConditions(settings))
        }
        var project: (id: String, token: Secret)?
        if let control = access.control {
            let added = try await addProject(control, plan.profile)
            project = added
            try await setMedia(control, added.0, plan.media)
        }
        let settings = settings(of: plan, seed: seed, number: number, project)
        let runner = CaseRunner(self, plan, settings, project: project?.id)
        let stopping = Task { for await _ in stop { await runner.interrupt() } }
        let guarding = Task {
            guard let most = conduct.mostOfCase else { return }
            do { try await Task.sleep(for: .nanoseconds(most.nanoseconds)) } catch { return }
            await runner.abandon()
        }
        let outcome = await runner.run()
        stopping.cancel()
        guarding.cancel()
        // The project goes with all that a failed case may have left; where that fails it ends with the server.
        if let project { try? await access.control?.removeProject(project.id) }
        switch outcome {
        case .result(let result): return result
        case .refused(let error, let tries):
            throw Failure(
                "\(access.address) refused to let us in, \(tries) times: \(error.message) (\(error.code))"
            )
        case .unreachable(let why): throw Failure("\(access.address) cannot be reached: \(why)")
        }
    }

    private func setMedia(
        _ control: ControlClient,
        _ project: String,
        _ media: [String: Medium]
    ) async throws(Failure) {
        do throws(ControlClient.Failure) {
            for (url, medium) in media { try await control.setMedia(project, url: url, medium) }
        } catch {
            throw Failure(error.description)
        }
    }

    private func addProject(_ control: ControlClient, _ profile: Profile) async throws(Failure) -> (String, Secret) {
        do throws(ControlClient.Failure) {
            return try await control.addProject(profile.settings)
        } catch {
            throw Failure(error.description)
        }
    }

    private var capabilities: Capabilities {
        let sees = access.control != nil
        return Capabilities(
            transport: "relay",
            listsConferences: sees,
            observesHearing: sees,
            receivesWebhooks: false,
            // Only a 'muster serve' has a control API.
            isSimulated: sees,
            isAlone: false
        )
    }

    private func settings(
        of plan: Plan,
        seed: UInt64,
        number: Int,
        _ project: (id: String, token: Secret)?
    ) -> RelayProgram.Settings {
        let credentials = project.map { Credentials.token(project: $0.id, $0.token) } ?? access.credentials
        var session = ClientSession.Settings(credentials, seed: seed)
        session.agent = "muster"
        // A server that is just starting is worth another try, and a wrong address not many.
        session.maximumOpenFailures = 3
        var executor = Executor.Settings(
            seed: seed,
            runSeed: conduct.runSeed,
            patience: conduct.patience,
            capabilities: capabilities
        )
        executor.timeout = conduct.timeout
        executor.secrets = plan.secretValues(in: conduct.environment)
        var settings = RelayProgram.Settings(session: session, executor: executor)
        settings.rate = conduct.rate
        settings.drain = plan.drain ?? LiveService.drain
        // In a project of its own nobody else's names are in the way.
        if project == nil { settings.suffix = "-\(conduct.runName)-\(number)" }
        return settings
    }
}

extension Profile {
    /// The knobs that are set otherwise than by default.
    fileprivate var settings: [(name: String, value: String)] {
        KnobName.allCases.compactMap { knob in
            guard let value = value(of: knob), value != Profile.relay.value(of: knob) else { return nil }
            return (knob.rawValue, value)
        }
    }
}
