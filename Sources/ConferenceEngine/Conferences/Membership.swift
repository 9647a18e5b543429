import Conferencing

extension ConferenceEngine {
    /// Puts a call at the end of a conference's members.
    mutating func link(_ call: Int, to conference: Int, _ admission: Admission) {
        let last = conferences[conference].attendance.append(Int32(call), admission.flags)
        calls[call].enter(conference, behind: last, admission)
        if last >= 0 { calls[Int(last)].next = Int32(call) }
    }

    /// Takes a call out of a conference's members.
    mutating func unlink(_ call: Int, from conference: Int) {
        let record = calls[call]
        calls[call].conference = -1
        if record.previous >= 0 { calls[Int(record.previous)].next = record.next }
        if record.next >= 0 { calls[Int(record.next)].previous = record.previous }
        conferences[conference].attendance.remove(between: record.previous, and: record.next, record.flags)
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
        return members
    }
}

extension CallRecord {
    /// Becomes a member of a conference, behind the one that was last.
    @inline(__always) fileprivate mutating func enter(_ conference: Int, behind last: Int32, _ admission: Admission) {
        self.conference = Int32(conference)
        previous = last
        next = -1
        flags = admission.flags
        beep = admission.beep
    }
}
