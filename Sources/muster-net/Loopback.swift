import Glibc

/// Which addresses only this machine reaches.
enum Loopback {
    /// Whether a host is one: `localhost`, 127.0.0.0/8 or ::1.
    static func has(_ host: String) -> Bool {
        if host == "localhost" { return true }
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else { return false }
        return withUnsafeBytes(of: six) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
    }

    /// The host as it stands in a URL: IPv6 in brackets, and an address that means all of them as this machine's own.
    static func authority(_ host: String) -> String {
        switch host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "[::1]"
        case _: host.contains(":") ? "[\(host)]" : host
        }
    }
}
