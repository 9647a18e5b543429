package import Conferencing
import Execution

/// The webhook that a message is, if it is one.
package func webhook(_ delivery: Delivery) -> WebhookRequest? {
    guard case .webhook(let request) = delivery.message else { return nil }
    return request
}

extension [Delivery] {
    /// Changes every webhook; nil drops it.
    package mutating func mapWebhooks(_ change: (WebhookRequest) -> WebhookRequest?) {
        self = compactMap { delivery in
            guard let request = webhook(delivery) else { return delivery }
            return change(request).map { (.webhook($0), delivery.delay) }
        }
    }

    /// Drops the webhooks of a status.
    package mutating func dropWebhooks(_ status: ConferenceStatus) {
        mapWebhooks { $0.status == status.rawValue ? nil : $0 }
    }

    /// Sends the webhooks of a status once more.
    package mutating func doubleWebhooks(_ status: ConferenceStatus) {
        self = flatMap { delivery -> [Delivery] in
            webhook(delivery)?.status == status.rawValue ? [delivery, delivery] : [delivery]
        }
    }

    /// Holds the webhooks of a status back.
    package mutating func delayWebhooks(_ status: ConferenceStatus, by delay: TimeSpan) {
        for index in indices where webhook(self[index])?.status == status.rawValue { self[index].delay = delay }
    }
}

extension WebhookRequest {
    /// The same with another value of a field, named as on the wire.
    package func with(_ name: String, _ text: String) -> WebhookRequest {
        var changed = self
        for index in changed.fields.indices where changed.fields[index].name == name {
            changed.fields[index].text = text
        }
        return changed
    }

    /// The same without a field.
    package func without(_ name: String) -> WebhookRequest {
        var changed = self
        changed.fields.removeAll { $0.name == name }
        return changed
    }
}
