import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// The executor keeps a book beside every case.
@Suite struct `Laws in a run` {
    static let two = """
        scenario: two
        calls: [alice, bob]
        steps:
          - join: alice
          - join: bob
          - leave: bob
        """

    /// The laws that a case fails by, and the rest of its complaint.
    private func laws(_ result: CaseResult) -> [LawID] {
        result.failures.compactMap { failure in
            if case .law(let violation) = failure.reason { violation.law } else { nil }
        }
    }

    @Sendable private static func countWrong(_ deliveries: inout [Delivery]) {
        deliveries.mapConferenceEvents { event in
            var event = event
            if event.status == .participantJoin, event.call == CallID(1) { event.size = 7 }
            return event
        }
    }

    @Test func `nobody asks for the size, and a wrong one fails the case all the same`() throws {
        let result = try run(Self.two, laws: true, bend: Self.countWrong)
        #expect(result.verdict == .failed)
        #expect(laws(result) == [.size])
        #expect(result.failures.count == 1)
        #expect(result.failures.first?.step == StepRef(.steps, 1))
    }

    @Test func `a law that the file turns off lets it pass`() throws {
        let result = try run("laws: { size: false }\n" + Self.two, laws: true, bend: Self.countWrong)
        #expect(result.verdict == .passed)
    }

    @Test func `what should have come is missed once nothing is on its way`() throws {
        let result = try run(
            "scenario: s\ncalls: [alice]\nsteps: [join: alice, leave: alice]",
            laws: true,
            bend: { $0.dropConferenceEvents { $0.status == .conferenceEnd } }
        )
        #expect(laws(result) == [.end])
    }

    @Test func `a law broken while all is hung up still fails the case, and the trace says so`() throws {
        let result = try run(
            "scenario: s\ncalls: [alice]\nsteps: [join: alice]",
            laws: true,
            bend: { $0.dropConferenceEvents { $0.status == .participantLeave } }
        )
        #expect(result.verdict == .failed)
        #expect(laws(result).count == 1)
        guard case .verdict(.failed) = result.trace.last?.kind else {
            Issue.record("\(String(describing: result.trace.last))")
            return
        }
    }

    @Test func `a law broken while the cast is dialled fails the case`() throws {
        let result = try run(Self.two, laws: true) { deliveries in
            deliveries = deliveries.flatMap { delivery -> [Delivery] in
                guard case .event(let event) = delivery.message, case .callState(let state) = event.body,
                    state.state == .ringing
                else { return [delivery] }
                return [delivery, delivery]
            }
        }
        #expect(laws(result).first == .states)
        #expect(result.verdict == .failed)
    }

    // MARK: A service that is not simulated

    /// A real service that nobody can look into, or a simulated one on a wire.
    private func relay(isSimulated: Bool) -> Capabilities {
        Capabilities(
            transport: "relay",
            listsConferences: false,
            observesHearing: false,
            receivesWebhooks: false,
            isSimulated: isSimulated,
            isAlone: false
        )
    }

    /// The same case over again, with what was heard then, on a transport that can do this.
    private func heardAgain(_ earlier: CaseResult, _ capabilities: Capabilities) -> CaseResult {
        var plan = earlier.plan
        plan.lawsOff = []
        var executor = Executor(
            plan: plan,
            settings: Executor.Settings(seed: earlier.seed, runSeed: 1, capabilities: capabilities)
        )
        var ignored: [Executor.Output] = []
        executor.handle(.begin, at: .start, into: &ignored)
        for entry in earlier.trace {
            switch entry.kind {
            case .reply(let request, let reply): executor.handle(.reply(request, reply), at: entry.at, into: &ignored)
            case .event(let event): executor.handle(.event(event), at: entry.at, into: &ignored)
            case .phase(.teardown), .phase(.hangingUp):
                if executor.isDraining { executor.handle(.idle, at: entry.at, into: &ignored) }
            case _: break
            }
        }
        return executor.result
    }

    @Test(arguments: [true, false]) func `a law that rests on an assumption only warns on a real service`(
        isSimulated: Bool
    ) throws {
        let heard = try run(Self.two, bend: Self.countWrong)
        #expect(heard.verdict == .passed)
        let result = heardAgain(heard, relay(isSimulated: isSimulated))
        #expect(result.verdict == (isSimulated ? .failed : .passed))
        let warned = result.warnings.map { failure in
            if case .law(let violation) = failure.reason { violation.law.rawValue } else { "?" }
        }
        #expect(warned == (isSimulated ? [] : ["size"]))
    }

    @Test func `a law that is documented fails a case on a real service too`() throws {
        let heard = try run("scenario: s\ncalls: [alice]\nsteps: [join: alice, leave: alice]") { deliveries in
            deliveries.mapConferenceEvents { event in
                var event = event
                if event.status == .conferenceEnd { event.reasonEnded = .enderLeft }
                return event
            }
        }
        #expect(laws(heardAgain(heard, relay(isSimulated: false))) == [.reason])
    }

    // MARK: No false alarms

    @Test func `over frames, wherever the link is cut, no law is broken`() throws {
        let plan = try plan(Self.two)
        let whole = Simulator.runOnWire(plan, runSeed: 1)
        #expect(whole.result.verdict == .passed)
        for frame in 1...whole.frames {
            for staysCut in [false, true] {
                let cut = Simulator.runOnWire(plan, runSeed: 1, cutAt: frame, staysCut: staysCut).result
                #expect(laws(cut) == [], "frame \(frame), \(staysCut)")
            }
        }
    }
}
