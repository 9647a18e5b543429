/// What an application asks over REST of a conference, from outside of the RELAY sessions of its calls.
public enum ModerationRequest: Sendable, Hashable {
    /// *Update participant*: validated whole, then applied whole (T2).
    case update(CallID, in: ConferenceID, ParticipantUpdate)
    /// *Delete participant*: takes a member out (R46, T7).
    case remove(CallID, from: ConferenceID)
    /// *Update conference* with `Status=completed`: ends it for all (T3).
    case end(ConferenceID)
    /// *Start stream* (T10).
    case startStream(in: ConferenceID, Shared<StreamRequest>)
    /// *Stop stream* with `Status=stopped` (T10).
    case stopStream(StreamReference, in: ConferenceID)
    /// *Update participant* or *update conference* with `AnnounceUrl`: to one, or to all (R88).
    case announce(String, to: CallID?, in: ConferenceID)
    /// *Update recording*: pauses, resumes or stops it (T9).
    case updateRecording(of: ConferenceID, RecordingUpdate)
    /// *Delete recording* (T13).
    case deleteRecording(of: ConferenceID)

    /// Which request it is, in REST's words; messages show them in the place of a RELAY method.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case updateParticipant = "update participant"
        case deleteParticipant = "delete participant"
        case updateConference = "update conference"
        case startStream = "start stream"
        case stopStream = "stop stream"
        case updateRecording = "update recording"
        case deleteRecording = "delete recording"
    }

    /// Which request it is.
    public var kind: Kind {
        switch self {
        case .update: .updateParticipant
        case .remove: .deleteParticipant
        case .end: .updateConference
        case .startStream: .startStream
        case .stopStream: .stopStream
        case .announce(_, let call, _): call == nil ? .updateConference : .updateParticipant
        case .updateRecording: .updateRecording
        case .deleteRecording: .deleteRecording
        }
    }

    /// The participant that it is about; nil where it is about the conference as a whole.
    public var call: CallID? {
        switch self {
        case .update(let call, _, _), .remove(let call, _): call
        case .announce(_, let call, _): call
        case .end, .startStream, .stopStream, .updateRecording, .deleteRecording: nil
        }
    }

    /// The lifetime that it is about.
    public var conference: ConferenceID {
        switch self {
        case .update(_, let conference, _), .remove(_, let conference), .end(let conference),
            .startStream(in: let conference, _), .stopStream(_, in: let conference),
            .updateRecording(let conference, _), .deleteRecording(let conference), .announce(_, _, let conference):
            conference
        }
    }
}

/// What *update participant* changes; what is nil stays as it is.
public struct ParticipantUpdate: Sendable, Hashable {
    /// `Muted`
    public var muted: Bool?
    /// `Hold`
    public var hold: Bool?
    /// `HoldUrl`: what the participant hears on hold, in the place of the service's own music.
    public var holdURL: String?
    /// `Coaching`; true needs `callToCoach`, and is meant where that comes alone.
    public var coaching: Bool?
    /// `CallSidToCoach`
    public var callToCoach: CallID?
    /// `WaitUrl`: what the participant hears while it waits, from now on.
    public var waitURL: String?
    /// `WaitMethod`: how that is fetched; POST where nothing is said.
    public var waitMethod: CallbackMethod?

    /// An update that changes nothing yet.
    public init() {}
}
