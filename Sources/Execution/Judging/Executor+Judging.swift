import Conferencing
import Planning
import YAMLSource

extension Executor {
    /// Makes the active step's expectations ready, with their deadlines.
    mutating func openEntries(of step: PlannedStep) {
        guard let base = sequence.active?.base, !step.expectations.isEmpty else { return }
        let items = step.expectations.enumerated().map { place, expectation in
            LaneItem(expectation, place: place) { one in
                let within = (one.within ?? step.within).times(settings.patience)
                return (base + within, one.after.map { base + $0 } ?? .start)
            }
        }
        sequence.active?.session.items = items.filter { $0.expectation.pattern.carrier == .session }
        let window = sequence.sideWindow
        sequence.active?.sides = Lane.sides(of: items, from: window)
        sequence.active?.nextDeadline = items.map(\.deadline).min() ?? .never
    }

    /// Shows the active step everything that it has not seen yet, in order.
    ///
    /// An expectation claims the first record that it can, so an earlier entry never takes what a later one needs: of all
    /// ways to claim in order, the earliest leaves most. What no expectation claims, the step claims as its proof.
    mutating func judge(_ outputs: inout [Output]) {
        guard let active = sequence.active else { return }
        if case .dialling = active.stage { return }
        for place in active.sides.indices {
            guard judge(.side(place), upTo: sides.records.count, &outputs) else { return }
        }
        noteStreamProofs()
        guard judge(.session, upTo: inbox.count, &outputs) else { return }
        judgeArmed(&outputs)
    }

    /// False where the step has failed, or is over.
    private mutating func judge(_ lane: LaneID, upTo end: Int, _ outputs: inout [Output]) -> Bool {
        while let active = sequence.active, active[lane].cursor < end {
            let record = RecordRef(isSide: lane != .session, index: active[lane].cursor)
            if claim(of: record) == nil {
                if active[lane].hasOpen {
                    switch offer(record, lane, active, &outputs) {
                    case .undecided: return true
                    case .failed: return false
                    case .done: break
                    }
                }
                if lane == .session, claim(of: record) == nil, isProof(record.index, of: active) {
                    claim(record, by: Claim(step: active.ref, expectation: nil))
                }
            }
            sequence.active?[lane].cursor = record.index + 1
        }
        return sequence.active != nil
    }

    private enum Offered { case done, undecided, failed }

    /// Offers a record to the first open entry of a lane.
    private mutating func offer(
        _ record: RecordRef,
        _ lane: LaneID,
        _ active: ActiveStep,
        _ outputs: inout [Output]
    ) -> Offered {
        let place = active[lane].firstOpen
        var item = active[lane].items[place]
        let bounds = active.bounds
        let claim = Claim(step: active.ref, expectation: item.place)
        switch item.form {
        case .one(var entry):
            switch fit(entry, record, bounds) {
            case .undecided: return .undecided
            case .differs: return .done
            case .tooEarly: return failTooEarly(entry, record, active, &outputs)
            case .fits(let member):
                self.claim(record, by: claim)
                keep(entry.expectation.captures, of: record)
                checks += 1
                entry.met += 1
                if let member { entry.missing.removeAll { $0 == member } }
                item.form = .one(entry)
                let isMet = member == nil ? entry.met >= entry.least : entry.missing.isEmpty
                if isMet, entry.expectation.count != nil { arm(entry, item.place, bounds, after: record) }
                take(item, lane, place, isMet: isMet)
            }
        case .anyOrder(var assignment):
            switch assignment.offer(record, { fit($0, $1, bounds) }) {
            case .undecided: return .undecided
            case .differs: return .done
            case .tooEarly(let entry): return failTooEarly(entry, record, active, &outputs)
            case .taken:
                self.claim(record, by: claim)
                checks += 1
                item.form = .anyOrder(assignment)
                if assignment.isComplete { complete(assignment, item.place, bounds, with: record) }
                take(item, lane, place, isMet: assignment.isComplete)
            }
        case .either(var assignments):
            // Nothing is claimed before one of them is complete, for it may be another.
            for index in assignments.indices {
                switch assignments[index].offer(record, { fit($0, $1, bounds) }) {
                case .undecided: return .undecided
                case .differs, .tooEarly: continue
                case .taken: break
                }
                guard assignments[index].isComplete else { continue }
                for one in assignments[index].records {
                    unclaim(one, from: Claim(step: active.ref, expectation: nil))
                    self.claim(one, by: claim)
                    checks += 1
                }
                complete(assignments[index], item.place, bounds, with: record)
                take(item, lane, place, isMet: true)
                return .done
            }
            item.form = .either(assignments)
            take(item, lane, place, isMet: false)
        }
        return .done
    }

