import Conferencing
import EngineScenes
import Foundation
import TestSupport
import Testing

/// A test of the tests: bent in any one of its rules, the engine fails a test that is named for that rule.
@Suite struct BendTests {
    /// In the order of the reference.
    static let rules = EngineRules.kept.sorted()

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
}
