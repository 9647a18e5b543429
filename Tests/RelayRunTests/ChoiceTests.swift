import Foundation
import JSONCodec
import ServerSupport
import TestSupport
import Testing

/// What ends a run on a service early or makes it fail, as on the simulator.
@Suite(.served) struct ChoiceTests {
    private func run(_ options: [String], _ scenario: String) async throws -> Said {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(scenario.utf8).write(to: folder.appending(path: "s.yaml"))
        let ready = try Server.current.readyFile.path
        return try await Server.muster(
            ["run", "--transport", "relay", "s.yaml", "--patience", "10", "--ready-file", ready] + options,
            in: folder,
            environment: [:]
        )
    }

    private static let three = """
        scenario: one
        tags: [good]
        calls: [alice]
        steps: [join: alice]
        ---
        scenario: two
        calls: [alice]
        steps: [join: alice, leave: alice, leave: alice]
        ---
        scenario: three
        skip: not today
        tags: [later]
        calls: [alice]
        steps: [join: alice]
        """

    @Test func `a case that lasts longer than it may fails by the clock, and leaves no call up`() async throws {
        let began = ContinuousClock.now
        let run = try await run(["--timeout", "3s"], "scenario: s\ncalls: [alice]\nsteps: [join: alice, wait: 1h]\n")
        #expect(run.status == 1, "\(run)")
        #expect(run.output.contains("the case lasts longer than 3s, which is what --timeout allows"), "\(run)")
        #expect(run.output.contains("--patience 10 --timeout 3s\n"), "\(run)")
        #expect(ContinuousClock.now - began < .seconds(120))
        #expect(try await Server.current.control("GET", "/v1/state")["calls"]?.intValue == 0)
    }

    @Test func `the first failure ends the run, and is the run's verdict`() async throws {
        let run = try await run(["--fail-fast", "--jobs", "1"], ChoiceTests.three)
        #expect(run.status == 1, "\(run)")
        #expect(run.output.hasSuffix("1 passed, 1 failed\n"), "\(run)")
        #expect(
            run.errors == "error: --fail-fast ended the run at its first failure: 1 case of 3 was not run\n",
            "\(run)"
        )
    }

    @Test(
        arguments: [
            (["--tag", "good"], 0, ""), (["--tag", "goof"], 2, "did you mean 'good'?"),
            (["--tag", "later"], 2, "nothing was run"), (["--name", "t*", "--not-tag", "later"], 1, ""),
            (["--name", "one", "--name", "three", "--no-skips"], 1, "1 scenario was skipped, and --no-skips"),
        ] as [([String], Int32, String)]
    )
    func `filters and skips count as on the simulator`(
        _ options: [String],
        _ status: Int32,
        _ told: String
    )
        async throws
    {
        let run = try await run(options, ChoiceTests.three)
        #expect(run.status == status, "\(run)")
        #expect(told.isEmpty ? run.errors == "" : run.errors.contains(told), "\(run)")
    }
}
