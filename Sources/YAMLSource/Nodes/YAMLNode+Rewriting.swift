/// What becomes of a scalar when the tree around it is rewritten.
public enum ScalarRewriting: Sendable {
    /// It stays as it is.
    case same
    /// Another text takes its place; `isForeign` where some of it was written elsewhere and speaks of the names there.
    case text(String, isPlain: Bool, isForeign: Bool)
    /// A node from elsewhere takes its place, with all that lies within it; all of it stands where the scalar stood.
    case node(YAMLNode)
    /// Nothing is left to load: what is wrong has been told.
    case invalid
}

/// What a rewriting came to.
public struct YAMLRewriting: Sendable {
    /// The new tree's root: a node of a new document with the same source, in which everything stands where it stood.
    public var node: YAMLNode
    /// How many nodes a walk through it meets, aliases followed.
    public var size: Int
    /// The mappings of which a key has become another one, so that there may be two of a kind.
    public var rekeyed: [YAMLNode]
}

/// Why a tree is not rewritten.
public enum RewritingRefusal: Error, Sendable, Hashable {
    /// It would be larger than was allowed.
    case tooManyNodes
    /// Mappings and lists would lie too deep in one another.
    case tooDeep
}

extension YAMLNode {
    /// The same tree with some of its scalars become something else; nil where all of them stay as they are.
    ///
    /// Each scalar that is valid is asked about once, however many aliases lead to it. Values keep their place: a diagnostic
    /// about what was put in points at what it was put in for.
    ///
    /// - Throws: a refusal where the new tree would have more nodes than `maximumNodes`, aliases followed, or be deeper
    ///   than a file may be.
    public func rewritten(
        maximumNodes: Int,
        maximumDepth: Int = YAMLLimits.standard.maximumDepth,
        _ rewrite: (_ scalar: YAMLNode, _ isKey: Bool) -> ScalarRewriting
    ) throws(RewritingRefusal) -> YAMLRewriting? {
        var rewriter = TreeRewriter(self, maximumNodes: maximumNodes, maximumDepth: maximumDepth)
        _ = try rewriter.copy(index, depth: 0, isKey: false, rewrite)
        guard rewriter.changes > 0 else { return nil }
        let arena = NodeArena(records: rewriter.records, text: rewriter.text)
        let rewritten = YAMLDocument(
            source: document.source,
            ordinal: document.ordinal,
            range: document.range,
            arena: arena,
            rootIndex: 0
        )
        return YAMLRewriting(
            node: YAMLNode(document: rewritten, index: 0),
            size: rewriter.size,
            rekeyed: rewriter.rekeyed.map { YAMLNode(document: rewritten, index: $0) }
        )
    }
}

/// A tree that is being rewritten into records of its own.
private struct TreeRewriter {
    let document: YAMLDocument
    let maximumNodes: Int
    let maximumDepth: Int
    var records: [NodeRecord] = []
    var text: [UInt8] = []
    /// How many nodes a walk meets so far, aliases followed.
    var size = 0
    var changes = 0
    var rekeyed: [Int32] = []
    /// The copies of what an alias may mean; none is kept where there is no alias.
    private var copies: [Int32: Copy] = [:]
    private let hasAliases: Bool

    private struct Copy {
        var index: Int32
        var size: Int
        /// How many collections lie within one another in it.
        var height: Int
    }

    init(_ node: YAMLNode, maximumNodes: Int, maximumDepth: Int) {
        document = node.document
        self.maximumNodes = maximumNodes
        self.maximumDepth = maximumDepth
        let arena = document.arena
        hasAliases = arena.records[Int(node.index)..<Int(arena.end(of: node.index))].contains { $0.form == .alias }
    }

    /// Copies a node of the document, an alias to what is not copied yet as what it means; gives its height.
    mutating func copy(
        _ index: Int32,
        depth: Int,
        isKey: Bool,
        _ rewrite: (YAMLNode, Bool) -> ScalarRewriting
    ) throws(RewritingRefusal) -> Int {
        let record = document.arena.records[Int(index)]
        if record.form == .alias {
            guard let copy = copies[record.link] else {
                return try self.copy(record.link, depth: depth, isKey: isKey, rewrite)
            }
            guard depth + copy.height <= maximumDepth else { throw .tooDeep }
            var alias = record
            alias.link = copy.index
            try append(alias, size: copy.size)
            return copy.height
        }
        let place = Int32(records.count)
        let sizeBefore = size
        let height =
            record.form.isCollection
            ? try copyCollection(index, record, depth: depth, rewrite)
            : try copyScalar(index, record, depth: depth, isKey: isKey, rewrite)
        if hasAliases { copies[index] = Copy(index: place, size: size - sizeBefore, height: height) }
        return height
    }

