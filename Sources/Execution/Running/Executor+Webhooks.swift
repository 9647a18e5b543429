import Conferencing
import Planning

/// A request to an address of the scenario's own, and who has claimed it.
struct WebhookRecord: Sendable {
    /// Its place in the trace.
    var entry: Int
    /// When it arrived.
    var at: Instant
    /// The request.
    var request: WebhookRequest
    /// Who accounts for it.
    var claim: Claim?
    /// The strict step during which it arrived.
    var strictStep: StepRef?
}

/// A step's expectations of webhooks, and how far they have come.
struct WebhookEntries: Sendable {
    /// They, in order.
    var entries: [EntryProgress] = []
    /// The first of them that is still open.
    var firstOpen = 0
    /// The next webhook to be judged.
    var cursor = 0

    var hasOpen: Bool { firstOpen < entries.count }
    var open: ArraySlice<EntryProgress> { entries[firstOpen...] }
}

/// The same for each kind of webhook.
struct WebhookProgress: Sendable {
    private var conference = WebhookEntries()
    private var recording = WebhookEntries()

    subscript(carrier: EventPattern.Carrier) -> WebhookEntries {
        get { carrier == .recordingWebhook ? recording : conference }
        set { if carrier == .recordingWebhook { recording = newValue } else { conference = newValue } }
    }

    var hasOpen: Bool { conference.hasOpen || recording.hasOpen }
    var open: [EntryProgress] { Array(conference.open) + recording.open }

    /// The next webhook to be judged.
    mutating func setCursor(to place: Int) {
        conference.cursor = place
        recording.cursor = place
    }
}

extension Executor {
    /// A request has come. One to another address than the scenario's own is told, and belongs to nobody here.
    mutating func receive(_ request: WebhookRequest, _ outputs: inout [Output]) {
        record(.webhook(request))
        guard let addresses = settings.webhooks else { return }
        if addresses.isOfStreamStatus(request.url) { return receiveStatus(request, &outputs) }
        guard request.isOfRecording ? addresses.isOfRecording(request.url) : addresses.isOfConference(request.url)
        else { return }
        // What comes once the steps and the drain are over lies outside of all checks but the teardown's own.
        switch phase {
        case .steps, .draining, .teardown: break
        case .dialling, .hangingUp, .over, nil: return
        }
        let index = webhooks.count
        var strictStep: StepRef?
        if let ref = sequence.active?.ref, phase == .steps, ref.step(in: plan).strict?.webhook == true {
            strictStep = ref
        }
        webhooks.append(
            WebhookRecord(entry: trace.count - 1, at: now, request: request, strictStep: strictStep)
        )
        guard phase == .steps || phase == .teardown else { return }
        judge(&outputs)
        checkQuiet(webhook: index, &outputs)
        advance(&outputs)
    }

    /// Shows the active step every webhook that it has not seen yet, in order; entries claim as those of events do.
    mutating func judgeWebhooks(_ outputs: inout [Output]) {
        for carrier in EventPattern.Carrier.webhooks { judgeWebhooks(carrier, &outputs) }
    }

    private mutating func judgeWebhooks(_ carrier: EventPattern.Carrier, _ outputs: inout [Output]) {
        while let active = sequence.active, active.webhooks[carrier].cursor < webhooks.count {
            if case .dialling = active.stage { return }
            let progress = active.webhooks[carrier]
            let index = progress.cursor
            let record = webhooks[index]
            if record.claim == nil, record.request.carrier == carrier, progress.hasOpen {
                let entry = progress.entries[progress.firstOpen]
                switch fit(entry, record, active) {
                case .undecided: return
                case .differs: break
                case .fits(let member):
                    webhooks[index].claim = Claim(step: active.ref, expectation: entry.place)
                    meetWebhook(carrier, of: member)
                case .tooEarly(let earliest):
                    return failActive(
                        .tooEarly(
                            entry.expectation,
                            entry: record.entry,
                            after: earliest.since(active.base),
                            came: record.at.since(active.base)
                        ),
                        at: entry.expectation.range,
                        &outputs
                    )
                }
            }
            sequence.active?.webhooks[carrier].cursor = index + 1
        }
    }

