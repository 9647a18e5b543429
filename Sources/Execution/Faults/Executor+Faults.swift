import Conferencing
import Planning
import YAMLSource

// Faults act on events and commands where the executor takes them in and gives them out: below nothing that a transport does
// by itself, so that they mean the same on every one. Laws go by what the service did, whatever the scenario is shown.

extension Executor {
    /// A fault is in force from now on.
    mutating func begin(_ fault: FaultPlan, _ outputs: inout [Output]) {
        guard let step = sequence.active?.ref else { return }
        var entry = FaultTable.Fault(step: step, plan: fault, left: 1)
        switch fault {
        case .drop(_, let times), .duplicate(_, let times), .delay(_, _, let times), .refuse(_, _, let times):
            entry.left = times
        case .dropConnection(let span):
            entry.left = 0
            entry.hasFired = true
            record(.fault(.connectionDropped(span)), law: nil)
            outputs.append(.dropConnection(span))
        }
        faults.all.append(entry)
    }

    /// An event has come: does a fault do something to it?
    mutating func arrive(_ event: ServiceEvent, _ outputs: inout [Output]) {
        for place in faults.all.indices where faults.all[place].left > 0 {
            switch faults.all[place].plan {
            case .drop(let pattern, _) where pattern.matches(event, context, roster):
                fire(place)
                return record(.fault(.dropped(event)), law: .event(event))
            case .duplicate(let pattern, _) where pattern.matches(event, context, roster):
                fire(place)
                receive(event, &outputs)
                record(.fault(.doubled), law: nil)
                return receive(event, lawsKnow: true, &outputs)
            case .delay(let span, .events(let pattern), _) where pattern?.matches(event, context, roster) ?? true:
                fire(place)
                record(.fault(.delayed(event, span)), law: .event(event))
                return hold(.event(event), for: span)
            case .drop, .duplicate, .delay, .refuse, .dropConnection: continue
            }
        }
        receive(event, &outputs)
    }

    /// Likewise a reply.
    mutating func arrive(_ reply: Reply, to request: RequestID, _ outputs: inout [Output]) {
        for place in faults.all.indices where faults.all[place].left > 0 {
            guard case .delay(let span, .replies, _) = faults.all[place].plan else { continue }
            fire(place)
            record(.fault(.delayedReply(request, reply, span)), law: .reply(request, reply))
            return hold(.reply(request, reply), for: span)
        }
        receive(reply, to: request, &outputs)
    }

    /// The answer to a command that a fault refuses; nil where none does.
    mutating func refusal(of command: Command) -> Reply? {
        for place in faults.all.indices where faults.all[place].left > 0 {
            guard case .refuse(let method, let code, _) = faults.all[place].plan, command.method == method else {
                continue
            }
            fire(place)
            return Reply(ReplyCode(code), "refused by a fault of the scenario")
        }
        return nil
    }

    mutating func hold(_ input: Input, for span: TimeSpan) { faults.hold(input, until: now + span) }

    /// Shows the scenario what was held back and is due.
    mutating func releaseHeld(_ outputs: inout [Output]) {
        while phase != .over, let input = faults.release(at: now) {
            switch input {
            case .event(let event): receive(event, lawsKnow: true, &outputs)
            case .reply(let request, let reply): receive(reply, to: request, lawsKnow: true, &outputs)
            case .begin, .listing, .webhook, .stream, .beep, .unanswered, .connection, .learned, .learnedConference,
                .foreign, .idle, .woke, .interrupted:
                preconditionFailure("only events and replies are held back")
            }
        }
    }

    private mutating func fire(_ place: Int) {
        faults.all[place].left -= 1
        faults.all[place].hasFired = true
        checks += 1
    }

    /// After the drain: a fault that never did anything proves nothing.
    mutating func judgeFaults() {
        for fault in faults.all where !fault.hasFired {
            let step = fault.step.step(in: plan)
            failures.append(Failure(step: fault.step, range: step.range, at: now, reason: .vacuous(.fault)))
        }
    }
}
