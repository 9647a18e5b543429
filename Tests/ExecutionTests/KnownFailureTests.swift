import BentServices
import Conferencing
import Execution
import Planning
import Testing

/// A known failure accepts that failure until its day, and nothing else.
@Suite struct KnownFailureTests {
    private static func known(_ what: String, steps: String) -> String {
        """
        scenario: s
        known_failure: { reason: r, \(what), until: 2027-03-01 }
        calls: [alice, bob]
        conferences: { room: {} }
        steps:
        \(steps)
        """
    }

    private static let failing = """
          - name: in
            join: alice
          - name: out
            leave: { call: bob, conference: room }
        """

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: ["step: 2", "step: out"], ["2026-01-01", "2027-03-01"])
    func `the failure that is named is accepted up to its day and on it`(what: String, today: String) throws {
        let result = try run(Self.known(what, steps: Self.failing)).settled(on: day(today))
        #expect(result.verdict == .knownFailure)
        #expect(result.complaint == "bob refused 404", "what failed is still told")
    }

    @Test func `after its day it fails, and both are told`() throws {
        let result = try run(Self.known("step: 2", steps: Self.failing)).settled(on: day("2027-03-02"))
        #expect(result.verdict == .failed)
        #expect(result.failures.map(result.text(of:)) == ["bob refused 404", "known until 2027-03-01"])
    }

    @Test(arguments: ["step: 1", "step: in", "law: size"])
    func `another failure fails as ever`(what: String) throws {
        let result = try run(Self.known(what, steps: Self.failing)).settled(on: day("2026-01-01"))
        #expect(result.verdict == .failed)
        #expect(result.complaint == "bob refused 404")
    }

    @Test func `a pass is a failure, on any day`() throws {
        for today in ["2026-01-01", "2027-03-02"] {
            let result = try run(Self.known("step: 1", steps: "  - join: alice")).settled(on: day(today))
            #expect(result.verdict == .failed)
            #expect(result.complaint == "passed though known")
            #expect(result.complainedText == "1")
        }
    }

    @Test func `a broken law is accepted by its name, and not by the step in which it came to light`() throws {
        let double: @Sendable (inout [Delivery]) -> Void = { $0.double(.participantJoin) }
        for (what, verdict) in [("law: double_join", Verdict.failed), ("step: 1", .failed)] {
            let result = try run(Self.known(what, steps: "  - join: alice"), laws: true, bend: double)
            let laws = result.failures.compactMap { failure in
                if case .law(let violation) = failure.reason { violation.law } else { nil }
            }
            let first = try #require(laws.first)
            #expect(laws.count == result.failures.count)
            // Whatever law it is: only its own name accepts it.
            let isNamed = what == "law: \(first.rawValue)" && Set(laws).count == 1
            #expect(try result.settled(on: day("2026-01-01")).verdict == (isNamed ? .knownFailure : verdict))
            let named = try run(
                Self.known("law: \(first.rawValue)", steps: "  - join: alice"),
                laws: true,
                bend: double
            )
            #expect(
                try named.settled(on: day("2026-01-01")).verdict == (Set(laws).count == 1 ? .knownFailure : .failed)
            )
        }
    }

    @Test func `that nothing was looked at is not what is known`() throws {
        let vacuous = "  - wait: 1s\n  - quiet: 1s"
        let result = try run(Self.known("step: 2", steps: vacuous)).settled(on: day("2026-01-01"))
        #expect(result.verdict == .vacuous)
    }

    @Test func `without a known failure nothing changes`() throws {
        let passed = try run("scenario: s\ncalls: [alice]\nsteps: [join: alice]")
        let today = try day("2026-01-01")
        #expect(passed.settled(on: today).verdict == .passed)
        #expect(try run("scenario: s\ncalls: [alice]\nsteps: [leave: alice]").settled(on: today).verdict == .failed)
    }
}
