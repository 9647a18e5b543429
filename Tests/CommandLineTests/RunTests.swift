import Foundation
import JSONCodec
import TestSupport
import Testing

/// What `muster run` promises: verdicts as exit codes, and the same answer every time.
@Suite struct RunTests {
    @Test func `the shipped scenarios hold, and the last line counts them`() throws {
        let run = try Program.muster("run", "scenarios")
        #expect(run.status == 0)
        #expect(run.errorText == "")
        let last = try #require(run.outputText.split(separator: "\n").last)
        #expect(try #/([0-9]+) passed, 0 failed/#.wholeMatch(in: last).map { Int($0.1) ?? 0 } ?? 0 >= 12)
    }

    @Test func `a scenario that fails is exit 1, with its story on standard output`() throws {
        try withScenario("scenario: s\ncalls: [alice]\nsteps: [leave: alice]\n") { folder in
            let run = try Program.muster("run", "s.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.hasPrefix("FAILED s (s.yaml:1)\n"))
            #expect(run.outputText.hasSuffix("0 passed, 1 failed\n"))
        }
    }

    @Test func `a warning keeps nothing from running`() throws {
        try withScenario("scenario: s\nskip: not today\ncalls: [alice]\nsteps: [leave: alice]\n") { folder in
            let run = try Program.muster("run", "s.yaml", in: folder)
            #expect(run.status == 0)
            #expect(run.outputText.hasSuffix("0 passed, 0 failed, 1 skipped\n"))
        }
    }

    @Test func `a profile comes from a file, and the way to run a failure again names it`() throws {
        let text = "scenario: s\ncalls: [alice]\nsteps: [join: { call: alice }, expect: [conference-start]]\n"
        try withScenario(text) { folder in
            let profile = folder.appending(path: "my profile.yaml")
            try Data("preset: cxml\nkick_call: hangup\n".utf8).write(to: profile)
            #expect(try Program.muster("run", "s.yaml", in: folder).status == 0)
            let run = try Program.muster("run", "s.yaml", "--profile", "my profile.yaml", in: folder)
            #expect(run.status == 1)
            #expect(run.outputText.contains("again: muster run s.yaml --seed 1 --profile 'my profile.yaml'\n"))
            let plan = try Program.muster("plan", "s.yaml", "--profile", "my profile.yaml", in: folder)
            #expect(plan.outputText.contains("kick_call: hangup"))
        }
    }

    @Test(arguments: [
        ("start_rule: sometimes\n", "profile.yaml:1:13: error[M0202]"),
        ("a: 1\n---\nb: 2\n", "profile.yaml:1:1: error[M0101]: a file with a profile must hold one document"),
        ("[", "profile.yaml:1:1: error["),
    ])
    func `a bad file with a profile is told of, and nothing runs`(text: String, message: String) throws {
        try withScenario("scenario: s\ncalls: [alice]\nsteps: [join: alice]\n") { folder in
            try Data(text.utf8).write(to: folder.appending(path: "profile.yaml"))
            let run = try Program.muster("run", "s.yaml", "--profile", "profile.yaml", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "")
            #expect(run.errorText.contains(message), "\(run.errorText)")
            let missing = try Program.muster("run", "s.yaml", "--profile", "nowhere.yaml", in: folder)
            #expect(missing.status == 2)
            #expect(missing.errorText.contains("nowhere.yaml"))
        }
    }

    @Test(arguments: [["-32601"], ["409"], ["Duplicated", "stream", "name"], ["Duplicated stream name"]])
    func `codes are explained as they are written`(words: [String]) throws {
        let run = try Program.run(Program.muster, ["explain"] + words)
        #expect(run.status == 0)
        #expect(run.outputText.hasPrefix(words.joined(separator: " ") + " ("))
    }

    @Test func `events are equal from two processes, whatever --jobs and the working folder`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        func events(_ name: String, _ line: String, in working: URL) throws -> Data {
            let file = folder.appending(path: name)
            let run = try Program.shell(line + " --events \(file.path)", in: working)
            #expect(run.status == 0, "\(run.errorText)")
            return try Data(contentsOf: file)
        }
        let scenarios = Program.root.appending(path: "scenarios")
        let first = try events("1", "muster run scenarios --jobs 1", in: Program.root)
        #expect(first.count > 10_000)
        #expect(try events("2", "muster run scenarios --jobs 1", in: Program.root) == first)
        #expect(try events("3", "muster run scenarios --jobs 7", in: Program.root) == first)
        #expect(try events("4", "muster run . --jobs 2", in: scenarios) == first)
        #expect(try events("5", "muster run \(scenarios.path)", in: folder) == first)
        #expect(try events("6", "muster run scenarios --seed 2", in: Program.root) != first)
    }

