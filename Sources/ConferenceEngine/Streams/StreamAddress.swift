import Conferencing

extension ConferenceEngine {
    /// The address that is dialled for a stream's (R73, section 1); nil where it is none that the service takes.
    func dialled(_ url: String) -> String? {
        guard !url.contains(where: \.isWhitespace) else { return nil }
        let isSecure = url.utf8.starts(with: "wss://".utf8)
        guard isSecure || url.utf8.starts(with: "ws://".utf8) else { return nil }
        let rest = url.dropFirst(isSecure ? 6 : 5)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.isEmpty else { return nil }
        switch profile.streams.plain {
        case .always: break
        case .never: guard isSecure else { return nil }
        case .loopback: guard isSecure || ConferenceEngine.isLoopback(authority) else { return nil }
        }
        guard let query = url.firstIndex(of: "?") else { return url }
        switch profile.streams.query {
        case .keep: return url
        case .strip: return String(url[..<query])
        case .refuse: return nil
        }
    }

    /// Whether a host with its port is this machine.
    private static func isLoopback(_ authority: Substring) -> Bool {
        if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}
