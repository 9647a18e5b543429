/// What the service itself says of a conference when it is asked, as REST's listing of participants does.
public struct ConferenceListing: Sendable, Hashable {
    /// The lifetime that was asked for.
    public var conference: ConferenceID
    /// Its state now.
    public var state: ConferenceState
    /// Its members, in join order.
    public var members: [Member]
    /// Its streams whose sockets are open, in the order in which they were attached.
    public var streams: [Stream]

    /// One member as the service lists it.
    public struct Member: Sendable, Hashable {
        /// The member's call.
        public var call: CallID
        /// Its flags.
        public var flags: MemberFlags
        /// Whom it coaches.
        public var callToCoach: CallID?
        /// Whom and what it hears at this moment; nil where the service cannot tell.
        public var hears: [AudioSource]?

        /// Makes a member.
        public init(call: CallID, flags: MemberFlags, callToCoach: CallID? = nil, hears: [AudioSource]?) {
            self.call = call
            self.flags = flags
            self.callToCoach = callToCoach
            self.hears = hears
        }
    }

    /// One stream as the service lists it.
    public struct Stream: Sendable, Hashable {
        /// The stream.
        public var label: StreamLabel
        /// Whom and what it carries to its endpoint at this moment; nil where the service cannot tell.
        public var hears: [AudioSource]?

        /// Makes a stream.
        public init(_ label: StreamLabel, hears: [AudioSource]?) {
            self.label = label
            self.hears = hears
        }
    }

    /// Its recording; nil where it has none, or the service does not tell.
    public var recording: RecordingListing?

    /// Makes a listing.
    public init(conference: ConferenceID, state: ConferenceState, members: [Member], streams: [Stream] = []) {
        self.conference = conference
        self.state = state
        self.members = members
        self.streams = streams
    }
}

/// Something that can be heard in a conference.
public enum AudioSource: Sendable, Hashable, Comparable {
    /// The voice of a member.
    case call(CallID)
    /// The service's own music: for those who wait, are alone or are on hold (R24, R26, R28).
    case holdMusic
    /// What the endpoint of a stream sends (R35, S6).
    case stream(StreamLabel)
    /// What is being announced (R88).
    case announcement
    /// What a member's own `wait_url` yields, in the place of the service's music (R24).
    case waitAudio
    /// What `HoldUrl` yields to a member on hold, in the place of the service's music (R28).
    case holdAudio
}

/// Where a conference stands in its life.
public enum ConferenceState: String, Sendable, Hashable, CaseIterable {
    /// It exists, but has not started: its members wait (REST: `init`).
    case waiting
    /// It has started (REST: `in-progress`).
    case running
    /// It has no members any more and its id is dead (REST: `completed`).
    case ended
}
