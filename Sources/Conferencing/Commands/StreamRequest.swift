/// What *start stream* asks for (T10): the options of a join's `stream` under REST's names, and the track.
public struct StreamRequest: Sendable, Hashable {
    /// `Url`, `Name`, `StatusCallback`, `StatusCallbackMethod`, `StreamCodec`, `StreamRealTime`, `Parameter1.Name`,
    /// `AuthorizationBearerToken`
    public var options: StreamOptions
    /// `Track`; REST carries both where nothing is said (C16).
    public var track: StreamTrackOption

    /// Makes a request.
    public init(_ options: StreamOptions, track: StreamTrackOption = .both) {
        self.options = options
        self.track = track
    }
}

/// Which stream *stop stream* means.
public enum StreamReference: Sendable, Hashable {
    /// By its sid.
    case id(StreamID)
    /// By its name (`stream_by_name`).
    case name(String)
}
