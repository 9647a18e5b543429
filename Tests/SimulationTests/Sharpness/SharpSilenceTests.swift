import BentServices
import Conferencing
import Execution
import Planning
import Testing

/// Every shipped `quiet` and `strict` notices one event too many.
@Suite struct SharpSilenceTests {
    @Test(arguments: Shipped.plans.indices) func `a quiet notices an event in its midst`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for (step, planned) in run.plan.steps.enumerated() {
            guard case .quiet(let quiet) = planned.action, let entries = run.entries(of: step) else { continue }
            if quiet.webhooksCount {
                let bent = run.rerunAddingWebhook(
                    after: run.lastMessage(before: entries.upperBound),
                    delay: TimeSpan(nanoseconds: quiet.duration.nanoseconds / 2)
                )
                #expect(bent.verdict == .failed && bent.failedStep == step, "\(run.plan.scenario): \(bent.complaint)")
            }
            guard quiet.conferenceCounts else { continue }
            let name = quiet.room.map { run.plan.rooms[Int($0.index)].wireName }
            let heard = run.result.trace[..<entries.upperBound].compactMap(\.conference)
            guard let last = heard.last(where: { name == nil || $0.name == name }) else {
                Issue.record("\(run.plan.scenario): nothing comes before the quiet of step \(step + 1)")
                continue
            }
            // Halves are not to be had of spans, but this is one of a whole number of milliseconds.
            let half = TimeSpan(nanoseconds: quiet.duration.nanoseconds / 2)
            // Beside a quiet in a branch others go on, so that what came last before its end says nothing of when that is.
            let isInBlock = planned.depth > 0
            let before = run.lastMessage(before: isInBlock ? entries.lowerBound : entries.upperBound)
            let bent = run.rerun(
                adding: .init(last, of: quiet.call.flatMap { run.call(of: $0) }),
                after: before,
                delay: isInBlock ? run.time(from: before, to: entries.lowerBound) + half : half
            )
            #expect(
                bent.verdict == .failed && bent.failedStep == step,
                "\(run.plan.scenario): step \(step + 1): \(bent.complaint)"
            )
        }
    }

    @Test(arguments: Shipped.plans.indices) func `strict notices an event that nobody claims`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        guard let last = run.result.trace.compactMap(\.conference).last else { return }
        // That it counts webhooks is tested beside the other things that may be wrong with those.
        if let strict = run.plan.strict, strict.conference {
            guard let end = run.result.trace.firstIndex(where: { $0.kind.isDraining }) else { return }
            let bent = run.rerun(
                run.plan.withoutQuiet,
                adding: .init(last, of: nil),
                before: run.lastMessage(before: end)
            )
            #expect(bent.verdict == .failed, "\(run.plan.scenario): \(bent.complaint)")
            #expect(bent.failures.contains { $0.range == strict.range }, "\(run.plan.scenario): \(bent.complaint)")
        }
        for (step, planned) in run.plan.steps.enumerated() {
            guard let strict = planned.strict, strict.conference, let entries = run.entries(of: step) else { continue }
            let bent = run.rerun(adding: .init(last, of: nil), before: run.lastMessage(before: entries.upperBound))
            #expect(
                bent.verdict == .failed && bent.failures.contains { $0.range == strict.range },
                "\(run.plan.scenario): step \(step + 1): \(bent.complaint)"
            )
        }
    }
}

extension TraceEntry.Kind {
    fileprivate var isDraining: Bool { if case .phase(.draining) = self { true } else { false } }
}

extension ConferenceEvent {
    /// An event that no scenario asks for, in the conference of another one.
    fileprivate init(_ other: ConferenceEvent, of call: CallID?) {
        self.init(
            .participantModify,
            conference: other.conference,
            name: other.name,
            region: other.region,
            size: other.size,
            call: call ?? EventVariants.strangeCall,
            flags: []
        )
    }
}

extension MarkedRun {
    /// How long after a message something is in the trace.
    fileprivate func time(from message: Int, to entry: Int) -> TimeSpan {
        numbering.numbers.lastIndex(of: message).map { result.trace[entry].at.since(result.trace[$0].at) } ?? .zero
    }

    fileprivate func call(of member: CastIndex) -> CallID? {
        result.trace.lazy.compactMap(\.conference?.call).first { result.names.member(of: $0) == member }
    }

    fileprivate func rerunAddingWebhook(after last: Int, delay: TimeSpan) -> CaseResult {
        let stray = WebhookScenarioTests.strayRequest()
        return rerun { number, delivery in
            number == last ? [delivery, (.webhook(stray), delay)] : [delivery]
        }
    }

    fileprivate func rerun(adding event: ConferenceEvent, after last: Int, delay: TimeSpan) -> CaseResult {
        rerun { number, delivery in
            guard number == last else { return [delivery] }
            return [delivery, (.event(ServiceEvent(timestamp: .start, .conference(event))), delay)]
        }
    }

    fileprivate func rerun(
        _ plan: Plan? = nil,
        adding event: ConferenceEvent,
        before next: Int
    ) -> CaseResult {
        rerun(plan) { number, delivery in
            guard number == next else { return [delivery] }
            return [(.event(ServiceEvent(timestamp: .start, .conference(event))), .zero), delivery]
        }
    }
}
