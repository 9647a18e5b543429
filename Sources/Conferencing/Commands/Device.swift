extension DialOptions {
    /// One device that is rung.
    public struct Device: Sendable, Hashable {
        /// What kind of device it is.
        public var kind: DeviceKind
        /// The number or address that is rung.
        public var to: String
        /// The number or address that is shown.
        public var from: String?
        /// SIP headers, in order.
        public var headers: [Header]
        /// How long it rings, in whole seconds; nil for what the service takes (30).
        public var timeoutSeconds: Int64?

        /// Makes a device.
        public init(
            _ kind: DeviceKind = .phone,
            to: String,
            from: String? = nil,
            headers: [Header] = [],
            timeoutSeconds: Int64? = nil
        ) {
            self.kind = kind
            self.to = to
            self.from = from
            self.headers = headers
            self.timeoutSeconds = timeoutSeconds
        }
    }

    /// The first device.
    public var firstDevice: Device {
        Device(device, to: to, from: from, headers: headers, timeoutSeconds: timeoutSeconds)
    }

    /// How long a device rings where nobody says.
    public static let standardRingTime = TimeSpan.seconds(30)

    /// How long the first device rings at most.
    public var ringTime: TimeSpan { timeoutSeconds.map(TimeSpan.seconds) ?? DialOptions.standardRingTime }

    /// All devices: one group after the other, those of a group at the same time (W72).
    public var groups: [[Device]] {
        guard let together = more.first else { return [[firstDevice]] }
        return [[firstDevice] + together] + more.dropFirst()
    }
}

/// A call that comes in from outside, as the network brings it.
public struct IncomingCall: Sendable, Hashable {
    /// The context that belongs to the dialled number: whoever receives it is offered the call (W61).
    public var context: String
    /// Who calls whom, and how long the caller lets it ring.
    public var device: DialOptions.Device

    /// Makes a call.
    public init(context: String, device: DialOptions.Device) {
        self.context = context
        self.device = device
    }
}
