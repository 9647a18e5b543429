/// One document of a file, read to its end: immutable nodes that know their places.
public final class YAMLDocument: Sendable {
    /// The file.
    public let source: SourceText
    /// Which document of the file it is, from 1; those that could not be read are counted too.
    public let ordinal: Int
    /// From its `---`, or its first character where there is none, to the end of its last node.
    public let range: SourceRange
    let arena: NodeArena
    private let rootIndex: Int32?

    init(source: SourceText, ordinal: Int, range: SourceRange, arena: NodeArena, rootIndex: Int32?) {
        self.source = source
        self.ordinal = ordinal
        self.range = range
        self.arena = arena
        self.rootIndex = rootIndex
    }

    /// The node that holds all others; nil where nothing stands between two `---`, which the reader has reported.
    public var root: YAMLNode? { rootIndex.map { YAMLNode(document: self, index: $0) } }

    /// The document's range with its file.
    public var place: SourcePlace { SourcePlace(source, range) }
}
