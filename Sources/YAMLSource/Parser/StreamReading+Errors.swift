extension StreamReading {
    /// Gives up the open document for a limit's sake.
    mutating func abandon(_ refusal: TreeBuilder.Refusal, parsedFrom start: Int) -> Int? {
        switch refusal {
        case .tooDeep(let range):
            let message = "mappings and lists are nested more than \(builder.limits.maximumDepth) deep here"
            builder.log.add(.nestingTooDeep, message, at: range)
            return abandonDocument(problem: range.start, parsedFrom: start)
        case .tooManyNodes(let range):
            let message = "the file has more than \(grouped(builder.limits.maximumNodes)) values, from here on"
            builder.log.add(.tooManyNodes, message, at: range)
            return abandonSilently()
        }
    }

    /// Gives up the open document, or what stands between documents, for a syntax error.
    mutating func abandon(_ error: LibYAMLError, parsedFrom start: Int) -> Int? {
        switch error {
        case .outOfMemory:
            let end = SourceRange(start: source.codePointCount, end: source.codePointCount)
            builder.log.add(.unreadableFile, "there is not enough memory to read the file", at: end)
            return abandonSilently()
        case .syntax(let problem):
            reopenLastDocument()
            let diagnosis = SyntaxDiagnosis(
                problem.moved(by: builder.base),
                in: source,
                opener: builder.frames.last { $0.opener != nil }?.opener,
                lastScalar: builder.records.count > builder.documentStart && open != nil ? builder.records.last : nil
            )
            builder.log.add(diagnosis.diagnostic())
            // A directive belongs to the document that its '---' begins, which is read.
            if open == nil, diagnosis.kind?.isOfDirective != true { documentCount += 1 }
            return abandonDocument(problem: diagnosis.problem.mark, parsedFrom: start)
        }
    }

    /// Gives up the open document and reads nothing more.
    mutating func abandonSilently() -> Int? {
        if open != nil { builder.abandonDocument() }
        open = nil
        return nil
    }

    /// Gives up the open document and finds the next.
    private mutating func abandonDocument(problem: Int32, parsedFrom start: Int) -> Int? {
        let documentStart = open.map { source.byteOffset(of: $0.start) } ?? start
        _ = abandonSilently()
        var lineStart = source.byteOffset(of: problem)
        while lineStart > 0, !bytes[lineStart - 1].isLineEnd { lineStart -= 1 }
        return nextMarker(from: max(lineStart, documentStart + 1))
    }

    /// The byte of the next `---` that begins a line; libyaml knows no text in which such a line is anything else.
    private func nextMarker(from start: Int) -> Int? {
        let dash = UInt8(ascii: "-")
        var byte = max(start, 1)
        while byte + 3 <= bytes.count {
            if bytes[byte - 1].isLineEnd, bytes[byte] == dash, bytes[byte + 1] == dash, bytes[byte + 2] == dash,
                byte + 3 == bytes.count || bytes[byte + 3].isBlank || bytes[byte + 3].isLineEnd
            {
                return byte
            }
            byte += 1
        }
        return nil
    }
}
