import Foundation
import TestSupport
import Testing

/// What is probably a slip: told by `check` and `run`, and no reason to fail unless somebody says so.
@Suite struct WarningTests {
    private static let suite = [
        "s.yaml": "scenario: s\ncalls: [alice, bob]\nsteps: [join: alice]\n",
        "t.yaml": "scenario: t\ncalls: [alice]\nsteps: [join: alice]\n",
    ]

    @Test func `a warning is told with its place, and changes no exit code`() throws {
        try withSuite(Self.suite) { folder in
            let told = """
                s.yaml:2:16: warning[M0703]: nothing in the scenario speaks of the call 'bob'
                  2 | calls: [alice, bob]
                    |                ^^^
                """
            let check = try Program.muster("check", "s.yaml", "t.yaml", in: folder)
            #expect(check.status == 0)
            #expect(check.errorText.hasPrefix(told), "\(check.errorText)")
            #expect(check.outputText == "2 scenarios in 2 files, and 1 warning\n")
            let run = try Program.muster("run", "s.yaml", in: folder)
            #expect(run.status == 0)
            #expect(run.errorText.hasPrefix(told), "\(run.errorText)")
            #expect(run.outputText.hasSuffix("1 passed, 0 failed\n"))
        }
    }

    @Test func `--warnings-as-errors makes it exit 2, and what has none stays 0`() throws {
        try withSuite(Self.suite) { folder in
            let check = try Program.muster("check", "--warnings-as-errors", in: folder)
            #expect(check.status == 2)
            #expect(check.errorText.contains("warning[M0703]"))
            #expect(check.errorText.hasSuffix("error: there are warnings, and --warnings-as-errors lets none pass\n"))
            let without = try Program.muster("check", "--warnings-as-errors", "t.yaml", in: folder)
            #expect(without.status == 0)
            #expect(without.errorText == "")
            #expect(without.outputText == "1 scenarios in 1 files, and nothing is wrong with them\n")
        }
    }

    @Test func `each kind of slip is told in its words`() throws {
        let slips = """
            scenario: Slips
            calls: [alice, bob, carol]
            conferences: [room, lobby]
            steps:
              - leave: { call: bob, conference: room }
              - join: { call: alice, conference: room }
                capture: { id: call_id }
                expect: [participant-mute: { call: alice }]
            """
        try withSuite(["slips.yaml": slips + "\n"]) { folder in
            let check = try Program.muster("check", "slips.yaml", in: folder)
            #expect(check.status == 0)
            #expect(Golden.compare(check.errorText, "slips.txt") == .same)
            for code in ["M0701", "M0702", "M0703", "M0704", "M0705"] {
                #expect(check.errorText.contains("warning[\(code)]"), "\(code)")
                #expect(try Program.muster("explain", code).outputText.contains("wrong:"))
            }
        }
    }

    @Test func `nothing that ships has a warning`() throws {
        let check = try Program.muster("check", "--warnings-as-errors", "scenarios")
        #expect(check.status == 0)
        #expect(check.errorText == "")
    }
}
