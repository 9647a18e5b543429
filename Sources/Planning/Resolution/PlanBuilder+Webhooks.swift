import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// A webhook entry that asks for one status is an entry of that status, as the entries of events are.
    mutating func noteStatus(_ value: YAMLNode, _ reading: inout FieldReading) {
        // A stream's statuses are words of their own.
        guard EventPattern.Carrier.webhooks.contains(reading.pattern.carrier), value.isScalar, !value.isInvalid else {
            return
        }
        guard let status = ConferenceStatus(rawValue: value.text) else { return }
        reading.pattern.status = status
        if !status.comes(by: reading.pattern.carrier) {
            let option =
                reading.pattern.carrier == .webhook
                ? JoinOptions.Key.statusCallbackEvents.rawValue : JoinOptions.Key.recordingStatusCallbackEvents.rawValue
            findings.error(
                .impossibleMatcher,
                "no word of '\(option)' asks for '\(status.rawValue)', so no such webhook comes here",
                at: value
            )
        } else if status.entry.support == .notYet {
            findings.notSimulated("the event '\(status.rawValue)'", at: value)
        }
    }

    /// `raw: { Muted: "false", params: { size: "2" } }`: the body as it is on the wire.
    mutating func readRaw(_ key: YAMLNode, _ value: YAMLNode, _ reading: inout FieldReading) {
        switch reading.pattern.carrier {
        case .session: findings.notYet("'\(EntryKey.raw.rawValue)' of an event", at: key)
        case .webhook, .recordingWebhook, .streamWebhook, .stream, .beep: readRawMembers(value, under: "", &reading)
        }
    }

    private mutating func readRawMembers(_ node: YAMLNode, under path: String, _ reading: inout FieldReading) {
        let subject = "'\(EntryKey.raw.rawValue)'"
        guard let entries = findings.mapping(node, subject, mustBe: "a mapping of the body's fields") else { return }
        if node.count == 0 {
            findings.error(.emptyList, "\(subject) is an empty mapping, which says nothing", at: node)
        }
        for (key, value) in entries where !key.isInvalid {
            let name = path + key.text
            if value.kind == .mapping, !value.isInvalid, !value.holdsMatchers {
                readRawMembers(value, under: name + ".", &reading)
            } else if let matcher = matcher(value, Place(subject: name, type: .text(), isField: true)) {
                append(.raw(name), matcher, key, value, &reading)
            }
        }
    }

    /// `http: { method: GET, content_type: ... }`.
    mutating func readRequest(_ key: YAMLNode, _ value: YAMLNode, _ reading: inout FieldReading) {
        guard reading.pattern.carrier != .session else {
            findings.error(
                .unknownField,
                "'\(EntryKey.http.rawValue)' says how a webhook was sent, and this is an event of the session",
                at: key
            )
            return
        }
        let subject = "'\(EntryKey.http.rawValue)'"
        guard let entries = findings.mapping(value, subject, mustBe: "{ method, content_type }") else { return }
        if value.count == 0 {
            findings.error(.emptyList, "\(subject) is an empty mapping, which says nothing", at: value)
        }
        for (key, value) in entries where !key.isInvalid {
            guard let word = findings.recognise(key, as: RequestKey.self) else { continue }
            let type: ValueType =
                switch word {
                case .method: .word(of: CallbackMethod.self)
                case .contentType: .text()
                }
            // A request always has a method.
            let place = Place(subject: word.rawValue, type: type, isField: word != .method)
            if let matcher = matcher(value, place) { append(.http(word), matcher, key, value, &reading) }
        }
    }

    private mutating func append(
        _ subject: FieldPattern.Subject,
        _ matcher: Matcher,
        _ key: YAMLNode,
        _ value: YAMLNode,
        _ reading: inout FieldReading
    ) {
        reading.pattern.fields.append(
            FieldPattern(subject, matcher: matcher, range: SourceRange(from: key, to: value))
        )
    }
}

extension YAMLNode {
    /// Whether a mapping begins with a matcher, and so says something of one field.
    var holdsMatchers: Bool {
        guard let first = entries.first(where: { _ in true })?.key else { return true }
        return MatcherKey.table.word(first) != nil || GroupKey.table.word(first) != nil
    }
}

extension ConferenceStatus {
    /// Whether some word of its option asks for a webhook of the status.
    fileprivate func comes(by carrier: EventPattern.Carrier) -> Bool {
        switch (entry.webhook, carrier) {
        case (.conference, .webhook), (.recording, .recordingWebhook), (_, .session), (_, .stream), (_, .streamWebhook),
            (_, .beep):
            true
        case (.conference, .recordingWebhook), (.recording, .webhook), (.none, .webhook), (.none, .recordingWebhook):
            false
        }
    }
}
