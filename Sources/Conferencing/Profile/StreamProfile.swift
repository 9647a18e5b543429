/// The knobs of audio streams (`stream-wire.md`, section 10).
public struct StreamProfile: Sendable, Hashable {
    /// `stream_open` (R70)
    public var open = StreamOpen.onJoin
    /// `stream_starts_conference` (R70)
    public var startsConference = false
    /// `stream_counts` (R71)
    public var counts = false
    /// `stream_owner` (R72)
    public var owner = StreamOwner.conference
    /// `stream_fail` (R73)
    public var fail = StreamFail.report
    /// `stream_send` (R74)
    public var send = StreamSend.always
    /// `stream_plain`
    public var plain = StreamPlain.loopback
    /// `stream_query`
    public var query = StreamQuery.keep
    /// `stream_connect_timeout`
    public var connectTimeout = TimeSpan.seconds(5)
    /// `stream_call_sid`
    public var callSID = StreamCallSID.attachingCall
    /// `empty_custom_parameters`
    public var emptyCustomParameters = EmptyCustomParameters.omit
    /// `bad_stream_message` (S1)
    public var badMessage = BadStreamMessage.ignore
    /// `stream_close_event` (S20)
    public var closeEvent = StreamCloseEvent.stopped
    /// `stream_queue_max` (S3)
    public var queueMaximum = TimeSpan.seconds(60)
    /// `realtime_queue_max` (S3)
    public var realtimeQueueMaximum = TimeSpan.milliseconds(200)
    /// `stream_echo` (S6)
    public var echo = false
    /// `l16_default_rate` (S13)
    public var l16DefaultRate = L16DefaultRate.wide
    /// `stream_frame_ms` (S10)
    public var frameMilliseconds = 20
    /// `stream_dtmf` (S24)
    public var dtmf = StreamDTMF.allMembers
    /// `stream_status_format`
    public var statusFormat = StreamStatusFormat.callStreamJSON
    /// `stream_on_init` (T10)
    public var onInit = StreamOnInit.allow
    /// `stream_by_name` (T10)
    public var byName = true

    /// All defaults.
    public init() {}
}

/// `stream_open` (R70)
public enum StreamOpen: String, Sendable, Hashable, CaseIterable {
    case onJoin = "on_join"
    case onConferenceStart = "on_conference_start"
}
/// `stream_owner` (R72)
public enum StreamOwner: String, Sendable, Hashable, CaseIterable {
    case conference
    case attachingCall = "attaching_call"
}
/// `stream_fail` (R73)
public enum StreamFail: String, Sendable, Hashable, CaseIterable {
    case report
    case failJoin = "fail_join"
}
/// `stream_send` (R74)
public enum StreamSend: String, Sendable, Hashable, CaseIterable {
    case always
    case onlyIfRealtime = "only_if_realtime"
}
/// `stream_plain`
public enum StreamPlain: String, Sendable, Hashable, CaseIterable { case loopback, never, always }
/// `stream_query`
public enum StreamQuery: String, Sendable, Hashable, CaseIterable { case keep, strip, refuse }
/// `stream_call_sid`
public enum StreamCallSID: String, Sendable, Hashable, CaseIterable {
    case attachingCall = "attaching_call"
    case conferenceID = "conference_id"
    case omit
}
/// `empty_custom_parameters`
public enum EmptyCustomParameters: String, Sendable, Hashable, CaseIterable { case omit, object }
/// `bad_stream_message` (S1)
public enum BadStreamMessage: String, Sendable, Hashable, CaseIterable { case ignore, close }
/// `stream_close_event` (S20)
public enum StreamCloseEvent: String, Sendable, Hashable, CaseIterable { case stopped, error }
/// `l16_default_rate` (S13)
public enum L16DefaultRate: String, Sendable, Hashable, CaseIterable {
    case wide = "16000"
    case narrow = "8000"

    /// The rate in hertz.
    public var hertz: Int {
        switch self {
        case .wide: 16000
        case .narrow: 8000
        }
    }
}
/// `stream_dtmf` (S24)
public enum StreamDTMF: String, Sendable, Hashable, CaseIterable {
    case allMembers = "all_members"
    case attachingCall = "attaching_call"
    case none
}
/// `stream_status_format`
public enum StreamStatusFormat: String, Sendable, Hashable, CaseIterable {
    case callStreamJSON = "call_stream_json"
    case cxmlForm = "cxml_form"
    case conferenceStatus = "conference_status"
}
/// `stream_on_init` (T10)
public enum StreamOnInit: String, Sendable, Hashable, CaseIterable {
    case allow
    case refuse = "21220"
}
