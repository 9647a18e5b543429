/// A webhook, as a number of the service's own; its attempts share it.
public struct WebhookID: Sendable, Hashable, Comparable {
    /// The webhook's number, from 0.
    public var number: Int32

    /// Makes the id of a webhook.
    public init(_ number: Int32) { self.number = number }

    /// The earlier webhook first.
    public static func < (left: WebhookID, right: WebhookID) -> Bool { left.number < right.number }
}

/// One attempt of the service at telling an address of something: what is sent, before it is made a request.
public struct WebhookAttempt: Sendable, Hashable {
    /// The webhook.
    public var id: WebhookID
    /// Which attempt it is, from 1.
    public var number: Int32
    /// When it is made.
    public var at: Instant
    /// What is told, to whom and how.
    public var message: Shared<WebhookMessage>

    /// Makes an attempt.
    public init(id: WebhookID, number: Int32 = 1, at: Instant, message: Shared<WebhookMessage>) {
        self.id = id
        self.number = number
        self.at = at
        self.message = message
    }
}

/// What a webhook tells, to whom and how.
public struct WebhookMessage: Sendable, Hashable {
    /// To whom and how.
    public var target: Shared<WebhookTarget>
    /// The project in which it happened.
    public var project: ProjectID
    /// What happened.
    public var event: ServiceEvent
    /// Which fields its form has beyond those documented (`cxml_extra_fields`).
    public var extraFields: CXMLExtraFields
    /// The place of the event among those of its conference lifetime, from 1.
    public var sequence: Int32
    /// How the call of the event stands when it is told; nil where the event has none.
    public var callState: CallState?
    /// How long the conference has run, in whole seconds; only at its end.
    public var durationSeconds: Int64?
    /// How a stream's status is told (`stream_status_format`); of streams only.
    public var streamFormat = StreamStatusFormat.callStreamJSON
    /// What it tells of a recording; nil for a webhook of the conference itself.
    public var recording: Shared<RecordingNotice>?

    /// Makes a message.
    public init(
        to target: Shared<WebhookTarget>,
        project: ProjectID,
        event: ServiceEvent,
        extraFields: CXMLExtraFields = .none,
        sequence: Int32 = 1,
        callState: CallState? = nil,
        durationSeconds: Int64? = nil
    ) {
        self.target = target
        self.project = project
        self.event = event
        self.extraFields = extraFields
        self.sequence = sequence
        self.callState = callState
        self.durationSeconds = durationSeconds
    }
}

/// An address of webhooks, and how it wants to be told.
public struct WebhookTarget: Sendable, Hashable {
    /// The address without its fragment, which is never sent.
    public var url: String
    /// The method of the request: POST always for the format `relay`, which takes no other.
    public var method: CallbackMethod
    /// The format of the body.
    public var format: CallbackFormat
    /// How long a request may take.
    public var timeouts: WebhookTimeouts

    /// Makes a target of an address as it was configured, its fragment included.
    public init(url: String, method: CallbackMethod = .post, format: CallbackFormat = .relay) {
        let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        self.url = String(parts[0])
        self.method = format.isForm ? method : .post
        self.format = format
        timeouts = parts.count > 1 ? WebhookTimeouts(fragment: parts[1]) : .standard
    }
}

extension WebhookTarget {
    /// The target of a stream's status, whose JSON may be asked for by GET too (section 6).
    public init(streamURL url: String, method: CallbackMethod, isForm: Bool) {
        self.init(url: url, method: method, format: isForm ? .cxml : .relay)
        self.method = method
    }
}

extension CallbackFormat {
    /// Whether the body is a form: `laml` is an older name of `cxml`.
    public var isForm: Bool {
        switch self {
        case .relay: false
        case .cxml, .laml: true
        }
    }
}

/// How long the request of a webhook may take (section 7, C27).
public struct WebhookTimeouts: Sendable, Hashable {
    /// To open the connection.
    public var open = TimeSpan.milliseconds(2000)
    /// To wait for the answer, or between two packets of it.
    public var read = TimeSpan.milliseconds(5000)
    /// All in all, repeated attempts included.
    public var total = TimeSpan.milliseconds(15_000)

    /// What holds where the address says nothing.
    public static let standard = WebhookTimeouts()

    /// How long one attempt may take in all.
    public var attempt: TimeSpan { open + read }

    private init() {}

    /// Reads the overrides `ot=..&rt=..&tt=..`, in milliseconds; what is out of range or is no number does not count.
    public init(fragment: some StringProtocol) {
        for part in fragment.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let milliseconds = Int64(pair[1]) else { continue }
            let span = TimeSpan.milliseconds(milliseconds)
            switch String(pair[0]) {
            case "ot": if (100...10_000).contains(milliseconds) { open = span }
            case "rt": if (100...15_000).contains(milliseconds) { read = span }
            case "tt": if (100...15_000).contains(milliseconds) { total = span }
            case _: continue
            }
        }
    }
}

/// What became of one attempt.
public enum WebhookOutcome: Sendable, Hashable {
    /// An answer with this HTTP status came; redirects have been followed.
    case answered(Int)
    /// No answer came: the address cannot be reached, or took too long.
    case failed

    /// Any 2xx is success; the body does not matter (section 7).
    public var isSuccess: Bool {
        switch self {
        case .answered(let status): (200..<300).contains(status)
        case .failed: false
        }
    }
}
