import Foundation
import JSONCodec
import TestSupport
import Testing

/// What ends a run early or makes it fail, by the word of the command line.
@Suite struct RunChoiceTests {
    private static let four = [
        "s.yaml": [
            scenario("one"), scenario("two", .fails), scenario("three", .fails), scenario("four"),
        ].joined(separator: "---\n")
    ]

    @Test(arguments: ["", " --jobs 1", " --jobs 8", " --link wire"])
    func `--fail-fast ends the run at its first failure`(
        _ more: String
    ) throws {
        try withSuite(RunChoiceTests.four) { folder in
            let run = try Program.shell(
                "muster run --fail-fast s.yaml --json r.jsonl --junit r.xml" + more,
                in: folder
            )
            #expect(run.status == 1)
            #expect(run.outputText.hasSuffix("1 passed, 1 failed\n"))
            #expect(!run.outputText.contains("three"))
            #expect(
                run.errorText == "error: --fail-fast ended the run at its first failure: 2 cases of 4 were not run\n"
            )
            let json = try String(contentsOf: folder.appending(path: "r.jsonl"), encoding: .utf8)
            let summary = try JSONValue(parsing: String(try #require(json.split(separator: "\n").last)))
            #expect(summary["summary"]?["not_run"]?.intValue == 2)
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("tests=\"3\" failures=\"1\" errors=\"1\""))
        }
    }

    @Test func `without it all are run`() throws {
        try withSuite(RunChoiceTests.four) { folder in
            let run = try Program.muster("run", "s.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.hasSuffix("2 passed, 2 failed\n"))
            #expect(run.errorText == "")
        }
    }

    @Test func `--fail-fast with the failure at the very end leaves nothing out`() throws {
        try withSuite(["s.yaml": scenario("one") + "---\n" + scenario("two", .fails)]) { folder in
            let run = try Program.muster("run", "--fail-fast", "s.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.errorText == "")
        }
    }

    @Test func `--keep-going runs what loads, and is exit 2`() throws {
        let suite = [
            "a.yaml": scenario("one") + "---\n" + scenario("two", .isWrong), "b.yaml": scenario("three", .isWrong),
            "c.yaml": scenario("one"), "d.yaml": scenario("four"),
        ]
        try withSuite(suite) { folder in
            let run = try Program.muster("run", "--keep-going", "--junit", "r.xml", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "ok   ./a.yaml (1 passed)\nok   ./d.yaml (1 passed)\n2 passed, 0 failed\n")
            #expect(run.errorText.hasSuffix("error: what has mistakes was not run: there are 3 errors, told above\n"))
            #expect(run.errorText.contains("./c.yaml:1:11: error"), "of two with one name the first is run")
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("errors=\"1\""))
            let without = try Program.muster("run", in: folder)
            #expect(without.status == 2)
            #expect(without.outputText == "")
        }
    }

    @Test func `--keep-going is exit 2 also where a scenario failed, and where none loads`() throws {
        try withSuite(["a.yaml": scenario("one", .fails), "b.yaml": scenario("two", .isWrong)]) { folder in
            let run = try Program.muster("run", "--keep-going", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText.hasSuffix("0 passed, 1 failed\n"))
            let none = try Program.muster("run", "--keep-going", "b.yaml", in: folder)
            #expect(none.status == 2)
            #expect(none.outputText == "")
            let missing = try Program.muster("run", "--keep-going", "a.yaml", "nowhere.yaml", in: folder)
            #expect(missing.status == 2)
            #expect(missing.outputText.hasSuffix("0 passed, 1 failed\n"))
        }
    }

    @Test func `--keep-going runs nothing under a profile that is wrong`() throws {
        try withSuite(["a.yaml": scenario("one"), "p.yml": "start_rule: sometimes\n"]) { folder in
            let run = try Program.muster("run", "--keep-going", "--profile", "p.yml", "a.yaml", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "")
        }
    }

    @Test func `--no-skips makes a skip a failure of the run`() throws {
        let suite = ["s.yaml": scenario("one", .isSkipped) + "---\n" + scenario("two")]
        try withSuite(suite) { folder in
            #expect(try Program.muster("run", "s.yaml", in: folder).status == 0)
            let run = try Program.muster("run", "--no-skips", "s.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.hasSuffix("1 passed, 0 failed, 1 skipped\n"))
            #expect(run.errorText == "error: 1 scenario was skipped, and --no-skips lets none be\n")
            let fast = try Program.muster("run", "--no-skips", "--fail-fast", "s.yaml", in: folder)
            #expect(fast.status == 1)
            #expect(fast.outputText.hasSuffix("0 passed, 0 failed, 1 skipped\n"))
            #expect(fast.errorText.contains("1 case of 2 was not run"))
        }
    }

    @Test func `a skip that the transport makes counts, too`() throws {
        let hook = "scenarios/callbacks/who-is-told.yaml"
        #expect(try Program.muster("run", "--link", "wire", hook).status == 0)
        let run = try Program.muster("run", "--link", "wire", "--no-skips", hook)
        #expect(run.status == 1)
        #expect(run.errorText.hasSuffix("were skipped, and --no-skips lets none be\n"))
    }

    @Test func `--patience stretches every within`() throws {
        let text = """
            scenario: s
            calls: [alice]
            steps:
              - join: { call: alice, start_on_enter: false }
              - expect: [{ conference-start: {}, within: 2s }]
            """
        try withSuite(["s.yaml": text]) { folder in
            for (patience, words) in [("1", "within 2s"), ("1000", "within 33m20s")] {
                let run = try Program.muster("run", "s.yaml", "--patience", patience, in: folder)
                #expect(run.status == 1)
                #expect(run.outputText.contains(words), "\(run.outputText)")
                let again = patience == "1" ? "--seed 1\n" : "--seed 1 --patience 1000\n"
                #expect(run.outputText.contains("again: muster run s.yaml " + again))
            }
            let wire = try Program.muster("run", "s.yaml", "--patience", "3", "--link", "wire", in: folder)
            #expect(wire.outputText.contains("within 6s"))
        }
    }

    @Test func `--timeout ends a case that lasts longer, the same way every time`() throws {
        let text = "scenario: s\ncalls: [alice]\nsteps:\n  - join: alice\n  - wait: 10000h\n"
        try withSuite(["s.yaml": text]) { folder in
            #expect(try Program.muster("run", "s.yaml", in: folder).status == 0)
            let run = try Program.muster("run", "s.yaml", "--timeout", "1m30s", "--json", "r.jsonl", in: folder)
            #expect(run.status == 1)
            #expect(Golden.compare(run.outputText, "timeout.txt") == .same)
            let json = try String(contentsOf: folder.appending(path: "r.jsonl"), encoding: .utf8)
            #expect(json.contains("\"reason\":\"too_long\""))
            #expect(try Program.muster("run", "s.yaml", "--timeout", "20000h", in: folder).status == 0)
            let wire = try Program.muster("run", "s.yaml", "--timeout", "1m30s", "--link", "wire", in: folder)
            #expect(wire.status == 1)
        }
    }
}
