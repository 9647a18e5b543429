public import JSONCodec

/// The options of `calling.join_conference`, typed; nil means that the option is not sent and the service's default applies.
public struct JoinOptions: Sendable, Hashable {
    /// `name`: the conference's.
    public var name: String
    /// `muted`
    public var muted: Bool?
    /// `beep`
    public var beep: Beep?
    /// `start_on_enter`
    public var startOnEnter: Bool?
    /// `end_on_exit`
    public var endOnExit: Bool?
    /// `wait_url`
    public var waitURL: String?
    /// `max_participants`
    public var maxParticipants: Int64?
    /// `record`
    public var record: RecordMode?
    /// `region`
    public var region: Region?
    /// `trim`
    public var trim: TrimMode?
    /// `acl`
    public var acl: AccessControl?
    /// `coach`: the call that is coached (R30).
    public var coach: CallID?
    /// `status_callback`
    public var statusCallback: String?
    /// `status_callback_event`
    public var statusCallbackEvents: [ConferenceCallbackWord]?
    /// `status_callback_event_type`
    public var statusCallbackEventType: CallbackFormat?
    /// `status_callback_method`
    public var statusCallbackMethod: CallbackMethod?
    /// `recording_status_callback`
    public var recordingStatusCallback: String?
    /// `recording_status_callback_event`
    public var recordingStatusCallbackEvents: [RecordingCallbackWord]?
    /// `recording_status_callback_event_type`
    public var recordingStatusCallbackEventType: CallbackFormat?
    /// `recording_status_callback_method`
    public var recordingStatusCallbackMethod: CallbackMethod?
    /// `stream`
    public var stream: StreamOptions?
    /// `emit_call_quality`
    public var emitCallQuality: Bool?
    /// Options to be sent just as they are, whatever the table says of them: how a scenario shows what the service makes of
    /// a wrong one (R12).
    public var unchecked: [UncheckedOption] = []

    /// An option by its wire name, with any value.
    public struct UncheckedOption: Sendable, Hashable {
        /// Its name on the wire.
        public var name: String
        /// Its value.
        public var value: JSONValue

        /// Makes an unchecked option.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// A join of the conference with this name, and nothing else said.
    public init(name: String) { self.name = name }
}

/// `beep` (R36): a text on the wire, not a boolean.
public enum Beep: String, Sendable, Hashable, CaseIterable {
    case both = "true"
    case none = "false"
    case onEnter
    case onExit

    /// Whether it sounds when the participant enters.
    @inlinable public var soundsOnEnter: Bool { self == .both || self == .onEnter }
    /// Whether it sounds when the participant leaves.
    @inlinable public var soundsOnExit: Bool { self == .both || self == .onExit }
}

/// `record`.
public enum RecordMode: String, Sendable, Hashable, CaseIterable {
    case doNotRecord = "do-not-record"
    case recordFromStart = "record-from-start"
}

/// `region`.
public enum Region: String, Sendable, Hashable, CaseIterable {
    case global, us, eu, ch
}

/// `trim`.
public enum TrimMode: String, Sendable, Hashable, CaseIterable {
    case trimSilence = "trim-silence"
    case doNotTrim = "do-not-trim"
}

/// `acl`: who may fetch the recording.
public enum AccessControl: String, Sendable, Hashable, CaseIterable {
    case `private`
    case publicRead = "public-read"
}

/// A word of `status_callback_event`.
public enum ConferenceCallbackWord: String, Sendable, Hashable, CaseIterable {
    case start, end, join, leave, mute, hold, modify, speaker, announcement
}

/// A word of `recording_status_callback_event` (C19).
public enum RecordingCallbackWord: String, Sendable, Hashable, CaseIterable {
    case inProgress = "in-progress"
    case completed, absent
}

/// The body's format of a webhook (C3).
public enum CallbackFormat: String, Sendable, Hashable, CaseIterable {
    case relay, cxml, laml
}

/// The method of a webhook.
public enum CallbackMethod: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case post = "POST"
}

/// The `stream` object of a join.
public struct StreamOptions: Sendable, Hashable {
    /// `url`
    public var url: String
    /// `name`
    public var name: String?
    /// `codec`, as text: see ``Codec``.
    public var codec: String?
    /// `status_url`
    public var statusURL: String?
    /// `status_url_method`
    public var statusURLMethod: CallbackMethod?
    /// `realtime`
    public var realtime: Bool?
    /// `authorization_bearer_token`, a secret: it never reaches a log, a report or a trace.
    public var authorizationBearerToken: String?
    /// `custom_parameters`, in order.
    public var customParameters: [CustomParameter] = []

    /// One entry of `custom_parameters`.
    public struct CustomParameter: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String

        /// Makes a custom parameter.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A stream to this address, and nothing else said.
    public init(url: String) { self.url = url }
}
