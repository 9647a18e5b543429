internal import NIOCore
internal import NIOHTTP1

/// Takes `Upgrade:` off every request that does not open a RELAY socket, so that it is answered as plain HTTP.
///
/// NIO's upgrade handler (2.101) loses a request that bears the header when no upgrader takes it.
final class UpgradeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), head.headers.contains(name: "upgrade"),
            !UpgradeGate.opensSocket(head)
        else { return context.fireChannelRead(data) }
        head.headers.remove(name: "upgrade")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// Whether a request opens a RELAY socket: a GET of `/` for `websocket`, version 13, with a key (RFC 6455, 4.2.1).
    static func opensSocket(_ head: HTTPRequestHead) -> Bool {
        let headers = head.headers
        return head.method == .GET && head.version == .http1_1 && (head.uri == "/" || head.uri.hasPrefix("/?"))
            && headers["upgrade"].map { $0.lowercased() } == ["websocket"]
            && headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
            && headers["sec-websocket-version"] == ["13"]
            // Sixteen bytes in base64, once.
            && headers["sec-websocket-key"].map(\.utf8.count) == [24]
    }
}
