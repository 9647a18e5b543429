/// `calling.call.receive`: an inbound call is offered on a context (W61).
public struct CallReceiveEvent: Sendable, Hashable {
    /// The call.
    public var call: CallID
    /// The context on which it is offered.
    public var context: String
    /// Who calls whom; nil where the service does not say.
    public var device: DialOptions.Device?

    /// Makes an event.
    public init(call: CallID, context: String, device: DialOptions.Device?) {
        self.call = call
        self.context = context
        self.device = device
    }
}

/// `calling.call.send_digits`: the digits of a `calling.send_digits` have been sent.
public struct CallSendDigitsEvent: Sendable, Hashable {
    /// The call.
    public var call: CallID
    /// The tag of its dial, where it has one.
    public var tag: CallTag?
    /// The command's `control_id`.
    public var control: String

    /// Makes an event.
    public init(call: CallID, tag: CallTag? = nil, control: String) {
        self.call = call
        self.tag = tag
        self.control = control
    }
}
