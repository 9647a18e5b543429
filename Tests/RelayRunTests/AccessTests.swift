import Foundation
import ServerSupport
import TestSupport
import Testing

/// Who we are and where the service is, in all the ways of saying it; and what is said where nobody lets us in.
@Suite(.served) struct AccessTests {
    private static let scenario = """
        scenario: Alone
        calls: [alice]
        steps: [join: alice]

        """

    /// Runs one scenario in a folder that is the test's.
    private func run(
        _ options: [String],
        environment: [String: String] = [:],
        config: String? = nil,
        scenario: String = AccessTests.scenario
    ) async throws -> Said {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(scenario.utf8).write(to: folder.appending(path: "s.yaml"))
        if let config { try Data(config.utf8).write(to: folder.appending(path: "config.yaml")) }
        return try await Server.muster(
            ["run", "--transport", "relay", "s.yaml", "--patience", "10"] + options,
            in: folder,
            environment: environment
        )
    }

    private func space() throws -> String { String(try Server.current.ready("relay").dropFirst("wss://".count)) }

    /// Flags that name the server and its project, and no control API.
    private func flags(without missing: String? = nil) throws -> [String] {
        let server = try Server.current
        return [
            ("--space", try space()), ("--project", try server.ready("project")),
            ("--token", try server.ready("token")),
            ("--ca-file", try server.ready("ca")), ("--allow-number", "+1555*"),
        ].flatMap { $0.0 == missing ? [] : [$0.0, $0.1] }
    }

    // MARK: - Ways of saying it

    @Test func `a ready file says all`() async throws {
        let run = try await run(["--ready-file", Server.current.readyFile.path])
        #expect(run.status == 0, "\(run)")
        #expect(run.output == "ok   s.yaml (1 passed)\n1 passed, 0 failed\n")
        #expect(run.errors == "")
    }

    @Test func `flags say all, as for a service that has no control API`() async throws {
        let run = try await run(flags(without: "--allow-number") + ["--allow-number", "+1555010*"])
        #expect(run.status == 0, "\(run)")
        #expect(run.output == "ok   s.yaml (1 passed)\n1 passed, 0 failed\n")
    }

    @Test func `the SDK's variables say all`() async throws {
        let server = try Server.current
        let environment = [
            "SIGNALWIRE_SPACE": try space(), "SIGNALWIRE_PROJECT_ID": try server.ready("project"),
            "SIGNALWIRE_API_TOKEN": try server.ready("token"), "SIGNALWIRE_RELAY_CA_FILE": try server.ready("ca"),
        ]
        let run = try await run(["--allow-number", "+15550100001"], environment: environment)
        #expect(run.status == 0, "\(run)")
    }

