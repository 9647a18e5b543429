import Conferencing
import Foundation
import TestSupport
import Testing

/// A test of the tests: bent in any one of its rules, the engine fails a test that is named for that rule.
@Suite struct BendTests {
    /// Rules that cannot be bent in the engine, and why not.
    static let exempt: [RuleID: String] = [
        .R2: "all calls of the engine come by RELAY",
        .R47: "the engine never hears that a connection is lost; the sessions of RelayService do",
        .T12: "no request of REST is read here; regions get their other names where one is",
    ]

    /// Rules that the engine does not keep yet.
    private static let notYet: Set<RuleID> = [
        .R7, .R8, .R18, .R24, .R35, .R41, .R42, .R48, .R50, .R51, .R52, .R53, .R54, .R55, .R56, .R57, .R58, .R70, .R71,
        .R72,
        .R73, .R74, .R75, .R85, .R88, .T6, .T8, .T9, .T10, .T11, .T13,
    ]

    /// The rules that the engine keeps. Those of the wires are kept by the sessions, whose tests have peers that are wrong.
    static let rules = RuleID.allCases.filter { rule in
        switch rule.rawValue.first {
        case "R", "T": exempt[rule] == nil && !notYet.contains(rule)
        case _: [.W66, .W72].contains(rule)
        }
    }

    @Test(arguments: rules) func `a test that is named for a rule notices that it is bent`(_ rule: RuleID) throws {
        // Not while a bend is being tried: the tests would run themselves for ever.
        guard Bend.asked == nil else { return }
        let run = try Program.run(
            Program.tests,
            [
                "--testing-library", "swift-testing",
                "--filter", "ConferenceEngineTests\\..*[` ]\(rule.rawValue)[, ]",
            ],
            environment: [Bend.variable: rule.rawValue]
        )
        switch run.status {
        case 1: break
        case 69: Issue.record("no test is named for \(rule.rawValue)")
        case 0: Issue.record("\(rule.rawValue) is bent, and the tests named for it pass")
        case let status: Issue.record("the tests of \(rule.rawValue) ended with \(status ?? -1)\n\(run.errorText)")
        }
    }

    @Test func `what is exempt is not bent at all`() {
        #expect(Self.exempt.values.allSatisfy { !$0.isEmpty })
        #expect(Set(Self.exempt.keys).isDisjoint(with: Self.rules))
    }
}
