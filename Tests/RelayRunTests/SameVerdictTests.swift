import Foundation
import JSONCodec
import ServerSupport
import TestSupport
import Testing

/// What holds on the simulator holds over a real TLS WebSocket, and what fails there fails in the same way.
@Suite struct SameVerdictTests {
    /// Those that take minutes or hours by the clock; on a faster clock they take a minute.
    static let long = ["scenarios/tutorial/04-nothing-more.yaml", "scenarios/tutorial/07-times.yaml"]

    static let all: [String] = {
        let found = FileManager.default.enumerator(atPath: Program.root.appending(path: "scenarios").path)
        return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }.map { "scenarios/" + $0 }
            .sorted()
    }()

    static let short = all.filter { !long.contains($0) }

    @Test func `the long ones are shipped, and so are others`() {
        #expect(SameVerdictTests.all.count == SameVerdictTests.short.count + SameVerdictTests.long.count)
        #expect(SameVerdictTests.short.count >= 14)
    }

    @Test(.served) func `shipped scenarios have the same verdicts by the clock`() async throws {
        // The clock is the tests' machine's, which may be busy.
        try await compare(SameVerdictTests.short, ["--patience", "20", "--jobs", "32"], within: .seconds(240))
    }

    @Test(.served("--rate", "100")) func `the long ones have the same verdicts on a clock that is faster`() async throws
    {
        try await compare(SameVerdictTests.long, ["--rate", "100", "--patience", "1000"], within: .seconds(240))
    }

    @Test(.served) func `what does not hold fails in the same words`() async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in SameVerdictTests.untrue {
            try Data(text.utf8).write(to: folder.appending(path: name + ".yaml"))
        }
        try await compare(
            SameVerdictTests.untrue.map { folder.path + "/\($0.name).yaml" },
            ["--jobs", "16"],
            status: 1
        )
    }

    /// Scenarios that no service can make hold, each in another way.
    static let untrue: [(name: String, text: String)] = [
        (
            "absent-event",
            """
            scenario: An event that does not come
            calls: [alice]
            steps:
              - join: alice
                expect: [conference-end]
            """
        ),
        (
            "other-field",
            """
            scenario: An event with another field
            calls: [alice, bob]
            steps:
              - join: alice
              - join: bob
                expect: [participant-join: { call: bob, size: 3 }]
            """
        ),
        (
            "refused",
            """
            scenario: A refusal that nobody expected
            calls: [alice]
            steps: [leave: alice]
            """
        ),
        (
            "not-refused",
            """
            scenario: A refusal that does not come
            calls: [alice]
            steps:
              - join: alice
                expect_error: { code: 409 }
            """
        ),
        (
            "refused-otherwise",
            """
            scenario: A refusal with another code
            calls: [alice]
            steps:
              - join: alice
              - join: alice
                expect_error: { code: 404 }
            """
        ),
        (
            "untrue-assertion",
            """
            scenario: An assertion that is not true
            calls: [alice, bob]
            conferences: { room: {} }
            steps:
              - join: { call: alice, start_on_enter: false }
              - assert: { state: running }
            """
        ),
    ]

    /// What one case came to, as far as it must be the same on both transports.
    private struct Story: Hashable, CustomStringConvertible {
        let scenario: String
        let verdict: String
        let checks: Int
        let failures: [String]

        var description: String { "\(scenario): \(verdict), \(checks) checks, \(failures)" }
    }

    private func compare(
        _ paths: [String],
        _ options: [String],
        status: Int32 = 0,
        within limit: Duration = .seconds(120)
    ) async throws {
        let server = try Server.current
        let reports = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: reports) }
        func stories(_ name: String, _ words: [String]) async throws -> [Story] {
            let report = reports.appending(path: name)
            let run = try await Server.muster(["run"] + paths + words + ["--json", report.path], within: limit)
            #expect(run.status == status, "\(run)")
            // Warnings of what is wrong with them on purpose are no trouble.
            #expect(
                !run.errors.split(separator: "\n").contains { line in
                    line.hasPrefix("error")
                        || line.hasPrefix("note") && !line.contains("session was resumed")
                            && !line.contains("a fault of the scenario has dropped it")
                },
                "\(run)"
            )
            return try SameVerdictTests.stories(report)
        }
        let simulated = try await stories("sim", [])
        let live = try await stories(
            "relay",
            ["--transport", "relay", "--ready-file", server.readyFile.path] + options
        )
        #expect(simulated.count >= paths.count)
        // Webhooks and streams cannot be received there yet; whoever has them sent is skipped, and is nothing to compare.
        let skipped = Set(live.filter { $0.verdict == "skipped" }.map(\.scenario))
        let withWebhooks = try paths.filter { path in
            let text = try String(contentsOfFile: absolute(path), encoding: .utf8)
            return ["$(webhook.url)", "$(stream.url)", "stream_webhook", "beep: {"].contains { text.contains($0) }
        }
        #expect(skipped.isEmpty == withWebhooks.isEmpty)
        #expect(live.filter { !skipped.contains($0.scenario) } == simulated.filter { !skipped.contains($0.scenario) })
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : Program.root.appending(path: path).path
    }

    private static func stories(_ report: URL) throws -> [Story] {
        try Data(contentsOf: report).split(separator: UInt8(ascii: "\n"))
            .compactMap { line -> Story? in
                let json = try JSONValue(parsing: Array(line))
                guard let scenario = json["scenario"]?.stringValue else { return nil }
                return Story(
                    scenario: scenario,
                    verdict: try #require(json["verdict"]?.stringValue),
                    checks: try #require(json["checks"]?.intValue),
                    failures: (json["failures"]?.arrayValue ?? []).map { failure in
                        "\(failure["reason"]?.stringValue ?? "?") at line \(failure["line"]?.intValue ?? -1)"
                    }
                )
            }
    }
}
