import RelayClient
import RelayWire

/// What somebody said of a service and of who we are; of three such, the first that says something counts.
package struct AccessWords: Sendable {
    package var project: String?
    package var token: String?
    package var jwt: String?
    package var space: String?
    package var authorityFile: String?
    package var control: String?
    package var controlToken: String?
    /// The numbers that may be dialled on a service where calls are real: each a number, or the beginning of some with `*`.
    package var allowedNumbers: [String] = []

    /// Nothing said.
    package init() {}

    /// What the environment says, by the names that the official SDK knows, and ours.
    package init(environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        project = value("SIGNALWIRE_PROJECT_ID")
        token = value("SIGNALWIRE_API_TOKEN")
        jwt = value("SIGNALWIRE_JWT_TOKEN")
        space = value("SIGNALWIRE_SPACE")
        authorityFile = value("SIGNALWIRE_RELAY_CA_FILE")
        control = value("MUSTER_CONTROL")
        controlToken = value("MUSTER_CONTROL_TOKEN")
    }

    /// What is missing or wrong, in one sentence.
    package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    /// The access that flags, environment and config file come to, the first of these first; and the numbers that may be
    /// dialled there.
    package static func access(_ sources: [AccessWords]) throws(Failure) -> (LiveService.Access, numbers: [String]) {
        func first(_ word: (AccessWords) -> String?) -> String? { sources.lazy.compactMap(word).first }
        guard let space = first(\.space) else {
            throw Failure(
                description: "no space is named: use --space, SIGNALWIRE_SPACE or the config file; "
                    + "for a running 'muster serve', --ready-file"
            )
        }
        guard let address = ServiceAddress(space) else {
            throw Failure(description: "'\(space)' is no space: give a host, or host:port, and not a URL")
        }
        // What is said only after the space belongs to the space that was said there, which need not be this one.
        let ofSpace = sources.prefix(1 + (sources.firstIndex { $0.space != nil } ?? 0))
        var control: ControlClient?
        if let url = ofSpace.lazy.compactMap(\.control).first {
            guard url.hasPrefix("http://"), let token = first(\.controlToken) else {
                throw Failure(description: "the control API needs an http:// address and --control-token")
            }
            control = ControlClient(url: url, token: Secret(token))
        }
        let numbers = sources.flatMap(\.allowedNumbers)
        guard !numbers.contains("*") else {
            throw Failure(description: "'*' would allow every number there is: say how those begin that may be dialled")
        }
        let access = LiveService.Access(
            address: address,
            credentials: try credentials(sources),
            authorityFile: first(\.authorityFile),
            control: control
        )
        return (access, numbers)
    }

    /// Of a JWT and a token the one that is said first counts; said together, the JWT does, as with the SDK.
    private static func credentials(_ sources: [AccessWords]) throws(Failure) -> Credentials {
        let project = sources.lazy.compactMap(\.project).first
        for words in sources {
            if let jwt = words.jwt { return .jwt(Secret(jwt)) }
            guard let token = words.token else { continue }
            guard let project else {
                throw Failure(
                    description: "a token needs its project: use --project, SIGNALWIRE_PROJECT_ID or the config file"
                )
            }
            return .token(project: project, Secret(token))
        }
        throw Failure(
            description: "there is no token: use --token, SIGNALWIRE_API_TOKEN, SIGNALWIRE_JWT_TOKEN or the config file"
        )
    }

    /// Whether a number or address may be dialled where calls are real.
    package static func allows(_ to: String, _ allowed: [String]) -> Bool {
        allowed.contains { pattern in
            pattern.hasSuffix("*") ? to.hasPrefix(pattern.dropLast()) : to == pattern
        }
    }
}
