/// What `muster explain` tells of a code.
struct Explanation: Sendable {
    /// A few words, for lists.
    var title: String
    /// Some sentences with a wrong and a right example.
    var text: String
}

extension DiagnosticCode {
    /// The mistake in a few words, for lists.
    public var title: String { Self.entries[self]?.title ?? rawValue }

    /// What the mistake is and how to mend it: some sentences with a wrong and a right example, lines parted by `\n`.
    public var explanation: String { Self.entries[self]?.text ?? "" }

    /// Each block of codes has a table of its own, in its own file; a test sees to it that no code is left out.
    private static let entries: [DiagnosticCode: Explanation] = [
        Explanation.ofFiles, Explanation.ofYAML, Explanation.ofShape, Explanation.ofValues, Explanation.ofNames,
        Explanation.ofFilling, Explanation.ofExpectations, Explanation.ofLaterVersions, Explanation.ofSelection,
        Explanation.ofDoubts,
    ]
    .reduce(into: [:]) { all, block in all.merge(block) { first, _ in first } }
}
