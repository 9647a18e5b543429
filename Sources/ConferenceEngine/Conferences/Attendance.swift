import Conferencing

/// The members of one conference, as far as the rules ask of all of them.
///
/// They stand in a list that is threaded through their call records, and whatever is asked of all is counted, so that
/// entering and leaving cost the same in a conference of three and of a hundred thousand.
struct Attendance: Sendable {
    /// Whether the conference is running, as against waiting, and whether it ever ran (R64).
    var isRunning = false
    var hasStarted = false
    /// The member that joined first, and the one that joined last; -1 where there is none.
    private(set) var first: Int32 = -1
    private(set) var last: Int32 = -1
    /// How many members there are (R84).
    private(set) var size: Int32 = 0
    /// How many streams count as members (R71 `stream_counts`).
    var seats: Int32 = 0
    /// How many members there are as the service counts them (R84, R71).
    var counted: Int32 { size + seats }
    /// How many of them have `start_on_enter`, and `end_on_exit`.
    private(set) var starters: Int32 = 0
    private(set) var enders: Int32 = 0

    /// Puts a member at the end; returns the one that was last.
    mutating func append(_ member: Int32, _ flags: MemberFlags) -> Int32 {
        let before = last
        if before < 0 { first = member }
        last = member
        size += 1
        count(flags, by: 1)
        return before
    }

    /// Takes a member out from between its neighbours.
    mutating func remove(_ member: CallRecord) {
        if member.previous < 0 { first = member.next }
        if member.next < 0 { last = member.previous }
        size -= 1
        count(member.flags, by: -1)
    }

    /// Counts a member's flags in or out.
    mutating func count(_ flags: MemberFlags, by step: Int32) {
        if flags.contains(.startsOnJoin) { starters += step }
        if flags.contains(.endsOnLeave) { enders += step }
    }
}
