/// What a file holds: its documents as far as they could be read, and every mistake.
public struct YAMLStream: Sendable {
    /// The documents in order, without those that a syntax error cut off.
    public let documents: [YAMLDocument]
    /// All mistakes, in the order of their places. Documents with mistakes of other kinds than syntax are there all the
    /// same, so that whoever loads them finds theirs in the same pass.
    public let diagnostics: [Diagnostic]
}

/// Reads YAML into nodes that know where they stand.
public enum YAMLReader {
    /// Reads all documents of a file; never traps, whatever the bytes are.
    ///
    /// A syntax error costs the document it is in, and reading goes on at the next `---`. A file that is no text, is
    /// too large or holds nothing gives one diagnostic and no document.
    public static func read(_ source: SourceText, limits: YAMLLimits = .standard) -> YAMLStream {
        if let refusal = refusal(of: source, limits) { return YAMLStream(documents: [], diagnostics: [refusal]) }
        return source.bytes.withUnsafeBufferPointer { bytes in
            var reading = StreamReading(source: source, bytes: bytes, limits: limits)
            reading.run()
            return reading.finish()
        }
    }

    /// What keeps a file from being parsed at all.
    private static func refusal(of source: SourceText, _ limits: YAMLLimits) -> Diagnostic? {
        let start = SourcePlace(source, SourceRange(start: 0, end: 0))
        guard source.bytes.count <= limits.maximumFileBytes else {
            let size = grouped(source.bytes.count)
            let bound = grouped(limits.maximumFileBytes)
            return Diagnostic(
                .fileTooLarge,
                "the file has \(size) bytes, and no more than \(bound) are read",
                at: start
            )
        }
        guard !source.bytes.isEmpty else { return Diagnostic(.emptyFile, "the file is empty", at: start) }
        return EncodingCheck.firstFault(in: source.bytes)?.diagnostic(in: source)
    }
}
