import Conferencing
package import YAMLSource

/// A scalar's text taken apart at its references: `$(alice.call_id)`; `$$(` stands for the characters `$(`.
package struct Template: Sendable {
    /// Its pieces, in order; no two literals in a row.
    package private(set) var pieces: [Piece] = []

    /// A stretch of the text.
    package enum Piece: Sendable, Hashable {
        /// Characters that are meant as they stand.
        case literal(String)
        /// What stands between `$(` and `)`, and how many code points of the text come before and belong to it all.
        case reference(String, offset: Int, length: Int)
    }

    /// A text with references is looked at piece by piece, so it is kept short; one without may be of any length.
    private static let maximumBytes = 16384

    /// Takes a scalar apart; nil, with the mistake taken in, where a reference has no end or nothing in it.
    package init?(_ node: YAMLNode, _ findings: inout Findings) {
        guard node.mayHoldReference else {
            pieces = [.literal(node.text)]
            return
        }
        let scalars = Array(node.text.unicodeScalars.prefix(Template.maximumBytes + 1))
        guard scalars.count <= Template.maximumBytes else {
            findings.error(
                .outOfRange,
                "a text with references in it may have at most \(Template.maximumBytes) characters",
                at: node
            )
            return nil
        }
        guard take(scalars, of: node, &findings) else { return nil }
    }

    /// The text, where there is no reference in it.
    package var literal: String? {
        switch pieces.first {
        case nil: ""
        case .literal(let text) where pieces.count == 1: text
        case .literal, .reference: nil
        }
    }

    /// Where a stretch of a scalar's text stands in the file; all of the scalar where escapes or folding hide it.
    package static func range(offset: Int, length: Int, in node: YAMLNode) -> SourceRange {
        let source = node.document.source.text(of: node.range).unicodeScalars
        let quotes = node.isPlain ? 0 : 1
        guard source.dropFirst(quotes).dropLast(quotes).elementsEqual(node.text.unicodeScalars) else {
            return node.shownRange
        }
        let start = node.range.start + Int32(quotes + offset)
        return SourceRange(start: start, end: start + Int32(length))
    }

    /// Where the first reference stands.
    package func firstReferenceRange(in node: YAMLNode) -> SourceRange {
        for case .reference(_, let offset, let length) in pieces {
            return Template.range(offset: offset, length: length, in: node)
        }
        return node.shownRange
    }

    private mutating func take(_ scalars: [Unicode.Scalar], of node: YAMLNode, _ findings: inout Findings) -> Bool {
        var literal = ""
        var index = 0
        while index < scalars.count {
            let rest = scalars[index...]
            if rest.starts(with: ["$", "$", "("]) {
                literal += "$("
                index += 3
            } else if rest.starts(with: ["$", "("]) {
                let name = rest.dropFirst(2).prefix { $0 != ")" }
                let end = name.endIndex
                guard end < scalars.count, let first = name.first, !first.properties.isWhitespace else {
                    let length = end < scalars.count ? end + 1 - index : scalars.count - index
                    findings.error(
                        .malformedReference,
                        end < scalars.count ? "this reference names nothing" : "this reference has no ')'",
                        at: Template.range(offset: index, length: length, in: node),
                        in: node.document,
                        hints: ["write a reference as $(alice.call_id), and $$( to mean the characters $( themselves"]
                    )
                    return false
                }
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                let text = String(String.UnicodeScalarView(name))
                pieces.append(.reference(text, offset: index, length: end + 1 - index))
                index = end + 1
            } else {
                literal.unicodeScalars.append(scalars[index])
                index += 1
            }
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return true
    }
}

extension YAMLNode {
    /// Whether `$(` stands in the text; most texts have none and are never taken apart.
    package var mayHoldReference: Bool {
        withTextBytes { bytes in
            bytes.indices.dropLast().contains { bytes[$0] == UInt8(ascii: "$") && bytes[$0 + 1] == UInt8(ascii: "(") }
        }
    }
}