    private mutating func meetWebhook(_ carrier: EventPattern.Carrier, of member: CastIndex?) {
        checks += 1
        guard let place = sequence.active?.webhooks[carrier].firstOpen else { return }
        if let member {
            sequence.active?.webhooks[carrier].entries[place].missing.removeAll { $0 == member }
            if sequence.active?.webhooks[carrier].entries[place].missing.isEmpty == false { return }
        }
        sequence.active?.webhooks[carrier].firstOpen = place + 1
    }

    private func fit(_ entry: EntryProgress, _ record: WebhookRecord, _ active: ActiveStep) -> Fit {
        let pattern = entry.expectation.pattern
        guard record.at <= entry.deadline else { return .differs }
        let holds = pattern.holds(for: record.request, context, roster)
        guard holds != false else { return .differs }
        var member: CastIndex?
        switch entry.expectation.quantifier {
        case .one: break
        case .each:
            guard let subject = subject(of: record.request), entry.missing.contains(subject) else { return .differs }
            member = subject
        case .any(let members):
            guard let subject = subject(of: record.request), members.contains(subject) else { return .differs }
        }
        switch lifetimeFit(pattern, record.request, active) {
        case .inside: break
        case .outside: return .differs
        case .unknown: return .undecided
        }
        guard holds == true else { return .undecided }
        return record.at < entry.earliest ? .tooEarly(entry.earliest) : .fits(member)
    }

    private func subject(of request: WebhookRequest) -> CastIndex? {
        request.subject(context.identifiers).flatMap(roster.names.member(of:))
    }

    /// As for events; a body that names no conference, or a wrong one, is of none on which a step acted.
    private func lifetimeFit(
        _ pattern: EventPattern,
        _ request: WebhookRequest,
        _ active: ActiveStep
    ) -> LifetimeFit {
        let fit = lifetimeFit(pattern, request.event, active)
        let isBound = lifetimeIsBound(pattern, active)
        return isBound && request.conference(context.identifiers) == nil ? .outside : fit
    }

    // MARK: Quiet

    /// The webhooks since the last quiet that nobody has claimed, as places in the trace.
    func unclaimedWebhooks(before quiet: QuietPlan) -> [Int] {
        webhooks[webhookQuietMark...].filter { $0.claim == nil && counts($0.request, for: quiet) }.map(\.entry)
    }

    private mutating func checkQuiet(webhook index: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, case .quiet = active.stage,
            case .quiet(let quiet) = active.ref.step(in: plan).action
        else { return }
        guard webhooks[index].claim == nil, counts(webhooks[index].request, for: quiet) else { return }
        failActive(.disturbed(entry: webhooks[index].entry, quiet: quiet.duration), &outputs)
    }

    private func counts(_ request: WebhookRequest, for quiet: QuietPlan) -> Bool {
        guard quiet.webhooksCount else { return false }
        if let call = quiet.call { guard subject(of: request) == call else { return false } }
        if let room = quiet.room, request.conferenceName != plan.rooms[Int(room.index)].wireName { return false }
        return !quiet.except.contains { $0.holds(for: request, context, roster) == true }
    }

    // MARK: Nearest

    /// The webhook that came nearest to what an open expectation asks for; nil where none is of its kind.
    func nearestWebhook(to entry: EntryProgress, _ active: ActiveStep) -> NearestEvent? {
        var best: (rank: Int, event: NearestEvent)?
        for index in webhooks.indices.reversed() {
            let record = webhooks[index]
            guard entry.expectation.pattern.isOfKind(record.request) else { continue }
            let differences = differences(entry, record.request)
            let isBefore = index < sequence.webhookWindow
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
            } else if lifetimeFit(entry.expectation.pattern, record.request, active) == .outside {
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

    private func differences(_ entry: EntryProgress, _ request: WebhookRequest) -> [FieldDifference] {
        var differences = entry.expectation.pattern.differences(from: request, context, roster)
        let wanted: [CastIndex]
        switch entry.expectation.quantifier {
        case .one: return differences
        case .each: wanted = entry.missing
        case .any(let members): wanted = members
        }
        if subject(of: request).map(wanted.contains) != true {
            let actual = request.subject(context.identifiers).map(FieldValue.call)
            differences.insert(
                FieldDifference(name: "call", range: nil, expected: .oneOf(wanted), actual: actual),
                at: 0
            )
        }
        return differences
    }
}
