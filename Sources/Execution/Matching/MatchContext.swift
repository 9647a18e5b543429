import Conferencing
import JSONCodec
import Planning

/// What the run knows that a matcher may refer to.
struct MatchContext: Sendable {
    let plan: Plan
    let seed: UInt64
    /// Where webhooks are received; nil where none are.
    let webhooks: WebhookAddresses?
    var identifiers: WireIdentifiers
    /// What the secrets are.
    let secrets: SecretValues
    /// What steps have captured, by slot.
    var captured: [FieldValue?]

    /// The text of a planned text now; nil while something that it refers to is not known yet.
    func text(of planned: PlannedText, _ roster: Roster) -> String? {
        if planned.parts.count == 1, case .literal(let text) = planned.parts[0] { return text }
        var text = ""
        for part in planned.parts {
            switch part {
            case .literal(let literal): text += literal
            case .runSeed: text += String(seed)
            case .webhookURL:
                guard let webhooks else { return nil }
                text += webhooks.conference
            case .streamURL:
                guard let webhooks else { return nil }
                text += webhooks.stream
            case .streamWebhookURL:
                guard let webhooks else { return nil }
                text += webhooks.streamStatus
            case .secret(let place): text += secrets.values[place]
            case .capture(let slot):
                guard let value = captured[Int(slot.index)], let known = self.text(of: value) else { return nil }
                text += known
            case .recordingWebhookURL:
                guard let webhooks else { return nil }
                text += webhooks.recording
            case .callID(let member):
                guard let call = roster[member].call else { return nil }
                text += identifiers.text(of: call)
            case .conferenceID(let room):
                guard let conference = newestConference(of: room, roster) else { return nil }
                text += identifiers.text(of: conference)
            }
        }
        return text
    }

    /// A captured value as it stands within a text.
    private func text(of value: FieldValue) -> String? {
        switch value {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): JSONNumber(number)?.text
        case .text, .call, .calls, .conference, .stream, .tag, .instant, .object: wireText(of: value)
        }
    }

    /// The newest lifetime of a room, as far as events have told.
    func newestConference(of room: RoomIndex, _ roster: Roster) -> ConferenceID? {
        roster.newestConference(named: plan.rooms[Int(room.index)].wireName)
    }

    /// A field's value as the wire has it, for the matchers that look at text.
    func wireText(of value: FieldValue) -> String? {
        switch value {
        case .text(let text): text
        case .call(let call): identifiers.text(of: call)
        case .conference(let conference): identifiers.text(of: conference)
        case .stream(let stream): identifiers.text(of: stream)
        case .tag(let tag): plan.cast.indices.contains(Int(tag.index)) ? plan.cast[Int(tag.index)].dial.tagText : nil
        case .boolean, .integer, .number, .instant, .calls, .object: nil
        }
    }
}
