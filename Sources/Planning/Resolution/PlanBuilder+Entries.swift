import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// The entries of an `expect`.
    mutating func expectations(_ node: YAMLNode, of step: Step) -> [Expectation] {
        let hint = node.isScalar && !node.isNull ? ["write [\(node.text.prefix(40))]"] : []
        guard let items = findings.list(node, "'expect'", mustBe: "a list of entries", hints: hint) else { return [] }
        var expectations: [Expectation] = []
        expectations.reserveCapacity(node.count)
        for item in items {
            if let expectation = expectation(item, of: step) { expectations.append(expectation) }
        }
        return expectations
    }

    private mutating func expectation(_ item: YAMLNode, of step: Step) -> Expectation? {
        if let key = groupKey(of: item) { return groupExpectation(item, key, of: step, depth: 1) }
        return singleExpectation(item, of: step)
    }

    /// An entry that names one event.
    mutating func singleExpectation(_ item: YAMLNode, of step: Step) -> Expectation? {
        guard let entry = entry(item), let (pattern, quantifier) = pattern(of: entry, .expected) else { return nil }
        checkWindow(entry, of: step)
        checkBranch(pattern, quantifier, at: item)
        var expectation = Expectation(
            range: item.range,
            pattern: pattern,
            quantifier: quantifier,
            within: entry.within,
            after: entry.after?.value
        )
        expectation.count = entry.count
        if entry.count != nil, case .each = quantifier {
            findings.error(
                .conflictingKeys,
                "'each' asks for one event of each call, and 'count' for another number",
                at: item,
                hints: ["write { \(GroupKey.any.rawValue): ... } to count the events of a group"]
            )
        }
        if let capture = entry.capture {
            let isOne = entry.count.map { $0.most == 1 } ?? true
            var isOfEach = false
            if case .each = quantifier { isOfEach = true }
            expectation.captures = entryCaptures(capture, pattern, isOne: isOne && !isOfEach)
        }
        return expectation
    }

    /// In a branch of a `parallel` others act too, so that an entry says whose event it asks for.
    private mutating func checkBranch(
        _ pattern: EventPattern,
        _ quantifier: Expectation.Quantifier,
        at item: YAMLNode
    ) {
        guard branchDepth > 0, quantifier == .one, pattern.status?.isOfParticipant == true,
            !pattern.fields.contains(where: \.isOfCall)
        else { return }
        findings.error(
            .missingKey,
            "in a branch of 'parallel' an entry of a participant must name its call, for others act too",
            at: item,
            hints: ["write \(pattern.status?.rawValue ?? ""): { call: ... }"]
        )
    }

    /// The entries of an `except`.
    mutating func exceptions(_ node: YAMLNode) -> [EventPattern] {
        guard let items = findings.list(node, "'except'", mustBe: "a list of entries") else { return [] }
        return items.compactMap { item in
            guard let entry = entry(item) else { return nil }
            if let modifier = entry.firstModifier {
                findings.error(
                    .misplacedKey,
                    "\(quote(modifier.text)) has no meaning here: an exception names events and waits for none",
                    at: modifier
                )
            }
            return pattern(of: entry, .excepted)?.0
        }
    }

    /// What the entries of a list are for.
    enum EntryUse {
        /// Events that must come.
        case expected
        /// Events that do not count.
        case excepted
    }

    /// The event that an entry names.
    struct EventName {
        var type: EventType
        var status: ConferenceStatus?
        var carrier = EventPattern.Carrier.session
    }

    /// An entry's parts.
    struct Entry {
        var node: YAMLNode
        var event: EventName
        /// The event's fields; nil for a bare name.
        var fields: YAMLNode?
        var within: TimeSpan?
        var isWithinBroken = false
        var after: Located<TimeSpan>?
        var count: Expectation.Count?
        var capture: YAMLNode?
        var firstModifier: YAMLNode?
    }

    // MARK: - The parts of an entry

    mutating func entry(_ node: YAMLNode) -> Entry? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .scalar:
            guard findings.isPresentScalar(node, "an entry", mustBe: "an event") else { return nil }
            return event(node).map { Entry(node: node, event: $0) }
        case .sequence:
            findings.wrongKind("an entry", mustBe: "an event, or a mapping with one", at: node)
            return nil
        case .mapping: return mappedEntry(node)
        }
    }

    private mutating func mappedEntry(_ node: YAMLNode) -> Entry? {
        var found: (key: YAMLNode, event: EventName?, value: YAMLNode)?
        var within: TimeSpan?
        var isWithinBroken = false
        var after: Located<TimeSpan>?
        var count: Expectation.Count?
        var capture: YAMLNode?
        var modifier: YAMLNode?
        var strangers: [YAMLNode] = []
        for (key, value) in node.entries where !key.isInvalid {
            if let known = EntryModifier.table.word(key) {
                modifier = modifier ?? key
                guard findings.recognise(key, as: EntryModifier.self) != nil else { continue }
                switch known {
                case .within:
                    within = findings.duration(value, "'within'", mayBeZero: false)
                    isWithinBroken = within == nil
                case .after:
                    after = findings.duration(value, "'after'", mayBeZero: true).map {
                        Located($0, at: value.shownRange)
                    }
                case .count: count = self.count(value)
                case .capture: capture = value
                }
            } else if EventTables.event(key) == nil {
                strangers.append(key)
            } else if let found {
                // The reader has reported a key that stands there twice.
                guard found.key.text != key.text else { continue }
                findings.error(
                    .severalEvents,
                    "an entry has one event, and here '\(key.text)' stands beside '\(found.key.text)'",
                    at: key,
                    notes: [Diagnostic.Note("the first event is here", at: found.key.place)],
                    hints: ["make it an entry of its own"]
                )
            } else {
                found = (key, event(key), value)
            }
        }
        for key in strangers { refuseStranger(key, beside: found?.key, found?.event) }
        guard let found else {
            if strangers.isEmpty { findings.error(.noEvent, "this entry names no event", at: node) }
            return nil
        }
        guard let event = found.event else { return nil }
        guard found.value.kind == .mapping || found.value.isInvalid else {
            let hint = found.value.isNull ? ["write '\(found.key.text)' alone, without a colon"] : []
            findings.wrongKind("'\(found.key.text)'", mustBe: "a mapping of fields", at: found.value, hints: hint)
            return nil
        }
        return Entry(
            node: node,
            event: event,
            fields: found.value,
            within: within,
            isWithinBroken: isWithinBroken,
            after: after,
            count: count,
            capture: capture,
            firstModifier: modifier
        )
    }

    /// The event that a name means, where this version expects it.
    private mutating func event(_ name: YAMLNode) -> EventName? {
        switch EventTables.event(name) {
        case .status(let status):
            switch status.entry.support {
            case .simulated: return EventName(type: .conference, status: status)
            case .notYet:
                findings.notSimulated("the event '\(status.rawValue)'", at: name)
                return nil
            }
        case .type(.conference):
            findings.error(
                .unknownEvent,
                "a conference event is named by its status",
                at: name,
                hints: ["write '\(ConferenceStatus.participantJoin.rawValue)' or the like"]
            )
            return nil
        case .type(.callState): return EventName(type: .callState)
        case .type(.callDial): return EventName(type: .callDial)
        case .type(.callStream):
            findings.error(
                .unknownEvent,
                "no session is told of a conference's streams; their status_url is",
                at: name,
                hints: ["write '\(EntryForm.streamWebhook.rawValue)'"]
            )
            return nil
        case .type(.callReceive): return EventName(type: .callReceive)
        case .type(.callSendDigits): return EventName(type: .callSendDigits)
        case .form(.webhook):
            webhookUse = webhookUse ?? name.range
            return EventName(type: .conference, carrier: .webhook)
        case .form(.streamWebhook):
            webhookUse = webhookUse ?? name.range
            return EventName(type: .callStream, carrier: .streamWebhook)
        case .form(.stream):
            streamUse = streamUse ?? name.range
            return EventName(type: .callStream, carrier: .stream)
        case .form(.recordingWebhook):
            webhookUse = webhookUse ?? name.range
            return EventName(type: .conference, carrier: .recordingWebhook)
        case .form(.beep):
            beepUse = beepUse ?? name.range
            return EventName(type: .conference, carrier: .beep)
        case .form(.anyOrder), .form(.either):
            findings.error(
                .misplacedKey,
                "\(quote(name.text)) can stand in an 'expect', and there one level within another",
                at: name
            )
            return nil
        case .form(.request):
            findings.notYet("'\(EntryForm.request.rawValue)'", at: name)
            return nil
        case nil:
            refuseStranger(name, beside: nil, nil)
            return nil
        }
    }

    /// Takes in a key that is neither an event nor a modifier.
    private mutating func refuseStranger(_ key: YAMLNode, beside event: YAMLNode?, _ meaning: EventName?) {
        let name = key.text
        if let event, let meaning,
            EventTables.fields(of: meaning.type).field(key) != nil || EntryKey.table.word(key) != nil
        {
            findings.error(
                .misplacedKey,
                "\(quote(name)) is a field, and belongs among those of '\(event.text)'",
                at: key,
                hints: ["write \(event.text): { \(name): ... }"]
            )
        } else {
            let names = EventTables.names + EntryModifier.allCases.map(\.rawValue)
            findings.error(
                .unknownEvent,
                "\(quote(name)) is no event",
                at: key,
                hints: Guess.name(for: name, among: names).didYouMean
            )
        }
    }

    /// Takes in a window that opens after it has closed.
    private mutating func checkWindow(_ entry: Entry, of step: Step) {
        guard !entry.isWithinBroken, entry.within != nil || !isWithinBroken(step) else { return }
        let within = entry.within ?? within(step)
        guard let after = entry.after, after.value > within else { return }
        findings.error(
            .impossibleMatcher,
            "nothing can come after \(after.value) and within \(within)",
            at: after.range,
            in: entry.node.document,
            hints: entry.within == nil ? ["give the entry a longer 'within'"] : []
        )
    }
}
