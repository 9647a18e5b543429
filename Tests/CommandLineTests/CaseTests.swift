import Foundation
import TestSupport
import Testing

/// What is judged of all cases of a scenario together, as a run tells it.
@Suite struct CaseTests {
    private static let suite = [
        "s.yaml": """
        scenario: s
        matrix: { who: [alice, bob, carol] }
        calls: { alice: {}, bob: {}, carol: {} }
        steps:
          - join: $(matrix.who)
          - { wait: 1s, when: { matrix.who: dave } }
        ---
        scenario: t
        calls: [alice]
        steps: [join: alice]
        """
    ]

    @Test(arguments: ["", "--jobs 1", "--jobs 8", "--fail-fast", "--name s", "--link wire"])
    func `a step that runs in no case makes the last one vacuous, whatever else is said`(options: String) throws {
        try withSuite(Self.suite) { folder in
            let run = try Program.shell("muster run s.yaml \(options)", in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.hasPrefix("VACUOUS s [who: carol] (s.yaml:1)\n  step 2, at "), "\(run.outputText)")
            #expect(run.outputText.contains("its conditions kept it from running in every case of the scenario\n"))
            #expect(run.outputText.contains("2 passed, 1 failed") || run.outputText.contains("3 passed, 1 failed"))
        }
    }

    @Test func `cases that were not run are not judged`() throws {
        let suite = Self.suite.mapValues { $0.replacing("  - { wait", with: "  - leave: bob\n  - { wait") }
        try withSuite(suite) { folder in
            let run = try Program.muster("run", "--fail-fast", "s.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.contains("FAILED s [who: alice]"))
            #expect(!run.outputText.contains("VACUOUS"))
        }
    }
}
