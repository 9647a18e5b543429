/// One node in twenty bytes: the records of a stream lie in preorder in one array, a collection before its children.
struct NodeRecord {
    var form: NodeForm
    var marks: NodeMarks = []
    /// The code points of the node itself, without its anchor and tag.
    var start: Int32
    var end: Int32
    /// A scalar: the byte at which its text starts, in the source or in the arena's own text. A collection: the index
    /// after its last descendant. An alias: the index of the anchored node.
    var link: Int32
    /// A scalar: the length of its text in bytes. A collection: its items, or its entries.
    var count: Int32

    var range: SourceRange { SourceRange(start: start, end: end) }
}

/// What a record is.
enum NodeForm: UInt8 {
    case plain, singleQuoted, doubleQuoted, literal, folded, mapping, sequence, alias

    var isCollection: Bool { self == .mapping || self == .sequence }
}

/// What else is true of a record.
struct NodeMarks: OptionSet {
    var rawValue: UInt8

    /// The scalar's text is a stretch of the source's bytes, not of the arena's own text.
    static let inSource = NodeMarks(rawValue: 1)
    /// Nothing was written where a value belongs.
    static let absent = NodeMarks(rawValue: 2)
    /// The reader has reported a mistake that leaves nothing to load here.
    static let invalid = NodeMarks(rawValue: 4)
    /// The text, or some of it, was written in another place and speaks of the names of that place.
    static let foreign = NodeMarks(rawValue: 8)
}

/// All nodes of one stream, shared by its documents.
struct NodeArena: Sendable {
    let records: [NodeRecord]
    /// The texts of scalars that do not stand in the source as they are: escapes, folded lines, block text.
    let text: [UInt8]

    /// The index after a node and all that lies within it.
    func end(of index: Int32) -> Int32 {
        let record = records[Int(index)]
        return record.form.isCollection ? record.link : index + 1
    }

    /// The node that an index means: an alias means the anchored one.
    func resolved(_ index: Int32) -> Int32 {
        let record = records[Int(index)]
        return record.form == .alias ? record.link : index
    }
}
