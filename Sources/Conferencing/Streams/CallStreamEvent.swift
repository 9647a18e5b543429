/// `calling.call.stream`: how a stream stands, as its `status_url` is told (`events-and-webhooks.md`, section 6).
public struct CallStreamEvent: Sendable, Hashable {
    /// The stream; `control_id` of the event.
    public var stream: StreamID
    /// What became of it.
    public var status: StreamStatus
    /// The call whose join attached it; nil where REST made it.
    public var call: CallID?
    /// That call's tag.
    public var tag: CallTag?
    /// The conference lifetime that it belongs to.
    public var conference: ConferenceID
    /// Its address.
    public var url: String
    /// Its name.
    public var name: String?
    /// What it carries.
    public var track: StreamTrackOption

    /// Makes an event.
    public init(
        stream: StreamID,
        status: StreamStatus,
        call: CallID?,
        tag: CallTag?,
        conference: ConferenceID,
        url: String,
        name: String?,
        track: StreamTrackOption
    ) {
        self.stream = stream
        self.status = status
        self.call = call
        self.tag = tag
        self.conference = conference
        self.url = url
        self.name = name
        self.track = track
    }
}

/// How a stream stands.
public enum StreamStatus: Sendable, Hashable {
    /// Its socket is open.
    case started
    /// It is over.
    case stopped
    /// It could not be opened, or broke.
    case failed(StreamError)

    /// `state` of `calling.call.stream`; an error has none of its own, and is told by the field `error`.
    public var state: StreamState {
        switch self {
        case .started: .streaming
        case .stopped, .failed: .finished
        }
    }

    /// `StreamEvent` of a form, and the status of the drafts that told it as a conference event.
    public var word: StreamEventWord {
        switch self {
        case .started: .started
        case .stopped: .stopped
        case .failed: .error
        }
    }

    /// The error.
    public var error: StreamError? {
        switch self {
        case .started, .stopped: nil
        case .failed(let error): error
        }
    }
}

/// `state` of `calling.call.stream`.
public enum StreamState: String, Sendable, Hashable, CaseIterable {
    case streaming, finished
}

/// `StreamEvent` of a form.
public enum StreamEventWord: String, Sendable, Hashable, CaseIterable {
    case started = "stream-started"
    case stopped = "stream-stopped"
    case error = "stream-error"
}

/// Why a stream failed (`stream-wire.md`, section 8).
public enum StreamError: String, Sendable, Hashable, CaseIterable {
    case invalidURL = "invalid_url"
    case missingURL = "missing_url"
    case invalidTrack = "invalid_track"
    case codecError = "codec_error"
    case connectionRefused = "connection_refused"
    case unreachable = "connection_refused_timeout_or_ssl_error"
    case generalError = "general_error"
    case duplicatedID = "Duplicated stream ID"
    case duplicatedName = "Duplicated stream name"
}
