/// How much of a file is taken before it is refused; files are written by strangers.
public struct YAMLLimits: Sendable, Hashable {
    /// The size of a file in bytes; never more than 2^31 - 2, since places count in 32 bits.
    public var maximumFileBytes: Int
    /// How many mappings and sequences may lie within one another, those reached through aliases included.
    public var maximumDepth: Int
    /// How many nodes a file may hold, all its documents taken together; never more than 2^31 - 2.
    public var maximumNodes: Int
    /// How many further nodes the aliases of one document may stand for.
    public var maximumExpandedNodes: Int
    /// How many mistakes are collected; reading stops there.
    public var maximumDiagnostics: Int

    /// Makes limits.
    public init(
        maximumFileBytes: Int = 256 << 20,
        maximumDepth: Int = 64,
        maximumNodes: Int = 20_000_000,
        maximumExpandedNodes: Int = 1_000_000,
        maximumDiagnostics: Int = 1_000
    ) {
        self.maximumFileBytes = min(maximumFileBytes, Int(Int32.max) - 1)
        self.maximumDepth = maximumDepth
        self.maximumNodes = min(maximumNodes, Int(Int32.max) - 1)
        self.maximumExpandedNodes = maximumExpandedNodes
        self.maximumDiagnostics = maximumDiagnostics
    }

    /// What muster reads with: 256 MB, 64 deep, 20 million nodes, a million more through aliases, 1,000 mistakes.
    public static let standard = YAMLLimits()
}
