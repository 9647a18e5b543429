extension YAMLNode {
    /// The items of a sequence in order; none for any other node.
    public var items: Items {
        record.form == .sequence ? Items(document, index + 1, record) : Items(document, 0, nil)
    }

    /// The entries of a mapping in order, those with the same key too; none for any other node.
    public var entries: Entries {
        record.form == .mapping ? Entries(document, index + 1, record) : Entries(document, 0, nil)
    }

    /// The value of the first entry with this key; nil where there is none or this is no mapping.
    ///
    /// Goes through the entries, so whoever wants many of a large mapping walks `entries` once.
    public subscript(key: String) -> YAMLNode? {
        for (name, value) in entries where !name.isInvalid && name.textEquals(key) { return value }
        return nil
    }

    /// The items of a sequence.
    public struct Items: Sequence, IteratorProtocol, Sendable {
        private let document: YAMLDocument
        private var upcoming: Int32
        private var left: Int

        init(_ document: YAMLDocument, _ first: Int32, _ sequence: NodeRecord?) {
            self.document = document
            upcoming = first
            left = Int(sequence?.count ?? 0)
        }

        /// How many are still to come.
        public var underestimatedCount: Int { left }

        /// The next item.
        public mutating func next() -> YAMLNode? {
            guard left > 0 else { return nil }
            left -= 1
            defer { upcoming = document.arena.end(of: upcoming) }
            return YAMLNode(document: document, index: document.arena.resolved(upcoming))
        }
    }

    /// The entries of a mapping.
    public struct Entries: Sequence, IteratorProtocol, Sendable {
        private var nodes: Items

        init(_ document: YAMLDocument, _ first: Int32, _ mapping: NodeRecord?) {
            var both = mapping
            both?.count *= 2
            nodes = Items(document, first, both)
        }

        /// How many are still to come.
        public var underestimatedCount: Int { nodes.underestimatedCount / 2 }

        /// The next entry.
        public mutating func next() -> (key: YAMLNode, value: YAMLNode)? {
            guard let key = nodes.next(), let value = nodes.next() else { return nil }
            return (key, value)
        }
    }
}
