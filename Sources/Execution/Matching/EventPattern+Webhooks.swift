import Conferencing
import Planning
import Scenarios

extension EventPattern {
    /// Whether a request is a webhook with the status that the pattern names.
    func isOfKind(_ request: WebhookRequest) -> Bool {
        carrier == request.carrier && (status == nil || request.status == status?.rawValue)
    }

    /// Whether a request is what the pattern describes, as far as room and fields go.
    ///
    /// Nil where that turns on a reference that is not bound yet: a webhook may come before the event of the session that
    /// tells the id of its conference.
    func holds(for request: WebhookRequest, _ context: MatchContext, _ roster: Roster) -> Bool? {
        guard isOfKind(request), roomHolds(request, context) else { return false }
        var isCertain = true
        for field in fields {
            switch field.matcher.holds(for: field.value(in: request), context, roster) {
            case true?: continue
            case false?: return false
            case nil: isCertain = false
            }
        }
        return isCertain ? true : nil
    }

    /// The fields, and the room, in which a request of the right kind differs.
    func differences(
        from request: WebhookRequest,
        _ context: MatchContext,
        _ roster: Roster
    ) -> [FieldDifference] {
        var differences: [FieldDifference] = []
        if let room, !roomHolds(request, context) {
            let actual = request.conferenceName.map { FieldValue.text($0) }
            differences.append(FieldDifference(name: "conference", range: nil, expected: .room(room), actual: actual))
        }
        for field in fields {
            let value = field.value(in: request)
            guard field.matcher.holds(for: value, context, roster) != true else { continue }
            differences.append(
                FieldDifference(name: field.name, range: field.range, expected: .matcher(field.matcher), actual: value)
            )
        }
        return differences
    }

    private func roomHolds(_ request: WebhookRequest, _ context: MatchContext) -> Bool {
        guard let room else { return true }
        return request.conferenceName == context.plan.rooms[Int(room.index)].wireName
    }
}

extension FieldPattern {
    /// What a request has there.
    fileprivate func value(in request: WebhookRequest) -> FieldValue? {
        switch subject {
        case .field(let field): request.value(of: field)
        case .raw(let name): request.text(of: name).map { .text($0) }
        // Only a socket has messages.
        case .stream: nil
        case .http(.method): .text(request.method)
        case .http(.contentType): request.contentType.map { .text($0) }
        }
    }
}

extension WebhookRequest {
    /// What an entry calls such a request.
    var carrier: EventPattern.Carrier {
        if isOfStream { return .streamWebhook }
        return isOfRecording ? .recordingWebhook : .webhook
    }

    /// The conference's name, as the body has it.
    var conferenceName: String? { text("name") }

    /// The call that the body speaks of; nil where it names none, or another than the service meant.
    func subject(_ identifiers: WireIdentifiers) -> CallID? {
        guard let call = event.conference?.call, text("call_id") == identifiers.text(of: call) else { return nil }
        return call
    }

    /// The conference lifetime that the body speaks of, in the same way.
    func conference(_ identifiers: WireIdentifiers) -> ConferenceID? {
        guard let conference = event.conference?.conference, text("conference_id") == identifiers.text(of: conference)
        else { return nil }
        return conference
    }

    private func text(_ name: String) -> String? {
        guard let field = EventFields.named(name, in: .conference), case .text(let text)? = value(of: field) else {
            return nil
        }
        return text
    }
}
