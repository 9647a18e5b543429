import BentServices
import Conferencing
import Execution
import Planning
import Testing

/// Every shipped `expect_error` notices a service that accepts the command, one that refuses it with another code, and one
/// that refuses it and carries it out all the same.
@Suite struct SharpRefusalTests {
    @Test(arguments: Shipped.plans.indices) func `a demanded refusal notices another answer`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for refusal in run.refusals {
            let about = "\(run.plan.scenario): step \(refusal.step + 1)"
            let accepted = run.rerun(
                answering: refusal.number,
                with: Reply(.accepted, "Very well", call: refusal.command.call)
            )
            #expect(accepted.verdict == .failed && accepted.failedStep == refusal.step, "\(about) accepted")
            guard case .notRefused = accepted.failures.first?.reason else {
                Issue.record("\(about), accepted: \(accepted.complaint)")
                continue
            }
            let other = run.rerun(
                answering: refusal.number,
                with: Reply(ReplyCode("499"), "No", call: refusal.command.call)
            )
            guard case .refusedOtherwise = other.failures.first?.reason, other.failedStep == refusal.step else {
                Issue.record("\(about), refused otherwise: \(other.complaint)")
                continue
            }
        }
    }

    /// The effect is held against the refusal until the next command, so a `wait` keeps that away.
    @Test(arguments: Shipped.plans.indices) func `a refused command notices that it was carried out all the same`(
        _ index: Int
    ) {
        let run = MarkedRun(Shipped.plans[index])
        for refusal in run.refusals {
            guard let effect = refusal.effect else { continue }
            let bent = run.rerun(run.plan.waiting(.seconds(1), after: refusal.step)) { number, delivery in
                guard number == refusal.number else { return [delivery] }
                return [delivery, (.event(effect), delivery.delay)]
            }
            run.expectNoticed(bent, refusal, "after the refusal")
        }
    }

    @Test(arguments: Shipped.plans.indices) func `a refused join notices that it showed itself ahead of the refusal`(
        _ index: Int
    ) {
        let run = MarkedRun(Shipped.plans[index])
        for refusal in run.refusals {
            guard case .join = refusal.command, let effect = refusal.effect else { continue }
            let bent = run.rerun { number, delivery in
                guard number == refusal.number else { return [delivery] }
                return [(.event(effect), delivery.delay), delivery]
            }
            run.expectNoticed(bent, refusal, "ahead of the refusal")
        }
    }

    @Test func `there are refusals of many commands to look at`() {
        let refusals = Shipped.plans.flatMap { MarkedRun($0).refusals }
        let methods = Dictionary(grouping: refusals, by: \.command.method).mapValues(\.count)
        #expect(methods["calling.join_conference", default: 0] > 100)
        let relay = [
            "answer", "dial", "end", "hold", "join_conference", "leave_conference", "send_digits", "unhold",
        ].map { "calling." + $0 }
        // No verb deletes a recording.
        let refusable = relay + ModerationRequest.Kind.allCases.filter { $0 != .deleteRecording }.map(\.rawValue)
        #expect(methods.keys.sorted() == refusable.sorted())
    }
}

/// A refusal that a step demanded and got.
private struct Refusal {
    let step: Int
    /// The number of the reply among the messages.
    let number: Int
    let command: Command

    /// What would show that the command was carried out; nil where no event of its call would.
    var effect: ServiceEvent? {
        guard let call = command.call, let status = command.effect else { return nil }
        let event = ConferenceEvent(
            status,
            conference: EventVariants.strangeConference,
            name: "conference",
            size: 1,
            call: call,
            flags: []
        )
        return ServiceEvent(timestamp: .start, .conference(event))
    }
}

extension Command {
    /// What happens in a conference when it is carried out; nil for what acts on no member.
    fileprivate var effect: ConferenceStatus? {
        switch self {
        case .dial, .answer, .pass, .disconnect, .sendDigits: nil
        case .join: .participantJoin
        case .leave, .end: .participantLeave
        case .hold: .participantHold
        case .unhold: .participantUnhold
        case .moderate(let request):
            switch request.value {
            case .update(_, _, let update): update.effect
            case .remove: .participantLeave
            // Of these no event tells of a call.
            case .end, .announce, .startStream, .stopStream, .updateRecording, .deleteRecording: nil
            }
        }
    }
}

extension ParticipantUpdate {
    fileprivate var effect: ConferenceStatus {
        if let muted { return muted ? .participantMute : .participantUnmute }
        if let hold { return hold ? .participantHold : .participantUnhold }
        return .participantModify
    }
}

extension MarkedRun {
    fileprivate func expectNoticed(_ bent: CaseResult, _ refusal: Refusal, _ place: String) {
        let about = "\(plan.scenario): step \(refusal.step + 1), \(place): \(bent.complaint)"
        #expect(bent.verdict == .failed && bent.failedStep == refusal.step, "\(about)")
        if case .effectOfRefused = bent.failures.first?.reason { return }
        Issue.record("\(about)")
    }

    fileprivate var refusals: [Refusal] {
        plan.steps.indices.flatMap { step -> [Refusal] in
            guard plan.steps[step].refusal != nil, let entries = entries(of: step) else { return [] }
            var commands: [RequestID: Command] = [:]
            var refusals: [Refusal] = []
            for place in entries {
                switch result.trace[place].kind {
                case .sent(let request, let command, for: _): commands[request] = command
                case .reply(let request, _):
                    // What a fault of the scenario refuses, no service does.
                    guard let command = commands[request], let number = numbering.numbers[place] else { continue }
                    refusals.append(Refusal(step: step, number: number, command: command))
                case _: continue
                }
            }
            return refusals
        }
    }

    fileprivate func rerun(answering changed: Int, with answer: Reply) -> CaseResult {
        rerun { number, delivery in
            guard number == changed, case .reply(let request, _) = delivery.message else { return [delivery] }
            return [(.reply(request, answer), delivery.delay)]
        }
    }
}
