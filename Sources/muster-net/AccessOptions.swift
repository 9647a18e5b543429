import ArgumentParser
import CommandSupport
import FoundationEssentials
import LiveDriver
import Platform
import RelayWire
import Reporting

/// Where the service is, and who we are: flags first, then the environment, then the config file.
struct AccessOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The service, as host or host:port (SIGNALWIRE_SPACE).", valueName: "host")
    )
    var space: String?

    @Option(help: "The project (SIGNALWIRE_PROJECT_ID).")
    var project: String?

    @Option(help: "Its API token; others can see a command line, so SIGNALWIRE_API_TOKEN is the better place.")
    var token: String?

    @Option(help: "A JWT in place of both (SIGNALWIRE_JWT_TOKEN).")
    var jwtToken: String?

    @Option(
        help: ArgumentHelp(
            "The authority that the service's certificate is from (SIGNALWIRE_RELAY_CA_FILE).",
            valueName: "file"
        ),
        completion: .file()
    )
    var caFile: String?

    @Option(help: ArgumentHelp("The control API of a 'muster serve' (MUSTER_CONTROL).", valueName: "url"))
    var control: String?

    @Option(help: "Its token (MUSTER_CONTROL_TOKEN).")
    var controlToken: String?

    @Option(
        help: ArgumentHelp("All of the above, as 'muster serve' wrote it.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var readyFile: String?

    @Option(
        help: ArgumentHelp("The config file (default: muster/config.yaml in ~/.config).", valueName: "file"),
        completion: .file(extensions: ["yaml"])
    )
    var config: String?

    @Option(
        name: .customLong("allow-number"),
        help: ArgumentHelp(
            "A number that may be dialled on a service where calls are real; may be given several times, and end in '*'.",
            valueName: "number"
        )
    )
    var allowedNumbers: [String] = []

    /// The flags that say where the service is, in words for a shell.
    var places: [String] {
        [("--ready-file", readyFile), ("--space", space), ("--ca-file", caFile), ("--config", config)]
            .compactMap { flag, value in value.map { flag + " " + $0.quotedForShell } }
    }

    /// The access that all of it comes to, and the numbers that may be dialled there.
    func access(_ messages: Messages) throws -> (LiveService.Access, numbers: [String]) {
        var flags = AccessWords()
        flags.space = space
        flags.project = project
        flags.token = token
        flags.jwt = jwtToken
        flags.authorityFile = caFile
        flags.control = control
        flags.controlToken = controlToken
        flags.allowedNumbers = allowedNumbers
        var sources = [flags]
        if let readyFile { sources.append(AccessWords(try ReadyFile(reading: readyFile))) }
        sources.append(AccessWords(environment: ProcessInfo.processInfo.environment))
        sources.append(try ConfigFile.read(config, messages))
        do throws(AccessWords.Failure) {
            return try AccessWords.access(sources)
        } catch {
            throw try messages.refusal(error.description)
        }
    }
}

extension AccessWords {
    /// What a running server says of itself.
    fileprivate init(_ ready: ReadyFile) {
        self.init()
        space = ready.relay.hasPrefix("wss://") ? String(ready.relay.dropFirst(6)) : ready.relay
        project = ready.project
        token = ready.token.revealed
        authorityFile = ready.ca
        control = ready.control
        controlToken = ready.controlToken.revealed
    }
}
