internal import CLibYAML

/// Reads the documents of one file one after the other, and starts libyaml afresh behind those that it cannot read.
struct StreamReading {
    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    var builder: TreeBuilder
    private var documents: ArraySlice<ReadDocument> = []
    /// The document that is being read.
    var open: OpenDocument?
    /// Where the last empty document stands; it is a mistake only if another document follows.
    private var emptyDocument: SourceRange?
    var documentCount = 0
    /// The last document, if only what follows it ended it: an error there is its own.
    private var unmarkedEnd: OpenDocument?

    /// A document whose end was reached.
    private struct ReadDocument {
        var ordinal: Int
        var range: SourceRange
        var root: Int32?
    }

    struct OpenDocument {
        var start: Int32
        /// The end of its `---`; equal to `start` where it has none.
        var markerEnd: Int32
    }

    init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, limits: YAMLLimits) {
        self.source = source
        self.bytes = bytes
        builder = TreeBuilder(source: source, bytes: bytes, limits: limits)
    }

    /// Reads to the end of the file, or to where nothing more is taken.
    mutating func run() {
        var start: Int? = 0
        while let byte = start, !builder.log.isFull { start = parse(from: byte) }
    }

    /// What was read; nothing at all is a mistake too.
    func finish() -> YAMLStream {
        var log = builder.log
        // A last `---` with nothing behind it is habit, not a mistake.
        let documents = emptyDocument == nil ? documents : documents.dropLast()
        if documents.isEmpty, log.diagnostics.isEmpty {
            log.add(
                .emptyFile,
                "the file holds no YAML: it is blank, or all comments",
                at: SourceRange(start: 0, end: 0)
            )
        }
        let arena = NodeArena(records: builder.records, text: builder.text)
        let read = documents.map {
            YAMLDocument(source: source, ordinal: $0.ordinal, range: $0.range, arena: arena, rootIndex: $0.root)
        }
        return YAMLStream(documents: read, diagnostics: log.diagnostics.inReadingOrder())
    }

    /// Reads documents from a byte on; gives the byte at which to go on after an error, nil at the end.
    private mutating func parse(from byte: Int) -> Int? {
        builder.base = source.codePoint(ofByte: byte)
        var parser = LibYAMLParser(UnsafeBufferPointer(rebasing: bytes[byte...]))
        while let event = parser.next() {
            var refusal: TreeBuilder.Refusal?
            switch event.pointee.type {
            case YAML_SCALAR_EVENT: refusal = builder.scalar(event)
            case YAML_ALIAS_EVENT: refusal = builder.alias(event)
            case YAML_MAPPING_START_EVENT: refusal = builder.beginMapping(event)
            case YAML_SEQUENCE_START_EVENT: refusal = builder.beginSequence(event)
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: builder.endCollection(event)
            case YAML_DOCUMENT_START_EVENT: beginDocument(event)
            case YAML_DOCUMENT_END_EVENT: endDocument(isMarked: event.pointee.data.document_end.implicit == 0)
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return nil
            default: break
            }
            if let refusal { return abandon(refusal, parsedFrom: byte) }
            if builder.log.isFull { return abandonSilently() }
        }
        return abandon(parser.problem, parsedFrom: byte)
    }

    private mutating func beginDocument(_ event: UnsafePointer<yaml_event_t>) {
        if let empty = emptyDocument {
            builder.log.add(
                .emptyFile,
                "this document is empty: nothing stands between it and the next '---'",
                at: empty
            )
            emptyDocument = nil
        }
        documentCount += 1
        unmarkedEnd = nil
        let end = builder.codePoint(event.pointee.end_mark)
        // With directives in front the event begins at the first of them; the marker has three characters all the same.
        let isExplicit = event.pointee.data.document_start.implicit == 0
        open = OpenDocument(start: isExplicit ? end - 3 : end, markerEnd: end)
        builder.beginDocument()
    }

    private mutating func endDocument(isMarked: Bool) {
        guard let document = open else { return }
        open = nil
        unmarkedEnd = isMarked ? nil : document
        if builder.isEmpty {
            let range = SourceRange(start: document.start, end: document.markerEnd)
            builder.abandonDocument()
            emptyDocument = range
            documents.append(ReadDocument(ordinal: documentCount, range: range, root: nil))
        } else {
            let root = Int32(builder.documentStart)
            let range = SourceRange(start: document.start, end: builder.records[builder.documentStart].end)
            builder.endDocument()
            documents.append(ReadDocument(ordinal: documentCount, range: range, root: root))
        }
    }

    /// Takes back the document that has just ended without a mark: libyaml ends it before what it cannot read.
    mutating func reopenLastDocument() {
        guard open == nil, let document = unmarkedEnd else { return }
        open = document
        unmarkedEnd = nil
        documents.removeLast()
        emptyDocument = nil
    }
}
