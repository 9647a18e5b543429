import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What an entry's event must be like, and how often it must come.
    mutating func pattern(of entry: Entry, _ use: EntryUse) -> (EventPattern, Expectation.Quantifier)? {
        switch entry.event.carrier {
        case .stream: return streamPattern(of: entry)
        case .beep: return beepPattern(of: entry, use)
        case .session, .webhook, .recordingWebhook, .streamWebhook: break
        }
        var reading = FieldReading(
            pattern: EventPattern(
                type: entry.event.type,
                status: entry.event.status,
                fields: [],
                range: entry.node.range
            ),
            use: use
        )
        reading.pattern.carrier = entry.event.carrier
        guard let fields = entry.fields, !fields.isInvalid else { return (reading.pattern, .one) }
        reading.pattern.fields.reserveCapacity(fields.count)
        let errors = findings.errorCount
        for (key, value) in fields.entries where !key.isInvalid { read(key, value, under: nil, &reading) }
        return findings.errorCount == errors ? (reading.pattern, reading.quantifier) : nil
    }

    /// A pattern that is being read.
    struct FieldReading {
        var pattern: EventPattern
        var quantifier = Expectation.Quantifier.one
        var use: EntryUse
        /// The key that has said whose event it is.
        var callKey: YAMLNode?
    }

    private mutating func read(_ key: YAMLNode, _ value: YAMLNode, under object: String?, _ reading: inout FieldReading)
    {
        let table = EventTables.fields(of: reading.pattern.type)
        if object == nil, let word = EntryKey.table.word(key), !nests(value, in: key, table) {
            return read(word, key, value, &reading)
        }
        let name = object.map { $0 + "." + key.text }
        guard let field = name.map(table.field) ?? table.field(key) else {
            let name = name ?? key.text
            guard table.isObject(name), value.kind == .mapping, !value.isInvalid else {
                return refuseField(key, name, reading)
            }
            for (key, value) in value.entries where !key.isInvalid { read(key, value, under: name, &reading) }
            return
        }
        guard isSimulated(field, at: key) else { return }
        if field.name == "status" { noteStatus(value, &reading) }
        if field.name == table.ofCall?.name {
            guard isFirst(key, &reading) else { return }
            return readCall(field, key, value, &reading)
        }
        guard let matcher = matcher(value, Place(subject: field.name, type: field.type, isField: true)) else { return }
        append(matcher, field, key, value, &reading)
    }

    private mutating func read(_ word: EntryKey, _ key: YAMLNode, _ value: YAMLNode, _ reading: inout FieldReading) {
        guard findings.recognise(key, as: EntryKey.self) != nil else { return }
        switch (word, reading.pattern.type) {
        case (.call, let type):
            guard let field = EventTables.fields(of: type).ofCall, isFirst(key, &reading) else { return }
            readCall(field, key, value, &reading)
        case (.conference, .conference), (.conference, .callStream):
            reading.pattern.room = room(value, "'conference'") ?? reading.pattern.room
        case (.conference, .callState), (.conference, .callDial), (.conference, .callReceive),
            (.conference, .callSendDigits):
            refuseField(key, key.text, reading)
        case (.raw, _): readRaw(key, value, &reading)
        case (.http, _): readRequest(key, value, &reading)
        }
    }

    /// Whether a mapping holds members of the object that its key names, and not matchers or groups.
    private func nests(_ value: YAMLNode, in key: YAMLNode, _ table: FieldTable) -> Bool {
        guard value.kind == .mapping, let first = value.entries.first(where: { _ in true })?.key else { return false }
        return GroupKey.table.word(first) == nil && MatcherKey.table.word(first) == nil && table.isObject(key.text)
    }

    private mutating func isFirst(_ key: YAMLNode, _ reading: inout FieldReading) -> Bool {
        guard let first = reading.callKey else {
            reading.callKey = key
            return true
        }
        // The reader has reported a key that stands there twice.
        guard first.text != key.text else { return false }
        findings.error(
            .conflictingKeys,
            "'\(first.text)' and '\(key.text)' both say whose event it is; write one of them",
            at: key
        )
        return false
    }

    /// Reads whose event it must be.
    private mutating func readCall(
        _ field: EventField,
        _ key: YAMLNode,
        _ value: YAMLNode,
        _ reading: inout FieldReading
    ) {
        if let (word, members) = groupMapping(value) {
            guard let members else { return }
            switch (word, reading.use) {
            case (.each, .expected): reading.quantifier = .each(members)
            case (.any, .expected): reading.quantifier = .any(members)
            case (.each, .excepted), (.any, .excepted):
                // To be excepted means the same of each and of any.
                guard mayUnfold(members.count, at: value) else { return }
                append(.anyOf(members.map { .equals(.call($0)) }), field, key, value, &reading)
            }
            return
        }
        let place = Place(subject: key.text, type: field.type, isField: true)
        guard let matcher = matcher(value, place) else { return }
        append(matcher, field, key, value, &reading)
    }

    private func append(
        _ matcher: Matcher,
        _ field: EventField,
        _ key: YAMLNode,
        _ value: YAMLNode,
        _ reading: inout FieldReading
    ) {
        reading.pattern.fields.append(
            FieldPattern(.field(field), matcher: matcher, range: SourceRange(from: key, to: value))
        )
    }

    /// A mapping `{ each: GROUP }` or `{ any: GROUP }`, and the group; nil where it is none, no members where it is wrong.
    mutating func groupMapping(_ node: YAMLNode) -> (GroupKey, [CastIndex]?)? {
        guard node.kind == .mapping, !node.isInvalid else { return nil }
        guard let (key, value) = node.entries.first(where: { GroupKey.table.word($0.key) != nil }),
            let word = GroupKey.table.word(key)
        else { return nil }
        guard node.count == 1 else {
            findings.error(
                .conflictingKeys,
                "'\(word.rawValue)' stands alone: { \(word.rawValue): GROUP }",
                at: key
            )
            return (word, nil)
        }
        return (word, group(value, "'\(word.rawValue)'"))
    }

    // MARK: - Mistakes

    private mutating func isSimulated(_ field: EventField, at key: YAMLNode) -> Bool {
        switch field.support {
        case .simulated: return true
        case .notYet:
            findings.notSimulated("the field '\(field.name)'", at: key)
            return false
        }
    }

    private mutating func refuseField(_ key: YAMLNode, _ name: String, _ reading: FieldReading) {
        let event =
            switch reading.pattern.carrier {
            case .session: reading.pattern.status?.rawValue ?? reading.pattern.type.rawValue
            case .webhook, .recordingWebhook, .streamWebhook, .stream, .beep: reading.pattern.carrier.rawValue
            }
        if EntryModifier.table.word(key) != nil {
            findings.error(
                .misplacedKey,
                "\(quote(name)) is no field: it stands beside the event, not among its fields",
                at: key
            )
            return
        }
        if reading.pattern.carrier.formFields.named(name) != nil {
            findings.error(
                .unknownField,
                "\(quote(name)) is a field of a form, as it is on the wire",
                at: key,
                hints: ["write \(EntryKey.raw.rawValue): { \(name): ... }"]
            )
            return
        }
        findings.error(
            .unknownField,
            "\(quote(name)) is no field of \(event)",
            at: key,
            hints: EventTables.fields(of: reading.pattern.type).nearest(to: name).didYouMean
        )
    }
}

extension SourceRange {
    /// From a key to the end of its value; only the key where the value stands elsewhere, behind an anchor.
    init(from key: YAMLNode, to value: YAMLNode) {
        let end = value.range.start >= key.range.end ? value.range.end : key.range.end
        self.init(start: key.range.start, end: end)
    }
}

extension EventPattern.Carrier {
    /// The fields of the forms that it brings.
    var formFields: [FormField] {
        switch self {
        case .session, .stream, .beep: []
        case .webhook: FormFields.all
        case .recordingWebhook: FormFields.recording
        case .streamWebhook: FormFields.stream
        }
    }
}