    @Test func `what muster env prints says all, as in the docs`() async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(AccessTests.scenario.utf8).write(to: folder.appending(path: "s.yaml"))
        let line =
            #"exports=$("$0" env --ready-file "$1") && eval "$exports" && exec "$0" run --transport relay s.yaml --patience 10"#
        let child = try Child(
            URL(filePath: "/bin/sh"),
            ["-c", line, Program.muster.path, Server.current.readyFile.path],
            in: folder,
            environment: ["HOME": "/nowhere"]
        )
        defer { child.kill() }
        #expect(try await child.hasEnded(within: .seconds(30)))
        let run = try child.said()
        #expect(run.status == 0 && run.output == "ok   s.yaml (1 passed)\n1 passed, 0 failed\n", "\(run)")
    }

    private func config(token: String? = nil) throws -> String {
        let server = try Server.current
        return """
            space: '\(try space())'
            project: \(try server.ready("project"))
            token: '\(try token ?? server.ready("token"))'
            ca_file: \(try server.ready("ca"))
            allow_numbers: ['+15550100001']
            """
    }

    @Test func `a config file says all`() async throws {
        let run = try await run(["--config", "config.yaml"], config: config())
        #expect(run.status == 0, "\(run)")
    }

    @Test func `the user's own config file is found`() async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let own = folder.appending(path: ".config/muster")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try Data(config().utf8).write(to: own.appending(path: "config.yaml"))
        let run = try await run([], environment: ["HOME": folder.path])
        #expect(run.status == 0, "\(run)")
    }

    @Test func `variables beat the config file, and flags beat variables`() async throws {
        let token = try Server.current.ready("token")
        let wrong = try config(token: "of-the-file")
        let one = try await run(
            ["--config", "config.yaml"],
            environment: ["SIGNALWIRE_API_TOKEN": token],
            config: wrong
        )
        #expect(one.status == 0, "\(one)")
        let other = try await run(
            ["--config", "config.yaml", "--token", token],
            environment: ["SIGNALWIRE_API_TOKEN": "of-the-variable"],
            config: wrong
        )
        #expect(other.status == 0, "\(other)")
    }

    // MARK: - Nobody lets us in

    @Test func `refused credentials end after a bounded number of tries, with the server's words`() async throws {
        let run = try await run(flags(without: "--token") + ["--token", "not-the-token"])
        #expect(run.status == 3)
        #expect(run.output == "0 passed, 0 failed\n")
        #expect(
            run.errors.contains(#/error: 127\.0\.0\.1:\d+ refused to let us in, \d times: .+ \(-3200\d\)\n/#),
            "\(run)"
        )
        #expect(run.errors.hasSuffix("error: the run ended early: 1 case of 1 was not run\n"))
        #expect(!run.errors.contains("not-the-token"))
    }

    @Test func `a JWT goes to the server, and its refusal comes back`() async throws {
        let run = try await run(flags(without: "--token") + ["--jwt-token", "a.b.c"])
        #expect(run.status == 3)
        #expect(run.errors.contains("refused to let us in"), "\(run)")
        #expect(!run.errors.contains("a.b.c"))
    }

    @Test func `a certificate of nobody that is trusted ends the run`() async throws {
        let run = try await run(flags(without: "--ca-file"))
        #expect(run.status == 3)
        #expect(
            run.errors.contains("cannot be reached: its certificate is not from an authority that is trusted"),
            "\(run)"
        )
    }

    @Test func `a certificate of another authority ends the run`() async throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let stranger = folder.appending(path: "ca.pem")
        try await Server.serving {
            try FileManager.default.copyItem(at: URL(filePath: Server.current.ready("ca")), to: stranger)
        }
        let run = try await run(flags(without: "--ca-file") + ["--ca-file", stranger.path])
        #expect(run.status == 3)
        #expect(run.errors.contains("its certificate is not from an authority that is trusted"), "\(run)")
    }

    @Test func `where nobody listens the run ends`() async throws {
        let run = try await run(flags(without: "--space") + ["--space", "127.0.0.1:1"])
        #expect(run.status == 3)
        #expect(run.errors.contains("error: 127.0.0.1:1 cannot be reached: Connection refused\n"), "\(run)")
    }

    // MARK: - The command line is wrong, and nothing runs

    @Test(arguments: [
        ([], "no space is named"),
        (["--space", "https://example.com/"], "'https://example.com/' is no space"),
        (["--space", "x:99999"], "'x:99999' is no space"),
        (["--space", "x"], "there is no token"),
        (["--space", "x", "--token", "t"], "a token needs its project"),
        (
            ["--space", "x", "--jwt-token", "t", "--control", "http://x"],
            "needs an http:// address and --control-token"
        ),
        (["--rate", "0"], "--rate takes a number from 1 to 1000, not 0"),
        (["--rate", "1001"], "--rate takes a number from 1 to 1000, not 1001"),
        (["--patience", "0"], "--patience takes a number from 1 to 1000, not 0"),
        (["--jobs", "0"], "--jobs takes a number from 1 to 256, not 0"),
        (["--link", "wire"], "Unknown option '--link'"),
        (["--space", "x", "--jwt-token", "t", "--allow-number", "*"], "'*' would allow every number there is"),
        (["--config", "none.yaml"], "the config file 'none.yaml' cannot be read"),
    ])
    func `words that cannot be meant are told of`(_ options: [String], _ sentence: String) async throws {
        let run = try await run(options)
        #expect(run.status == 2, "\(run)")
        #expect(run.output == "")
        #expect(run.errors.contains(sentence), "\(run)")
    }

    @Test func `a server that does not run has no ready file`() async throws {
        let run = try await run(["--ready-file", "none.json"])
        #expect(run.status == 3)
        #expect(run.errors == "error: there is no ready file 'none.json'; is 'muster serve' running?\n")
    }

    @Test func `a mistake in the config file is pointed at, and no secret is shown`() async throws {
        let run = try await run(
            ["--config", "config.yaml"],
            config: "space: x\nproject: p\ntoken: [hush-hush]\nallow_number: '+1'\nca_file: {a: b}\n"
        )
        #expect(run.status == 2)
        #expect(run.errors.contains("config.yaml:3:8: error"), "\(run)")
        #expect(run.errors.contains("config.yaml:4:1: error"), "\(run)")
        #expect(run.errors.contains("a config file has no 'allow_number'"), "\(run)")
        #expect(run.errors.contains("config.yaml:5:10: error"), "\(run)")
        #expect(!run.errors.contains("hush-hush"), "\(run)")
    }

    @Test func `a scenario with a mistake is told of before anybody is called`() async throws {
        let run = try await run(
            ["--ready-file", Server.current.readyFile.path],
            scenario: "scenario: s\ncalls: [alice]\nsteps: [jion: alice]\n"
        )
        #expect(run.status == 2)
        #expect(run.errors.contains("s.yaml:3:9: error"), "\(run)")
    }

    // MARK: - Where calls are real

    @Test func `a number that nobody allowed is not dialled`() async throws {
        let run = try await run(
            flags(without: "--allow-number") + ["--allow-number", "+15550100002"],
            scenario:
                "scenario: s\ncalls: { alice: { to: '+15550100002' }, bob: { to: '+15550100003' } }\nsteps: [join: alice]\n"
        )
        #expect(run.status == 2)
        #expect(run.errors.contains("+15550100003 would be dialled, and nobody allowed it"), "\(run)")
        #expect(run.output == "")
    }

    @Test func `what only a server of ours can be told is skipped`() async throws {
        let run = try await run(
            flags(),
            scenario: """
                scenario: slow
                calls: { alice: { phone: { answer_after: 8s } } }
                steps: [join: alice]
                ---
                scenario: bent
                profile: { full: result_400 }
                calls: [alice]
                steps: [join: alice]
                ---
                scenario: plain
                calls: [alice]
                steps: [join: alice]
                """
        )
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("1 passed, 0 failed, 2 skipped"), "\(run)")
    }

    @Test func `what cannot be observed passes, unless that is forbidden`() async throws {
        let scenario = "scenario: s\ncalls: [alice]\nsteps: [join: alice, assert: { hears: { alice: [] } }]\n"
        let run = try await run(flags(), scenario: scenario)
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("note: unobserved on this transport"), "\(run)")
        let strict = try await self.run(flags() + ["--no-unobserved"], scenario: scenario)
        #expect(strict.status == 1, "\(strict)")
        #expect(strict.output.hasSuffix("1 passed, 0 failed\n"), "\(strict)")
        #expect(
            strict.errors
                == "error: 1 claim could not be observed on this transport, and --no-unobserved lets none pass\n",
            "\(strict)"
        )
    }

    @Test func `a profile and slow phones reach a server of ours`() async throws {
        let run = try await run(
            ["--ready-file", Server.current.readyFile.path],
            scenario: """
                scenario: A full conference
                calls: { alice: {}, bob: {}, carol: { phone: { answer_after: 500ms } } }
                conferences: { tiny: { max_participants: 2 } }
                profile: { full: result_400 }
                steps:
                  - join: alice
                  - join: bob
                  - join: carol
                    expect_error: { code: 400 }
                """
        )
        #expect(run.status == 0, "\(run)")
    }

    @Test func `no secret is ever shown`() async throws {
        let server = try Server.current
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let reports = ["--events", "--json", "--junit"].flatMap {
            [$0, folder.appending(path: String($0.dropFirst(2))).path]
        }
        let failing = "scenario: s\ncalls: [alice]\nsteps: [leave: alice]\n"
        let run = try await run(flags() + reports, scenario: failing)
        #expect(run.status == 1, "\(run)")
        var shown = run.output + run.errors
        for name in ["events", "json", "junit"] {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(!text.isEmpty)
            shown += text
        }
        for secret in ["token", "control_token", "signing_key"] { #expect(!shown.contains(try server.ready(secret))) }
        #expect(run.output.contains("again: muster run s.yaml --seed 1 --transport relay --space"), "\(run)")
    }
}
