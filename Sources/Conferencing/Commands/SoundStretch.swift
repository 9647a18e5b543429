/// A stretch of what is said in which there is something to be heard, counted from its begin.
public struct SoundStretch: Sendable, Hashable {
    /// When the sound begins.
    public var from: TimeSpan
    /// When it is over.
    public var to: TimeSpan

    /// Makes a stretch.
    public init(from: TimeSpan, to: TimeSpan) {
        self.from = from
        self.to = to
    }
}
