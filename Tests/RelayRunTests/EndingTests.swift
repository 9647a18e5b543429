import Foundation
import JSONCodec
import ServerSupport
import TestSupport
import Testing

/// Whatever happens, no call is left up.
@Suite struct EndingTests {
    private static let long = """
        scenario: It takes long
        calls: [alice, bob]
        steps:
          - join: alice
          - join: bob
          - wait: 1h
        """

    /// How many calls are up on the server, in all its projects.
    private func callsUp(_ server: Server) async throws -> Int {
        let state = try await server.control("GET", "/v1/state")
        return try #require(state["calls"]?.intValue)
    }

    /// Waits until so many calls are up.
    private func untilUp(_ count: Int, _ server: Server) async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await callsUp(server) != count {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
    }

    /// Begins a long run in the server's first project, which outlives it.
    private func begin(_ server: Server, in folder: URL, _ scenario: String = EndingTests.long) throws -> Child {
        try Data(scenario.utf8).write(to: folder.appending(path: "s.yaml"))
        return try Child(
            Program.muster,
            [
                "run", "--transport", "relay", "s.yaml", "s.yaml", "--space",
                String(try server.ready("relay").dropFirst("wss://".count)), "--project", server.ready("project"),
                "--ca-file", server.ready("ca"), "--allow-number", "+1555*", "--patience", "10",
            ],
            in: folder,
            environment: ["HOME": "/nowhere", "SIGNALWIRE_API_TOKEN": server.ready("token")]
        )
    }

    @Test(.served, arguments: [false, true]) func `a stop hangs up what is up, and tells what is known`(
        _ isTerminated: Bool
    ) async throws {
        let server = try Server.current
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let child = try begin(server, in: folder)
        defer { child.kill() }
        #expect(try await untilUp(2, server))
        if isTerminated { child.terminate() } else { child.interrupt() }
        #expect(try await child.hasEnded(within: .seconds(30)))
        let run = try child.said()
        #expect(run.status == 1, "\(run)")
        #expect(run.output.hasPrefix("INTERRUPTED It takes long (s.yaml:1)\n"), "\(run)")
        #expect(run.output.hasSuffix("0 passed, 1 failed\n"), "\(run)")
        #expect(try await callsUp(server) == 0)
    }

    @Test(.served) func `a scenario that fails leaves no call up`() async throws {
        let server = try Server.current
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let failing = "scenario: s\ncalls: [alice, bob]\nsteps: [join: alice, leave: bob]\n"
        let child = try begin(server, in: folder, failing)
        defer { child.kill() }
        #expect(try await child.hasEnded(within: .seconds(30)))
        #expect(try child.said().status == 1)
        #expect(try await callsUp(server) == 0)
    }

    @Test(.served) func `a run goes on over a connection that is cut`() async throws {
        let server = try Server.current
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenario = """
            scenario: s
            calls: [alice, bob]
            steps:
              # While it waits nothing is in flight, and the cut loses nothing.
              - wait: 10s
              - join: alice
              - join: bob
              - wait: 10s
              - leave: alice
                expect: [participant-leave: { call: alice, size: 1 }]
            """
        let child = try begin(server, in: folder, scenario)
        defer { child.kill() }
        #expect(try await untilUp(2, server))
        _ = try await server.control("POST", "/v1/projects/\(server.ready("project"))/cut")
        #expect(try await child.hasEnded(within: .seconds(60)))
        let run = try child.said()
        #expect(run.status == 0, "\(run)")
        #expect(run.errors.hasPrefix("note: s: "), "the cut is told of: \(run)")
        #expect(try await callsUp(server) == 0)
    }

    @Test func `a server that goes away in the midst fails the case in bounded time`() async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var child: Child?
        defer { child?.kill() }
        try await Server.serving {
            let server = try Server.current
            child = try begin(server, in: folder)
            #expect(try await untilUp(2, server))
        }
        let run = try #require(child)
        #expect(try await run.hasEnded(within: .seconds(180)))
        let said = try run.said()
        #expect(said.status == 1, "\(said)")
        // Lost before a call was answered, it is still a mere silence when dialling has had its time.
        #expect(said.output.contains(#/the connection (to the service )?was lost/#), "\(said)")
    }
}
