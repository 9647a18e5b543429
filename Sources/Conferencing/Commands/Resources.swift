/// What REST says of a conference that is read (COMPAT), in the engine's terms: texts of ids and dates are the front's.
public struct ConferenceResource: Sendable, Hashable {
    /// `sid`
    public var conference: ConferenceID
    /// `friendly_name`
    public var name: String
    /// `status`
    public var state: ConferenceState
    /// `region`, as RELAY has it; REST has words of its own (T12).
    public var region: Region
    /// `date_created`: when the join was accepted that made it.
    public var created: Instant
    /// When it ended; nil while it is up.
    public var ended: Instant?

    /// Makes a resource.
    public init(
        _ conference: ConferenceID,
        name: String,
        state: ConferenceState,
        region: Region,
        created: Instant,
        ended: Instant?
    ) {
        self.conference = conference
        self.name = name
        self.state = state
        self.region = region
        self.created = created
        self.ended = ended
    }
}

/// What REST says of a participant that is read (COMPAT): of one that has left as it was then (T8).
public struct ParticipantResource: Sendable, Hashable {
    /// `call_sid`
    public var call: CallID
    /// `conference_sid`
    public var conference: ConferenceID
    /// `muted`, `hold`, `coaching`, `start_conference_on_enter`, `end_conference_on_exit`
    public var flags: MemberFlags
    /// `call_sid_to_coach`
    public var callToCoach: CallID?
    /// `date_created`: when it joined.
    public var joined: Instant
    /// When it left; nil for a member.
    public var left: Instant?

    /// `status`
    public var status: Status { left == nil ? .inProgress : .completed }

    /// The words of `status`.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case inProgress = "in-progress"
        case completed
    }

    /// Makes a resource.
    public init(
        _ call: CallID,
        in conference: ConferenceID,
        flags: MemberFlags,
        callToCoach: CallID?,
        joined: Instant,
        left: Instant?
    ) {
        self.call = call
        self.conference = conference
        self.flags = flags
        self.callToCoach = callToCoach
        self.joined = joined
        self.left = left
    }
}

/// Why REST does not show what is to be read: the code and the HTTP status of its answer.
public struct ReadingRefusal: Error, Sendable, Hashable {
    /// `code`
    public var code: ReplyCode
    /// `status`, which is the HTTP status of the answer too.
    public var status: HTTPStatus

    /// There is no such resource, or not for whoever asks (T1, T8).
    public static let noSuchResource = ReadingRefusal(code: .noSuchResource, status: .notFound)
}

/// The HTTP status of an answer of REST that refuses.
public enum HTTPStatus: UInt16, Sendable, Hashable, CaseIterable {
    case badRequest = 400
    case unauthorized = 401
    case notFound = 404
    case unprocessable = 422
    case unavailable = 503
}
