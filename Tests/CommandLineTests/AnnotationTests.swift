import Foundation
import Glibc
import TestSupport
import Testing

/// GitHub's annotations: what is wrong, as workflow commands.
@Suite struct AnnotationTests {
    private func annotations(_ run: ProgramRun) -> [Substring] {
        run.errorText.split(separator: "\n").filter { $0.hasPrefix("::") }
    }

    @Test func `a failure points at what did not hold, and a mistake at its very characters`() throws {
        let suite = [
            "in/fails.yaml": scenario("Half, of:it 100%", .fails), "in/wrong.yaml": scenario("two", .isWrong),
            "in/rests.yaml": scenario("rests", .isSkipped),
        ]
        try withSuite(suite) { folder in
            let run = try Program.muster(
                "run",
                "--keep-going",
                "--no-skips",
                "--annotations",
                "github",
                "./in/../in",
                in: folder
            )
            #expect(run.status == 2)
            let text = annotations(run).joined(separator: "\n") + "\n"
            #expect(Golden.compare(text, "annotations.txt") == .same)
            // The same in full words beside.
            #expect(run.errorText.contains("wrong.yaml:3:15: error[M0302]"))
            let absolute = try Program.muster(
                "run",
                "--keep-going",
                "--no-skips",
                "--annotations",
                "github",
                try #require(realpath(folder.appending(path: "in").path)),
                in: folder
            )
            #expect(annotations(absolute) == annotations(run))
        }
    }

    private func realpath(_ path: String) -> String? {
        guard let real = Glibc.realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    @Test(arguments: [("true", "auto", true), ("true", "never", false), ("false", "auto", false), ("", "github", true)])
    func `they are written where GitHub runs us, or where they are asked for`(
        variable: String,
        option: String,
        isAnnotated: Bool
    ) throws {
        try withSuite(["s.yaml": scenario("one", .fails)]) { folder in
            let run = try Program.run(
                Program.muster,
                ["run", "s.yaml", "--annotations", option],
                in: folder,
                environment: ["GITHUB_ACTIONS": variable]
            )
            #expect(run.status == 1)
            #expect(annotations(run).isEmpty == !isAnnotated)
            #expect(run.outputText.hasPrefix("FAILED one (s.yaml:1)\n"), "the report is the same")
        }
    }

    @Test func `check annotates, too`() throws {
        try withSuite(["s.yaml": scenario("one", .isWrong)]) { folder in
            let run = try Program.muster("check", "s.yaml", "--annotations", "github", in: folder)
            #expect(
                annotations(run) == [
                    "::error file=s.yaml,line=3,col=15,endLine=3,endColumn=19,title=M0302::there is no call 'alcie' in the cast%0Ahint: did you mean 'alice'?"
                ]
            )
        }
    }

    @Test func `no more are written than GitHub shows`() throws {
        let failing = (1...12).map { scenario("s\($0)", .fails) }.joined(separator: "---\n")
        try withSuite(["s.yaml": failing]) { folder in
            let run = try Program.muster("run", "s.yaml", "--annotations", "github", in: folder)
            #expect(run.outputText.hasSuffix("0 passed, 12 failed\n"))
            #expect(annotations(run).count == 10)
            let notes = run.errorText.split(separator: "\n").filter { $0.hasPrefix("note:") }
            #expect(notes == ["note: GitHub shows 10 errors of a step: more of them are told, and not annotated"])
        }
    }

    @Test func `nothing in a file can write a command of its own`() throws {
        let hostile =
            "scenario: \"x\\n::error::y %0A, :\\r\\e[31m\"\ncalls: [alice]\nsteps: [join: alice, join: alice]\n"
        try withSuite(["s.yaml": hostile, "::warning title=a::b.yaml": scenario("two", .fails)]) { folder in
            let run = try Program.muster("run", ".", "--annotations", "github", in: folder)
            #expect(run.status == 1)
            let lines = (run.errorText + run.outputText).split(separator: "\n").filter {
                $0.drop(while: \.isWhitespace).hasPrefix("::")
            }
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.hasPrefix("::error file=") })
            #expect(lines.contains { $0.contains("title=x\\u{A}%3A%3Aerror%3A%3Ay %250A%2C %3A\\u{D}\\u{1B}[31m::") })
        }
    }
}
