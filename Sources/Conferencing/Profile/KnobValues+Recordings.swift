// The values of the knobs of recordings, speech, call quality and announcements.

/// `record_owner` (R41)
public enum RecordOwner: String, Sendable, Hashable, CaseIterable {
    case first
    case anyJoinMayStart = "any_join_may_start"
}
/// `record_start` (R50)
public enum RecordStart: String, Sendable, Hashable, CaseIterable {
    case conferenceStart = "conference_start"
    case twoParticipants = "two_participants"
}
/// `trim_ends` (R54)
public enum TrimEnds: String, Sendable, Hashable, CaseIterable {
    case both
    case startOnly = "start_only"
}
/// `absent_event` (R55)
public enum AbsentEvent: String, Sendable, Hashable, CaseIterable {
    case recordStopWithoutURL = "record_stop_without_url"
    case none
}
/// `recording_format` (R57)
public enum RecordingFormat: String, Sendable, Hashable, CaseIterable { case wav, mp3 }
/// `recording_url_shape` (R57)
public enum RecordingURLShape: String, Sendable, Hashable, CaseIterable {
    case laml
    case apiV1 = "api_v1"
}
/// `recording_callsid`
public enum RecordingCallSID: String, Sendable, Hashable, CaseIterable {
    case firstParticipant = "first_participant"
    case omit
}
/// `resumed_status` (T9)
public enum ResumedStatus: String, Sendable, Hashable, CaseIterable {
    case inProgress = "in-progress"
    case resumed
}
/// `stopped_status` (T9)
public enum StoppedStatus: String, Sendable, Hashable, CaseIterable { case completed, stopped }

/// `announce_overlap` (T6)
public enum AnnounceOverlap: String, Sendable, Hashable, CaseIterable { case queue, replace }

/// `quality_report` (R42)
public enum QualityReport: RawRepresentable, Sendable, Hashable, CaseIterable {
    /// Once, as a member leaves.
    case onLeave
    /// Again and again, after each such span.
    case every(TimeSpan)

    /// The words that stand for all: any other positive duration may be between the brackets.
    public static let allCases: [QualityReport] = [.onLeave, .every(.seconds(10))]

    /// Reads `on_leave` or `every(10s)`; nil for anything else.
    public init?(rawValue: String) {
        if rawValue == "on_leave" {
            self = .onLeave
            return
        }
        guard let span = TimeSpan.inBrackets(of: rawValue, behind: "every") else { return nil }
        self = .every(span)
    }

    /// The word.
    public var rawValue: String {
        switch self {
        case .onLeave: "on_leave"
        case .every(let span): "every(\(span))"
        }
    }
}
