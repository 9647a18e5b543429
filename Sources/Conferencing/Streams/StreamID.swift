/// An audio stream of a conference, as a dense number: the first stream of a run is 0.
public struct StreamID: Sendable, Hashable, Comparable {
    /// The place of the stream in the order in which streams were attached.
    public var index: Int32

    /// Makes the id of the stream at a place.
    public init(_ index: Int32) { self.index = index }

    /// The earlier stream first.
    public static func < (left: StreamID, right: StreamID) -> Bool { left.index < right.index }
}

/// A stream as who hears it is told: its number, and its name where it was given one.
public struct StreamLabel: Sendable, Hashable, Comparable {
    /// The stream.
    public var stream: StreamID
    /// Its name; nil where it has none, and its id stands for it (R75).
    public var name: String?

    /// Makes a label.
    public init(_ stream: StreamID, name: String?) {
        self.stream = stream
        self.name = name
    }

    /// The earlier stream first.
    public static func < (left: StreamLabel, right: StreamLabel) -> Bool { left.stream < right.stream }
}
