/// A call leg, as a dense number: the first call of a run is 0. Its wire id is text that only the edges see.
public struct CallID: Sendable, Hashable, Comparable {
    /// The place of the call in the order in which calls came up.
    public var index: Int32

    /// Makes the id of the call at a place.
    public init(_ index: Int32) { self.index = index }

    /// The earlier call first.
    public static func < (left: CallID, right: CallID) -> Bool { left.index < right.index }
}

/// One lifetime of a conference (R6), as a dense number: the first one of a run is 0.
public struct ConferenceID: Sendable, Hashable, Comparable {
    /// The place of the lifetime in the order in which conferences came up.
    public var index: Int32

    /// Makes the id of the lifetime at a place.
    public init(_ index: Int32) { self.index = index }

    /// The earlier lifetime first.
    public static func < (left: ConferenceID, right: ConferenceID) -> Bool { left.index < right.index }
}

/// The tag that a dialled call carries on every event, as a dense number that the dialler chose.
public struct CallTag: Sendable, Hashable, Comparable {
    /// The dialler's own number for the call.
    public var index: Int32

    /// Makes a tag.
    public init(_ index: Int32) { self.index = index }

    /// The lower number first.
    public static func < (left: CallTag, right: CallTag) -> Bool { left.index < right.index }
}

/// A request of one client, numbered by that client; its reply carries it.
public struct RequestID: Sendable, Hashable, Comparable {
    /// The request's number, from 0.
    public var number: Int32

    /// Makes the id of a request.
    public init(_ number: Int32) { self.number = number }

    /// The earlier request first.
    public static func < (left: RequestID, right: RequestID) -> Bool { left.number < right.number }
}

/// A RELAY session, numbered by the service in the order of their connecting.
public struct SessionID: Sendable, Hashable, Comparable {
    /// The session's number, from 0.
    public var index: Int32

    /// Makes the id of a session.
    public init(_ index: Int32) { self.index = index }

    /// The earlier session first.
    public static func < (left: SessionID, right: SessionID) -> Bool { left.index < right.index }
}

/// A project: calls of different projects never meet (R1).
public struct ProjectID: Sendable, Hashable, Comparable {
    /// The project's number, from 0.
    public var index: Int32

    /// Makes the id of a project.
    public init(_ index: Int32) { self.index = index }

    /// The lower number first.
    public static func < (left: ProjectID, right: ProjectID) -> Bool { left.index < right.index }
}
