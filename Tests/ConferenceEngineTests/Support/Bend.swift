import Conferencing
import Foundation

/// The rule in which the engine is wrong while these tests run.
///
/// The meta-test runs them again and again, each time with another rule bent, and the tests named for it must fail.
enum Bend {
    /// The variable that names the rule, as `R20`.
    static let variable = "MUSTER_TEST_BEND"

    /// The rule that is to be bent; nil in an ordinary run.
    static let asked: RuleID? = ProcessInfo.processInfo.environment[variable].map { name in
        guard let rule = RuleID(rawValue: name) else { preconditionFailure("\(variable) names no rule: \(name)") }
        return rule
    }
}
