import Conferencing
import Planning

extension EventPattern {
    /// Whether an event is of the type and status that the pattern names.
    func isOfKind(_ event: ServiceEvent) -> Bool {
        guard carrier == .session else { return false }
        return switch (event.body, type) {
        case (.conference(let conference), .conference): status == nil || conference.status == status
        case (.callState, .callState), (.callDial, .callDial), (.callStream, .callStream), (.callReceive, .callReceive),
            (.callSendDigits, .callSendDigits):
            true
        case (.conference, _), (.callState, _), (.callDial, _), (.callStream, _), (.callReceive, _),
            (.callSendDigits, _), (.unknown, _):
            false
        }
    }

    /// Whether an event is what the pattern describes, as far as type, room and fields go.
    func matches(_ event: ServiceEvent, _ context: MatchContext, _ roster: Roster) -> Bool {
        guard isOfKind(event), roomHolds(event, context) else { return false }
        return fields.allSatisfy { $0.matcher.holds(for: $0.value(in: event), context, roster) == true }
    }

    /// The fields, and the room, in which an event of the right kind differs.
    func differences(from event: ServiceEvent, _ context: MatchContext, _ roster: Roster) -> [FieldDifference] {
        var differences: [FieldDifference] = []
        if let room, !roomHolds(event, context) {
            let actual = event.conference.map { FieldValue.text($0.name) }
            differences.append(FieldDifference(name: "conference", range: nil, expected: .room(room), actual: actual))
        }
        for field in fields {
            let value = field.value(in: event)
            guard field.matcher.holds(for: value, context, roster) != true else { continue }
            differences.append(
                FieldDifference(
                    name: field.name,
                    range: field.range,
                    expected: .matcher(field.matcher),
                    actual: value
                )
            )
        }
        return differences
    }

    private func roomHolds(_ event: ServiceEvent, _ context: MatchContext) -> Bool {
        guard let room else { return true }
        return event.conference?.name == context.plan.rooms[Int(room.index)].wireName
    }
}

extension FieldPattern {
    /// What an event of the session has there.
    func value(in event: ServiceEvent) -> FieldValue? {
        switch subject {
        case .field(let field): field.get(event)
        // Only a webhook has a body.
        case .raw, .http, .stream, .beep: nil
        }
    }
}

extension ServiceEvent {
    /// The call that the event speaks of, where it speaks of one.
    var subject: CallID? {
        switch body {
        case .conference(let event): event.call
        case .callState(let event): event.call
        case .callDial(let event): event.winner
        case .callStream(let event): event.call
        case .callReceive(let event): event.call
        case .callSendDigits(let event): event.call
        case .unknown: nil
        }
    }
}
