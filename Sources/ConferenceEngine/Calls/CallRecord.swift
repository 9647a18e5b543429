import Conferencing

/// What the engine looks at all the time of a call: 24 bytes, so that many stay in the cache.
struct CallRecord: Sendable {
    /// The session that dialled it and controls it.
    let session: SessionID
    /// The tag that every event of it bears.
    let tag: CallTag
    /// The place of its conference in `conferences`; -1 outside of any.
    var conference: Int32 = -1
    /// The member that joined before it, and the one after; -1 at the ends.
    var previous: Int32 = -1
    var next: Int32 = -1
    /// Where it is in its life. `ending` is seen from within only: calls end within one input.
    var state = CallState.created
    /// Its flags as a member; stale outside of a conference.
    var flags: MemberFlags = []
    /// Its `beep` as a member; stale outside of a conference.
    var beep = Beep.both

    /// A leg that was just created.
    init(session: SessionID, tag: CallTag) {
        self.session = session
        self.tag = tag
    }
}

extension ConferenceEngine {
    /// More calls than that the engine does not create, so that no client can use up its memory.
    static let mostCalls = 10_000_000

    /// The place of a call in `calls`; nil where there was never one of that number.
    @inline(__always) func place(of call: CallID) -> Int? {
        let place = Int(call.index)
        return calls.indices.contains(place) ? place : nil
    }

    /// The place of a call that a request may act on (R1, R11, W66).
    @inline(__always) mutating func place(of call: CallID, for request: Request) throws(Refusal) -> Int {
        guard let place = place(of: call) else { throw .unknownCall }
        let owner = calls[place].session
        if owner != request.session, project(of: owner) != request.project { throw .unknownCall }
        if calls[place].state == .ended { throw .callGone }
        if owner != request.session { throw .controlledElsewhere }
        return place
    }

    /// The project of a session; nil where no such session ever connected.
    func project(of session: SessionID) -> ProjectID? {
        let place = Int(session.index)
        return sessions.indices.contains(place) ? sessions[place] : nil
    }

    /// Tells a call's session that the call has come to a state.
    mutating func move(
        _ call: Int,
        to state: CallState,
        reason: EndReason? = nil,
        source: EndSource? = nil,
        into outputs: inout [Output]
    ) {
        calls[call].state = state
        let event = CallStateEvent(
            call: CallID(Int32(call)),
            tag: calls[call].tag,
            state: state,
            direction: .outbound,
            endReason: reason,
            endSource: source
        )
        outputs.append(.event(calls[call].session, ServiceEvent(timestamp: clock, .callState(event), because: cause)))
    }

    /// Tells a call's session how its dial stands.
    func tellDial(
        of call: Int,
        _ state: DialState,
        winner: CallID? = nil,
        reason: EndReason? = nil,
        into outputs: inout [Output]
    ) {
        let event = CallDialEvent(tag: calls[call].tag, state: state, winner: winner, reason: reason)
        outputs.append(.event(calls[call].session, ServiceEvent(timestamp: clock, .callDial(event), because: cause)))
    }
}
