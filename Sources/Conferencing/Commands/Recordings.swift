/// What *update recording* asks (T9).
public struct RecordingUpdate: Sendable, Hashable {
    /// `Status`
    public var status: Status
    /// `PauseBehavior`; nil where it is not sent, which means `silence` (R56).
    public var behavior: PauseBehavior?

    /// The words of `Status`.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case paused
        case inProgress = "in-progress"
        case stopped
    }

    /// Makes an update.
    public init(_ status: Status, behavior: PauseBehavior? = nil) {
        self.status = status
        self.behavior = behavior
    }
}

/// What a pause leaves in the file (R56).
public enum PauseBehavior: String, Sendable, Hashable, CaseIterable {
    /// Nothing: the pause does not count in the duration.
    case skip
    /// Silence, as long as the pause.
    case silence
}

/// What the service itself says of a conference's recording when it is asked.
public struct RecordingListing: Sendable, Hashable {
    /// Where it stands.
    public var status: RecordingStatus
    /// Who may fetch it.
    public var acl: AccessControl
    /// Whom and what it hears at this moment; nil where the service cannot tell.
    public var hears: [AudioSource]?

    /// Makes a listing.
    public init(status: RecordingStatus, acl: AccessControl, hears: [AudioSource]?) {
        self.status = status
        self.acl = acl
        self.hears = hears
    }
}

/// Where a recording stands, in REST's words.
public enum RecordingStatus: String, Sendable, Hashable, CaseIterable {
    /// It is over, and its file cannot be fetched yet (R58).
    case queued
    /// It runs.
    case inProgress = "in-progress"
    case paused
    /// It runs again (`resumed_status`).
    case resumed
    /// It is over, and its file is there.
    case completed
    /// It is over, and there is nothing to keep (R55).
    case absent
    /// It was stopped over REST (`stopped_status`).
    case stopped
}
