import Conferencing

/// The webhooks that are under way, and those that wait for their turn.
struct PostOffice: Sendable {
    /// Whether any conference ever had an address for webhooks.
    var isInUse = false
    private var nextNumber: Int32 = 0
    private var flights: [WebhookID: Flight] = [:]
    /// Who waits behind the one that is under way to the same address (`webhook_order: fifo`); no entry where none is.
    private var lines: [Address: Line] = [:]

    /// A webhook of which the latest attempt has no answer yet.
    private struct Flight: Sendable {
        var attempt: WebhookAttempt
        /// When it is given up, however many attempts are left.
        var end: Instant
    }

    /// Where webhooks go; projects do not wait for each other.
    private struct Address: Hashable, Sendable {
        var project: ProjectID
        var url: String

        init(_ attempt: WebhookAttempt) {
            project = attempt.message.value.project
            url = attempt.message.value.target.value.url
        }
    }

    /// Webhooks in the order of their events.
    private struct Line: Sendable {
        private var waiting: [WebhookAttempt] = []
        private var first = 0

        /// An address that never answers must not use up the memory: what is beyond is lost, as webhooks may be.
        private static let most = 100_000

        mutating func append(_ attempt: WebhookAttempt) {
            if waiting.count - first < Line.most { waiting.append(attempt) }
        }

        mutating func removeFirst() -> WebhookAttempt? {
            guard first < waiting.count else { return nil }
            let attempt = waiting[first]
            first += 1
            if first * 2 > waiting.count {
                waiting.removeFirst(first)
                first = 0
            }
            return attempt
        }
    }

    /// Whether some webhook has no answer yet.
    var isBusy: Bool { !flights.isEmpty }

    /// Numbers a draft; nil where it has to wait for its turn.
    mutating func take(_ draft: WebhookAttempt, _ order: WebhookOrder) -> WebhookAttempt? {
        var attempt = draft
        attempt.id = WebhookID(nextNumber)
        nextNumber &+= 1
        switch order {
        case .concurrent: return attempt
        case .fifo:
            let address = Address(attempt)
            guard lines[address] != nil else {
                lines[address] = Line()
                return attempt
            }
            lines[address]?.append(attempt)
            return nil
        }
    }

    /// Notes that a webhook's first attempt goes out; returns when an answer is overdue.
    mutating func noteFirst(_ attempt: WebhookAttempt) -> Instant {
        let timeouts = attempt.message.value.target.value.timeouts
        let end = attempt.at + timeouts.total
        flights[attempt.id] = Flight(attempt: attempt, end: end)
        return min(attempt.at + timeouts.attempt, end)
    }

    /// The next attempt of a webhook whose latest one failed, and when its answer is overdue; nil where it is given up.
    mutating func retry(_ id: WebhookID, at now: Instant) -> (WebhookAttempt, overdue: Instant)? {
        guard var flight = flights[id], flight.attempt.number < PostOffice.mostAttempts, now < flight.end else {
            return nil
        }
        flight.attempt.number += 1
        flight.attempt.at = now
        flights[id] = flight
        return (flight.attempt, min(now + flight.attempt.message.value.target.value.timeouts.attempt, flight.end))
    }

    /// Two retries follow the first attempt (section 7).
    private static let mostAttempts: Int32 = 3

    /// Forgets a webhook; returns the one whose turn it is now.
    mutating func finish(_ id: WebhookID) -> WebhookAttempt? {
        guard let attempt = flights.removeValue(forKey: id)?.attempt else { return nil }
        let address = Address(attempt)
        if let next = lines[address]?.removeFirst() { return next }
        lines[address] = nil
        return nil
    }

    /// Whether an attempt is the latest one of a webhook and has no answer yet.
    func isOpen(_ id: WebhookID, attempt: Int32) -> Bool { flights[id]?.attempt.number == attempt }
}

extension WebhookID {
    /// Of a webhook that the post office has not seen yet.
    static let draft = WebhookID(-1)
}

extension ConferenceEngine {
    /// Whether some webhook has no answer yet, or waits for its recording (R58).
    public var isDeliveringWebhooks: Bool { office.isBusy || !recorder.waiting.isEmpty }

    /// Sends the webhooks that were drafted since a place of the outputs, and keeps back those whose turn has not come.
    mutating func postDrafts(from start: Int, into outputs: inout [Output]) {
        var end = start
        for place in start..<outputs.count {
            var output = outputs[place]
            if case .webhook(let draft) = output, draft.id == .draft {
                guard let attempt = office.take(draft, profile.webhookOrder) else { continue }
                expectAnswer(to: attempt, by: office.noteFirst(attempt))
                output = .webhook(attempt)
            }
            outputs[end] = output
            end += 1
        }
        outputs.removeSubrange(end...)
    }

    private mutating func expectAnswer(to attempt: WebhookAttempt, by overdue: Instant) {
        timers.add(.webhookOverdue(attempt.id, attempt: attempt.number), at: overdue)
    }

    /// What became of an attempt (section 7). What is no longer asked for does not count.
    mutating func noteAnswer(
        to id: WebhookID,
        attempt: Int32,
        _ outcome: WebhookOutcome,
        into outputs: inout [Output]
    ) {
        guard office.isOpen(id, attempt: attempt) else { return }
        if !outcome.isSuccess, let (attempt, overdue) = office.retry(id, at: clock) {
            expectAnswer(to: attempt, by: overdue)
            outputs.append(.webhook(attempt))
        } else if var next = office.finish(id) {
            next.at = clock
            expectAnswer(to: next, by: office.noteFirst(next))
            outputs.append(.webhook(next))
        }
        dropIdleTimers()
    }
}
