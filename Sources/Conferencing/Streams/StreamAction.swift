/// What the service does at a stream's endpoint: the socket that it opens, and what it says there.
public enum StreamAction: Sendable, Hashable {
    /// Opens the socket; to be answered by a ``StreamSignal`` that says what came of it.
    case open(Shared<StreamOpening>)
    /// Sends a message.
    case send(StreamMessage)
    /// Closes the socket.
    case close(code: Int)

    /// The rules by which the service does it.
    public var because: Because {
        switch self {
        case .open: Because(.R70, .S21)
        case .send(.connected), .send(.start), .send(.stop): Because(.S20)
        case .send(.media): Because(.R70, .S22)
        case .send(.mark): Because(.S3, .S4)
        case .send(.dtmf): Because(.S24)
        // S1: nothing else is a reason to close with this code.
        case .close(code: 1007): Because(.S1)
        case .close: Because(.S20)
        }
    }
}

/// The upgrade request that opens a stream's socket.
public struct StreamOpening: Sendable, Hashable {
    /// The address, as it is dialled.
    public var url: String
    /// The token of `Authorization: Bearer`, a secret; nil where none was given.
    public var bearer: String?
    /// The stream's name.
    public var name: String?
    /// The conference lifetime that it belongs to.
    public var conference: ConferenceID

    /// Makes an opening.
    public init(url: String, bearer: String?, name: String?, conference: ConferenceID) {
        self.url = url
        self.bearer = bearer
        self.name = name
        self.conference = conference
    }
}

/// A message of the service to a stream's endpoint.
///
/// Of `media` only the first of each stretch is told: those that follow it come at the codec's pace, are the same in all but
/// their numbers, and are counted in the `sequence` of whatever comes next. So a conference of eight hours costs no more than
/// one of a second.
public enum StreamMessage: Sendable, Hashable {
    /// First, always (S20).
    case connected
    /// Second, once.
    case start(Shared<StreamStart>)
    /// Audio begins to flow on a track; its samples are not simulated.
    case media(sequence: Int64, track: StreamTrack, chunk: Int64, timestampMilliseconds: Int64)
    /// A member has pressed a key (S24); `isSending` says whether the stream may send, for only then is its id told.
    case dtmf(sequence: Int64, digit: String, durationMilliseconds: Int64, isSending: Bool)
    /// The endpoint's mark was reached.
    case mark(String)
    /// Last; nothing follows but the closing of the socket.
    case stop(sequence: Int64)
}

/// What `start` tells of a stream.
public struct StreamStart: Sendable, Hashable {
    /// `sequenceNumber`
    public var sequence: Int64
    /// `start.streamSid`
    public var stream: StreamID
    /// `start.accountSid`
    public var project: ProjectID
    /// `start.callSid`: what the profile puts there (`stream_call_sid`).
    public var caller: Caller
    /// `start.tracks`
    public var tracks: [StreamTrack]
    /// `start.customParameters`; nil where it is not there.
    public var customParameters: [StreamOptions.CustomParameter]?
    /// `start.mediaFormat`
    public var format: MediaFormat

    /// What `start.callSid` says.
    public enum Caller: Sendable, Hashable {
        case call(CallID)
        case conference(ConferenceID)
        case absent
    }

    /// Makes what a start tells.
    public init(
        sequence: Int64,
        stream: StreamID,
        project: ProjectID,
        caller: Caller,
        tracks: [StreamTrack],
        customParameters: [StreamOptions.CustomParameter]?,
        format: MediaFormat
    ) {
        self.sequence = sequence
        self.stream = stream
        self.project = project
        self.caller = caller
        self.tracks = tracks
        self.customParameters = customParameters
        self.format = format
    }
}

/// How the audio of a stream is coded.
public struct MediaFormat: Sendable, Hashable {
    /// `encoding`
    public var encoding: String
    /// `sampleRate`, in hertz.
    public var sampleRateHz: Int
    /// `channels`: mono always (S13).
    public var channels = 1

    /// Makes a format.
    public init(encoding: String, sampleRateHz: Int) {
        self.encoding = encoding
        self.sampleRateHz = sampleRateHz
    }

    /// The format of a codec; `l16Rate` is that of L16 where the codec does not say.
    public init(_ codec: Codec, l16Rate: Int) {
        switch codec.base {
        case .pcmu: self.init(encoding: "audio/x-mulaw", sampleRateHz: codec.sampleRateHz ?? 8000)
        case .pcma: self.init(encoding: "audio/x-alaw", sampleRateHz: codec.sampleRateHz ?? 8000)
        case .g722: self.init(encoding: "audio/G722", sampleRateHz: codec.sampleRateHz ?? 16000)
        case .l16: self.init(encoding: "audio/x-L16", sampleRateHz: codec.sampleRateHz ?? l16Rate)
        }
    }
}

/// One track of a stream.
public enum StreamTrack: String, Sendable, Hashable, CaseIterable {
    /// Of a conference: the mix of all members (R35).
    case inbound
    /// Of a conference: what streams and announcements play into it.
    case outbound
}

/// `Track`: which tracks a stream carries (section 5).
public enum StreamTrackOption: String, Sendable, Hashable, CaseIterable {
    case inbound = "inbound_track"
    case outbound = "outbound_track"
    case both = "both_tracks"

    /// The tracks.
    public var tracks: [StreamTrack] {
        switch self {
        case .inbound: [.inbound]
        case .outbound: [.outbound]
        case .both: [.inbound, .outbound]
        }
    }
}
