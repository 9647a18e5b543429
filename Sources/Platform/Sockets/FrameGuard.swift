internal import NIOCore
internal import NIOWebSocket

/// Stops frames that no client may send: unmasked ones, and those of an extension, for none is agreed on (RFC 6455, 5).
final class FrameGuard: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = WebSocketFrame

    /// A client broke the rules of framing.
    struct Violation: Error {}

    private var isBroken = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // What follows a broken frame cannot be trusted to begin where it seems to.
        guard !isBroken else { return }
        let frame = unwrapInboundIn(data)
        isBroken = frame.maskKey == nil || frame.rsv1 || frame.rsv2 || frame.rsv3
        guard isBroken else { return context.fireChannelRead(data) }
        context.fireErrorCaught(Violation())
    }
}
