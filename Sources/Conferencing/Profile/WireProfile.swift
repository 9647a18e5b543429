/// The knobs of RELAY's wire (`relay-wire.md`): sockets, sessions and how long they are borne with.
///
/// What a socket does before its connect names a project follows the profile of the server, the rest that of the project.
public struct WireProfile: Sendable, Hashable {
    /// `max_frame`
    public var maximumFrame = FrameSize.greatest
    /// `pipeline` (W3)
    public var pipeline = Pipeline.inOrder
    /// `accept_execute` (W4)
    public var acceptExecute = true
    /// `before_connect` (W10)
    public var beforeConnect = BeforeConnect.notAllowed
    /// `auth_failure` (W11)
    public var authenticationFailure = AuthenticationFailure.error
    /// `close_after_refusal` (W12)
    public var closeAfterRefusal = true
    /// `reconnect_same_socket` (W13)
    public var reconnectSameSocket = ReconnectSameSocket.malformed
    /// `connect_deadline` (W14); nil for none
    public var connectDeadline: TimeSpan? = TimeSpan.seconds(30)
    /// `auth_state_every` (W20); nil for never again
    public var authorizationStateEvery: TimeSpan?
    /// `resume_window` (W21)
    public var resumeWindow = TimeSpan.seconds(30)
    /// `bad_auth_state` (W23)
    public var badAuthorizationState = BadAuthorizationState.ignore
    /// `stale_protocol` (W24)
    public var staleProtocol = StaleProtocol.fresh
    /// `away_events` (W25)
    public var awayEvents = AwayEvents.queue
    /// `redeliver_unacked` (W25)
    public var redeliverUnacknowledged = true
    /// `takeover` (W26)
    public var takeover = Takeover.newest
    /// `orphan_calls` (W27, W52)
    public var orphanCalls = OrphanCalls.keep
    /// `ack_timeout` (W31)
    public var acknowledgementTimeout = AcknowledgementTimeout.none
    /// `ping_interval` (W42)
    public var pingInterval = TimeSpan.seconds(10)
    /// `ping_timeout` (W42)
    public var pingTimeout = TimeSpan.seconds(10)
    /// `disconnect_grace` (W50)
    public var disconnectGrace = TimeSpan.seconds(5)

    /// All defaults.
    public init() {}
}

/// `max_frame`: a size of a frame in whole KiB or MiB.
public struct FrameSize: Sendable, Hashable {
    /// The size in bytes.
    public let bytes: Int

    /// The largest that there can be, which is what the SDK takes.
    public static let greatest = FrameSize(bytes: 10 << 20)

    private init(bytes: Int) { self.bytes = bytes }

    /// Reads a size such as `64 KiB` or `10 MiB`; nil where it is none, is nothing, or is above ``greatest``.
    public init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let unit = ["KiB": 1 << 10, "MiB": 1 << 20][parts[1]], parts[0].first != "+",
            let count = Int(parts[0]), (1...FrameSize.greatest.bytes / unit).contains(count)
        else { return nil }
        bytes = count * unit
    }

    /// The size in the largest unit that does without a fraction.
    public var description: String {
        bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
    }
}

/// `pipeline` (W3)
public enum Pipeline: String, Sendable, Hashable, CaseIterable {
    case inOrder = "in_order"
    case concurrent
}
/// `before_connect` (W10)
public enum BeforeConnect: String, Sendable, Hashable, CaseIterable {
    case notAllowed = "rpc_-32003"
    case unauthenticated = "rpc_-32002"
    case close
}
/// `auth_failure` (W11)
public enum AuthenticationFailure: String, Sendable, Hashable, CaseIterable {
    case error = "rpc_-32002"
    case result = "result_401"
}
/// `reconnect_same_socket` (W13)
public enum ReconnectSameSocket: String, Sendable, Hashable, CaseIterable {
    case malformed = "rpc_-32600"
    case replaceSession = "replace_session"
}
/// `bad_auth_state` (W23)
public enum BadAuthorizationState: String, Sendable, Hashable, CaseIterable {
    case ignore
    case refuse = "rpc_-32002"
}
/// `stale_protocol` (W24)
public enum StaleProtocol: String, Sendable, Hashable, CaseIterable {
    case fresh
    case adoptName = "adopt_name"
    case refuse = "rpc_-32003"
}
/// `away_events` (W25)
public enum AwayEvents: String, Sendable, Hashable, CaseIterable { case queue, drop }
/// `takeover` (W26)
public enum Takeover: String, Sendable, Hashable, CaseIterable {
    case newest
    case refuseNewer = "refuse_newer"
}
/// `orphan_calls` (W27)
public enum OrphanCalls: String, Sendable, Hashable, CaseIterable { case keep, hangup }

/// `ack_timeout` (W31)
public enum AcknowledgementTimeout: Sendable, Hashable {
    /// Nothing follows.
    case none
    /// The socket is closed so long after an event that is not acknowledged.
    case closeAfter(TimeSpan)

    /// Reads `none` or `close_after(5s)`; nil where it is neither.
    public init?(_ text: String) {
        guard text != "none" else {
            self = .none
            return
        }
        guard let span = TimeSpan.inBrackets(of: text, behind: "close_after") else { return nil }
        self = .closeAfter(span)
    }

    /// As it is written.
    public var description: String {
        switch self {
        case .none: "none"
        case .closeAfter(let span): "close_after(\(span))"
        }
    }
}
