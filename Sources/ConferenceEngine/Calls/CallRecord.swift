import Conferencing

/// What the engine looks at all the time of a call: 24 bytes, so that many stay in the cache.
struct CallRecord: Sendable {
    /// The session that controls it: whoever dialled or answered it; `nobody` for an inbound one that rings (W61).
    var session: SessionID
    /// The tag that every event of it bears; `none` for an inbound one.
    private let number: CallTag
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
    init(session: SessionID, tag: CallTag?) {
        self.session = session
        number = tag ?? CallTag(.min)
    }

    /// The tag that every event of it bears; nil for an inbound one.
    var tag: CallTag? { number.index == .min ? nil : number }

    /// Stands for the session of a call that nobody controls.
    static let nobody = SessionID(-1)
}

/// What is seldom looked at of a call.
struct LegRecord: Sendable {
    /// How long it may last from its answer (C23).
    var maximumDuration: TimeSpan
    /// The dial that it belongs to; nil for an inbound one.
    let dial: Int32?
    /// For whom it is there, whoever controls it.
    let project: ProjectID

    /// Which side began it.
    var direction: CallDirection { dial == nil ? .inbound : .outbound }
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
        if owner != request.session, legs[place].project != request.project { throw .unknownCall }
        if calls[place].state == .ended { throw .callGone }
        if owner != request.session {
            // W61: before the answer, whoever is offered it.
            guard owner == CallRecord.nobody, isOffered(place, to: request.session) else { throw .controlledElsewhere }
        }
        return place
    }

    /// The project of a session; nil where no such session ever connected.
    func project(of session: SessionID) -> ProjectID? {
        let place = Int(session.index)
        return sessions.indices.contains(place) ? sessions[place] : nil
    }

    /// Tells a call's session, or all that are offered it, that the call has come to a state.
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
            direction: legs[call].direction,
            endReason: reason,
            endSource: source
        )
        let told = ServiceEvent(timestamp: clock, .callState(event), because: cause)
        guard calls[call].session == CallRecord.nobody else { return outputs.append(.event(calls[call].session, told)) }
        for session in sessionsOffered(call) { outputs.append(.event(session, told)) }
    }
}
