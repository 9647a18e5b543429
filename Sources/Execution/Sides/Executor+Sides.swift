import Conferencing
import Planning

extension Executor {
    // MARK: Receiving

    /// The endpoint of a stream has received something.
    mutating func receive(_ receipt: StreamReceipt, _ outputs: inout [Output]) {
        record(.stream(receipt))
        take(.receipt(receipt), &outputs)
    }

    /// A request has come. One to another address than the scenario's own is told, and belongs to nobody here.
    mutating func receive(_ request: WebhookRequest, _ outputs: inout [Output]) {
        record(.webhook(request))
        guard let addresses = settings.webhooks else { return }
        if addresses.isOfStreamStatus(request.url) { return take(.status(request), &outputs) }
        let isOwn = request.isOfRecording ? addresses.isOfRecording(request.url) : addresses.isOfConference(request.url)
        if isOwn { take(.webhook(request), &outputs) }
    }

    /// A beep has sounded.
    mutating func receive(_ sound: BeepSound, _ outputs: inout [Output]) {
        record(.beep(sound))
        // Most scenarios do not listen, and there are as many beeps as joins.
        if plan.beepUse != nil { take(.beep(sound), &outputs) }
    }

    private mutating func take(_ item: SideRecord.Item, _ outputs: inout [Output]) {
        // What comes once the steps and the drain are over lies outside of all checks but the teardown's own.
        switch phase {
        case .steps, .draining, .teardown: break
        case .dialling, .hangingUp, .over, nil: return
        }
        let index = sides.records.count
        var side = SideRecord(entry: trace.count - 1, at: now, item: item)
        if let ref = sequence.active?.ref, phase == .steps, ref.step(in: plan).strict.map(side.counts) == true {
            side.strictStep = ref
        }
        sides.records.append(side)
        guard phase == .steps || phase == .teardown else { return }
        judge(&outputs)
        checkQuiet(side: index, &outputs)
        advance(&outputs)
    }

    // MARK: Judging

    /// Shows each lane of the active step every record that it has not seen yet, in order.
    mutating func judgeSides(_ outputs: inout [Output]) {
        guard let active = sequence.active else { return }
        if case .dialling = active.stage { return }
        for lane in active.lanes.indices {
            guard judge(lane, &outputs) else { return }
        }
        noteStreamProofs()
    }

    /// False where the step has failed.
    private mutating func judge(_ lane: Int, _ outputs: inout [Output]) -> Bool {
        while let active = sequence.active, active.lanes[lane].cursor < sides.records.count {
            let index = active.lanes[lane].cursor
            let record = sides.records[index]
            if record.claim == nil, let entry = active.lanes[lane].open.first {
                switch fit(entry, record, active) {
                case .undecided: return true
                case .differs: break
                case .fits(let member):
                    sides.records[index].claim = Claim(step: active.ref, expectation: entry.place)
                    meet(lane, of: member)
                case .tooEarly(let earliest):
                    failActive(
                        .tooEarly(
                            entry.expectation,
                            entry: record.entry,
                            after: earliest.since(active.base),
                            came: record.at.since(active.base)
                        ),
                        at: entry.expectation.range,
                        &outputs
                    )
                    return false
                }
            }
            sequence.active?.lanes[lane].cursor = index + 1
        }
        return sequence.active != nil
    }

    private mutating func meet(_ lane: Int, of member: CastIndex?) {
        checks += 1
        guard let place = sequence.active?.lanes[lane].firstOpen else { return }
        if let member {
            sequence.active?.lanes[lane].entries[place].missing.removeAll { $0 == member }
            if sequence.active?.lanes[lane].entries[place].missing.isEmpty == false { return }
        }
        sequence.active?.lanes[lane].firstOpen = place + 1
    }

