import Conferencing

/// The sockets of streams: what the service does there on its way to the endpoint, and what happens there on its way back.
///
/// On one socket nothing overtakes, unless it is held up on the way.
struct StreamRoad: Sendable {
    /// What arrives.
    enum Arrival: Sendable {
        /// Something, at the endpoint.
        case receipt(StreamReceipt)
        /// Something that happened there, at the service.
        case signal(StreamID, StreamSignal)
    }

    private struct Parcel: Sendable {
        var at: Instant
        var arrival: Arrival
    }

    /// By time of arrival; of equal times what was sent first.
    private var parcels: [Parcel] = []
    private var lastDown: [StreamID: Instant] = [:]
    private var lastUp: [StreamID: Instant] = [:]
    /// The upgrade requests, by stream: each message is one of its socket.
    private var openings: [StreamID: StreamOpening] = [:]

    var isEmpty: Bool { parcels.isEmpty }

    /// When the next thing arrives.
    var next: Instant? { parcels.first?.at }

    /// What the endpoint will receive of something that the service does.
    mutating func receipt(_ action: StreamAction, of stream: StreamID, _ names: WebhookNames) -> StreamReceipt? {
        if case .open(let opening) = action { openings[stream] = opening.value }
        return openings[stream].flatMap { StreamReceipt(action, of: stream, opening: $0, names) }
    }

    /// Sends something to the endpoint, held up for so long beside its latency.
    mutating func send(_ receipt: StreamReceipt, at now: Instant, taking latency: TimeSpan, heldUp delay: TimeSpan) {
        let arrival = max(now + latency, lastDown[receipt.stream] ?? now)
        lastDown[receipt.stream] = arrival
        insert(Parcel(at: arrival + delay, arrival: .receipt(receipt)))
    }

    /// Sends something that happened at the endpoint to the service.
    mutating func signal(_ stream: StreamID, _ signal: StreamSignal, at now: Instant, taking latency: TimeSpan) {
        let arrival = max(now + latency, lastUp[stream] ?? now)
        lastUp[stream] = arrival
        insert(Parcel(at: arrival, arrival: .signal(stream, signal)))
    }

    /// Takes what arrives next.
    mutating func receive() -> Arrival? { parcels.isEmpty ? nil : parcels.removeFirst().arrival }

    private mutating func insert(_ parcel: Parcel) {
        let place = parcels.firstIndex { parcel.at < $0.at } ?? parcels.endIndex
        parcels.insert(parcel, at: place)
    }
}
