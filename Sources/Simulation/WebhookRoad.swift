import Conferencing

/// The way of webhooks from the service to their receiver, and of the answers back.
///
/// Each is a request of its own and may overtake others. Where the service wants its webhooks in order it waits for the
/// answer to one before it sends the next (`webhook_order: fifo`).
struct WebhookRoad: Sendable {
    /// What arrives.
    enum Arrival: Sendable {
        /// A request, at its receiver.
        case request(WebhookRequest)
        /// The receiver's answer, at the service.
        case answer(WebhookID, attempt: Int32)
    }

    private struct Parcel: Sendable {
        var at: Instant
        var arrival: Arrival
    }

    /// By time of arrival; of equal times what was sent first.
    private var parcels: [Parcel] = []

    var isEmpty: Bool { parcels.isEmpty }

    /// When the next thing arrives.
    var next: Instant? { parcels.first?.at }

    /// Sends a request, held up for so long beside its latency.
    mutating func send(_ request: WebhookRequest, at now: Instant, taking latency: TimeSpan, heldUp delay: TimeSpan) {
        insert(Parcel(at: now + latency + delay, arrival: .request(request)))
    }

    /// Sends an answer.
    mutating func answer(_ id: WebhookID, attempt: Int32, at now: Instant, taking latency: TimeSpan) {
        insert(Parcel(at: now + latency, arrival: .answer(id, attempt: attempt)))
    }

    /// Takes what arrives next.
    mutating func receive() -> Arrival? { parcels.isEmpty ? nil : parcels.removeFirst().arrival }

    private mutating func insert(_ parcel: Parcel) {
        let place = parcels.firstIndex { parcel.at < $0.at } ?? parcels.endIndex
        parcels.insert(parcel, at: place)
    }
}
