import Conferencing
import Execution
import Planning

/// What the verdict of one case depended on.
///
/// - An event, webhook, beep or message that an entry of an `expect` claimed: what it told, the rules that the simulator cites
///   for it, and the fields that the entry names, with the rules that govern them. What a step claims as its own proof does
///   not count: every scenario has those.
/// - A refusal that the scenario demands: its code, and the rules that are cited.
/// - An `assert` that held: the rules that made what it looks at, as ``RoomSight`` has them.
/// - An option, and its value, that was sent with a join: where one of the option's rules is among all those, or a field, a
///   webhook, a beep or a stream that mirrors the option was looked at.
struct CaseEvidence {
    private var rules: Set<RuleID> = []
    private var events: Set<String> = []
    private var refusals: Set<String> = []
    private var options: Set<String> = []
    private var values: Set<String> = []
    /// The options that something which was looked at mirrors.
    private var mirrored: Set<String> = []

    init(_ result: CaseResult) {
        for claimed in result.claims { note(claimed, result) }
        var sights = RoomSights()
        for entry in result.trace {
            switch entry.kind {
            case .event(let event): sights.take(event)
            case .reply(let request, let reply): noteRefusal(reply, request, result)
            case .stepEnded(let ref, held: true):
                guard case .assert(let assert) = ref.step(in: result.plan).action else { continue }
                let name = result.plan.rooms[Int(assert.room.index)].wireName
                for claim in assert.claims {
                    rules.formUnion(sights.rules(of: claim.subject, in: name, result.names))
                }
            case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .listing, .webhook, .stream,
                .endpoint, .beep, .unanswered, .connection, .fault, .foreign, .idle, .interrupted, .verdict:
                continue
            }
        }
        for entry in result.trace {
            guard case .sent(_, .join(_, let sent), _) = entry.kind else { continue }
            note(sent.value.given, JoinParameters.all, path: "", isDependedOn: nil)
        }
    }

    subscript(_ kind: CoverageKind) -> Set<String> {
        switch kind {
        case .options: options
        case .values: values
        case .events: events
        case .rules: Set(rules.map(\.rawValue))
        case .refusals: refusals
        }
    }

    // MARK: - Claims

    private mutating func note(_ claimed: ClaimedEvent, _ result: CaseResult) {
        let step = claimed.claim.step.step(in: result.plan)
        guard let place = claimed.claim.expectation, step.expectations.indices.contains(place) else { return }
        let patterns = step.expectations[place].patterns
        switch result.trace[claimed.entry].kind {
        case .event(let event):
            rules.formUnion(event.because.rules)
            note(event)
            noteFields(of: patterns) {
                $0.type.rawValue == event.type && ($0.status == nil || $0.status == event.status)
            }
        case .webhook(let request):
            rules.formUnion(request.event.because.rules)
            if case .conference = request.event.body { note(request.event) }
            if case .callStream = request.event.body { note(request.event) }
            switch patterns.first?.carrier {
            case .recordingWebhook: mirrored.formUnion(CaseEvidence.ofRecordings)
            case .streamWebhook:
                mirrored.formUnion(CaseEvidence.ofStreams)
                // S26: an error says that the service has not gone where it was sent.
                if request.text(of: "params.error") != nil || request.text(of: "StreamError") != nil,
                    result.plan.endpoints.contains(where: \.redirects)
                {
                    rules.insert(.S26)
                }
            case .webhook: mirrored.formUnion(CaseEvidence.ofWebhooks)
            case .session, .stream, .beep, nil: break
            }
            noteFields(of: patterns) { $0.status == nil || $0.status == request.event.status }
        case .stream(let receipt):
            // S12: what comes while nobody speaks is silence.
            if receipt.event == .media, !result.trace.contains(where: \.isSpeech) { rules.insert(.S12) }
            mirrored.formUnion(CaseEvidence.ofStreams)
            noteFields(of: patterns) { _ in true }
        case .beep(let sound):
            rules.formUnion(sound.because.rules)
            mirrored.insert("beep")
        case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .reply, .listing, .endpoint,
            .unanswered, .connection, .fault, .foreign, .idle, .interrupted, .verdict:
            return
        }
    }

    private mutating func note(_ event: ServiceEvent) {
        switch event.body {
        case .conference(let body): events.insert(body.status.rawValue)
        case .callState(let body): events.insert("\(event.type) \(body.state.rawValue)")
        case .callDial(let body): events.insert("\(event.type) \(body.state.rawValue)")
        case .callStream, .callReceive, .callSendDigits: events.insert(event.type)
        case .unknown: return
        }
    }

