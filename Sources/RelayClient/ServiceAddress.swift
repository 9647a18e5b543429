/// Where a RELAY service is: a host, and the port of its one TLS listener.
package struct ServiceAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or an address, without brackets.
    package let host: String
    /// The port; 443 where none is given.
    package let port: Int

    /// Reads a space as the SDK takes it: `host` or `host:port`; nil where it is no host, or a URL.
    package init?(_ text: String) {
        // What has a meaning in a URL, or none in a host.
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"@/?#".utf8.contains($0) }) else { return nil }
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":"),
                let port = ServiceAddress.port(rest.isEmpty ? nil : rest.dropFirst())
            else { return nil }
            self.port = port
        } else {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = String(parts[0])
            guard let port = ServiceAddress.port(parts.count > 1 ? parts[1] : nil) else { return nil }
            self.port = port
        }
        guard !host.isEmpty else { return nil }
    }

    private static func port(_ text: Substring?) -> Int? {
        guard let text else { return 443 }
        guard text.first?.isNumber == true, let port = Int(text), (1...65_535).contains(port) else { return nil }
        return port
    }

    /// The address as it is given.
    package var description: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
}
