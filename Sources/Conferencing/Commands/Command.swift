/// What a client asks of the service, over RELAY or over REST; each is answered by one `Reply`.
public enum Command: Sendable, Hashable {
    /// `calling.dial`: rings one phone; the reply bears no call, the events that follow bear the tag (W70).
    case dial(Shared<DialOptions>)
    /// `calling.end`: hangs a call up from this side.
    case end(CallID, reason: EndReason)
    /// `calling.join_conference`: puts a call into the conference that the options name.
    case join(CallID, Shared<JoinOptions>)
    /// `calling.leave_conference`: takes a call out of one conference lifetime (R43).
    case leave(CallID, ConferenceID)
    /// `calling.hold`: puts a call on hold (R90).
    case hold(CallID)
    /// `calling.unhold`: takes it off hold (R90).
    case unhold(CallID)
    /// `calling.answer`: picks up a call that is offered (W61).
    case answer(CallID, Shared<AnswerOptions>)
    /// `calling.pass`: gives a call that is offered back (W62).
    case pass(CallID)
    /// `calling.disconnect`: takes a call off its bridge; no effect on a conference.
    case disconnect(CallID)
    /// `calling.send_digits`: sends digits on a call's leg (R48).
    case sendDigits(CallID, Shared<DigitsOptions>)
    /// Something that is asked over REST.
    case moderate(Shared<ModerationRequest>)

    /// The method's name on the wire; of what is asked over REST, the request in words.
    public var method: String {
        switch self {
        case .dial: "calling.dial"
        case .end: "calling.end"
        case .join: "calling.join_conference"
        case .leave: "calling.leave_conference"
        case .hold: "calling.hold"
        case .unhold: "calling.unhold"
        case .answer: "calling.answer"
        case .pass: "calling.pass"
        case .disconnect: "calling.disconnect"
        case .sendDigits: "calling.send_digits"
        case .moderate(let request): request.value.kind.rawValue
        }
    }

    /// All methods, RELAY's and REST's.
    public static let methods: [String] =
        [
            "calling.dial", "calling.end", "calling.join_conference", "calling.leave_conference", "calling.hold",
            "calling.unhold", "calling.answer", "calling.pass", "calling.disconnect", "calling.send_digits",
        ] + ModerationRequest.Kind.allCases.map(\.rawValue)

    /// The call that the command acts on; a dial has none yet.
    public var call: CallID? {
        switch self {
        case .dial: nil
        case .end(let call, _), .join(let call, _), .leave(let call, _), .hold(let call), .unhold(let call),
            .answer(let call, _), .pass(let call), .disconnect(let call), .sendDigits(let call, _):
            call
        case .moderate(let request): request.value.call
        }
    }
}

/// The options of `calling.dial`: of its first device, and where there are more, of those.
public struct DialOptions: Sendable, Hashable {
    /// Links the request to the events of its leg.
    public var tag: CallTag
    /// The tag's text on the wire.
    public var tagText: String
    /// What kind of device is rung.
    public var device: DeviceKind
    /// The number or address that is rung.
    public var to: String
    /// The number or address that is shown; nil where the scenario leaves it to the service.
    public var from: String?
    /// SIP headers to send along, in order.
    public var headers: [Header]
    /// How long the device rings, in whole seconds; nil for what the service takes (30).
    public var timeoutSeconds: Int64?
    /// The devices beside the first one: those that ring together with it, then group after group (W72); empty for none.
    public var more: [[Device]] = []
    /// How long the call may last, in whole seconds (C23); nil for no limit.
    public var maxDurationSeconds: Int64?

    /// One SIP header.
    public struct Header: Sendable, Hashable {
        /// The header's name.
        public var name: String
        /// Its value.
        public var value: String

        /// Makes a header.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes the options of a dial.
    public init(
        tag: CallTag,
        tagText: String,
        device: DeviceKind = .phone,
        to: String,
        from: String? = nil,
        headers: [Header] = [],
        timeoutSeconds: Int64? = nil,
        maxDurationSeconds: Int64? = nil
    ) {
        self.tag = tag
        self.tagText = tagText
        self.device = device
        self.to = to
        self.from = from
        self.headers = headers
        self.timeoutSeconds = timeoutSeconds
        self.maxDurationSeconds = maxDurationSeconds
    }
}

/// What kind of device `calling.dial` rings.
public enum DeviceKind: String, Sendable, Hashable, CaseIterable {
    case phone, sip, fabric
}

/// Why a call ended, or is to end. The spellings are the SDK's (C22).
public enum EndReason: String, Sendable, Hashable, CaseIterable {
    case hangup, cancel, busy, noAnswer, decline, error, abandoned
    case maxDuration = "max_duration"
    case notFound = "not_found"
}
