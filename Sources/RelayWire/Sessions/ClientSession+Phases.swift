package import Conferencing

extension ClientSession {
    /// Where the session stands.
    enum Phase: Sendable {
        /// It has not begun.
        case idle
        /// A socket was asked for.
        case opening(until: Instant)
        /// A socket is open, and `signalwire.connect` is on its way with this id, in order to resume the session of this name.
        case connecting(FrameID, resuming: String?, until: Instant)
        /// The session is up; the next own ping is due then.
        case live(pingAt: Instant)
        /// The session is up, and the ping of this id is not answered yet.
        case pinged(FrameID, since: Instant)
        /// The service has sent the client away, which has answered and waits for the close (W50).
        case dismissed(until: Instant)
        /// There is no socket until the next try.
        case waiting(until: Instant)
        /// The socket is being closed for good.
        case ending(until: Instant)
        /// It is over.
        case ended
    }

    mutating func begin(_ outputs: inout [Output]) {
        switch phase {
        case .idle: open(&outputs)
        case .opening, .connecting, .live, .pinged, .dismissed, .waiting, .ending, .ended: return
        }
    }

    mutating func opened(_ outputs: inout [Output]) {
        switch phase {
        case .opening: connect(&outputs)
        case .idle, .connecting, .live, .pinged, .dismissed, .waiting, .ending, .ended: return
        }
    }

    mutating func binary(_ outputs: inout [Output]) {
        switch phase {
        case .connecting, .live, .pinged, .dismissed:
            outputs.append(.trouble("a binary message, which RELAY does not have"))
        case .idle, .opening, .waiting, .ending, .ended: return
        }
    }

    mutating func closed(_ why: String, _ outputs: inout [Output]) {
        switch phase {
        case .opening, .connecting, .live, .pinged, .dismissed: lose(why, &outputs)
        case .ending: finish(.asked, &outputs)
        // Of a socket that was given up before.
        case .idle, .waiting, .ended: return
        }
    }

    mutating func end(_ outputs: inout [Output]) {
        switch phase {
        case .opening, .connecting, .live, .pinged, .dismissed:
            loseAll("the session was ended", &outputs)
            outputs.append(.close(code: 1000))
            lostAt = nil
            phase = .ending(until: now + settings.endGrace)
        case .idle, .waiting: finish(.asked, &outputs)
        case .ending, .ended: return
        }
    }

    /// Does what is due.
    mutating func fallDue(_ outputs: inout [Output]) {
        loseLateQueued(&outputs)
        if let due = requests.sentDue, due <= now {
            return giveUpSocket("a request was not answered within \(settings.requestTimeout)", &outputs)
        }
        if let lostAt, lostAt + settings.reconnectPatience <= now { return giveUpSession(&outputs) }
        guard let due = phaseDue, due <= now else { return }
        switch phase {
        case .opening: giveUpSocket("the socket did not open within \(settings.connectTimeout)", &outputs)
        case .connecting: giveUpSocket("the connect was not answered within \(settings.connectTimeout)", &outputs)
        case .live: ping(&outputs)
        case .pinged: giveUpSocket("a ping was not answered within \(settings.pingTimeout)", &outputs)
        case .dismissed: giveUpSocket("the service sent the client away", code: 1000, &outputs)
        case .waiting: open(&outputs)
        case .ending: finish(.asked, &outputs)
        case .idle, .ended: return
        }
    }

    /// When the phase ends by itself.
    private var phaseDue: Instant? {
        switch phase {
        case .idle, .ended: nil
        case .opening(let until), .dismissed(let until), .waiting(let until), .ending(let until): until
        case .connecting(_, _, let until): until
        case .live(let pingAt): pingAt
        case .pinged(_, let since): since + settings.pingTimeout
        }
    }

    /// When to wake it next; nil where nothing is due.
    package var nextWakeup: Instant? {
        let timers = [
            requests.queued.first?.due, requests.sentDue, lostAt.map { $0 + settings.reconnectPatience }, phaseDue,
        ]
        return timers.compactMap { $0 }.min()
    }
}
