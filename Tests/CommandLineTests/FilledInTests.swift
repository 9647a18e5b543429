import Foundation
import JSONCodec
import TestSupport
import Testing

/// What the command line fills in, and how cases of a matrix are told apart in everything that is printed and written.
@Suite struct FilledInTests {
    /// A folder with these files, and what the program does in it.
    private func inFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        try body(folder)
    }

    private static let param = """
        scenario: s
        params: { size: 1, who: {} }
        calls: [alice, bob]
        steps:
          - join: $(param.who)
            expect: [participant-join: { size: $(param.size) }]

        """

    @Test func `params are set, and said again where a failure is to be run again`() throws {
        try inFolder(["s.yaml": FilledInTests.param]) { folder in
            let unset = try Program.muster("run", "s.yaml", in: folder)
            #expect(unset.status == 2)
            #expect(unset.errorText.contains("s.yaml:2:20: error[M0315]: the param 'who' has no default"))
            #expect(try Program.muster("run", "s.yaml", "--param", "who=bob", in: folder).status == 0)
            let plan = try Program.muster("plan", "s.yaml", "--param", "who=bob", in: folder)
            #expect(plan.outputText.contains("join bob"), "\(plan.outputText)")
            let failed = try Program.muster("run", "s.yaml", "--param", "size=2", "--param", "who=bob", in: folder)
            #expect(failed.status == 1)
            #expect(failed.outputText.contains("again: muster run s.yaml --seed 1 --param size=2 --param who=bob\n"))
        }
    }

    @Test func `a param that nobody declares is exit 2, with the one that was meant`() throws {
        try inFolder(["s.yaml": FilledInTests.param]) { folder in
            for command in ["run", "check", "plan"] {
                let run = try Program.muster(command, "s.yaml", "--param", "who=bob", "--param", "sise=2", in: folder)
                #expect(run.status == 2)
                #expect(run.outputText == "")
                #expect(
                    run.errorText.hasPrefix(
                        "error[M0316]: --param sets 'sise', which none of the scenarios declares\n"
                            + "  hint: did you mean 'size'?\n"
                    ),
                    "\(run.errorText)"
                )
            }
        }
    }

    @Test(arguments: [
        (["--param", "who"], "--param takes NAME=VALUE, not 'who'"), (["--param", "=x"], "--param takes NAME=VALUE"),
        (["--param", "who=a", "--param", "who=b"], "--param sets 'who' twice"),
        (["--env", "A=B"], "--env takes the name of a variable, not 'A=B'"),
        (["--env", "SIGNALWIRE_TOKEN"], "'SIGNALWIRE_TOKEN' holds what muster itself signs in with"),
        (["--env", "signalwire_space"], "'signalwire_space' holds what muster itself signs in with"),
    ])
    func `a setting that makes no sense is exit 2`(words: [String], message: String) throws {
        try inFolder(["s.yaml": FilledInTests.param]) { folder in
            let run = try Program.run(Program.muster, ["run", "s.yaml"] + words, in: folder)
            #expect(run.status == 2)
            #expect(run.errorText.contains(message), "\(run.errorText)")
        }
    }

    @Test func `a variable is read only if it is allowed by name`() throws {
        let yaml = "scenario: s\ncalls: [alice]\nsteps: [wait: $(env.MUSTER_TEST_SPAN)]\n"
        let environment = ["MUSTER_TEST_SPAN": "2s", "SIGNALWIRE_API_TOKEN": "2s"]
        try inFolder(["s.yaml": yaml, "own.yaml": yaml.replacing("MUSTER_TEST_SPAN", with: "SIGNALWIRE_API_TOKEN")]) {
            folder in
            func run(_ words: String...) throws -> ProgramRun {
                try Program.run(Program.muster, words, in: folder, environment: environment)
            }
            let refused = try run("plan", "s.yaml")
            #expect(refused.status == 2)
            #expect(refused.errorText.contains("hint: allow it: --env MUSTER_TEST_SPAN\n"))
            #expect(try run("plan", "s.yaml", "--env", "OTHER").status == 2)
            let plan = try run("plan", "s.yaml", "--env", "MUSTER_TEST_SPAN")
            #expect(plan.status == 0)
            #expect(plan.outputText.contains("wait 2s"), "\(plan.outputText)")
            let own = try run("plan", "own.yaml")
            #expect(own.status == 2)
            #expect(!(own.outputText + own.errorText).contains("2s"))
        }
    }

    @Test func `each case of a matrix is a case of its own in everything that is written`() throws {
        let yaml = """
            scenario: s
            matrix: { who: [alice, bob], size: [1, 2] }
            calls: [alice, bob]
            steps:
              - join: $(matrix.who)
                expect: [participant-join: { size: $(matrix.size) }]

            """
        try inFolder(["s.yaml": yaml]) { folder in
            let words = ["run", "s.yaml", "--junit", "r.xml", "--json", "r.jsonl", "--events", "e.jsonl"]
            let run = try Program.run(Program.muster, words, in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.hasPrefix("FAILED s [who: alice, size: 2] (s.yaml:1)\n"), "\(run.outputText)")
            #expect(run.outputText.contains("\nFAILED s [who: bob, size: 2] (s.yaml:1)\n"))
            #expect(run.outputText.hasSuffix("2 passed, 2 failed\n"))
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("<testcase name=\"s [who: alice, size: 1]\""))
            #expect(xml.contains("tests=\"4\" failures=\"2\""))
            let cases = try lines(folder, "r.jsonl").filter { $0["scenario"]?.stringValue == "s" }
            #expect(cases.count == 4)
            #expect(cases.map { $0["matrix"]?["who"]?.stringValue } == ["alice", "alice", "bob", "bob"])
            #expect(cases.map { $0["matrix"]?["size"]?.stringValue } == ["1", "2", "1", "2"])
            #expect(Set(cases.map { $0["seed"]?.stringValue }).count == 4)
            let heads = try lines(folder, "e.jsonl").filter { $0["muster_trace"] != nil }
            #expect(
                heads.map { $0["case"]?.stringValue }
                    == cases.indices.map { index in
                        "s [who: \(index < 2 ? "alice" : "bob"), size: \(index.isMultiple(of: 2) ? 1 : 2)]"
                    }
            )
            #expect(heads.allSatisfy { $0["matrix"]?["who"] != nil })
            let plan = try Program.muster("plan", "s.yaml", in: folder)
            #expect(plan.outputText.contains("scenario: s\nmatrix: who: bob, size: 1\n"))
            let check = try Program.muster("check", "s.yaml", in: folder)
            #expect(check.outputText == "1 scenarios in 1 files, 4 cases, and nothing is wrong with them\n")
        }
    }

    @Test func `a scenario without a matrix keeps the seed that it had`() throws {
        try inFolder(["s.yaml": "scenario: s\ncalls: [alice]\nsteps: [join: alice]\n"]) { folder in
            _ = try Program.muster("run", "s.yaml", "--json", "r.jsonl", in: folder)
            // As it was before there were matrices: a seed in somebody's issue is to show the same run.
            #expect(try lines(folder, "r.jsonl")[1]["seed"]?.stringValue == "9867993939095774061")
        }
    }

    @Test func `fragments of a folder are passed over, and alone they are nothing to run`() throws {
        let fragment = "fragment: f\nparams: [who]\nsteps: [join: $(param.who)]\n"
        let scenario = "scenario: s\ncalls: [alice]\nsteps: [join: alice]\n"
        try inFolder(["a.yaml": fragment, "b.yaml": scenario]) { folder in
            let run = try Program.muster("run", ".", in: folder)
            #expect(run.status == 0)
            #expect(run.outputText == "ok   ./b.yaml (1 passed)\n1 passed, 0 failed\n")
            let alone = try Program.muster("run", "a.yaml", in: folder)
            #expect(alone.status == 2)
            #expect(alone.errorText.hasPrefix("error[M0601]: there are only fragments, and no scenario, in 'a.yaml'\n"))
            #expect(try Program.muster("check", "a.yaml", in: folder).status == 0)
        }
    }

    @Test func `a fragment's file stays below the suite's root, links resolved`() throws {
        func use(_ path: String) -> String {
            "scenario: s\ncalls: [alice]\nsteps: [use: { fragment: f, file: \(path) }]\n"
        }
        let fragment = "fragment: f\nsteps: [jion: alice]\n"
        let files = [
            "out.yaml": fragment, "suite/.muster-suite": "", "suite/up.yaml": fragment, "suite/a/in.yaml": fragment,
            "suite/a/s.yaml": "",
        ]
        try inFolder(files) { folder in
            let links = [("link.yaml", "../../out.yaml"), ("good.yaml", "../up.yaml"), ("gone.yaml", "nowhere.yaml")]
            for (name, target) in links {
                let path = folder.appending(path: "suite/a/\(name)").path
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
            }
            func check(_ path: String) throws -> String {
                try Data(use(path).utf8).write(to: folder.appending(path: "suite/a/s.yaml"))
                return try Program.muster("check", "suite/a/s.yaml", in: folder).errorText
            }
            // The fragment's own mistake shows that it was read, and where.
            #expect(try check("in.yaml").contains("suite/a/in.yaml:2:9: error[M0104]"))
            #expect(try check("../up.yaml").contains("suite/up.yaml:2:9: error[M0104]"))
            #expect(try check("good.yaml").contains("suite/a/good.yaml:2:9: error[M0104]"))
            for path in ["../../out.yaml", "link.yaml", "/etc/hosts"] {
                let text = try check(path)
                #expect(text.contains("error[M0602]: the file '\(path)' lies outside the suite's root"), "\(text)")
            }
            for path in ["missing.yaml", "gone.yaml", "."] {
                let text = try check(path)
                #expect(text.contains("error[M0001]: the file '\(path)' cannot be read"), "\(text)")
            }
            // Read by two scenarios and by itself, it has one mistake.
            _ = try check("in.yaml")
            for link in links { try FileManager.default.removeItem(at: folder.appending(path: "suite/a/\(link.0)")) }
            try Data((use("../up.yaml") + "").utf8).write(to: folder.appending(path: "suite/a/t.yaml"))
            let all = try Program.muster("check", "suite", in: folder).errorText
            #expect(all.ranges(of: "suite/up.yaml:2:9: error[M0104]").count == 1, "\(all)")
            #expect(all.ranges(of: "suite/a/in.yaml:2:9: error[M0104]").count == 1, "\(all)")
        }
    }

    private func lines(_ folder: URL, _ name: String) throws -> [JSONValue] {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map {
            try JSONValue(parsing: String($0))
        }
    }
}
