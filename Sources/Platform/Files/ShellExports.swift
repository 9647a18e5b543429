internal import RelayWire

extension ReadyFile {
    /// Lines for a POSIX shell to evaluate: what the official SDK and the control API's callers look for.
    package func shellExports() throws(PlatformFailure) -> String {
        let scheme = "https://"
        guard rest.hasPrefix(scheme), rest.count > scheme.count else {
            throw PlatformFailure("the ready file's 'rest' does not begin with \(scheme)")
        }
        return [
            ("SIGNALWIRE_PROJECT_ID", project),
            ("SIGNALWIRE_API_TOKEN", token.revealed),
            ("SIGNALWIRE_SPACE", String(rest.dropFirst(scheme.count))),
            ("SIGNALWIRE_RELAY_CA_FILE", ca),
            ("SIGNALWIRE_REST_CA_FILE", ca),
            ("MUSTER_CONTROL", control),
            ("MUSTER_CONTROL_TOKEN", controlToken.revealed),
        ]
        .map { "export \($0)=\(ReadyFile.quoted($1))\n" }.joined()
    }

    /// A text as one word of a POSIX shell, whatever it holds: in single quotes nothing has a meaning but their end.
    package static func quoted(_ text: String) -> String {
        var word = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" { word += #"'\''"# } else { word.unicodeScalars.append(scalar) }
        }
        return word + "'"
    }
}
