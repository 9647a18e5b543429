import RelayClient
import Testing

/// A space as the SDK takes it.
@Suite struct ServiceAddressTests {
    @Test(arguments: [
        ("example.signalwire.com", "example.signalwire.com", 443, "example.signalwire.com:443"),
        ("localhost:8443", "localhost", 8443, "localhost:8443"),
        ("127.0.0.1:1", "127.0.0.1", 1, "127.0.0.1:1"),
        ("[::1]", "::1", 443, "[::1]:443"),
        ("[::1]:65535", "::1", 65_535, "[::1]:65535"),
    ])
    func `hosts, with a port or without`(_ text: String, _ host: String, _ port: Int, _ shown: String) throws {
        let address = try #require(ServiceAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == shown)
    }

    @Test(arguments: [
        "", ":443", "[]:1", "[::1", "[::1]x", "[::1]1", "x:", "x:0", "x:65536", "x:-1", "x:+1", "x:1:2", "::1", "x:1a",
        "https://x", "wss://x", "x/y", "u@x", "x y", "x\r\n", "x?y", "x#y", "\u{0}x", "x\u{1B}[0m",
    ])
    func `what is no host is none`(_ text: String) { #expect(ServiceAddress(text) == nil) }
}
