internal import CLibYAML

/// Makes records of a document's events, and notes what YAML allows and muster does not.
struct TreeBuilder {
    let limits: YAMLLimits
    var log: DiagnosticLog
    var cursor: SourceCursor
    /// How many code points of the file lie before the place where libyaml was started: its marks count from there.
    var base: Int32 = 0

    var records: [NodeRecord] = []
    var text: [UInt8] = []
    /// The collections that are open, outermost first.
    var frames: [Frame] = []
    /// The keys of all open mappings, each mapping's after those of the mappings around it.
    var keys: [Int32] = []
    var anchors = AnchorTable()
    /// Where the document's records and text begin.
    var documentStart = 0
    private var documentTextStart = 0
    /// How many nodes the document's aliases stand for so far.
    var aliasNodes = 0
    var isExpansionReported = false
    /// Whether the document holds nothing at all.
    var isEmpty = false

    /// A collection that is being read.
    struct Frame {
        var record: Int32
        var isMapping: Bool
        /// Where its brackets are to be closed; nil for a block collection.
        var opener: Int32?
        var children: Int32 = 0
        /// Where its last child ended.
        var lastEnd: Int32
        /// Where its keys begin in `keys`.
        var firstKey: Int
        /// Its anchor's place in the table, or -1.
        var anchor: Int
        /// `walkSize` when it began.
        var sizeBefore: Int
        /// The depth of the innermost collection in it, aliases followed.
        var deepest: Int
    }

    /// Why a document is not read on.
    enum Refusal {
        case tooDeep(SourceRange)
        case tooManyNodes(SourceRange)
    }

    init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, limits: YAMLLimits) {
        self.limits = limits
        log = DiagnosticLog(source: source, limit: limits.maximumDiagnostics)
        cursor = SourceCursor(bytes, isASCII: source.isASCII)
        // A node for every eight bytes is about what scenarios have; what is not used of it is never touched.
        records.reserveCapacity(min(bytes.count / 8, limits.maximumNodes) + 16)
    }

    mutating func beginDocument() {
        documentStart = records.count
        documentTextStart = text.count
        aliasNodes = 0
        isExpansionReported = false
        isEmpty = false
    }

    mutating func endDocument() { anchors.endDocument() }

    /// Throws away what was read of a document that cannot be read to its end.
    mutating func abandonDocument() {
        records.removeLast(records.count - documentStart)
        text.removeLast(text.count - documentTextStart)
        frames.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        anchors.endDocument()
    }

    /// A mark's code point in the whole file.
    func codePoint(_ mark: yaml_mark_t) -> Int32 { Int32(truncatingIfNeeded: mark.index) &+ base }

    /// How many nodes a walk through the document has met so far, aliases followed.
    var walkSize: Int { records.count - documentStart + aliasNodes }

    /// Whether the next node is a key of the innermost mapping.
    var isAtKey: Bool {
        guard let frame = frames.last else { return false }
        return frame.isMapping && frame.children & 1 == 0
    }

    /// Appends a scalar or an alias, or a collection that has just ended, to the collection around it.
    mutating func attach(endingAt end: Int32) {
        guard !frames.isEmpty else { return }
        frames[frames.count - 1].children += 1
        frames[frames.count - 1].lastEnd = end
    }
}
