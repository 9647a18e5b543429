import Foundation
import JSONCodec
import TestSupport
import Testing

/// `--tag`, `--not-tag` and `--name`: what is left, and that nothing left is no pass.
@Suite struct FilterTests {
    private static let suite = [
        "a.yaml": [
            scenario("Guests wait for the host", tags: ["smoke", "waiting"]),
            scenario("The last *seat*", tags: ["limits"]),
            scenario("A plain one"),
        ].joined(separator: "---\n"),
        "b.yaml": scenario("Nobody waits", tags: ["smoke", "slow"]),
    ]

    private func names(_ arguments: [String], in folder: URL) throws -> [String] {
        let run = try Program.run(Program.muster, ["list", "--json"] + arguments, in: folder)
        #expect(run.status == 0, "\(run.errorText)")
        return try run.outputText.split(separator: "\n").map {
            try #require(try JSONValue(parsing: String($0))["scenario"]?.stringValue)
        }
    }

    @Test func `each filter leaves what it says, and together all must hold`() throws {
        try withSuite(FilterTests.suite) { folder in
            let (guests, seat, plain, nobody) = (
                "Guests wait for the host", "The last *seat*", "A plain one", "Nobody waits"
            )
            let rows: [(filter: [String], left: [String])] = [
                ([], [guests, seat, plain, nobody]),
                (["--tag", "smoke"], [guests, nobody]),
                (["--tag", "limits", "--tag", "slow"], [seat, nobody]),
                (["--not-tag", "smoke"], [seat, plain]),
                (["--not-tag", "waiting", "--not-tag", "limits"], [plain, nobody]),
                (["--tag", "smoke", "--not-tag", "slow"], [guests]),
                (["--name", "wait"], [guests, nobody]),
                (["--name", "WAIT", "--name", "plain"], [guests, plain, nobody]),
                (["--name", "* wait*"], [guests, nobody]),
                (["--name", "*waits"], [nobody]),
                (["--name", "A ?lain one"], [plain]),
                (["--name", "*\\**\\*"], [seat]),
                (["--name", "The last *seat*"], [seat]),
                (["--name", "one", "--not-tag", "smoke"], [plain]),
            ]
            for row in rows {
                let left = try names(row.filter, in: folder)
                #expect(left == row.left, "\(row.filter)")
            }
        }
    }

    @Test(arguments: ["plan", "run"]) func `plan and run take what list shows`(_ command: String) throws {
        try withSuite(FilterTests.suite) { folder in
            let run = try Program.muster(command, "--tag", "smoke", "--name", "nobody", in: folder)
            #expect(run.status == 0)
            let shown = command == "plan" ? "scenario: Nobody waits\n" : "ok   ./b.yaml (1 passed)\n"
            #expect(run.outputText.hasPrefix(shown), "\(run.outputText)")
        }
    }

    @Test(arguments: ["run", "run --link wire", "list", "plan"]) func `nothing left is exit 2, with a clear word`(
        _ command: String
    ) throws {
        try withSuite(FilterTests.suite) { folder in
            var told = ""
            for filter in [
                "--tag smoek", "--tag 'no such'", "--tag smoke --tag nowhere", "--tag limits --not-tag limits",
                "--name guets", "--name 'Nobody wiats'", "--name wait*", "--tag slow --name guests",
                "--not-tag smoke --not-tag limits --name nobody --name seat", "--name ''", "--tag ''",
            ] {
                let run = try Program.shell("muster \(command) \(filter)", in: folder)
                #expect(run.status == 2, "\(filter)")
                #expect(run.outputText == "", "\(filter)")
                told += "$ \(filter)\n\(run.errorText.replacing("muster \(command) ", with: "muster run "))"
            }
            if command == "run" { #expect(Golden.compare(told, "filters-that-leave-nothing.txt") == .same) }
        }
    }

    @Test func `a tag that is to be left out and is not there is a warning`() throws {
        try withSuite(FilterTests.suite) { folder in
            let run = try Program.muster("run", "--not-tag", "smok", in: folder)
            #expect(run.status == 0)
            #expect(run.outputText.hasSuffix("4 passed, 0 failed\n"))
            #expect(
                run.errorText == """
                    warning: no scenario has the tag 'smok', so --not-tag leaves none out for it
                      hint: did you mean 'smoke'?

                    """
            )
        }
    }

    @Test func `where all that is left is skipped, nothing ran, and that is no pass`() throws {
        let suite = ["s.yaml": scenario("runs") + "---\n" + scenario("rests", tags: ["later"], .isSkipped)]
        try withSuite(suite) { folder in
            let run = try Program.muster("run", "--tag", "later", "--junit", "r.xml", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText.hasSuffix("0 passed, 0 failed, 1 skipped\n"))
            #expect(run.errorText == "error: nothing was run: the only scenario that is left is skipped\n")
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("errors=\"1\""))
            // Beside one that runs it is a skip like any other.
            #expect(try Program.muster("run", "--name", "r", in: folder).status == 0)
        }
    }

    @Test func `check takes no filter, for a scenario with a mistake has no tags to go by`() throws {
        try withSuite(FilterTests.suite) { folder in
            let run = try Program.muster("check", "--tag", "smoke", in: folder)
            #expect(run.status == 2)
            #expect(run.errorText.hasPrefix("Error: Unknown option '--tag'"))
        }
    }

    @Test func `a mistake is told, whatever the filter leaves`() throws {
        let suite = ["a.yaml": scenario("good", tags: ["x"]), "b.yaml": scenario("bad", .isWrong)]
        try withSuite(suite) { folder in
            let run = try Program.muster("run", "--tag", "x", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "")
            #expect(run.errorText.contains("b.yaml:3:15: error[M0302]"))
        }
    }
}
