package import Conferencing
package import Execution
package import Planning
import Simulation
import YAMLSource

/// One message of the service on its way, as a bent service sees it.
package typealias Delivery = (message: Executor.Input, delay: TimeSpan)

/// A scenario that a test wants to run has mistakes.
package struct Unloadable: Error {
    package var messages: [String]
}

/// Loads a scenario that must have no mistakes.
package func plan(_ yaml: String, path: String = "test.yaml") throws -> Plan {
    let planned = Planner.plan(SourceText(path: path, bytes: Array(yaml.utf8)), suitePath: path)
    guard planned.diagnostics.isEmpty, let plan = planned.plans.first else {
        throw Unloadable(messages: planned.diagnostics.map(\.message))
    }
    return plan
}

/// Runs a scenario on a service that is bent so, or on a faithful one.
///
/// The laws would see most bent services first; whoever wants to see another check fail leaves them off.
package func run(
    _ yaml: String,
    seed: UInt64 = 1,
    laws: Bool = false,
    bend: (@Sendable (inout [Delivery]) -> Void)? = nil
) throws -> CaseResult {
    var plan = try plan(yaml)
    if !laws, bend != nil { plan.lawsOff = Set(LawID.allCases) }
    return Simulator.run(plan, runSeed: seed, service: BentService(bend: bend))
}

extension CaseResult {
    /// The only failure's reason in one line: its kind, and what matters of it.
    package var complaint: String {
        guard let failure = failures.first else { return verdict.word }
        let more = failures.count > 1 ? " and \(failures.count - 1) more" : ""
        return text(of: failure) + more
    }

    /// What the file says at the place that failed.
    package var complainedText: String { failures.first.map { plan.source.text(of: $0.range) } ?? "" }

    package func text(of failure: Failure) -> String {
        switch failure.reason {
        case .unmet(_, let missing, _, let nearest):
            let who = missing.isEmpty ? "" : " of " + missing.map(name).joined(separator: ", ")
            return "unmet\(who): " + (nearest.map { text(of: $0.obstacle) } ?? "nothing like it")
        case .tooEarly: return "too early"
        case .tooFew(_, let came, _): return "too few: \(came)"
        case .tooMany(_, let most, let entry): return "too many, not \(most): \(status(entry))"
        case .noneHeld: return "none held"
        case .unwanted(_, let entry): return "unwanted: \(status(entry))"
        case .notAlways(_, let entry, let differences):
            return "not always: \(status(entry)), \(differences.map(\.name).joined(separator: ", "))"
        case .brokenAfter(let assertion, let entry): return "broken after \(status(entry)): \(assertion.found)"
        case .outcome(let outcome, let came): return "\(came) times \(outcome.code ?? "ok")"
        case .untilNeverHeld(let rounds): return "not within \(rounds) rounds"
        case .blockTooLong(let limit): return "longer than \(limit)"
        case .tooManySteps: return "too many steps"
        case .parted(let parting): return "parts at line \(parting.line)"
        case .refused(let member, let reply): return "\(name(member)) refused \(reply.code.text)"
        case .notRefused(let member, _, _): return "\(name(member)) not refused"
        case .refusedOtherwise(_, let reply, let codes):
            return "refused \(reply.code.text), not \(codes.joined(separator: " or "))"
        case .effectOfRefused(let member, let entry): return "refused \(name(member)) had an effect: \(status(entry))"
        case .noReply(let member, let method, _): return "no reply to \(method) for \(name(member))"
        case .unanswered(let member, let method, _):
            return "no answer to \(method)" + (member.map { " for \(name($0))" } ?? "")
        case .connectionLost(let why): return "connection lost: \(why)"
        case .unproven(let member, let proof, _): return "\(name(member)) accepted, but no \(proof.rawValue)"
        case .notAnswered(let member, let reason):
            return "\(name(member)) not answered: \(reason?.rawValue ?? "silence")"
        case .unsendable(let member, let obstacle): return "\(name(member)) unsendable: \(obstacle)"
        case .unclaimedBeforeQuiet(let entries):
            return "unclaimed before quiet: " + entries.map(status).joined(separator: ", ")
        case .disturbed(let entry, _): return "disturbed: \(status(entry))"
        case .unclaimed(let entries): return "unclaimed: " + entries.map(status).joined(separator: ", ")
        case .assertion(let assertion):
            let otherwise = assertion.otherwise.map { ", otherwise \($0)" } ?? ""
            return "\(assertion.witness.rawValue) say \(assertion.found)\(otherwise)"
        case .vacuous(let vacuity): return "vacuous \(vacuity.rawValue)"
        case .teardownTimeout: return "teardown timed out"
        case .tooLong: return "too long"
        case .neverHeardOf(let member): return "\(name(member)) never heard of"
        case .stillUp(let member): return "\(name(member)) still up"
        case .passedThoughKnown: return "passed though known"
        case .knownTooLong(let until): return "known until \(until)"
        case .law(let violation): return "law \(violation.law.rawValue)"
        }
    }

