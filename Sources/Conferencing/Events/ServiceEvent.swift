public import JSONCodec

/// Something that the service tells a session, with the moment at which the service says it happened.
public struct ServiceEvent: Sendable, Hashable {
    /// The service's own timestamp. Checks go by arrival, not by this.
    public var timestamp: Instant
    /// What happened.
    public var body: Body
    /// The rules by which the simulated service says so; the wire does not carry them.
    public var because: Because

    /// What happened, by event type.
    public enum Body: Sendable, Hashable {
        /// `calling.conference`
        case conference(ConferenceEvent)
        /// `calling.call.state`
        case callState(CallStateEvent)
        /// `calling.call.dial`
        case callDial(CallDialEvent)
        /// `calling.call.stream`
        case callStream(CallStreamEvent)
        /// `calling.call.receive`
        case callReceive(CallReceiveEvent)
        /// `calling.call.send_digits`
        case callSendDigits(CallSendDigitsEvent)
        /// An event type that this program does not know, kept as it came.
        case unknown(type: String, JSONValue)
    }

    /// Makes an event.
    @inlinable public init(timestamp: Instant, _ body: Body, because: Because = Because()) {
        self.timestamp = timestamp
        self.body = body
        self.because = because
    }

    /// The event type's name on the wire.
    public var type: String {
        switch body {
        case .conference: EventType.conference.rawValue
        case .callState: EventType.callState.rawValue
        case .callDial: EventType.callDial.rawValue
        case .callStream: EventType.callStream.rawValue
        case .callReceive: EventType.callReceive.rawValue
        case .callSendDigits: EventType.callSendDigits.rawValue
        case .unknown(let type, _): type
        }
    }
}

/// The event types that the vocabulary knows.
public enum EventType: String, Sendable, Hashable, CaseIterable {
    case conference = "calling.conference"
    case callState = "calling.call.state"
    case callDial = "calling.call.dial"
    case callStream = "calling.call.stream"
    case callReceive = "calling.call.receive"
    case callSendDigits = "calling.call.send_digits"
}

/// `calling.call.state`: one step in the life of a call.
public struct CallStateEvent: Sendable, Hashable {
    /// The call.
    public var call: CallID
    /// Set on every event of a dialled leg.
    public var tag: CallTag?
    /// The state that it has reached.
    public var state: CallState
    /// Which side began it.
    public var direction: CallDirection
    /// Only on `ended`.
    public var endReason: EndReason?
    /// Only on `ending` and `ended`.
    public var endSource: EndSource?

    /// Makes a state event.
    public init(
        call: CallID,
        tag: CallTag?,
        state: CallState,
        direction: CallDirection,
        endReason: EndReason? = nil,
        endSource: EndSource? = nil
    ) {
        self.call = call
        self.tag = tag
        self.state = state
        self.direction = direction
        self.endReason = endReason
        self.endSource = endSource
    }
}

/// The states of a call, in the order in which it passes them.
public enum CallState: String, Sendable, Hashable, CaseIterable {
    case created, ringing, answered, ending, ended
}

/// Which side began a call.
public enum CallDirection: String, Sendable, Hashable, CaseIterable {
    case inbound, outbound
}

/// Which side ended a call: `outbound` is this side, `inbound` the far end.
public enum EndSource: String, Sendable, Hashable, CaseIterable {
    case inbound, outbound, none
}

/// `calling.call.dial`: how a dial came out. It has no call of its own at the top, only the winner's within.
public struct CallDialEvent: Sendable, Hashable {
    /// The tag of the dial.
    public var tag: CallTag
    /// How the dial stands or came out.
    public var state: DialState
    /// The call that answered; only when answered.
    public var winner: CallID?
    /// Only when failed.
    public var reason: EndReason?
    /// Which side ended the last leg; only when failed.
    public var source: EndSource?

    /// Makes a dial event.
    public init(
        tag: CallTag,
        state: DialState,
        winner: CallID? = nil,
        reason: EndReason? = nil,
        source: EndSource? = nil
    ) {
        self.tag = tag
        self.state = state
        self.winner = winner
        self.reason = reason
        self.source = source
    }
}

/// `dial_state`.
public enum DialState: String, Sendable, Hashable, CaseIterable {
    case dialing, answered, failed
}
