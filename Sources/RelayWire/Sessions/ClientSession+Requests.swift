internal import Conferencing
internal import DequeModule
internal import JSONCodec

extension ClientSession {
    /// A request until its answer.
    struct Request: Sendable {
        var id: RequestID
        var method: String
        var params: JSONObject
        /// When it is given up.
        var due: Instant
    }

    /// The requests without an answer. All have the same patience, so the oldest of each kind falls due first.
    struct Requests: Sendable {
        /// Those that wait for a connection, oldest first; bounded by `maximumQueued`.
        var queued: Deque<Request> = []
        /// Those that were sent; bounded by their patience, for an unanswered one costs the socket.
        private var sent: [FrameID: Request] = [:]
        /// The ids of those that were sent, oldest first; some are answered already, but never the first.
        private var order: Deque<FrameID> = []

        mutating func send(_ request: Request, as frame: FrameID) {
            sent[frame] = request
            order.append(frame)
        }

        mutating func answer(_ frame: FrameID) -> RequestID? {
            guard let request = sent.removeValue(forKey: frame) else { return nil }
            while let first = order.first, sent[first] == nil { order.removeFirst() }
            return request.id
        }

        /// When the oldest that was sent falls due.
        var sentDue: Instant? { order.first.flatMap { sent[$0]?.due } }

        /// All that were sent, oldest first; there are none afterwards.
        mutating func takeSent() -> [Request] {
            let all = order.compactMap { sent[$0] }
            order.removeAll()
            sent.removeAll()
            return all
        }
    }

    mutating func request(_ request: Request, _ outputs: inout [Output]) {
        switch phase {
        case .live, .pinged: send(request, &outputs)
        case .idle, .opening, .connecting, .dismissed, .waiting:
            guard requests.queued.count < settings.maximumQueued else {
                return outputs.append(.answered(request.id, .lost("too many requests while disconnected")))
            }
            requests.queued.append(request)
        case .ending, .ended: outputs.append(.answered(request.id, .lost("the session is over")))
        }
    }

    private mutating func send(_ request: Request, _ outputs: inout [Output]) {
        let frame = nextFrameID()
        write(.request(frame, method: request.method, params: request.params), &outputs)
        requests.send(request, as: frame)
    }

    /// Sends what has waited for the connection, in the order of the calls.
    mutating func sendQueued(_ outputs: inout [Output]) {
        while let request = requests.queued.popFirst() { send(request, &outputs) }
    }

    /// Nobody will answer what was sent: it is not sent again, for it may have been carried out.
    mutating func loseSent(_ why: String, _ outputs: inout [Output]) {
        for request in requests.takeSent() {
            let isLate = request.due <= now
            let words = isLate ? "no answer within \(settings.requestTimeout)" : "the connection was lost: \(why)"
            outputs.append(.answered(request.id, .lost(words)))
        }
    }

    /// Those that waited too long for a connection.
    mutating func loseLateQueued(_ outputs: inout [Output]) {
        while let first = requests.queued.first, first.due <= now {
            requests.queued.removeFirst()
            outputs.append(.answered(first.id, .lost("not connected within \(settings.requestTimeout)")))
        }
    }

    /// The end of all that has no answer.
    mutating func loseAll(_ why: String, _ outputs: inout [Output]) {
        for request in requests.takeSent() + requests.queued { outputs.append(.answered(request.id, .lost(why))) }
        requests.queued.removeAll()
    }
}
