internal import NIOCore
internal import NIOWebSocket

/// What is written to a socket.
enum OutgoingMessage: Sendable {
    case text([UInt8])
    case close(code: UInt16)
}

/// The client's end of a RELAY socket: frames become messages, messages frames; pings and closing are settled here.
final class ClientSocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = OutgoingMessage
    typealias OutboundOut = WebSocketFrame

    /// A message of more bytes breaks the connection.
    static let maximumMessageBytes = 10 << 20
    /// How long the service may take to answer a close.
    static let closingTime = TimeAmount.milliseconds(300)

    private let tell: @Sendable (SocketEvent) -> Void
    private var why: String?
    private var isOpen = false
    private var isClosing = false
    private var isOver = false

    init(tell: @escaping @Sendable (SocketEvent) -> Void) { self.tell = tell }

    /// The socket is of no use, or never was.
    func fail(_ error: any Error) {
        why = why ?? SocketFailure(error).description
        end()
    }

    private func end() {
        guard !isOver else { return }
        isOver = true
        tell(.closed(why ?? "the connection broke off"))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // Told later: while the pipeline is still being built, what is written would be lost. And a connection that broke
        // off meanwhile does not say so again.
        let channel = context.channel
        context.eventLoop.assumeIsolated().execute { channel.isActive ? self.open() : self.end() }
    }

    private func open() {
        guard !isOpen, !isOver else { return }
        isOpen = true
        tell(.opened)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        why = why ?? SocketFailure(error).description
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard !isOver else { return }
        open()
        guard !(frame.rsv1 || frame.rsv2 || frame.rsv3) else {
            // RFC 6455, 5.2: they belong to extensions, and none was agreed on.
            why = why ?? "it sent a frame of an extension that nobody agreed on"
            return writeClose(context, .protocolError)
        }
        switch frame.opcode {
        case .text where !isClosing: tell(.text(Array(frame.unmaskedData.readableBytesView)))
        case .binary where !isClosing: tell(.binary)
        case .ping where !isClosing:
            write(context, WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData))
        case .connectionClose:
            var data = frame.unmaskedData
            let code = data.readWebSocketErrorCode()
            why = why ?? "the service closed it" + (code.map { " with code \(UInt16(webSocketErrorCode: $0))" } ?? "")
            if !isClosing { writeClose(context, code ?? .normalClosure) }
            context.close(promise: nil)
        case _: break
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isClosing, !isOver else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
        switch unwrapOutboundIn(data) {
        case .text(let text):
            let buffer = context.channel.allocator.buffer(bytes: text)
            let frame = WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: buffer)
            context.write(wrapOutboundOut(frame), promise: promise)
        case .close(let code):
            writeClose(context, WebSocketErrorCode(codeNumber: Int(code)))
            promise?.succeed()
        }
    }

    private func writeClose(_ context: ChannelHandlerContext, _ code: WebSocketErrorCode) {
        isClosing = true
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        write(context, WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: .random(), data: data))
        let channel = context.channel
        context.eventLoop.scheduleTask(in: ClientSocketHandler.closingTime) { channel.close(promise: nil) }
    }

    private func write(_ context: ChannelHandlerContext, _ frame: WebSocketFrame) {
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }
}
