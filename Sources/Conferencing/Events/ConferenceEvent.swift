/// `calling.conference`: one thing that happened in a conference.
public struct ConferenceEvent: Sendable, Hashable {
    /// What happened.
    public var status: ConferenceStatus
    /// The lifetime in which it happened.
    public var conference: ConferenceID
    /// The conference's name, as the service says it.
    public var name: String
    /// Where the conference's media is hosted.
    public var region: Region
    /// The members after the event (R84).
    public var size: Int32
    /// The participant's call; on conference-level events the profile decides (R82).
    public var call: CallID?
    /// The participant's tag, where its call has one.
    public var tag: CallTag?
    /// The participant's flags; only on participant events.
    public var flags: MemberFlags?
    /// Whom the participant coaches.
    public var callToCoach: CallID?
    /// Why the conference ended; only on `conference-end` (R61).
    public var reasonEnded: ReasonEnded?
    /// Whose leaving ended it (R61).
    public var callEndingConference: CallID?
    /// What only few events bear; nil on most of them.
    public var extras: Shared<EventExtras>?

    /// Makes an event; what is not given is absent.
    @inlinable public init(
        _ status: ConferenceStatus,
        conference: ConferenceID,
        name: String,
        region: Region = .global,
        size: Int32,
        call: CallID? = nil,
        tag: CallTag? = nil,
        flags: MemberFlags? = nil,
        callToCoach: CallID? = nil,
        reasonEnded: ReasonEnded? = nil,
        callEndingConference: CallID? = nil,
        extras: Shared<EventExtras>? = nil
    ) {
        self.status = status
        self.conference = conference
        self.name = name
        self.region = region
        self.size = size
        self.call = call
        self.tag = tag
        self.flags = flags
        self.callToCoach = callToCoach
        self.reasonEnded = reasonEnded
        self.callEndingConference = callEndingConference
        self.extras = extras
    }
}

/// The statuses of a conference event.
public enum ConferenceStatus: String, Sendable, Hashable, CaseIterable {
    case conferenceStart = "conference-start"
    case conferenceEnd = "conference-end"
    case participantJoin = "participant-join"
    case participantLeave = "participant-leave"
    case participantMute = "participant-mute"
    case participantUnmute = "participant-unmute"
    case participantHold = "participant-hold"
    case participantUnhold = "participant-unhold"
    case participantModify = "participant-modify"
    case participantSpeechStart = "participant-speech-start"
    case participantSpeechStop = "participant-speech-stop"
    case participantCallQuality = "participant-call-quality"
    case announcementEnd = "announcement-end"
    case announcementFail = "announcement-fail"
    case recordStart = "record-start"
    case recordStop = "record-stop"
    case recordPause = "record-pause"
    case recordResume = "record-resume"

    /// Whether the status speaks of one participant.
    public var isOfParticipant: Bool {
        switch self {
        case .participantJoin, .participantLeave, .participantMute, .participantUnmute, .participantHold,
            .participantUnhold, .participantModify, .participantSpeechStart, .participantSpeechStop,
            .participantCallQuality:
            true
        case .conferenceStart, .conferenceEnd, .announcementEnd, .announcementFail, .recordStart, .recordStop,
            .recordPause, .recordResume:
            false
        }
    }
}

/// The flags of a participant, as its events show them.
public struct MemberFlags: OptionSet, Sendable, Hashable {
    /// The flags as bits.
    public let rawValue: UInt8

    /// Makes flags of their bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `muted`
    @inlinable public static var muted: MemberFlags { MemberFlags(rawValue: 1) }
    /// `hold`
    @inlinable public static var onHold: MemberFlags { MemberFlags(rawValue: 2) }
    /// `coaching`
    @inlinable public static var coaching: MemberFlags { MemberFlags(rawValue: 4) }
    /// `start_on_join`, the join's `start_on_enter`
    @inlinable public static var startsOnJoin: MemberFlags { MemberFlags(rawValue: 8) }
    /// `end_on_leave`, the join's `end_on_exit`
    @inlinable public static var endsOnLeave: MemberFlags { MemberFlags(rawValue: 16) }
}

/// `reason_ended` (R61).
public enum ReasonEnded: String, Sendable, Hashable, CaseIterable {
    case lastParticipantLeft = "last-participant-left"
    case lastParticipantKicked = "last-participant-kicked"
    case enderLeft = "participant-with-end-conference-on-exit-left"
    case enderKicked = "participant-with-end-conference-on-exit-kicked"
    case endedViaAPI = "conference-ended-via-api"
}
