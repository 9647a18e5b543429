import BentServices
import Conferencing
import Execution
import Foundation
import Planning
import Reporting
import Simulation
import Suites
import TestSupport
import Testing

/// What a coverage report counts, and what it does not.
@Suite struct CoverageTests {
    private static let shipped: [Plan] = {
        let root = Program.root.appending(path: "scenarios").path
        return SuiteFinder.find([root], root: root).files.flatMap { SuiteReader.plan($0).plans }
    }()

    /// The coverage of plans, as `muster coverage` has it; rules that nothing cites are tried on every so many plans.
    private func coverage(_ plans: [Plan], trying every: Int = 1) -> Coverage {
        var coverage = Coverage()
        var passed: [Plan] = []
        for plan in plans {
            let result = Simulator.run(plan, runSeed: 1)
            coverage.take(result)
            if result.verdict == .passed { passed.append(plan) }
        }
        let tried = passed.enumerated().filter { $0.offset % every == 0 }.map(\.element)
        for rule in coverage.missing(.rules).compactMap(RuleID.init(rawValue:)) {
            let noticer = Coverage.noticer(of: rule, among: tried) {
                Simulator.run($0, runSeed: 1, wrongIn: rule)
            }
            if noticer != nil { coverage.note(rule) }
        }
        return coverage
    }

    @Test func `what ships depends on everything that there is`() {
        let coverage = coverage(CoverageTests.shipped)
        for kind in CoverageKind.allCases { #expect(coverage.missing(kind) == [], "\(kind.rawValue)") }
        #expect(coverage.others == 0)
    }

    @Test func `without a single check it depends on next to nothing`() {
        let coverage = coverage(CoverageTests.shipped.map(\.unchecked), trying: 25)
        #expect(coverage.share < 0.1, "\(coverage.share)")
    }

    /// A scenario, and what its case depends on or does not.
    struct Row: Sendable, CustomTestStringConvertible {
        var steps: String
        var kind: CoverageKind
        var name: String
        var isCovered: Bool

        var testDescription: String { "\(name): \(steps)" }
    }

    static let rows: [Row] = [
        // A join with an option is not enough: something must look at what it does.
        Row(steps: "[{ join: { call: a, muted: true } }]", kind: .options, name: "muted", isCovered: false),
        Row(
            steps: "[{ join: { call: a, muted: true }, expect: [participant-join: { muted: true }] }]",
            kind: .values,
            name: "muted: true",
            isCovered: true
        ),
        Row(
            steps: "[{ join: { call: a, muted: true }, expect: [participant-join: { muted: true }] }]",
            kind: .values,
            name: "muted: false",
            isCovered: false
        ),
        Row(
            steps: "[{ join: { call: a, muted: true }, expect: [participant-join] }]",
            kind: .options,
            name: "muted",
            isCovered: false
        ),
        Row(
            steps: "[{ join: { call: a, muted: true } }, { assert: { muted: [a] } }]",
            kind: .values,
            name: "muted: true",
            isCovered: true
        ),
        // What a step claims as its own proof is claimed in every scenario.
        Row(steps: "[{ join: a }]", kind: .events, name: "participant-join", isCovered: false),
        Row(
            steps: "[{ join: a, expect: [participant-join] }]",
            kind: .events,
            name: "participant-join",
            isCovered: true
        ),
        Row(
            steps: "[{ join: a, expect: [participant-join] }]",
            kind: .events,
            name: "conference-start",
            isCovered: false
        ),
        Row(steps: "[{ join: a }, { leave: a }]", kind: .rules, name: "R60", isCovered: false),
        Row(steps: "[{ join: a }, { leave: a, expect: [conference-end] }]", kind: .rules, name: "R60", isCovered: true),
        // A refusal counts where it is demanded, and where the service has refused.
        Row(steps: "[{ leave: a, expect_error: { code: 404 } }]", kind: .refusals, name: "404", isCovered: false),
        Row(
            steps: "[{ join: a }, { join: a, expect_error: { code: 409 } }]",
            kind: .refusals,
            name: "409",
            isCovered: true
        ),
        Row(
            steps:
                "[{ fault: { refuse: calling.join_conference, code: 409 } }, { join: a, expect_error: { code: 409 } }]",
            kind: .refusals,
            name: "409",
            isCovered: false
        ),
        // A case that failed has shown nothing.
        Row(
            steps: "[{ join: a, expect: [participant-join, conference-end] }]",
            kind: .events,
            name: "participant-join",
            isCovered: false
        ),
    ]

    @Test(arguments: rows) func `only what was looked at counts`(_ row: Row) throws {
        var coverage = Coverage()
        coverage.take(try run("scenario: s\ncalls: [a]\nsteps: \(row.steps)\n"))
        #expect((coverage.count(of: row.name, row.kind) > 0) == row.isCovered)
    }

    @Test func `a rule that nothing cites counts where a check notices that it is broken, and only there`() throws {
        func noticer(_ scope: String) throws -> Plan? {
            let text =
                "scenario: s\ncalls: [a, b]\n\(scope)steps: [{ join: a }, { join: b }, { leave: b }, { wait: 1s }]\n"
            return Coverage.noticer(of: .R44, among: [try plan(text)]) {
                Simulator.run($0, runSeed: 1, wrongIn: .R44)
            }
        }
        #expect(try noticer("never: [calling.call.state: { call: b }]\n") != nil)
        #expect(try noticer("") == nil)
    }

    @Test func `no name stands twice in a kind, and every rule that is out of reach has a reason`() {
        for kind in CoverageKind.allCases { #expect(Set(kind.names).count == kind.names.count) }
        for rule in RuleID.allCases {
            #expect(
                CoverageKind.rules.names.contains(rule.rawValue) == (CoverageKind.reasonOutOfReach(rule) == nil)
            )
        }
    }
}

extension Plan {
    /// The plan with no check of its own: what is expected, asserted, demanded and forbidden is taken out.
    fileprivate var unchecked: Plan {
        var other = self
        other.strict = nil
        other.always = []
        other.never = []
        for list in [\Plan.steps, \Plan.teardown] {
            for place in other[keyPath: list].indices {
                var step = other[keyPath: list][place]
                step.expectations = []
                step.refusal = nil
                step.outcomes = nil
                step.strict = nil
                step.always = []
                step.never = []
                switch step.action {
                case .assert: step.action = .wait(.milliseconds(1))
                case .quiet(let quiet): step.action = .wait(quiet.duration)
                case _: break
                }
                other[keyPath: list][place] = step
            }
        }
        return other
    }
}
