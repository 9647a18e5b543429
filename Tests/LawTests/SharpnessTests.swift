import Conferencing
import Execution
import Testing

/// For each law, services that break it and nothing else.
@Suite struct `Laws are sharp` {
    struct Row: Sendable, CustomTestStringConvertible {
        var law: LawID
        var what: String
        var profile: Profile
        var tale: @Sendable (inout Tale) -> Void

        var testDescription: String { "\(law.rawValue): \(what)" }

        init(
            _ law: LawID,
            _ what: String,
            _ change: @Sendable (inout Profile) -> Void = { _ in },
            _ tale: @escaping @Sendable (inout Tale) -> Void
        ) {
            self.law = law
            self.what = what
            self.tale = tale
            profile = .relay
            change(&profile)
        }
    }

    static let rows =
        BrokenLaws.rows + BrokenLaws.membersRows + BrokenLaws.moderationRows + BrokenLaws.reasonRows
        + BrokenLaws.lifetimeRows
        + BrokenLaws.coachRows

    @Test(arguments: rows) func `a service that breaks a law is found out`(
        _ row: Row
    ) {
        var tale = Tale(row.profile)
        row.tale(&tale)
        #expect(tale.violations().map(\.law) == [row.law], "\(row)")
    }

    @Test(arguments: rows)
    func `a law that is off says nothing`(_ row: Row) {
        var tale = Tale(row.profile, off: [row.law])
        row.tale(&tale)
        #expect(!tale.violations().map(\.law).contains(row.law), "\(row)")
    }

    @Test func `no law is left out`() {
        #expect(Set(Self.rows.map(\.law)) == Set(LawID.allCases))
    }

    @Test(arguments: LawfulTales.rows + LawfulTales.lifetimeRows) func `what is lawful is let pass`(
        _ row: LawfulTales.Row
    ) {
        var tale = Tale(row.profile, isAlone: row.isAlone)
        row.tale(&tale)
        #expect(tale.violations().map(\.text) == [], "\(row)")
    }

    @Test func `a violation points at what broke the law, and at what it broke with`() {
        var tale = Tale()
        tale.up(0)
        tale.join(0)
        tale.start()
        tale.enter(0)
        let found = tale.violations()
        #expect(found.map(\.text) == ["double_join: call 0 should not enter where it is a member already [9, 11]"])
    }

    @Test func `numbers are told`() {
        var tale = Tale()
        tale.up(0, 1)
        tale.join(0)
        tale.start()
        tale.join(1, size: 7)
        #expect(
            tale.violations().map(\.text) == ["size: the size should be 2 after this event, and is 7 [20]"]
        )
    }

    @Test func `each law has rules, and a summary in one sentence`() {
        for law in LawID.allCases {
            #expect(!law.rules.isEmpty)
            #expect(law.summary.hasSuffix(".") && law.summary.count <= 150)
        }
        // What only warns on a service that is not simulated: all that is assumed, or left open by a knob.
        #expect(LawID.allCases.filter { !$0.restsOnAssumption } == [.reason, .pause])
    }
}