    private func text(of obstacle: NearestEvent.Obstacle) -> String {
        switch obstacle {
        case .fields(let differences): "other " + differences.map(\.name).joined(separator: ", ")
        case .claimed(let claim):
            "claimed by \(claim.expectation.map { "entry \($0 + 1)" } ?? "proof") of step \(claim.step.index + 1)"
        case .order: "out of order"
        case .otherConference: "other conference"
        case .late: "late"
        case .beforeWindow: "before the window"
        }
    }

    private func name(_ member: CastIndex) -> String { plan.cast[Int(member.index)].name }

    private func name(_ subject: PlannedStep.Subject) -> String {
        switch subject {
        case .call(let member): name(member)
        case .conference(let room): plan.rooms[Int(room.index)].alias
        }
    }

    private func status(_ entry: Int) -> String {
        if case .webhook(let request) = trace[entry].kind { return "webhook \(request.status ?? "without a status")" }
        guard case .event(let event) = trace[entry].kind, case .conference(let conference) = event.body else {
            return "?"
        }
        return conference.status.rawValue
    }
}

extension [Delivery] {
    /// Changes every event, or drops it.
    package mutating func mapEvents(_ change: (ServiceEvent.Body) -> ServiceEvent.Body?) {
        self = compactMap { delivery in
            guard case .event(let event) = delivery.message else { return delivery }
            return change(event.body).map { (.event(ServiceEvent(timestamp: event.timestamp, $0)), delivery.delay) }
        }
    }

    /// Changes every conference event.
    package mutating func mapConferenceEvents(_ change: (ConferenceEvent) -> ConferenceEvent?) {
        var kept: [Delivery] = []
        for delivery in self {
            guard case .event(let event) = delivery.message, case .conference(let conference) = event.body else {
                kept.append(delivery)
                continue
            }
            if let changed = change(conference) {
                kept.append((.event(ServiceEvent(timestamp: event.timestamp, .conference(changed))), delivery.delay))
            }
        }
        self = kept
    }

    /// Drops conference events.
    package mutating func dropConferenceEvents(where isDropped: (ConferenceEvent) -> Bool) {
        mapConferenceEvents { isDropped($0) ? nil : $0 }
    }

    /// Holds conference events back.
    package mutating func delayConferenceEvents(by delay: TimeSpan, where isDelayed: (ConferenceEvent) -> Bool) {
        for index in indices {
            guard case .event(let event) = self[index].message, case .conference(let conference) = event.body,
                isDelayed(conference)
            else { continue }
            self[index].delay = delay
        }
    }

    /// Changes every reply.
    package mutating func mapReplies(_ change: (Reply) -> Reply?) {
        self = compactMap { delivery in
            guard case .reply(let request, let reply) = delivery.message else { return delivery }
            return change(reply).map { (.reply(request, $0), delivery.delay) }
        }
    }

    /// Sends each conference event of a status once more.
    package mutating func double(_ status: ConferenceStatus) {
        self = flatMap { delivery -> [Delivery] in
            guard case .event(let event) = delivery.message, case .conference(let conference) = event.body,
                conference.status == status
            else { return [delivery] }
            return [delivery, delivery]
        }
    }

    /// Sends events ahead of the reply of the same moment.
    package mutating func sendRepliesLast() {
        func isReply(_ delivery: Delivery) -> Bool { if case .reply = delivery.message { true } else { false } }
        self = filter { !isReply($0) } + filter(isReply)
    }
}