    private func fit(_ entry: EntryProgress, _ record: SideRecord, _ active: ActiveStep) -> Fit {
        let pattern = entry.expectation.pattern
        guard record.at <= entry.deadline else { return .differs }
        let holds = pattern.holds(for: record, context, roster)
        guard holds != false else { return .differs }
        var member: CastIndex?
        switch entry.expectation.quantifier {
        case .one: break
        case .each:
            guard let subject = subject(of: record), entry.missing.contains(subject) else { return .differs }
            member = subject
        case .any(let members):
            guard let subject = subject(of: record), members.contains(subject) else { return .differs }
        }
        switch sideLifetimeFit(pattern, record, active) {
        case .inside: break
        case .outside: return .differs
        case .unknown: return .undecided
        }
        guard holds == true else { return .undecided }
        return record.at < entry.earliest ? .tooEarly(entry.earliest) : .fits(member)
    }

    private func subject(of record: SideRecord) -> CastIndex? {
        record.call(context.identifiers).flatMap(roster.names.member(of:))
    }

    /// As for events; a body that names no conference, or a wrong one, is of none on which a step acted.
    private func sideLifetimeFit(_ pattern: EventPattern, _ record: SideRecord, _ active: ActiveStep) -> LifetimeFit {
        guard lifetimeIsBound(pattern, active) else { return .inside }
        guard let conference = record.conference(context.identifiers) else { return .outside }
        if active.lifetimes.contains(conference) { return .inside }
        return active.undecidedLifetimes > 0 ? .unknown : .outside
    }

    // MARK: Quiet

    /// What has come since the last quiet and nobody has claimed, as places in the trace.
    func unclaimedSides(before quiet: QuietPlan) -> [Int] {
        sides.sinceQuiet.filter { $0.claim == nil && counts($0, for: quiet) }.map(\.entry)
    }

    private mutating func checkQuiet(side index: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, case .quiet = active.stage,
            case .quiet(let quiet) = active.ref.step(in: plan).action
        else { return }
        let record = sides.records[index]
        guard record.claim == nil, counts(record, for: quiet) else { return }
        failActive(.disturbed(entry: record.entry, quiet: quiet.duration), &outputs)
    }

    private func counts(_ record: SideRecord, for quiet: QuietPlan) -> Bool {
        guard record.counts(for: quiet) else { return false }
        if let call = quiet.call { guard subject(of: record) == call else { return false } }
        if let room = quiet.room, record.isOf(room, context, roster) != true { return false }
        return !quiet.except.contains { $0.holds(for: record, context, roster) == true }
    }

    // MARK: Nearest

    /// The record that came nearest to what an open expectation asks for; nil where none is of its kind.
    func nearestSide(to entry: EntryProgress, _ active: ActiveStep) -> NearestEvent? {
        var best: (rank: Int, event: NearestEvent)?
        for index in sides.records.indices.reversed() {
            let record = sides.records[index]
            guard entry.expectation.pattern.isOfKind(record) else { continue }
            let differences = differences(entry, record)
            let isBefore = index < sequence.sideWindow
            let obstacle: NearestEvent.Obstacle
            var rank = differences.count * 4
            if !differences.isEmpty {
                obstacle = .fields(differences)
                if record.claim != nil || isBefore { rank += 3 }
            } else if let claim = record.claim {
                obstacle = .claimed(claim)
                rank += isBefore ? 3 : 1
            } else if isBefore {
                obstacle = .beforeWindow
                rank += 2
            } else if record.at > entry.deadline {
                obstacle = .late
            } else if sideLifetimeFit(entry.expectation.pattern, record, active) == .outside {
                obstacle = .otherConference
                rank += 1
            } else {
                obstacle = .order
            }
            if best.map({ rank < $0.rank }) ?? true {
                best = (rank, NearestEvent(entry: record.entry, obstacle: obstacle))
            }
        }
        return best?.event
    }

    private func differences(_ entry: EntryProgress, _ record: SideRecord) -> [FieldDifference] {
        var differences = entry.expectation.pattern.differences(from: record, context, roster)
        let wanted: [CastIndex]
        switch entry.expectation.quantifier {
        case .one: return differences
        case .each: wanted = entry.missing
        case .any(let members): wanted = members
        }
        if subject(of: record).map(wanted.contains) != true {
            let actual = record.call(context.identifiers).map(FieldValue.call)
            differences.insert(
                FieldDifference(name: "call", range: nil, expected: .oneOf(wanted), actual: actual),
                at: 0
            )
        }
        return differences
    }
}
