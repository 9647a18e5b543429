import Foundation
import JSONCodec
import TestSupport
import Testing

/// `muster list` and `muster init`.
@Suite struct SuiteCommandTests {
    @Test func `list shows where scenarios are, and how long, tagged and skipped`() throws {
        let suite = [
            "calls/a.yaml": scenario("The first of them", tags: ["smoke", "short"]) + "---\n" + scenario("Zwei 人"),
            "b.yaml": scenario("Not for \"today\"", tags: ["later"], .isSkipped),
        ]
        try withSuite(suite) { folder in
            let run = try Program.muster("list", "calls", "b.yaml", in: folder)
            #expect(run.status == 0)
            #expect(run.errorText == "")
            #expect(Golden.compare(run.outputText, "list.txt") == .same)
            let json = try Program.muster("list", "calls", "b.yaml", "--json", in: folder)
            #expect(Golden.compare(json.outputText, "list.jsonl") == .same)
            for line in json.outputText.split(separator: "\n") { _ = try JSONValue(parsing: String(line)) }
        }
    }

    @Test func `list tells of mistakes, lists the others, and is exit 2`() throws {
        let suite = ["a.yaml": scenario("good"), "b.yaml": scenario("bad", .isWrong)]
        try withSuite(suite) { folder in
            let run = try Program.muster("list", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText.contains("./a.yaml:1"))
            #expect(run.outputText.hasSuffix("1 scenario in 1 file\n"))
            #expect(run.errorText.contains("did you mean 'alice'?"))
        }
    }

    @Test func `what ships is listed, each with its place`() throws {
        let run = try Program.muster("list", "scenarios", "--json")
        #expect(run.status == 0)
        let lines = run.outputText.split(separator: "\n")
        #expect(lines.count > 100)
        let all = try Program.muster("run", "scenarios", "--json", "/dev/stderr")
        #expect(lines.count == all.errorText.split(separator: "\n").count - 2)
    }

    @Test func `init writes a suite that passes, and says what to do next`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try Program.muster("init", "my calls/first", in: folder)
        #expect(made.status == 0)
        #expect(Golden.compare(made.outputText, "init.txt") == .same)
        let inside = folder.appending(path: "my calls/first")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: inside.path).sorted() == [
                ".muster-suite", "first.yaml",
            ]
        )
        let run = try Program.muster("run", "--no-skips", "--no-unobserved", in: inside)
        #expect(run.status == 0)
        #expect(run.outputText == "ok   ./first.yaml (2 passed)\n2 passed, 0 failed\n")
        #expect(try Program.muster("run", "--link", "wire", in: inside).status == 0)
        // The commands that it says are good.
        for line in made.outputText.split(separator: "\n") where line.hasPrefix("  muster") {
            let command = line.split(separator: "   ")[0]
            #expect(try Program.shell(String(command), in: folder).status == 0, "\(command)")
        }
    }

    @Test(arguments: ["first.yaml", ".muster-suite"]) func `init writes over nothing`(_ name: String) throws {
        try withSuite([name: "mine"]) { folder in
            let run = try Program.muster("init", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "")
            #expect(
                run.errorText == """
                    error: '\(name)' is there already, and nothing was written
                      hint: name another folder, such as 'muster init scenarios'

                    """
            )
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
            #expect(try String(contentsOf: folder.appending(path: name), encoding: .utf8) == "mine")
        }
    }

    @Test func `init tells where it cannot write`() throws {
        try withSuite(["file": ""]) { folder in
            let run = try Program.muster("init", "file", in: folder)
            #expect(run.status == 2)
            #expect(run.errorText.hasPrefix("error: 'file"), "\(run.errorText)")
            #expect(!run.errorText.contains("Success"), "\(run.errorText)")
        }
    }
}
