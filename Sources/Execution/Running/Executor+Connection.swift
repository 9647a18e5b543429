import Conferencing
import Planning

/// What becomes of the connection to the service.
public enum ConnectionChange: Sendable, Hashable {
    /// It is lost for now, and why; the session may come back.
    case lost(String)
    /// The session is back, with its calls and all that happened meanwhile.
    case resumed
    /// It came back as another session, which has none of the calls.
    case replaced
    /// It does not come back, and why.
    case gone(String)
}

extension Executor {
    /// A request has no answer, and may have been carried out all the same: to pass over that would be to pass falsely.
    mutating func noteUnanswered(_ request: RequestID, _ why: String, _ outputs: inout [Output]) {
        record(.unanswered(request, why))
        guard requests.indices.contains(Int(request.number)) else { return }
        switch requests[Int(request.number)] {
        case .setup(let member):
            guard phase == .dialling else { return }
            failSetup(member, .unanswered(.call(member), method: "calling.dial", why), &outputs)
        case .firstUse(let member):
            guard enterSequence(dialling: member) else { return }
            failActive(.unanswered(.call(member), method: "calling.dial", why), &outputs)
        case .step(_, let serial, let place):
            guard enterSequence(of: serial), let active = sequence.active, active.commands.indices.contains(place),
                active.commands[place].reply == nil
            else { return }
            let command = active.commands[place]
            failActive(.unanswered(command.subject, method: command.method, why), &outputs)
            advance(&outputs)
        case .asking(let serial):
            guard enterSequence(of: serial), let active = sequence.active, case .asking(request) = active.stage else {
                return
            }
            failActive(.unanswered(nil, method: "who is in the conference?", why), &outputs)
            advance(&outputs)
        // A call must not be left up: it is asked again, as long as there is time.
        case .hangUp(let member):
            guard phase == .hangingUp, roster[member].isUp, connection == nil,
                hangUps[member, default: 0] < Executor.mostHangUps
            else { return endIfAllAreDown() }
            hungUp.remove(member)
            hangUpRest(&outputs)
        }
    }

    mutating func noteConnection(_ change: ConnectionChange, _ outputs: inout [Output]) {
        record(.connection(change))
        switch change {
        case .lost, .resumed: return
        // Its calls are out of reach: what they do is not told any more.
        case .replaced: lose("the session could not be resumed", &outputs)
        case .gone(let why):
            connection = why
            lose(why, &outputs)
            if phase == .hangingUp { giveUpHangingUp() }
        }
    }

    private mutating func lose(_ why: String, _ outputs: inout [Output]) {
        switch phase {
        case .dialling, .steps, .draining:
            failures.append(connectionFailure(why))
        case .teardown:
            troubles.append(connectionFailure(why))
        case .hangingUp, .over, nil: return
        }
        endAllSteps()
        // A teardown would act on calls that are out of reach.
        beginHangingUp(&outputs)
    }

    private func connectionFailure(_ why: String) -> Failure {
        let step = presentStep
        let range = step?.step(in: plan).range ?? plan.nameRange
        return Failure(step: step, range: range, at: now, reason: .connectionLost(why))
    }
}
