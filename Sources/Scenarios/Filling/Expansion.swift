import YAMLSource

/// How far a scenario may still be unfolded: by the cases of its matrix, its loops and its fragments, all taken together.
struct Expansion: Sendable {
    static let mostSteps = 200_000
    static let mostNodes = 4_000_000

    /// How many steps may still be made that stand in the file once and happen again.
    var stepsLeft = Expansion.mostSteps
    /// How many nodes may still be made.
    var nodesLeft = Expansion.mostNodes
    /// Whether more was asked for.
    var isExhausted = false
    /// Whether that has been told.
    var isReported = false
    /// How many loops and fragments lie around what is being read.
    var depth = 0
    /// Which case of the matrix is being read, from 0.
    var caseNumber = 0

    /// Whether what is being read is there as often as it is written, so that nothing is unfolded.
    var isOwnText: Bool { depth == 0 && caseNumber == 0 }
}

extension ScenarioReading {
    /// Takes so many steps from what may be unfolded; false where that is too much.
    mutating func mayUnfold(_ steps: Int, at node: YAMLNode) -> Bool {
        guard !expansion.isOwnText else { return true }
        if steps > expansion.stepsLeft { expansion.isExhausted = true } else { expansion.stepsLeft -= steps }
        reportExhaustion(at: node)
        return !expansion.isExhausted
    }

    /// Tells once that there is more to unfold than may be.
    mutating func reportExhaustion(at node: YAMLNode) {
        guard expansion.isExhausted, !expansion.isReported else { return }
        expansion.isReported = true
        findings.error(
            .expansionTooLarge,
            "the cases, loops and fragments of this scenario unfold into more than 200,000 steps or 4,000,000 nodes",
            at: node,
            hints: ["a 'repeat' costs nothing, however many rounds it has"]
        )
    }
}
