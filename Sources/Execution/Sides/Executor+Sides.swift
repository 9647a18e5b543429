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
        side.strictStep = strictStep(side.counts)
        sides.records.append(side)
        checkScopes(side, &outputs)
        switch phase {
        case .steps, .teardown:
            forEachSequence { executor in
                executor.judge(&outputs)
                executor.checkQuiet(side: index, &outputs)
                executor.advance(&outputs)
            }
            judgeArmedAfterwards(&outputs)
        case .draining: judgeArmedAfterwards(&outputs)
        case .dialling, .hangingUp, .over, nil: return
        }
    }

    // MARK: Quiet

    /// What has come since the last quiet and nobody has claimed, as places in the trace.
    func unclaimedSides(before quiet: QuietPlan) -> [Int] {
        sides.sinceQuiet.filter { claim(in: $0.claims) == nil && counts($0, for: quiet) }.map(\.entry)
    }

    private mutating func checkQuiet(side index: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, case .quiet = active.stage,
            case .quiet(let quiet) = active.ref.step(in: plan).action
        else { return }
        absorb(isEnding: false)
        let record = sides[index]
        guard claim(in: record.claims) == nil, counts(record, for: quiet) else { return }
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
                if claim(in: record.claims) != nil || isBefore { rank += 3 }
            } else if let claim = claim(in: record.claims) {
                obstacle = .claimed(claim)
                rank += isBefore ? 3 : 1
            } else if isBefore {
                obstacle = .beforeWindow
                rank += 2
            } else if record.at > entry.deadline {
                obstacle = .late
            } else if sideLifetimeFit(entry.expectation.pattern, record, active.bounds) == .outside {
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
