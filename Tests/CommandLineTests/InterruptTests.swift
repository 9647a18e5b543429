import Foundation
import JSONCodec
import ServerSupport
import TestSupport
import Testing

/// Ctrl-C during a run on the simulator.
@Suite struct InterruptTests {
    /// A case that is over at once, and then some that take seconds to compute.
    private static let slow: String = {
        let steps = Array(repeating: "  - join: guest\n  - leave: guest\n", count: 60).joined()
        let slow = (1...6).map { "scenario: slow \($0)\ncalls: { guest: { count: 120 } }\nsteps:\n\(steps)" }
        return ([scenario("quick")] + slow).joined(separator: "---\n")
    }()

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(InterruptTests.slow.utf8).write(to: folder.appending(path: "s.yaml"))
        try await body(folder)
    }

    @Test(arguments: [false, true], ["direct", "wire"]) func `the first one reports what is known`(
        isTerminated: Bool,
        link: String
    ) async throws {
        try await withFolder { folder in
            // The shell watches for the first case to be over, for it is never held up by other tests.
            let line = """
                '\(Program.muster.path)' run s.yaml --jobs 2 --link \(link) --junit r.xml --json r.jsonl --events e.jsonl &
                until [ -s e.jsonl ]; do sleep 0.02; done
                kill -\(isTerminated ? "TERM" : "INT") $!; wait $!
                """
            let child = try Child(URL(filePath: "/bin/bash"), ["-c", line], in: folder)
            defer { child.kill() }
            #expect(try await child.hasEnded(within: .seconds(180)))
            let run = try child.said()
            #expect(run.status == 1, "\(run)")
            #expect(run.output.contains(#/INTERRUPTED slow [1-6] \(s.yaml:[0-9]+\)\n/#), "\(run)")
            let told = try #require(
                run.errors.firstMatch(of: #/error: the run was interrupted: ([0-9]) cases? of 7 w/#)
            )
            let counts = try #require(run.output.firstMatch(of: #/\n([0-9]) passed, ([0-9]) failed\n$/#))
            let missing = try #require(Int(told.1))
            let cut = try #require(Int(counts.2))
            #expect((1...2).contains(cut))
            #expect(Int(counts.1) == 7 - missing - cut)
            let json = try String(contentsOf: folder.appending(path: "r.jsonl"), encoding: .utf8)
            let lines = try json.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
            #expect(lines.count == 9 - missing)
            #expect(lines.last?["summary"]?["not_run"]?.intValue == missing)
            let trace = try String(contentsOf: folder.appending(path: "e.jsonl"), encoding: .utf8)
            #expect(trace.hasSuffix("\"kind\":\"verdict\",\"verdict\":\"interrupted\"}\n"))
            let xml = try String(contentsOf: folder.appending(path: "r.xml"), encoding: .utf8)
            #expect(xml.contains("errors=\"\(cut + 1)\"") && xml.hasSuffix("</testsuites>\n"))
        }
    }

    @Test func `the second one ends it at once`() async throws {
        try await withFolder { folder in
            // Nobody reads what the first case brings, and the pipe is full: the run hangs once it is on its way.
            let line = """
                mkfifo trace; sleep 600 < trace & reader=$!
                exec 3> trace; head -c 65536 /dev/zero >&3
                '\(Program.muster.path)' run s.yaml --jobs 1 --json r.jsonl --events /dev/fd/3 & run=$!
                until [ -e r.jsonl ]; do sleep 0.05; done
                kill -INT $run; sleep 0.5; kill -0 $run && kill -INT $run
                wait $run; echo $?; kill $reader
                """
            let child = try Child(URL(filePath: "/bin/bash"), ["-c", line], in: folder)
            defer { child.kill() }
            #expect(try await child.hasEnded(within: .seconds(180)))
            let run = try child.said()
            #expect(run.output == "130\n", "\(run)")
        }
    }
}