    private mutating func noteFields(of patterns: [EventPattern], where isOfKind: (EventPattern) -> Bool) {
        for pattern in patterns where isOfKind(pattern) {
            for field in pattern.fields {
                switch field.subject {
                case .field(let field):
                    rules.formUnion(field.rules)
                    mirrored.formUnion(CaseEvidence.mirrors[field.name] ?? [])
                case .stream(let field): rules.formUnion(field.rules)
                case .raw, .http, .beep: continue
                }
            }
        }
    }

    /// The options that a field of an event shows.
    private static let mirrors: [String: Set<String>] = [
        "name": ["name"], "muted": ["muted"], "start_on_join": ["start_on_enter"], "end_on_leave": ["end_on_exit"],
        "reason_ended": ["end_on_exit"], "region": ["region"], "call_id_to_coach": ["coach"], "coaching": ["coach"],
        "recording_duration": ["record", "trim"], "recording_url": ["record"], "recording_file_size": ["record"],
    ]

    private static let ofWebhooks: Set = [
        "status_callback", "status_callback_event", "status_callback_event_type", "status_callback_method",
    ]
    private static let ofRecordings: Set = [
        "record", "acl", "recording_status_callback", "recording_status_callback_event",
        "recording_status_callback_event_type", "recording_status_callback_method",
    ]
    private static let ofStreams = Set(["stream"] + StreamParameters.all.map { "stream." + $0.name })

    // MARK: - Refusals

    private mutating func noteRefusal(_ reply: Reply, _ request: RequestID, _ result: CaseResult) {
        guard !reply.code.isAccepted, !isOfFault(request, result) else { return }
        let wanted = result.plan.steps.contains { step in
            step.refusal?.codes.contains(reply.code.text) == true
                || step.outcomes?.contains { $0.code == reply.code.text } == true
        }
        guard wanted else { return }
        // R40: another value of what is settled is refused, so that it was the value that mattered.
        if reply.because.rules.contains(.R40) { mirrored.formUnion(optionsOfJoin(request, result)) }
        refusals.insert(reply.code.text)
        rules.formUnion(reply.because.rules)
    }

    private func optionsOfJoin(_ request: RequestID, _ result: CaseResult) -> [String] {
        for entry in result.trace {
            guard case .sent(request, .join(_, let options), _) = entry.kind else { continue }
            return options.value.given.map(\.name)
        }
        return []
    }

    /// A fault of the scenario is no service's refusal.
    private func isOfFault(_ request: RequestID, _ result: CaseResult) -> Bool {
        result.trace.contains { if case .fault(.refused(request, _)) = $0.kind { true } else { false } }
    }

    // MARK: - Options

    private mutating func note(
        _ given: [FieldValue.Member],
        _ parameters: [Parameter],
        path: String,
        isDependedOn inherited: Bool?
    ) {
        for member in given {
            guard let parameter = parameters.named(member.name) else { continue }
            let name = path + member.name
            let isDependedOn =
                mirrored.contains(name) || !rules.isDisjoint(with: parameter.rules)
                || parameter.rules.isEmpty && inherited == true
            guard isDependedOn else { continue }
            options.insert(name)
            switch (parameter.type, member.value) {
            case (.object(let members), .object(let values)):
                note(values, members, path: name + ".", isDependedOn: true)
            case (.boolean, .boolean(let value)): values.insert("\(name): \(value)")
            case (.word, .text(let word)): values.insert("\(name): \(word)")
            case (.words, .text(let words)):
                for word in words.split(separator: " ") { values.insert("\(name): \(word)") }
            case (_, _): continue
            }
        }
    }
}

extension Expectation {
    /// All that may account for what the entry has claimed.
    fileprivate var patterns: [EventPattern] {
        switch group {
        case nil: [pattern]
        case .anyOrder(let entries), .either(let entries): entries.flatMap(\.patterns)
        }
    }
}

extension ServiceEvent {
    fileprivate var status: ConferenceStatus? {
        if case .conference(let event) = body { event.status } else { nil }
    }
}

extension TraceEntry {
    fileprivate var isSpeech: Bool { if case .phone(.speak, _) = kind { true } else { false } }
}

extension PlannedEndpoint {
    /// Whether it sends the service elsewhere.
    fileprivate var redirects: Bool {
        if case .refuse(let status) = behaviour { (300..<400).contains(status) } else { false }
    }
}
