import Conferencing
import Execution

/// The words for what a webhook is about.
enum WebhookText {
    /// The fields that these words have in them, and those that nobody misses in a line.
    static let named: Set<String> = [
        "conference_id", "name", "status", "call_id", "timestamp", "region", "tag", "node_id",
    ]

    /// The status, the call by its name in the cast, and the conference by its alias; as far as the body has them.
    static func subject(of request: WebhookRequest, _ values: ValueText) -> String {
        var words = request.status.map(values.quoted) ?? "without a status"
        if let call = value("call_id", of: request) {
            let known = request.event.conference?.call
            let isKnown = known.map { values.result.names.identifiers.text(of: $0) } == call
            words += " " + (isKnown ? known.map(values.name) ?? call : values.quoted(call))
        }
        if let name = value("name", of: request) { words += " in " + values.room(named: name) }
        return words
    }

    private static func value(_ name: String, of request: WebhookRequest) -> String? {
        guard let field = EventFields.named(name, in: .conference), case .text(let text)? = request.value(of: field)
        else { return nil }
        return text
    }
}

extension ServiceEvent {
    /// The conference event that this is, if it is one.
    fileprivate var conference: ConferenceEvent? {
        guard case .conference(let event) = body else { return nil }
        return event
    }
}
