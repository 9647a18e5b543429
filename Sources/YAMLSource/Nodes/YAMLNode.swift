/// A node of a document: a view that costs two words, to be copied freely.
///
/// A node reached through an alias is the anchored node itself, with its range: aliases are not seen.
public struct YAMLNode: Sendable {
    /// The document it belongs to.
    public let document: YAMLDocument
    /// Where its record lies; never that of an alias.
    let index: Int32

    /// What a node is.
    public enum Kind: Sendable, Hashable {
        case scalar(ScalarStyle)
        case mapping
        case sequence
    }

    /// How a scalar is written.
    public enum ScalarStyle: Sendable, Hashable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    var record: NodeRecord { document.arena.records[Int(index)] }

    /// Scalar, mapping or sequence.
    public var kind: Kind {
        switch record.form {
        case .plain: .scalar(.plain)
        case .singleQuoted: .scalar(.singleQuoted)
        case .doubleQuoted: .scalar(.doubleQuoted)
        case .literal: .scalar(.literal)
        case .folded: .scalar(.folded)
        case .mapping: .mapping
        case .sequence: .sequence
        case .alias: preconditionFailure("a node stands for an alias at \(index)")
        }
    }

    /// Its characters in the file, without anchor and tag.
    ///
    /// Quoted text includes its quotes, block text its `|` or `>` up to the end of its last line that is not blank, a
    /// block collection ends where its last child ends. What is absent has a range without characters, just after the
    /// colon or dash.
    public var range: SourceRange { record.range }

    /// The range with its file.
    public var place: SourcePlace { SourcePlace(document.source, range) }

    /// Whether it is a scalar without quotes that is no block text either: only such text may mean a number or a
    /// boolean.
    public var isPlain: Bool { record.form == .plain }

    /// Whether nothing was written where a value belongs (`key:` and no more); its text is empty then, and plain.
    public var isAbsent: Bool { record.marks.contains(.absent) }

    /// Whether the reader has reported the node and left nothing to load: pass over it, and over the whole entry of
    /// such a key, without a further word.
    ///
    /// So are an alias that leads nowhere, a key that is not text, and `<<`.
    public var isInvalid: Bool { record.marks.contains(.invalid) }

    /// Whether the text of a scalar, or some of it, was written in another place and put here by a rewriting.
    public var isForeign: Bool { record.marks.contains(.foreign) }

    /// How many items a sequence has, or entries a mapping; 0 for a scalar.
    public var count: Int {
        let record = record
        return record.form.isCollection ? Int(record.count) : 0
    }
}

extension YAMLNode: Hashable {
    /// Whether both are the same node of the same document; their contents are not compared.
    public static func == (left: YAMLNode, right: YAMLNode) -> Bool {
        left.document === right.document && left.index == right.index
    }

    /// Hashes the node by its identity.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(document))
        hasher.combine(index)
    }
}
