/// How much a JSON text may ask of its reader.
public struct JSONLimits: Sendable, Hashable {
    /// How many arrays and objects may be open at once; 0 allows a lone string, number or word only.
    ///
    /// More than ``greatestDepth`` counts as that.
    public var maximumDepth: Int
    /// How many bytes a text may have; reading the worst (`[0,0,0,...`) takes about thirty times as much memory.
    public var maximumBytes: Int

    /// Makes limits; by default 128 levels and 64 MiB.
    public init(maximumDepth: Int = 128, maximumBytes: Int = 64 << 20) {
        self.maximumDepth = maximumDepth
        self.maximumBytes = maximumBytes
    }

    /// What holds unless something else is said.
    public static let standard = JSONLimits()

    /// The depth that no limit exceeds.
    ///
    /// Reading takes no stack for a level, but comparing, writing and releasing a value do, on whatever thread that
    /// falls: half a megabyte is enough for this depth in a debug build.
    public static let greatestDepth = 512

    var effectiveDepth: Int { max(0, min(maximumDepth, JSONLimits.greatestDepth)) }
}
