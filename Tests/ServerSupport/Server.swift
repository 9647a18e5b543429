package import Foundation
import FoundationNetworking
package import JSONCodec
import TestSupport
package import Testing

/// A running `muster serve`.
package struct Server: Sendable {
    @TaskLocal private static var served: Server?

    /// Where it keeps its certificates, its ready file and what it says.
    package let folder: URL

    /// The one that serves the suite.
    package static var current: Server {
        get throws { try #require(served, "the suite wants the trait .served") }
    }

    package var readyFile: URL { folder.appending(path: "ready.json") }

    /// What it said of itself when it was ready.
    package func ready(_ key: String) throws -> String {
        let file = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: readyFile))
        return try #require(file[key])
    }

    /// Asks the control API, which must agree.
    package func control(_ method: String, _ path: String) async throws -> JSONValue {
        var request = URLRequest(url: try #require(URL(string: try ready("control") + path)))
        request.httpMethod = method
        request.setValue("Bearer " + (try ready("control_token")), forHTTPHeaderField: "Authorization")
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = try #require((response as? HTTPURLResponse)?.statusCode)
        try #require((200..<300).contains(status), "\(method) \(path) was answered with \(status)")
        return data.isEmpty ? .null : try JSONValue(parsing: Array(data))
    }

    /// Starts one, lets a function use it, and stops it as a service manager does.
    package static func serving(_ options: [String] = [], _ use: () async throws -> Void) async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = Server(folder: folder)
        let child = try Child(
            Program.muster,
            [
                "serve", "--port", "0", "--control-port", "0", "--state-dir", folder.path, "--ready-file",
                server.readyFile.path,
            ] + options,
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

    /// Runs a command line of `muster` to its end, in the folder of the project unless another is named.
    package static func muster(
        _ arguments: [String],
        in folder: URL = Program.root,
        environment: [String: String] = [:],
        within limit: Duration = .seconds(60)
    ) async throws -> Said {
        // No home, so that no config file of whoever runs the tests is read.
        let child = try Child(
            Program.muster,
            arguments,
            in: folder,
            environment: ["HOME": "/nowhere"].merging(environment) { _, new in new }
        )
        defer { child.kill() }
        let hasEnded = try await child.hasEnded(within: limit)
        #expect(hasEnded, "muster \(arguments) does not end")
        return try child.said()
    }

    /// Runs the judge's Python in `Tests/SDK`, with the server's environment as a user's shell would take it over.
    package func python(_ arguments: String...) async throws -> Said {
        let line = #"exports=$("$1" env --ready-file "$2") || exit 3; eval "$exports"; shift 2; exec "$@""#
        let python = Program.root.appending(path: ".build/judge/bin/python")
        let child = try Child(
            URL(filePath: "/bin/sh"),
            ["-c", line, "sh", Program.muster.path, readyFile.path, python.path] + arguments,
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

/// Serves a suite from its first test to its last, or each case of one test.
package struct ServedTrait: SuiteTrait, TestTrait, TestScoping {
    let options: [String]

    @concurrent package func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await Server.serving(options) { try await function() }
    }
}

extension Trait where Self == ServedTrait {
    /// With a server of its own.
    package static var served: Self { ServedTrait(options: []) }

    /// With a server of its own that was given options.
    package static func served(_ options: String...) -> Self { ServedTrait(options: options) }
}
