import Conferencing
import Planning
import Scenarios

extension EventPattern {
    /// Whether a record is of the kind that the pattern asks for: of a webhook the status, of a stream the message and the name.
    func isOfKind(_ record: SideRecord) -> Bool {
        switch (carrier, record.item) {
        case (.webhook, .webhook(let request)), (.recordingWebhook, .webhook(let request)):
            carrier == request.carrier && (status == nil || request.status == status?.rawValue)
        case (.streamWebhook, .status): true
        case (.stream, .receipt(let receipt)):
            receipt.event == message && (stream == nil || receipt.name == stream)
        case (.beep, .beep): true
        case (.session, _), (.webhook, _), (.recordingWebhook, _), (.stream, _), (.streamWebhook, _), (.beep, _): false
        }
    }

    /// Whether a record is what the pattern describes, as far as room and fields go; nil where that turns on a reference
    /// that is not bound yet.
    func holds(for record: SideRecord, _ context: MatchContext, _ roster: Roster) -> Bool? {
        guard isOfKind(record) else { return false }
        var isCertain = true
        if let room {
            switch record.isOf(room, context, roster) {
            case true?: break
            case false?: return false
            case nil: isCertain = false
            }
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
        if let room, record.isOf(room, context, roster) != true {
            let actual = record.conferenceName.map { FieldValue.text($0) }
            differences.append(FieldDifference(name: "conference", range: nil, expected: .room(room), actual: actual))
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
}

extension FieldPattern {
    /// Whether its value is a secret, which is told as equal or different and no more.
    fileprivate var isSecret: Bool {
        if case .stream(let field) = subject { return field.name == "bearer" }
        return false
    }

    /// What a record has there.
    func value(in record: SideRecord) -> FieldValue? {
        switch record.item {
        case .receipt(let receipt): value(in: receipt)
        case .beep(let sound): value(in: sound)
        case .webhook(let request), .status(let request): value(in: request)
        }
    }

    private func value(in receipt: StreamReceipt) -> FieldValue? {
        switch subject {
        case .stream(let field): receipt.value(of: field)
        // Only a request has a body.
        case .field, .raw, .http, .beep: nil
        }
    }

    private func value(in sound: BeepSound) -> FieldValue? {
        switch subject {
        case .beep(.cause): .text(sound.cause.rawValue)
        case .beep(.heardBy): .calls(sound.heardBy)
        case .beep(.call): .call(sound.mover)
        case .beep(.conference): .conference(sound.conference)
        case .field, .raw, .http, .stream: nil
        }
    }

    private func value(in request: WebhookRequest) -> FieldValue? {
        switch subject {
        case .field(let field): request.value(of: field)
        case .raw(let name): request.text(of: name).map { .text($0) }
        case .http(.method): .text(request.method)
        case .http(.contentType): request.contentType.map { .text($0) }
        // Only a socket has messages, and only who listens hears beeps.
        case .stream, .beep: nil
        }
    }
}

extension SideRecord {
    /// The call that a request's body speaks of; nil where it names none, or another than the service meant.
    func call(_ identifiers: WireIdentifiers) -> CallID? {
        switch item {
        case .receipt: return nil
        case .beep(let sound): return sound.mover
        case .webhook(let request): return request.subject(identifiers)
        case .status(let request):
            guard let call = request.streamEvent?.call, let field = EventFields.named("call_id", in: .callStream),
                request.value(of: field) == .text(identifiers.text(of: call))
            else { return nil }
            return call
        }
    }

    /// The conference's name, where the body has one.
    fileprivate var conferenceName: String? {
        if case .webhook(let request) = item { request.conferenceName } else { nil }
    }

    /// Whether it is of a room; nil where the name of its conference is not known yet.
    func isOf(_ room: RoomIndex, _ context: MatchContext, _ roster: Roster) -> Bool? {
        let wanted = context.plan.rooms[Int(room.index)].wireName
        if case .webhook(let request) = item { return request.conferenceName == wanted }
        guard let conference = conference(context.identifiers) else { return false }
        return roster.name(of: conference).map { $0 == wanted }
    }
}
