import Foundation
import TestSupport
import Testing

/// A running `muster-net serve`.
struct Server: Sendable {
    @TaskLocal private static var served: Server?

    /// Where it keeps its certificates, its ready file and what it says.
    let folder: URL

    /// The one that serves the suite.
    static var current: Server {
        get throws { try #require(served, "the suite wants the trait .served") }
    }

    /// The built `muster-net`, which stands beside `muster`.
    private static let program = Program.muster.deletingLastPathComponent().appending(path: "muster-net")

    private var readyFile: URL { folder.appending(path: "ready.json") }

    /// Starts one, lets a function use it, and stops it as a service manager does.
    static func serving(_ use: () async throws -> Void) async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = Server(folder: folder)
        let child = try Child(
            program,
            [
                "serve", "--port", "0", "--control-port", "0", "--state-dir", folder.path, "--ready-file",
                server.readyFile.path,
            ],
            in: folder
        )
        // Whatever happens here, no server outlives the tests.
        defer { child.kill() }
        let deadline = ContinuousClock.now + .seconds(15)
        while !FileManager.default.fileExists(atPath: server.readyFile.path) {
            guard child.isRunning, ContinuousClock.now < deadline else {
                Issue.record("the server did not become ready: \(try child.said())")
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        try await $served.withValue(server) { try await use() }
        #expect(child.isRunning, "the server ended by itself")
        child.terminate()
        let hasEnded = try await child.hasEnded(within: .seconds(2))
        let run = try child.said()
        #expect(hasEnded, "the server was told to stop, and did not: \(run)")
        #expect(run.status == 0, "\(run)")
    }

    /// Runs the judge's Python in `Tests/SDK`, with the server's environment as a user's shell would take it over.
    func python(_ arguments: String...) async throws -> Said {
        let line = #"exports=$("$1" env --ready-file "$2") || exit 3; eval "$exports"; shift 2; exec "$@""#
        let python = Program.root.appending(path: ".build/judge/bin/python")
        let child = try Child(
            URL(filePath: "/bin/sh"),
            ["-c", line, "sh", Server.program.path, readyFile.path, python.path] + arguments,
            in: Program.root.appending(path: "Tests/SDK"),
            environment: ["PYTHONDONTWRITEBYTECODE": "1"]
        )
        defer { child.kill() }
        // Each wait of a test has a deadline of its own; this one is for what hangs all the same.
        let hasEnded = try await child.hasEnded(within: .seconds(90))
        #expect(hasEnded, "\(arguments) does not end")
        return try child.said()
    }
}

/// Serves the suite from its first test to its last.
struct ServedTrait: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await Server.serving { try await function() }
    }
}

extension Trait where Self == ServedTrait {
    /// With a server of the suite's own.
    static var served: Self { ServedTrait() }
}
