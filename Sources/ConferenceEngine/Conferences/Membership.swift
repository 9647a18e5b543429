import Conferencing

extension ConferenceEngine {
    /// The call's side of an entry: its place in the list, behind the member that was last.
    mutating func link(_ call: Int, to conference: Int, behind last: Int32, _ admission: Admission) {
        calls[call].enter(conference, behind: last, admission)
        if memory == .kept { past.enter(Int32(call), conferences[conference].lifetime, at: clock) }
        if last >= 0 { calls[Int(last)].next = Int32(call) }
    }

    /// The call's side of leaving: its neighbours become each other's.
    @inline(__always) mutating func unlink(_ call: Int) {
        let (previous, next) = (calls[call].previous, calls[call].next)
        if memory == .kept { rememberLeaving(of: call) }
        calls[call].conference = -1
        if calls[call].flags.contains(.coaching) { coaches[Int32(call)] = nil }
        if !ownAudio.isEmpty { ownAudio[Int32(call)] = nil }
        if previous >= 0 { calls[Int(previous)].next = next }
        if next >= 0 { calls[Int(next)].previous = previous }
    }

    /// T8: how a member was as it left.
    private mutating func rememberLeaving(of call: Int) {
        let flags = calls[call].flags
        past.leave(Int32(call), flags, callCoached(by: call, flags), at: clock)
    }

    /// Takes the first member out of a conference that has one; returns it.
    @discardableResult
    mutating func removeFirst(of conference: Int) -> Int {
        let member = Int(conferences[conference].attendance.first)
        let record = calls[member]
        unlink(member)
        conferences[conference].attendance.remove(record)
        return member
    }

    /// The members of a conference, in join order.
    func members(of conference: Int) -> [Int] {
        var members: [Int] = []
        members.reserveCapacity(Int(conferences[conference].attendance.size))
        var member = conferences[conference].attendance.first
        while member >= 0 {
            members.append(Int(member))
            member = calls[Int(member)].next
        }
        return isBent(.R19) ? members.reversed() : members
    }
}

extension CallRecord {
    /// Becomes a member of a conference, behind the one that was last.
    fileprivate mutating func enter(_ conference: Int, behind last: Int32, _ admission: Admission) {
        self.conference = Int32(conference)
        previous = last
        next = -1
        flags = admission.flags
        beep = admission.beep
    }
}
