package import YAMLSource

/// The mistakes that have been found in one file so far, and how many of them keep a scenario from running.
package struct Findings: Sendable {
    /// The mistakes, in the order in which they were found.
    package private(set) var diagnostics: [Diagnostic]
    /// How many errors there were, those beyond the limit included.
    package private(set) var errorCount: Int
    /// The scalars that have `${` in them.
    private var spoilt: [SourcePlace] = []
    /// The mistakes once more, since what is unfolded many times has one mistake many times.
    private var seen: Set<Diagnostic> = []

    /// No reader looks at more, and a hostile file must not fill the memory with sentences about itself.
    private static let limit = 1000

    /// Goes on from mistakes that were found before.
    package init(_ diagnostics: [Diagnostic] = []) {
        self.diagnostics = diagnostics
        seen = Set(diagnostics)
        errorCount = diagnostics.count { $0.severity == .error }
    }

    /// Takes a mistake in.
    package mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
        guard diagnostics.count < Findings.limit else {
            // What it would say does not matter any more; that it is an error does, and all our own findings are errors.
            errorCount += 1
            if diagnostics.count == Findings.limit { diagnostics.append(tooMany(at: diagnostic().place)) }
            return
        }
        let diagnostic = diagnostic()
        if diagnostic.severity == .error { errorCount += 1 }
        if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    private func tooMany(at place: SourcePlace?) -> Diagnostic {
        Diagnostic(
            .tooManyMistakes,
            "there are more than \(Findings.limit) mistakes, and the rest is not listed",
            at: place
        )
    }

    /// Takes in that what is being read has a mistake that was told before, in another place that it makes use of.
    package mutating func countTold() { errorCount += 1 }

    /// Marks a scalar of which the one mistake that matters has been told: what else is wrong with it comes of that.
    package mutating func spoil(_ node: YAMLNode) {
        if diagnostics.count < Findings.limit { spoilt.append(node.place) }
    }

    /// The mistakes without those that only come of another one.
    package var withoutCascades: [Diagnostic] {
        guard !spoilt.isEmpty else { return diagnostics }
        let byFile = Dictionary(grouping: spoilt) { ObjectIdentifier($0.source) }
            .mapValues { $0.map(\.range).sorted { $0.start < $1.start } }
        return diagnostics.filter { diagnostic in
            guard diagnostic.code != .dollarBrace, let place = diagnostic.place,
                let scalars = byFile[ObjectIdentifier(place.source)]
            else { return true }
            let range = place.range
            // Scalars do not overlap, so the last one that starts before a place is the only one that can hold it.
            let next = scalars.partitionPoint { $0.start > range.start }
            return next == 0 || scalars[next - 1].end < range.end
        }
    }

    /// Takes an error at a node in.
    package mutating func error(
        _ code: DiagnosticCode,
        _ message: @autoclosure () -> String,
        at node: YAMLNode,
        notes: @autoclosure () -> [Diagnostic.Note] = [],
        hints: @autoclosure () -> [String] = []
    ) {
        add(Diagnostic(code, message(), at: node.shownPlace, notes: notes(), hints: hints()))
    }

    /// Takes in something doubtful at a node, which keeps nothing from running.
    package mutating func warn(
        _ code: DiagnosticCode,
        _ message: @autoclosure () -> String,
        at node: YAMLNode,
        notes: @autoclosure () -> [Diagnostic.Note] = [],
        hints: @autoclosure () -> [String] = []
    ) {
        guard diagnostics.count < Findings.limit else { return }
        add(Diagnostic(code, message(), at: node.shownPlace, severity: .warning, notes: notes(), hints: hints()))
    }

    /// Takes an error at a stretch of a document in.
    package mutating func error(
        _ code: DiagnosticCode,
        _ message: @autoclosure () -> String,
        at range: SourceRange,
        in document: YAMLDocument,
        notes: @autoclosure () -> [Diagnostic.Note] = [],
        hints: @autoclosure () -> [String] = []
    ) {
        add(Diagnostic(code, message(), at: SourcePlace(document.source, range), notes: notes(), hints: hints()))
    }
}

extension Array {
    /// The first place from which on a condition holds, in an array where it holds from some place on.
    package func partitionPoint(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension YAMLNode {
    /// The place to point at when the node is wrong: all of a scalar, but only the head of a collection, for a caret under a
    /// whole block says nothing.
    var shownPlace: SourcePlace { SourcePlace(document.source, shownRange) }

    /// The range of `shownPlace`: of a mapping in block style its first key.
    package var shownRange: SourceRange {
        switch kind {
        case .scalar(.plain), .scalar(.singleQuoted), .scalar(.doubleQuoted): firstLine
        case .scalar(.literal), .scalar(.folded): firstCharacter
        case .mapping: opens(with: "{") ? firstLine : entries.first { _ in true }?.key.firstLine ?? firstLine
        // Neither where a reference stands whose value it is.
        case .sequence: opens(with: "-") ? firstCharacter : firstLine
        }
    }

    private var firstCharacter: SourceRange {
        SourceRange(start: range.start, end: min(range.start + 1, range.end))
    }

    private func opens(with character: Unicode.Scalar) -> Bool {
        let bytes = document.source.bytes
        let byte = document.source.byteOffset(of: range.start)
        return byte < bytes.count && bytes[byte] == UInt8(ascii: character)
    }

    /// The range as far as its first line goes.
    private var firstLine: SourceRange {
        let bytes = document.source.bytes
        var codePoints = range.start
        var byte = document.source.byteOffset(of: range.start)
        while codePoints < range.end, byte < bytes.count, bytes[byte] != 0x0A, bytes[byte] != 0x0D {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            codePoints += 1
        }
        return SourceRange(start: range.start, end: max(codePoints, min(range.start + 1, range.end)))
    }
}

/// The user's own words in quotes, on one line and cut to a length that a message can bear.
package func quote(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars.prefix(61)
    let shown = scalars.prefix(60).map { $0.value < 0x20 || $0.value == 0x7F ? $0.escaped(asASCII: true) : String($0) }
    return "'" + shown.joined() + (scalars.count > 60 ? "...'" : "'")
}