    /// All of a group has come: its captures are kept, and its counts stay in force as any other.
    private mutating func complete(
        _ assignment: Assignment,
        _ place: Int,
        _ bounds: EntryBounds,
        with record: RecordRef
    ) {
        keepCaptures(of: assignment, bounds)
        for var entry in assignment.counted {
            entry.met = entry.least
            arm(entry, place, bounds, after: record)
        }
    }

    private mutating func take(_ item: LaneItem, _ lane: LaneID, _ place: Int, isMet: Bool) {
        sequence.active?[lane].items[place] = item
        if isMet { sequence.active?[lane].firstOpen = place + 1 }
    }

    private mutating func failTooEarly(
        _ entry: EntryProgress,
        _ record: RecordRef,
        _ active: ActiveStep,
        _ outputs: inout [Output]
    ) -> Offered {
        failActive(
            .tooEarly(
                entry.expectation,
                entry: self.entry(of: record),
                after: entry.earliest.since(active.base),
                came: arrival(of: record).since(active.base)
            ),
            at: entry.expectation.range,
            &outputs
        )
        return .failed
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
        guard let member, let place = active.command(for: member) else { return false }
        return active.commands[place].provenBy == index
    }

    // MARK: - Deadlines

    /// The entries of the active step whose time is over fail it.
    mutating func entriesFallDue(_ outputs: inout [Output]) {
        guard let active = sequence.active, active.nextDeadline <= now else { return }
        let open = active.openItems
        guard let late = open.first(where: { $0.deadline <= now }) else {
            sequence.active?.nextDeadline = open.map(\.deadline).min() ?? .never
            return
        }
        if case .either = late.form {
            return failActive(
                .noneHeld(late.expectation, within: late.deadline.since(active.base)),
                at: late.expectation.range,
                &outputs
            )
        }
        guard let entry = late.open.first(where: { $0.deadline <= now }) ?? late.open.first else { return }
        let reason: Failure.Reason =
            if entry.expectation.count != nil, entry.met > 0 {
                .tooFew(entry.expectation, came: entry.met, within: entry.deadline.since(active.base))
            } else {
                .unmet(
                    entry.expectation,
                    missing: entry.missing,
                    within: entry.deadline.since(active.base),
                    nearest: nearest(to: entry, active)
                )
            }
        failActive(reason, at: entry.expectation.range, &outputs)
    }
}

extension Executor {
    // MARK: - Time

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

    /// What is due in the steps that are going on falls due.
    mutating func stepsFallDue(_ outputs: inout [Output]) {
        forEachSequence { $0.activeStepFallsDue(&outputs) }
        // A block's time runs out while its branches run, too.
        for place in live where phase == .steps || phase == .teardown {
            current = place
            blocksFallDue(&outputs)
        }
    }

    private mutating func activeStepFallsDue(_ outputs: inout [Output]) {
        guard let active = sequence.active else { return }
        switch active.stage {
        case .lasting(let until) where until <= now: endLasting()
        case .quiet(let until) where until <= now:
            checks += 1
            endLasting()
        case .pausing(let until) where until <= now: ask(&outputs)
        case .asking where askDeadline(of: active) <= now:
            failNoListing(&outputs)
        case .dialling(let awaited) where active.began + dialPatience <= now:
            if let silent = awaited.min() { failActive(.notAnswered(silent, nil), &outputs) }
        case .dialling, .lasting, .quiet, .pausing, .asking, .commanding, .expecting: break
        }
        guard phase == .steps || phase == .teardown else { return }
        if let active = sequence.active, active.openCommands > 0, commandDeadline(of: active) <= now {
            failUnsettled(active, &outputs)
        }
        guard phase == .steps || phase == .teardown else { return }
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
        if command.reply != nil || !command.awaitsReply, active.hasOpenItems, active.nextDeadline <= now {
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
}
