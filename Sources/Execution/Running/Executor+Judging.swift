import Conferencing
import Planning
import YAMLSource

extension Executor {
    /// Makes the active step's expectations ready, with their deadlines.
    mutating func openEntries(of step: PlannedStep) {
        guard let base = sequence.active?.base, !step.expectations.isEmpty else { return }
        var nextDeadline = Instant.never
        let all = step.expectations.enumerated().map { place, expectation in
            let within = (expectation.within ?? step.within).times(settings.patience)
            var missing: [CastIndex] = []
            if case .each(let members) = expectation.quantifier { missing = members }
            nextDeadline = min(nextDeadline, base + within)
            return EntryProgress(
                expectation: expectation,
                place: place,
                missing: missing,
                deadline: base + within,
                earliest: expectation.after.map { base + $0 } ?? .start
            )
        }
        sequence.active?.entries = all.filter { $0.expectation.pattern.carrier == .session }
        sequence.active?.lanes = SideLane.lanes(of: all, from: sequence.sideWindow)
        sequence.active?.nextDeadline = nextDeadline
    }

    /// Shows the active step every event that it has not seen yet, in order.
    ///
    /// An expectation claims the first event that it can, so an earlier entry never takes what a later one needs: of all
    /// ways to claim in order, the earliest leaves most. What no expectation claims, the step claims as its proof.
    mutating func judge(_ outputs: inout [Output]) {
        judgeSides(&outputs)
        while let active = sequence.active, active.cursor < inbox.count {
            if case .dialling = active.stage { return }
            let index = active.cursor
            let record = inbox[index]
            if record.claim == nil {
                if active.hasOpenEntries {
                    switch fit(active.entries[active.firstOpen], record, active) {
                    case .undecided: return
                    case .differs: break
                    case .fits(let member):
                        inbox.claim(
                            index,
                            by: Claim(step: active.ref, expectation: active.entries[active.firstOpen].place)
                        )
                        meet(active.firstOpen, of: member)
                    case .tooEarly(let earliest):
                        let expectation = active.entries[active.firstOpen].expectation
                        return failActive(
                            .tooEarly(
                                expectation,
                                entry: record.entry,
                                after: earliest.since(active.base),
                                came: record.at.since(active.base)
                            ),
                            at: expectation.range,
                            &outputs
                        )
                    }
                }
                if inbox[index].claim == nil, isProof(index, of: active) {
                    inbox.claim(index, by: Claim(step: active.ref, expectation: nil))
                }
            }
            sequence.active?.cursor = index + 1
        }
    }

    private func isProof(_ index: Int, of active: ActiveStep) -> Bool {
        guard !active.commands.isEmpty else { return false }
        let member: CastIndex?
        switch inbox[index].event.body {
        case .conference(let event) where !event.status.isOfParticipant:
            return active.commands.contains { $0.isOfConference && $0.provenBy == index }
        case .conference(let event): member = event.call.flatMap(roster.names.member(of:))
        case .callState(let event): member = roster.names.member(of: event.call)
        case .callDial(let event): member = roster.member(of: event)
        case .callReceive(let event): member = roster.names.member(of: event.call)
        case .callSendDigits(let event): member = roster.names.member(of: event.call)
        case .callStream, .unknown: member = nil
        }
        guard let member else { return false }
        let place = Int(commandOfMember[Int(member.index)])
        return active.commands.indices.contains(place) && active.commands[place].provenBy == index
    }

    /// How an event stands to an expectation.
    enum Fit {
        /// It is the one, and of this member where the entry asks for one of each.
        case fits(CastIndex?)
        /// It is not.
        case differs
        /// It would be, but came too early.
        case tooEarly(Instant)
        /// It would be, if only the lifetime were known on which the step acted.
        case undecided
    }

    func fit(_ entry: EntryProgress, _ record: Inbox.Record, _ active: ActiveStep) -> Fit {
        let pattern = entry.expectation.pattern
        guard record.at <= entry.deadline, pattern.matches(record.event, context, roster) else { return .differs }
        var member: CastIndex?
        switch entry.expectation.quantifier {
        case .one: break
        case .each:
            guard let subject = subject(of: record.event), entry.missing.contains(subject) else { return .differs }
            member = subject
        case .any(let members):
            guard let subject = subject(of: record.event), members.contains(subject) else { return .differs }
        }
        switch lifetimeFit(pattern, record.event, active) {
        case .inside: break
        case .outside: return .differs
        case .unknown: return .undecided
        }
        return record.at < entry.earliest ? .tooEarly(entry.earliest) : .fits(member)
    }

    private func subject(of event: ServiceEvent) -> CastIndex? {
        if case .callDial(let dial) = event.body { return roster.member(of: dial) }
        return event.subject.flatMap(roster.names.member(of:))
    }

