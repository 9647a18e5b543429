import Conferencing
import Planning

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
