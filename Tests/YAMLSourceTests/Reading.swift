import TestSupport
import Testing

@testable import YAMLSource

/// Reads a text as a file.
func read(_ text: String, limits: YAMLLimits = .standard) -> YAMLStream { read(Array(text.utf8), limits: limits) }

/// Reads bytes as a file.
func read(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> YAMLStream {
    YAMLReader.read(SourceText(path: "test.yaml", bytes: bytes), limits: limits)
}

/// The root of the only document of a text without mistakes.
func root(of text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> YAMLNode {
    let stream = read(text)
    try #require(stream.diagnostics.map(\.line) == [], sourceLocation: sourceLocation)
    try #require(stream.documents.count == 1, sourceLocation: sourceLocation)
    return try #require(stream.documents.first?.root, sourceLocation: sourceLocation)
}

extension SourceRange {
    /// The range in the numbers of `MarkedText`.
    var codePoints: Range<Int> { Int(start)..<Int(end) }
}

extension Diagnostic {
    /// A diagnostic as tests show it: `2:5 M0006 a space is missing`.
    var line: String {
        "\(place.map { "\($0.start.line):\($0.start.column) " } ?? "")\(code.rawValue) \(message)"
    }
}

extension YAMLNode {
    /// The node and all in it, a mapping's key before its value; aliases are followed.
    var preorder: [YAMLNode] {
        switch kind {
        case .scalar: [self]
        case .sequence: [self] + items.flatMap(\.preorder)
        case .mapping: [self] + entries.flatMap { $0.key.preorder + $0.value.preorder }
        }
    }

    /// The node as nested text, to compare structures: `{a: [b, c]}`; quoted and block text in quotes.
    var outline: String {
        switch kind {
        case .scalar: isPlain ? text : "\"\(text)\""
        case .sequence: "[" + items.map(\.outline).joined(separator: ", ") + "]"
        case .mapping: "{" + entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", ") + "}"
        }
    }
}
