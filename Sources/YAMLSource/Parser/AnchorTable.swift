/// The anchors of the document being read, and where those of earlier documents stood.
struct AnchorTable {
    /// A node with a name.
    struct Anchor {
        var record: Int32
        /// The `&name` itself.
        var range: SourceRange
        /// Whether the node is still being read, so that an alias to it would lie within itself.
        var isOpen: Bool
        /// How many nodes a walk through it meets, aliases followed.
        var size: Int = 1
        /// How many collections lie within one another in it, aliases followed; 0 for a scalar.
        var height: Int = 0
    }

    private var anchors: [Anchor] = []
    private var byName: [String: Int] = [:]
    private var earlier: [String: SourceRange] = [:]

    subscript(index: Int) -> Anchor {
        get { anchors[index] }
        set { anchors[index] = newValue }
    }

    /// Notes an anchor; one of the same name takes the place of the one before, as YAML has it.
    mutating func add(_ name: String, _ anchor: Anchor) -> Int {
        byName[name] = anchors.count
        anchors.append(anchor)
        return anchors.count - 1
    }

    /// The anchor that an alias of this document means.
    func anchor(named name: String) -> Anchor? { byName[name].map { anchors[$0] } }

    /// Where an earlier document has an anchor of this name.
    func earlierAnchor(named name: String) -> SourceRange? { earlier[name] }

    /// Ends a document: its anchors are good for no other.
    mutating func endDocument() {
        for (name, index) in byName { earlier[name] = anchors[index].range }
        anchors.removeAll(keepingCapacity: true)
        byName.removeAll(keepingCapacity: true)
    }
}
