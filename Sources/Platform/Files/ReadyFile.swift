package import RelayWire
internal import JSONCodec

/// What clients need to reach a running server; written when it is ready, removed at its end.
package struct ReadyFile: Sendable {
    package var relay: String
    package var rest: String
    /// The absolute path of the authority's certificate.
    package var ca: String
    package var project: String
    package var token: Secret
    package var signingKey: Secret
    package var control: String
    package var controlToken: Secret

    /// Makes one.
    package init(
        relay: String,
        rest: String,
        ca: String,
        project: String,
        token: Secret,
        signingKey: Secret,
        control: String,
        controlToken: Secret
    ) {
        self.relay = relay
        self.rest = rest
        self.ca = ca
        self.project = project
        self.token = token
        self.signingKey = signingKey
        self.control = control
        self.controlToken = controlToken
    }

    /// Writes it, for its owner's eyes only.
    package func write(to path: String) throws(PlatformFailure) { try PrivateFile.write(text, to: path) }

    /// Removes it, unless another server has put its own there since.
    package func remove(from path: String) { PrivateFile.remove(path, ifStill: text) }

    private var text: String {
        var writer = JSONWriter(format: .indented)
        writer.value([
            "relay": .string(relay), "rest": .string(rest), "ca": .string(ca), "project": .string(project),
            "token": .string(token.revealed), "signing_key": .string(signingKey.revealed),
            "control": .string(control), "control_token": .string(controlToken.revealed),
        ])
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    /// Reads the file of a running server.
    package init(reading path: String) throws(PlatformFailure) {
        guard let text = try PrivateFile.read(path) else {
            throw PlatformFailure("there is no ready file '\(path)'; is 'muster serve' running?")
        }
        guard let value = try? JSONValue(parsing: text) else { throw PlatformFailure("'\(path)' is no JSON") }
        func member(_ name: String) throws(PlatformFailure) -> String {
            guard let text = value[name]?.stringValue, !text.isEmpty else {
                throw PlatformFailure("'\(path)' is no ready file: it has no '\(name)'")
            }
            return text
        }
        self.init(
            relay: try member("relay"),
            rest: try member("rest"),
            ca: try member("ca"),
            project: try member("project"),
            token: Secret(try member("token")),
            signingKey: Secret(try member("signing_key")),
            control: try member("control"),
            controlToken: Secret(try member("control_token"))
        )
    }
}

extension Secret {
    /// A new one of 256 random bits, in hexadecimal.
    package static func drawn() -> Secret {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<4).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return Secret(words.joined())
    }
}
