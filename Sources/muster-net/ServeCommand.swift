import ArgumentParser
import CommandSupport
import Dispatch
import FoundationEssentials
import Logging
import Platform
import RelayService
import RelayWire

/// `muster serve`: the server, until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves RELAY and REST on one TLS port until SIGTERM or SIGINT."
    )

    @OptionGroup var messages: Messages

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Flag(help: "Listen on an address that other machines reach.")
    var allowRemote = false

    @Option(help: "The port of RELAY and REST; 0 takes any that is free.")
    var port = 8443

    @Option(help: "The port of the control API, on 127.0.0.1; 0 takes any that is free.")
    var controlPort = 0

    @Option(
        help: ArgumentHelp(
            "Where certificates are kept (default: muster in the user's state folder).",
            valueName: "folder"
        ),
        completion: .directory
    )
    var stateDir: String?

    @Option(
        help: ArgumentHelp("Written when the server is ready (default: ready.json there).", valueName: "file"),
        completion: .file()
    )
    var readyFile: String?

    @Option(help: ArgumentHelp("How many times faster than the clock conferences live, 1 to 1000.", valueName: "n"))
    var rate: Int64 = 1

    @Option(
        help: ArgumentHelp(
            "A YAML file with the profile of projects that bring none of their own: a preset (relay or cxml), or knobs.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var profile: String?

    @Option(help: "What is logged to standard error: trace, debug, info, notice, warning, error or critical.")
    var logLevel = "notice"

    func validate() throws {
        for (name, port) in [("--port", port), ("--control-port", controlPort)] where !(0...65_535).contains(port) {
            throw ValidationError("\(name) takes a number from 0 to 65535, not \(port)")
        }
        guard (1...1000).contains(rate) else {
            throw ValidationError("--rate takes a number from 1 to 1000, not \(rate)")
        }
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level takes trace, debug, info, notice, warning, error or critical")
        }
        guard allowRemote || Loopback.has(host) else {
            throw ValidationError("--host \(host) is not a loopback address; --allow-remote lets other machines in")
        }
    }

    func run() async throws {
        let (asked, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        // From the first on it has less than a second.
        let signals = StopSignals(onFirst: { continuation.yield() }, within: .milliseconds(900))
        let level = Logger.Level(rawValue: logLevel) ?? .notice
        var logger = Logger(label: "muster-net") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        let folder = try StatePlace.folder(stateDir)
        let readyPath = try StatePlace.readyFile(readyFile, stateFolder: stateDir)
        let authority = try Authority(folder: folder, now: Date())
        let controlToken = Secret.drawn()
        var settings = RelayService.Settings(mint: .drawn { UInt64.random(in: .min ... .max) })
        settings.rate = rate
        settings.profile = try Selection.profile(at: profile, messages)
        let server = NetServer(
            settings,
            places: NetServer.Places(host: host, port: port, controlPort: controlPort),
            authority: authority,
            controlToken: controlToken,
            logger: logger
        )
        let host = Loopback.authority(host)
        try await server.run { port, controlPort in
            let project = try await Station.firstProject(server.runner)
            let ready = ReadyFile(
                relay: "wss://\(host):\(port)",
                rest: "https://\(host):\(port)",
                ca: authority.authorityPath,
                project: project.id,
                token: project.token,
                signingKey: Secret.drawn(),
                control: "http://127.0.0.1:\(controlPort)",
                controlToken: controlToken
            )
            try ready.write(to: readyPath)
            // Where a listener fails, this task is cancelled, and the wait below ends too.
            try Output.standard.write("ready: \(ready.relay), see \(readyPath)\n")
            for await _ in asked { break }
            ready.remove(from: readyPath)
            if Task.isCancelled { return }
            await Station.shutDown(server.runner)
            // Whatever still holds on to a connection is let go with the process.
            StopSignals.leave()
        }
        withExtendedLifetime(signals) {}
    }
}
