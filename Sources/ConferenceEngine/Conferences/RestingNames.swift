import Conferencing

/// Names whose conference has ended and that are not free yet (R7 `name_reuse`); empty in most services.
///
/// Whatever is free by now is forgotten as the next one comes, so that there are never more than conferences have ended
/// within the time for which a name rests.
struct RestingNames: Sendable {
    private struct Rest: Sendable {
        let key: RoomKey
        let end: Instant
    }

    /// Until when each rests.
    private var ends: [RoomKey: Instant] = [:]
    /// The same in the order in which their conferences ended, from `head` on.
    private var queue: [Rest] = []
    private var head = 0

    /// Whether none rests.
    var isEmpty: Bool { ends.isEmpty }

    /// How many are remembered.
    var count: Int { queue.count - head }

    /// A name is free from an instant on.
    mutating func add(_ key: RoomKey, until end: Instant, at now: Instant) {
        while head < queue.count, !(now < queue[head].end) {
            let rest = queue[head]
            head += 1
            // One of that name that ended later may make it rest longer.
            if ends[rest.key] == rest.end { ends[rest.key] = nil }
        }
        // The places before the head are given back once they are half of all, so each is moved once at most.
        if head * 2 >= queue.count {
            queue.removeFirst(head)
            head = 0
        }
        ends[key] = end
        queue.append(Rest(key: key, end: end))
    }

    /// Whether a name is not free yet.
    func holds(_ key: RoomKey, at now: Instant) -> Bool { ends[key].map { now < $0 } ?? false }
}

extension ConferenceEngine {
    /// R7: from when on the name of a conference that ends now is free; nil where that is at once.
    private func endOfRest(of lifetime: ConferenceID) -> Instant? {
        switch profile.nameReuse {
        case .immediate: nil
        case .after(let span): clock + span
        case .refuseWhileEnding:
            max(clock + TimeSpan(nanoseconds: 1), recorder.recordings[lifetime]?.readyAt ?? .start)
        }
    }

    /// R7: the name of a conference that ends now rests, if it has to.
    mutating func rest(_ key: RoomKey, of lifetime: ConferenceID) {
        guard let end = endOfRest(of: lifetime) else { return }
        restingNames.add(key, until: end, at: clock)
    }

    /// R7: whether the latest join may make a conference of its name.
    @inline(__always) mutating func checkNameIsFree(in project: ProjectID) throws(Refusal) {
        guard !restingNames.isEmpty, restingNames.holds(roomKey(in: project), at: clock) else { return }
        throw .nameNotFree
    }

    /// R7: whether a name is free at the very instant of its conference's end.
    var isNameFreeAtOnce: Bool {
        switch profile.nameReuse {
        case .immediate: true
        case .after, .refuseWhileEnding: false
        }
    }
}
