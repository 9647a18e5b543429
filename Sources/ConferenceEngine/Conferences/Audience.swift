import Conferencing

/// The sessions that control members of a conference, by number, with how many members each (R80).
struct Audience: Sendable {
    /// One session.
    struct Listener: Sendable {
        let session: SessionID
        var members: Int32
    }

    private(set) var listeners: [Listener] = []

    /// Counts a member of a session in.
    mutating func enter(_ session: SessionID) {
        let place = place(of: session)
        if place < listeners.count, listeners[place].session == session {
            listeners[place].members += 1
        } else {
            listeners.insert(Listener(session: session, members: 1), at: place)
        }
    }

    /// Counts a member of a session out.
    mutating func leave(_ session: SessionID) {
        let place = place(of: session)
        guard place < listeners.count, listeners[place].session == session else { return }
        listeners[place].members -= 1
        if listeners[place].members == 0 { listeners.remove(at: place) }
    }

    /// Forgets all, but keeps the memory.
    mutating func removeAll() { listeners.removeAll(keepingCapacity: true) }

    /// Where a session stands, or would stand: a search by halves.
    @inline(__always) private func place(of session: SessionID) -> Int {
        var low = 0
        var high = listeners.count
        while low < high {
            let middle = (low + high) / 2
            if listeners[middle].session < session { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