    private mutating func copyCollection(
        _ index: Int32,
        _ record: NodeRecord,
        depth: Int,
        _ rewrite: (YAMLNode, Bool) -> ScalarRewriting
    ) throws(RewritingRefusal) -> Int {
        guard depth < maximumDepth else { throw .tooDeep }
        let place = records.count
        try append(record)
        let isMapping = record.form == .mapping
        var child = index + 1
        var height = 0
        var isRekeyed = false
        for number in 0..<Int(record.count) * (isMapping ? 2 : 1) {
            let isKey = isMapping && number.isMultiple(of: 2)
            let before = changes
            height = max(height, try copy(child, depth: depth + 1, isKey: isKey, rewrite))
            if isKey, changes != before { isRekeyed = true }
            child = document.arena.end(of: child)
        }
        records[place].link = Int32(records.count)
        if isRekeyed { rekeyed.append(Int32(place)) }
        return height + 1
    }

    private mutating func copyScalar(
        _ index: Int32,
        _ record: NodeRecord,
        depth: Int,
        isKey: Bool,
        _ rewrite: (YAMLNode, Bool) -> ScalarRewriting
    ) throws(RewritingRefusal) -> Int {
        let node = YAMLNode(document: document, index: index)
        let rewriting = record.marks.contains(.invalid) ? .same : rewrite(node, isKey)
        switch rewriting {
        case .same:
            try append(record, textOf: node)
            return 0
        case .text(let text, let isPlain, let isForeign):
            changes += 1
            var marks: NodeMarks = []
            if isForeign || record.marks.contains(.foreign) { marks.insert(.foreign) }
            let form: NodeForm = isPlain ? .plain : .doubleQuoted
            try append(NodeRecord(form: form, marks: marks, at: record.range), textBytes: Array(text.utf8))
            return 0
        case .node(let value):
            changes += 1
            return try insert(value, at: record.range, depth: depth)
        case .invalid:
            changes += 1
            var invalid = record
            invalid.marks.insert(.invalid)
            try append(invalid, textOf: node)
            return 0
        }
    }

    /// Puts a node from elsewhere in, all of it at one place; gives its height.
    private mutating func insert(_ value: YAMLNode, at range: SourceRange, depth: Int) throws(RewritingRefusal) -> Int {
        let form = value.record.form
        guard form.isCollection else {
            var record = NodeRecord(form: form == .plain ? .plain : .doubleQuoted, at: range)
            record.marks = value.record.marks.intersection([.absent, .invalid])
            if value.withTextBytes({ $0.contains(UInt8(ascii: "$")) }) { record.marks.insert(.foreign) }
            try append(record, textBytes: value.withTextBytes { Array($0) })
            return 0
        }
        guard depth < maximumDepth else { throw .tooDeep }
        let place = records.count
        var record = NodeRecord(form: form, at: range)
        record.count = value.record.count
        try append(record)
        var height = 0
        for item in value.items { height = max(height, try insert(item, at: range, depth: depth + 1)) }
        for (key, value) in value.entries {
            _ = try insert(key, at: range, depth: depth + 1)
            height = max(height, try insert(value, at: range, depth: depth + 1))
        }
        records[place].link = Int32(records.count)
        return height + 1
    }

    private mutating func append(_ record: NodeRecord, size added: Int = 1) throws(RewritingRefusal) {
        guard added <= maximumNodes - size else { throw .tooManyNodes }
        size += added
        records.append(record)
    }

    /// Appends a scalar of the document; its text stays in the source where it stands there.
    private mutating func append(_ record: NodeRecord, textOf node: YAMLNode) throws(RewritingRefusal) {
        guard !record.marks.contains(.inSource) else { return try append(record) }
        try append(record, textBytes: node.withTextBytes { Array($0) })
    }

    private mutating func append(_ record: NodeRecord, textBytes: [UInt8]) throws(RewritingRefusal) {
        guard text.count + textBytes.count < Int(Int32.max) else { throw .tooManyNodes }
        var record = record
        record.link = Int32(text.count)
        record.count = Int32(textBytes.count)
        text += textBytes
        try append(record)
    }
}

extension NodeRecord {
    /// A node with nothing in it yet.
    fileprivate init(form: NodeForm, marks: NodeMarks = [], at range: SourceRange) {
        self.init(form: form, marks: marks, start: range.start, end: range.end, link: 0, count: 0)
    }
}
