/// What few events of a conference bear, and most do not: kept out of the event itself, which is told thousands of times.
public struct EventExtras: Sendable, Hashable {
    /// The recording; on `record-stop` and `conference-end`, if there is one (R53).
    public var recording: RecordingFacts?
    /// `announce_url`; on `announcement-end` and `announcement-fail`.
    public var announceURL: String?
    /// What was measured of a call; on `participant-call-quality` (R42).
    public var quality: CallQuality?

    /// Nothing yet.
    public init() {}

    /// What an event says of a recording; nil where there is none, so that the event has no extras.
    public static func of(_ recording: RecordingFacts?) -> Shared<EventExtras>? {
        guard let recording else { return nil }
        var extras = EventExtras()
        extras.recording = recording
        return Shared(extras)
    }
}

/// What events say of a recording that can be fetched (R53, R57).
public struct RecordingFacts: Sendable, Hashable {
    /// `recording_url`
    public var url: String
    /// `recording_duration`, in whole seconds.
    public var durationSeconds: Int64
    /// `recording_file_size`, in bytes.
    public var sizeBytes: Int64

    /// Makes facts.
    public init(url: String, durationSeconds: Int64, sizeBytes: Int64) {
        self.url = url
        self.durationSeconds = durationSeconds
        self.sizeBytes = sizeBytes
    }
}
