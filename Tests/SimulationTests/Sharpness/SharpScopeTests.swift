import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing
import YAMLSource

/// Every shipped `always` and `never`, and every shipped `outcomes` and `fault`, notices what it is there for.
@Suite struct SharpScopeTests {
    @Test(arguments: Shipped.plans.indices) func `never notices an event that must not come`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for scope in run.scopes {
            for pattern in scope.never {
                let about = "\(run.plan.scenario): \(run.plan.source.text(of: pattern.range))"
                guard let place = scope.entries.first(where: { run.result.trace[$0].conference != nil }),
                    let number = run.numbering.numbers[place], let event = run.result.trace[place].conference
                else {
                    Issue.record("\(about): no conference event comes meanwhile")
                    continue
                }
                let unwanted = run.messages(like: pattern, near: event)
                let results = unwanted.map { message in
                    run.rerun { other, delivery in
                        other == number ? [(message, delivery.delay), delivery] : [delivery]
                    }
                }
                #expect(
                    results.contains { $0.failures.first?.range == pattern.range },
                    "\(about): \(results.map(\.complaint))"
                )
            }
        }
    }

    @Test(arguments: Shipped.plans.indices) func `always notices when it does not hold`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for scope in run.scopes {
            for invariant in scope.always {
                switch invariant {
                case .state(let room, let claim):
                    let about = "\(run.plan.scenario): \(run.plan.source.text(of: claim.range))"
                    guard let place = scope.entries.last(where: { run.result.trace[$0].conference != nil }),
                        let number = run.numbering.numbers[place],
                        let event = run.misleading(claim.subject, in: room, before: scope.entries.upperBound)
                    else {
                        Issue.record("\(about): no event is made here that contradicts it")
                        continue
                    }
                    let wrong = ServiceEvent(timestamp: .start, .conference(event))
                    let bent = run.rerun { other, delivery in
                        other == number ? [(.event(wrong), delivery.delay), delivery] : [delivery]
                    }
                    #expect(bent.failures.first?.range == claim.range, "\(about): \(bent.complaint)")
                case .event(let pattern, of: let kind):
                    for field in pattern.fields.map(\.name) {
                        let about = "\(run.plan.scenario): \(field) in \(run.plan.source.text(of: pattern.range))"
                        let results = run.others(than: kind, in: field, among: scope.entries)
                        #expect(
                            results.contains { $0.failures.first?.range == pattern.range },
                            "\(about): \(results.map(\.complaint))"
                        )
                    }
                }
            }
        }
    }

    @Test(arguments: Shipped.plans.indices) func `outcomes notice each reply that is another`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for (step, planned) in run.plan.steps.enumerated() where planned.outcomes != nil {
            guard let entries = run.entries(of: step) else { continue }
            for place in entries {
                guard case .reply(_, let reply) = run.result.trace[place].kind,
                    let number = run.numbering.numbers[place]
                else { continue }
                for code in [ReplyCode.accepted, ReplyCode("499")] where code != reply.code {
                    let bent = run.rerun { other, delivery in
                        guard other == number, case .reply(let request, var reply) = delivery.message else {
                            return [delivery]
                        }
                        reply.code = code
                        return [(.reply(request, reply), delivery.delay)]
                    }
                    #expect(
                        bent.verdict == .failed && bent.failedStep == step,
                        "\(run.plan.scenario): step \(step + 1), \(reply.code) as \(code): \(bent.complaint)"
                    )
                }
            }
        }
    }

    @Test(arguments: Shipped.plans.indices) func `a scenario notices that its fault is not there`(_ index: Int) {
        let plan = MarkedRun(Shipped.plans[index]).plan
        for (step, planned) in plan.steps.enumerated() {
            guard case .fault = planned.action else { continue }
            var without = plan
            without.steps[step].action = .wait(.zero)
            let result = Simulator.run(without, runSeed: 1)
            #expect(result.verdict == .failed, "\(plan.scenario): step \(step + 1)")
        }
    }

    @Test func `there is something of each to look at`() {
        let plans = Shipped.plans
        let scopes = plans.flatMap { MarkedRun($0).scopes }
        #expect(scopes.flatMap(\.never).count >= 5)
        #expect(scopes.flatMap(\.always).count >= 3)
        #expect(plans.flatMap(\.steps).count { $0.outcomes != nil } >= 5)
        #expect(plans.flatMap(\.steps).count { if case .fault = $0.action { true } else { false } } >= 6)
    }
}

/// What stands over a stretch of a run, and where that is in the trace.
private struct MarkedScope {
    let always: [Invariant]
    let never: [EventPattern]
    let entries: Range<Int>
}

extension MarkedRun {
    /// The scopes of the scenario and of its steps that have run.
    fileprivate var scopes: [MarkedScope] {
        func phase(_ wanted: RunPhase) -> Int? {
            result.trace.firstIndex { if case .phase(wanted) = $0.kind { true } else { false } }
        }
        guard let begin = phase(.steps), let end = phase(.draining) else { return [] }
        let whole = MarkedScope(always: plan.always, never: plan.never, entries: begin..<end)
        return [whole]
            + plan.steps.enumerated().compactMap { step, planned in
                entries(of: step).map { MarkedScope(always: planned.always, never: planned.never, entries: $0) }
            }
    }

    /// Runs in which an event of a kind has another value in a field, one run for each event and value.
    fileprivate func others(than kind: EventPattern, in field: String, among entries: Range<Int>) -> [CaseResult] {
        entries.flatMap { place -> [CaseResult] in
            guard case .event(let event) = result.trace[place].kind,
                result.trace[place].conference?.status == kind.status
            else { return [] }
            return EventVariants.bodies(of: event, otherIn: field).map { rerun(changing: place, to: $0) }
        }
    }
}

extension MarkedRun {
    /// Messages that a pattern takes, or of which one is such.
    fileprivate func messages(like pattern: EventPattern, near event: ConferenceEvent) -> [Executor.Input] {
        if pattern.carrier == .beep {
            let mover = event.call ?? CallID(0)
            return [.beep(BeepSound(conference: event.conference, mover: mover, cause: .enter, heardBy: []))]
        }
        if let status = pattern.status, pattern.fields.isEmpty {
            var event = event
            event.status = status
            return [.event(ServiceEvent(timestamp: .start, .conference(event)))]
        }
        // Of another kind: what came of it at any time comes once more.
        return result.trace.compactMap { entry in
            guard case .event(let event) = entry.kind, event.conferenceEvent == nil else { return nil }
            return .event(event)
        }
    }
}

extension ServiceEvent {
    fileprivate var conferenceEvent: ConferenceEvent? {
        if case .conference(let event) = body { event } else { nil }
    }
}
