import Foundation
import JSONCodec
import TestSupport
import Testing

/// What a known failure is to a run, its reports and its exit code.
@Suite struct KnownFailureTests {
    private static func suite(_ step: String, steps: String = "[join: alice, join: alice]") -> [String: String] {
        [
            "s.yaml":
                "scenario: s\nknown_failure: { reason: \"bob <is> lost\", step: \(step), until: 2027-03-01 }\n"
                + "calls: [alice]\nsteps: \(steps)\n"
        ]
    }

    private func run(_ suite: [String: String], today: String) throws -> (ProgramRun, json: JSONValue, xml: String) {
        var json = JSONValue.null
        var xml = ""
        var run: ProgramRun?
        try withSuite(suite) { folder in
            run = try Program.shell(
                "muster run s.yaml --today \(today) --fail-fast --json r.jsonl --junit r.xml",
                in: folder
            )
            let lines = try String(contentsOf: folder.appending(path: "r.jsonl"), encoding: .utf8).split(
                separator: "\n"
            )
            json = try JSONValue(parsing: String(lines[1]))
            xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            let summary = try JSONValue(parsing: String(lines[2]))
            #expect((summary["summary"]?["known_failure"] != nil) == (json["verdict"]?.stringValue == "known_failure"))
        }
        return (try #require(run), json, xml)
    }

    @Test func `an accepted one is exit 0, and shown as what it is`() throws {
        let (run, json, xml) = try run(Self.suite("2"), today: "2027-03-01")
        #expect(run.status == 0)
        #expect(run.errorText == "")
        #expect(
            run.outputText.hasPrefix("known to fail s: bob <is> lost (step 2, at "),
            "\(run.outputText)"
        )
        #expect(run.outputText.contains("; accepted until 2027-03-01)\n"))
        #expect(run.outputText.hasSuffix("ok   s.yaml (1 known to fail)\n0 passed, 0 failed, 1 known to fail\n"))
        #expect(json["verdict"]?.stringValue == "known_failure")
        #expect(json["known_failure"]?["until"]?.stringValue == "2027-03-01")
        #expect(xml.contains("failures=\"0\" errors=\"0\" skipped=\"1\""))
        #expect(xml.contains("<skipped message=\"bob &lt;is&gt; lost (step 2, at "))
    }

    @Test func `after its day, at a pass and at another failure it is exit 1`() throws {
        let (late, json, xml) = try run(Self.suite("2"), today: "2027-03-02")
        #expect(late.status == 1)
        #expect(late.outputText.contains("that it fails so is known, and was accepted until 2027-03-01 only\n"))
        #expect(json["verdict"]?.stringValue == "failed")
        #expect(xml.contains("failures=\"1\""))
        let (passed, _, _) = try run(Self.suite("1", steps: "[join: alice]"), today: "2026-01-01")
        #expect(passed.status == 1)
        #expect(passed.outputText.contains("it is known to fail, and everything held: take 'known_failure' out\n"))
        let (other, _, _) = try run(Self.suite("1"), today: "2026-01-01")
        #expect(other.status == 1)
        #expect(other.outputText.hasSuffix("0 passed, 1 failed\n"))
    }

    @Test func `list and plan show it, and a day that is none is refused`() throws {
        try withSuite(Self.suite("2")) { folder in
            let list = try Program.muster("list", "s.yaml", in: folder)
            #expect(list.outputText.contains("  known to fail until 2027-03-01: bob <is> lost\n"))
            #expect(list.outputText.hasSuffix("1 scenario in 1 file, 1 of them known to fail\n"))
            #expect(try Program.muster("list", "--json", in: folder).outputText.contains("\"known_failure\":{"))
            #expect(
                try Program.muster("plan", "s.yaml", in: folder).outputText
                    .contains("known failure: step 2 until 2027-03-01: bob <is> lost\n")
            )
            #expect(try Program.muster("run", "--today", "tomorrow", in: folder).status == 2)
        }
    }
}
