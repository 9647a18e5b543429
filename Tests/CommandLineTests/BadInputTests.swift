import Foundation
import TestSupport
import Testing

/// What the program makes of bad input: a clear word on standard error, exit code 2, never a signal, and nothing run.
@Suite struct BadInputTests {
    static let inputs = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Inputs")

    /// Each line is a golden's name and the command whose output it holds, run where the bad inputs lie.
    static let commands: [(name: String, line: String)] = [
        ("missing-file", "muster run no-such-file.yaml"),
        ("no-scenarios", "muster run nothing-here"),
        ("a-device", "muster run /dev/zero"),
        ("root-is-no-folder", "muster run --root empty.yaml empty.yaml"),
        ("outside-the-root", "muster check --root nothing-here one-bad-of-three.yaml"),
        ("unknown-command", "muster rnu scenarios"),
        ("unknown-option", "muster run --sede 1 ."),
        ("seed-is-no-number", "muster run --seed one ."),
        ("no-jobs", "muster run --jobs 0 ."),
        ("cut-without-wire", "muster run --cut 3 ."),
        ("cut-at-nothing", "muster run --link wire --cut 0 ."),
        ("stays-cut-without-cut", "muster run --link wire --stays-cut ."),
        ("unknown-link", "muster run --link string ."),
        ("no-patience", "muster run --patience 0 ."),
        ("too-much-patience", "muster run --patience 1001 ."),
        ("timeout-without-unit", "muster run --timeout 5 ."),
        ("timeout-of-nothing", "muster run --timeout 0s ."),
        ("fast-and-going", "muster run --fail-fast --keep-going ."),
        ("unknown-annotations", "muster run --annotations gitlab ."),
        (
            "events-cannot-be-written",
            "muster run --events /no/such/folder/events.jsonl ../../../scenarios/tutorial/01-one-call.yaml"
        ),
    ]

    static let files: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: inputs.path).filter { $0.hasSuffix(".yaml") }.sorted())
        ?? []

    @Test(arguments: files) func `a bad file is told of, and nothing runs`(_ file: String) throws {
        let run = try Program.run(Program.muster, ["run", file], in: BadInputTests.inputs)
        #expect(run.status == 2)
        #expect(run.outputText == "")
        #expect(Golden.compare(run.errorText, "\(file).txt") == .same)
        // `check` says the same of it.
        let check = try Program.run(Program.muster, ["check", file], in: BadInputTests.inputs)
        #expect(check.errorText == run.errorText)
        #expect(check.status == 2)
    }

    @Test(arguments: commands.map(\.name)) func `a bad command line is told of`(_ name: String) throws {
        let line = try #require(BadInputTests.commands.first { $0.name == name }?.line)
        let run = try Program.shell(line, in: BadInputTests.inputs)
        #expect(run.status == 2)
        #expect(run.outputText == "")
        #expect(Golden.compare(run.errorText, "\(name).txt") == .same)
    }

    @Test func `each code of what the command line selects is in a golden`() throws {
        let goldens = BadInputTests.inputs.deletingLastPathComponent().appending(path: "Goldens")
        let all = try FileManager.default.contentsOfDirectory(at: goldens, includingPropertiesForKeys: nil)
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        for code in ["M0601", "M0602", "M0603"] { #expect(all.contains { $0.contains("[\(code)]") }, "\(code)") }
    }

    @Test func `there are bad files at all`() {
        #expect(BadInputTests.files.count >= 12)
    }

    @Test func `a reader who goes away is no signal`() throws {
        let pipe = Pipe()
        let process = Process()
        process.executableURL = Program.muster
        process.arguments = ["run", "scenarios"]
        process.currentDirectoryURL = Program.root
        process.standardOutput = pipe
        let errors = Pipe()
        process.standardError = errors
        try pipe.fileHandleForReading.close()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 2)
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(text == "error: standard output cannot be written: nobody reads it any more\n")
    }

    @Test func `a full disk is the environment's fault`() throws {
        let run = try Program.shell("muster run scenarios/tutorial > /dev/full")
        #expect(run.status == 3)
        #expect(run.errorText == "error: standard output cannot be written: No space left on device\n")
        let events = try Program.shell("muster run scenarios/tutorial --events /dev/full")
        #expect(events.status == 3)
        #expect(events.errorText.hasPrefix("error: '/dev/full' cannot be written: No space left on device"))
    }

    @Test func `a link that leads out of the root is refused, one inside is followed`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let suite = folder.appending(path: "suite")
        try FileManager.default.createDirectory(at: suite, withIntermediateDirectories: true)
        let scenario = "scenario: s\ncalls: [alice]\nsteps: [join: alice]\n"
        try scenario.write(to: folder.appending(path: "outside.yaml"), atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
            at: suite.appending(path: "link.yaml"),
            withDestinationURL: folder.appending(path: "outside.yaml")
        )
        let refused = try Program.muster("run", "suite", in: folder)
        #expect(refused.status == 2)
        #expect(refused.errorText.contains("error[M0602]: 'suite/link.yaml' lies outside the suite's root"))
        try FileManager.default.removeItem(at: suite.appending(path: "link.yaml"))
        try scenario.write(to: suite.appending(path: "real.yaml"), atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
            at: suite.appending(path: "link.yaml"),
            withDestinationURL: suite.appending(path: "real.yaml")
        )
        let run = try Program.muster("run", "suite", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText.hasSuffix("1 passed, 0 failed\n"))
    }

    @Test func `two files may not have a scenario of the same name`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.yaml", "b.yaml"] {
            try "scenario: s\ncalls: [alice]\nsteps: [join: alice]\n"
                .write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let run = try Program.muster("run", ".", in: folder)
        #expect(run.status == 2)
        #expect(run.errorText.contains("b.yaml:1:11: error"))
        #expect(run.errorText.contains("a.yaml:1:11: note"))
    }
}