    enum LifetimeFit { case inside, outside, unknown }

    /// An attached entry is bound to the lifetimes on which its step acted, unless it names a conference.
    func lifetimeFit(_ pattern: EventPattern, _ event: ServiceEvent, _ active: ActiveStep) -> LifetimeFit {
        guard lifetimeIsBound(pattern, active), let conference = event.conference?.conference else { return .inside }
        if active.lifetimes.contains(conference) { return .inside }
        return active.undecidedLifetimes > 0 ? .unknown : .outside
    }

    /// Whether an entry looks at the lifetimes on which its step acted only.
    func lifetimeIsBound(_ pattern: EventPattern, _ active: ActiveStep) -> Bool {
        guard pattern.room == nil else { return false }
        switch active.ref.step(in: plan).action {
        case .dial, .answer, .digits, .wait, .expect, .quiet, .assert: return false
        case .join, .leave, .hangUp, .moderate, .endConference, .stream(.start), .stream(.stop), .recording,
            .announce, .announceToAll:
            return true
        case .stream(.endpoint): return false
        // Whoever speaks in no conference has acted on none.
        case .speak, .silence, .press: return !active.lifetimes.isEmpty
        }
    }

    private mutating func meet(_ index: Int, of member: CastIndex?) {
        checks += 1
        if let member {
            sequence.active?.entries[index].missing.removeAll { $0 == member }
            if sequence.active?.entries[index].missing.isEmpty == false { return }
        }
        sequence.active?.firstOpen = index + 1
    }

    // MARK: Time

    /// When the active step has to be looked at next.
    func wakeup(of active: ActiveStep) -> Instant {
        var due = active.nextDeadline
        if active.openCommands > 0 { due = min(due, commandDeadline(of: active)) }
        switch active.stage {
        case .dialling: due = min(due, active.began + dialPatience)
        case .lasting(let until), .quiet(let until), .pausing(let until): due = min(due, until)
        case .asking: due = min(due, askDeadline(of: active))
        case .commanding, .expecting: break
        }
        return due
    }

    func commandDeadline(of active: ActiveStep) -> Instant {
        active.base + active.ref.step(in: plan).within.times(settings.patience)
    }

    mutating func activeStepFallsDue(_ outputs: inout [Output]) {
        guard let active = sequence.active else { return }
        switch active.stage {
        case .lasting(let until) where until <= now: endLasting()
        case .quiet(let until) where until <= now:
            checks += 1
            endLasting()
        case .pausing(let until) where until <= now: ask(&outputs)
        case .asking where askDeadline(of: active) <= now:
            failNoListing(&outputs)
        case .dialling where active.began + dialPatience <= now:
            let silent = active.ref.step(in: plan).action.members.first { roster[$0].dialState != .answered }
            if let silent { failActive(.notAnswered(silent, nil), &outputs) }
        case .dialling, .lasting, .quiet, .pausing, .asking, .commanding, .expecting: break
        }
        if let active = sequence.active, active.openCommands > 0, commandDeadline(of: active) <= now {
            failUnsettled(active, &outputs)
        }
        entriesFallDue(&outputs)
        advance(&outputs)
    }

    private mutating func endLasting() {
        sequence.active?.lasted = true
        sequence.active?.stage = .expecting
    }

    private mutating func failUnsettled(_ active: ActiveStep, _ outputs: inout [Output]) {
        guard let command = active.commands.first(where: { !$0.isSettled }) else { return }
        let within = active.ref.step(in: plan).within.times(settings.patience)
        // The entry that is still open says more than the missing proof, where both are due.
        if command.reply != nil || !command.awaitsReply, !active.openEntries.isEmpty, active.nextDeadline <= now {
            entriesFallDue(&outputs)
            guard sequence.active != nil else { return }
        }
        if command.reply == nil && command.awaitsReply {
            failActive(.noReply(command.subject, method: command.method, within: within), &outputs)
        } else {
            // What has no proof is settled by its reply, so there is one here.
            guard let proof = command.proof else { return }
            failActive(.unproven(command.subject, proof, within: within), &outputs)
        }
    }

    private mutating func entriesFallDue(_ outputs: inout [Output]) {
        guard let active = sequence.active, active.nextDeadline <= now else { return }
        let open = active.openEntries
        guard let late = open.first(where: { $0.deadline <= now }) else {
            sequence.active?.nextDeadline = open.map(\.deadline).min() ?? .never
            return
        }
        failActive(
            .unmet(
                late.expectation,
                missing: late.missing,
                within: late.deadline.since(active.base),
                nearest: nearest(to: late, active)
            ),
            at: late.expectation.range,
            &outputs
        )
    }
}
