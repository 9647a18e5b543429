import Foundation
import JSONCodec
import TestSupport
import Testing

/// `--seeds`: what holds by luck fails under one of them.
@Suite struct SeedsTests {
    /// A start within so short a time is a matter of latencies.
    private static let race = """
        scenario: race
        calls: [alice]
        steps:
          - join: alice
            expect: [{ conference-start: {}, within: 40ms }]
        ---
        scenario: sure
        calls: [alice]
        steps: [join: alice]
        """

    @Test(arguments: ["", "--jobs 1", "--jobs 8"])
    func `a scenario that holds by luck fails under some seeds, and the first is told of`(options: String) throws {
        try withSuite(["s.yaml": Self.race]) { folder in
            let run = try Program.shell(
                "muster run s.yaml --seeds 5..40 --json r.jsonl --junit r.xml \(options)",
                in: folder
            )
            #expect(run.status == 1)
            #expect(run.errorText == "")
            #expect(run.outputText.hasSuffix("1 passed, 1 failed\n"))
            let lines = try String(contentsOf: folder.appending(path: "r.jsonl"), encoding: .utf8).split(
                separator: "\n"
            )
            let head = try JSONValue(parsing: String(lines[0]))
            #expect(head["seeds"]?.stringValue == "5..40")
            #expect(head["seed"] == nil)
            let story = try JSONValue(parsing: String(lines[1]))
            let failing = try #require(story["failing_seeds"]?.arrayValue).compactMap(\.stringValue)
            #expect(!failing.isEmpty && failing.count < 36)
            #expect(story["run_seed"]?.stringValue == failing.first)
            #expect(story["seeds_run"]?.intValue == 36)
            let sure = try JSONValue(parsing: String(lines[2]))
            #expect(sure["failing_seeds"]?.arrayValue?.isEmpty == true)
            #expect(sure["verdict"]?.stringValue == "passed")
            let first = try #require(failing.first)
            #expect(
                run.outputText.contains(
                    "it fails under \(failing.count) of the 36 seeds of 5..40 that were run: \(first)"
                )
            )
            #expect(run.outputText.contains("  again: muster run s.yaml --seed \(first)"))
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("<property name=\"seeds\" value=\"5..40\"/>"))
            #expect(xml.contains("<failure message=\"under seed \(first): "))
            // Each seed alone comes out as it did among the others.
            for seed in [5, 6, 7, 8, 9, 10] {
                let alone = try Program.shell("muster run s.yaml --name race --seed \(seed) \(options)", in: folder)
                #expect((alone.status == 1) == failing.contains(String(seed)), "seed \(seed)")
            }
        }
    }

    @Test func `--fail-fast runs no seed after the first that fails`() throws {
        try withSuite(["s.yaml": Self.race]) { folder in
            let run = try Program.muster("run", "s.yaml", "--seeds", "5..40", "--fail-fast", in: folder)
            #expect(run.status == 1)
            #expect(
                run.outputText.contains("it fails under 1 of the ") || run.outputText.contains("under the one seed")
            )
            #expect(!run.outputText.contains("of the 36 seeds"))
        }
    }

    @Test func `all that hold under every seed pass, and what is skipped is skipped once`() throws {
        try withSuite(["s.yaml": scenario("one") + "---\n" + scenario("two", .isSkipped)]) { folder in
            let run = try Program.muster("run", "--seeds", "5..7", in: folder)
            #expect(run.status == 0)
            #expect(run.outputText.hasSuffix("1 passed, 0 failed, 1 skipped\n"))
        }
    }

    @Test(arguments: ["1..", "..5", "5..1", "1-5", "x..y", "1..2..3", "0..10000", "-1..5", "5"])
    func `what is no range of seeds is refused`(range: String) throws {
        try withSuite(["s.yaml": scenario("one")]) { folder in
            let run = try Program.muster("run", "--seeds=\(range)", in: folder)
            #expect(run.status == 2)
        }
    }

    @Test func `--seed and --seeds are not given together`() throws {
        try withSuite(["s.yaml": scenario("one")]) { folder in
            let run = try Program.muster("run", "--seeds", "1..2", "--seed", "1", in: folder)
            #expect(run.status == 2)
            #expect(run.errorText.contains("give one of them"))
        }
    }
}
