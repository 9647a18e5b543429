import Conferencing
import Planning
import Scenarios

extension EventPattern {
    /// Whether a record is of the kind that the pattern asks for: of a stream the message and the name.
    func isOfKind(_ record: SideRecord) -> Bool {
        switch (carrier, record.item) {
        case (.streamWebhook, .status): true
        case (.stream, .receipt(let receipt)):
            receipt.event == message && (stream == nil || receipt.name == stream)
        case (.session, _), (.webhook, _), (.recordingWebhook, _), (.stream, .status), (.streamWebhook, .receipt): false
        }
    }

    /// Whether a record is what the pattern describes, as far as room and fields go; nil where that turns on a reference
    /// that is not bound yet.
    func holds(for record: SideRecord, _ context: MatchContext, _ roster: Roster) -> Bool? {
        guard isOfKind(record) else { return false }
        var isCertain = true
        switch roomHolds(record, context, roster) {
        case true?: break
        case false?: return false
        case nil: isCertain = false
        }
        for field in fields {
            switch field.matcher.holds(for: field.value(in: record), context, roster) {
            case true?: continue
            case false?: return false
            case nil: isCertain = false
            }
        }
        return isCertain ? true : nil
    }

    /// The fields, and the room, in which a record of the right kind differs. Secrets are not shown.
    func differences(from record: SideRecord, _ context: MatchContext, _ roster: Roster) -> [FieldDifference] {
        var differences: [FieldDifference] = []
        if let room, roomHolds(record, context, roster) != true {
            differences.append(FieldDifference(name: "conference", range: nil, expected: .room(room), actual: nil))
        }
        for field in fields {
            let value = field.value(in: record)
            guard field.matcher.holds(for: value, context, roster) != true else { continue }
            let isSecret = field.isSecret
            differences.append(
                FieldDifference(
                    name: field.name,
                    range: field.range,
                    expected: .matcher(field.matcher),
                    actual: value.map { isSecret ? .text(SecretValues.different) : context.secrets.redact($0) }
                )
            )
        }
        return differences
    }

    private func roomHolds(_ record: SideRecord, _ context: MatchContext, _ roster: Roster) -> Bool? {
        guard let room else { return true }
        guard let conference = record.conference(context.identifiers) else { return false }
        return roster.name(of: conference).map { $0 == context.plan.rooms[Int(room.index)].wireName }
    }
}

extension FieldPattern {
    /// Whether its value is a secret, which is told as equal or different and no more.
    fileprivate var isSecret: Bool {
        if case .stream(let field) = subject { return field.name == "bearer" }
        return false
    }

    /// What a record has there.
    fileprivate func value(in record: SideRecord) -> FieldValue? {
        switch (subject, record.item) {
        case (.stream(let field), .receipt(let receipt)): receipt.value(of: field)
        case (.field(let field), .status(let request)): request.value(of: field)
        case (.raw(let name), .status(let request)): request.text(of: name).map { .text($0) }
        case (.http(.method), .status(let request)): .text(request.method)
        case (.http(.contentType), .status(let request)): request.contentType.map { .text($0) }
        case (.stream, .status), (.field, .receipt), (.raw, .receipt), (.http, .receipt): nil
        }
    }
}