    @Test func `a case is the same whether its folder or its file alone is run`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let all = folder.appending(path: "all")
        let one = folder.appending(path: "one")
        _ = try Program.muster("run", "scenarios", "--events", all.path)
        _ = try Program.muster("run", "scenarios/tutorial/02-two-calls.yaml", "--events", one.path)
        let lines = try String(contentsOf: one, encoding: .utf8)
        #expect(!lines.isEmpty)
        #expect(try String(contentsOf: all, encoding: .utf8).contains(lines))
    }

    @Test func `every line of the events file is JSON that names its case`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "events")
        _ = try Program.muster("run", "scenarios/tutorial", "--events", file.path)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        var heads = 0
        for line in lines {
            let value = try JSONValue(parsing: String(line))
            #expect(value["case"]?.stringValue != nil)
            if value["muster_trace"]?.intValue == 1 { heads += 1 }
        }
        #expect(heads == 11)
    }

    @Test func `reports are written beside the console`() throws {
        try withScenario("scenario: s\ncalls: [alice]\nsteps: [leave: alice]\n") { folder in
            let run = try Program.muster("run", "s.yaml", "--junit", "r.xml", "--json", "r.jsonl", in: folder)
            #expect(run.status == 1)
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("<testsuites name=\"muster\" tests=\"1\" failures=\"1\""))
            let json = try String(contentsOf: folder.appending(path: "r.jsonl"), encoding: .utf8)
            #expect(try JSONValue(parsing: String(json.split(separator: "\n")[1]))["verdict"]?.stringValue == "failed")
        }
    }

    @Test func `version and help are asked for, and are exit 0`() throws {
        let version = try Program.muster("--version")
        #expect(version.status == 0)
        #expect(version.outputText.wholeMatch(of: #/[0-9]+\.[0-9]+\.[0-9]+\n/#) != nil)
        for command in [
            ["--help"], ["run", "--help"], ["check", "--help"], ["plan", "--help"], ["explain", "--help"],
            ["list", "--help"], ["init", "--help"], ["completions", "--help"], ["help", "run"],
        ] {
            let help = try Program.run(Program.muster, command)
            #expect(help.status == 0)
            #expect(help.outputText.contains("USAGE: muster"))
        }
    }

    @Test func `over the wire the shipped scenarios hold, and a cut is told with the command that shows it again`()
        throws
    {
        #expect(try Program.muster("run", "--link", "wire", "scenarios").status == 0)
        let cut = try Program.muster("run", "--link", "wire", "--cut", "20", "scenarios/tutorial/01-one-call.yaml")
        #expect(cut.status == 1)
        #expect(Golden.compare(cut.outputText, "cut.txt") == .same)
        let lone = "scenarios/tutorial/01-one-call.yaml"
        let gone = try Program.muster("run", "--link", "wire", "--cut", "25", "--stays-cut", lone)
        #expect(gone.status == 1)
        #expect(Golden.compare(gone.outputText, "stays-cut.txt") == .same)
    }

    @Test func `check and plan run nothing`() throws {
        let check = try Program.muster("check", "scenarios")
        #expect(check.status == 0)
        #expect(check.outputText.contains("nothing is wrong with them"))
        let plan = try Program.muster("plan", "scenarios/tutorial/03-waiting-for-the-host.yaml")
        #expect(plan.status == 0)
        #expect(Golden.compare(plan.outputText, "plan-03.txt") == .same)
    }

    private func withScenario(_ yaml: String, _ body: (URL) throws -> Void) throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try yaml.write(to: folder.appending(path: "s.yaml"), atomically: true, encoding: .utf8)
        try body(folder)
    }
}
