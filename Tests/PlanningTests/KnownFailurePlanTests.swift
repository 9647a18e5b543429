import Conferencing
import Planning
import TestSupport
import Testing
import YAMLSource

/// `known_failure`: what it means, and what it cannot mean.
@Suite struct KnownFailurePlanTests {
    static func file(_ known: String, steps: String = "join: alice") -> String {
        """
        scenario: s
        known_failure: \(known)
        laws: { limit: false }
        calls: [alice, bob]
        steps:
          - name: in
            \(steps)
          - parallel:
              left: [{ name: out, leave: alice }]
              right: [{ name: out, wait: 1s }, { join: bob }]
        """
    }

    @Test(arguments: [("1", 0), ("in", 0), ("2", 1), ("2.left.1", 2), ("2.right.1", 3), ("2.right.2", 4), ("\"1\"", 0)])
    func `a step is meant by its label or its name`(text: String, place: Int) throws {
        let plan = try onlyPlan(Self.file("{ reason: r, step: \(text), until: 2027-03-01 }"))
        let known = try #require(plan.knownFailure)
        #expect(known.what == .step(place))
        #expect(known.reason == "r")
        #expect(known.until == Day("2027-03-01"))
        #expect(plan.source.text(of: known.range) == text)
    }

    @Test func `a law is meant by its name`() throws {
        let plan = try onlyPlan(Self.file("{ reason: r, law: size, until: 2027-03-01 }"))
        #expect(plan.knownFailure?.what == .law(.size))
        #expect(try onlyPlan("scenario: s\nsteps: [wait: 1s]").knownFailure == nil)
    }

    static let mistakes: [(String, DiagnosticCode, String?)] = [
        ("⟦yes⟧", .wrongKind, nil),
        ("⟦{ step: 1, until: 2027-03-01 }⟧", .missingKey, nil),
        ("⟦{ reason: r, until: 2027-03-01 }⟧", .missingKey, nil),
        ("⟦{ reason: r, step: 1 }⟧", .missingKey, nil),
        ("{ reason: r, step: 1, ⟦law⟧: size, until: 2027-03-01 }", .conflictingKeys, nil),
        ("{ reason: r, step: 1, ⟦untill⟧: 2027-03-01 }", .unknownKey, "until"),
        ("{ reason: r, step: 1, until: ⟦2027-02-29⟧ }", .malformedValue, nil),
        ("{ reason: r, step: 1, until: ⟦soon⟧ }", .malformedValue, nil),
        ("{ reason: r, step: ⟦3⟧, until: 2027-03-01 }", .notAllowed, nil),
        ("{ reason: r, step: ⟦inn⟧, until: 2027-03-01 }", .notAllowed, "in"),
        ("{ reason: r, law: ⟦sizes⟧, until: 2027-03-01 }", .notAllowed, "size"),
        ("{ reason: r, law: ⟦limit⟧, until: 2027-03-01 }", .conflictingKeys, nil),
        ("{ reason: ⟦~⟧, step: 1, until: 2027-03-01 }", .emptyValue, nil),
    ]

    @Test(arguments: mistakes) func `what it cannot mean is a mistake`(
        known: String,
        code: DiagnosticCode,
        near: String?
    ) {
        let marked = MarkedText(Self.file(known))
        let found = planned(marked.text).diagnostics
        #expect(found.map(\.code) == [code], "\(found.map(\.shown))")
        #expect(found.compactMap(\.place?.range).map { Int($0.start)..<Int($0.end) } == marked.ranges)
        if let near { #expect(found.flatMap(\.hints) == ["did you mean '\(near)'?"]) }
    }

    @Test func `a name that two steps have is told to be written as a label`() {
        let found = planned(Self.file("{ reason: r, step: out, until: 2027-03-01 }")).diagnostics
        #expect(found.map(\.message) == ["2 steps are called 'out', and only one of them may be known to fail"])
        #expect(found.flatMap(\.hints) == ["write its label: 2.left.1 or 2.right.1"])
    }

    @Test func `beside a step with a mistake nothing is said of the one that is meant`() {
        let found = planned(Self.file("{ reason: r, step: nobody, until: 2027-03-01 }", steps: "join: alcie"))
            .diagnostics
        #expect(found.map(\.code) == [.unknownCall])
    }
}
