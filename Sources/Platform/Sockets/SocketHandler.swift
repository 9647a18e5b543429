internal import Logging
internal import NIOCore
internal import NIOWebSocket
internal import RelayService
internal import RelayWire

/// One RELAY socket: frames in become inputs of the service, its messages become frames; pings and closing are settled here.
final class SocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = SocketMessage
    typealias OutboundOut = WebSocketFrame

    /// A message of more bytes is refused, in one frame or in many.
    static let maximumMessageBytes = 10 << 20
    /// A client that lets more bytes lie unread is dropped.
    static let maximumUnreadBytes = 16 << 20
    /// How long a client may take to answer a close.
    static let closingTime = TimeAmount.milliseconds(300)

    private enum Phase { case open, closing, closed }

    private let runner: ServiceRunner
    private let logger: Logger
    private var id: SocketID?
    private var phase = Phase.open
    private var bytesSinceFlush = 0

    init(runner: ServiceRunner, logger: Logger) {
        self.runner = runner
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        let channel = context.channel
        let id = runner.assumeIsolated { $0.open(channel) }
        self.id = id
        logger.debug("socket open", metadata: ["socket": "\(id.number)"])
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    // MARK: In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard let id, phase != .closed else { return }
        switch frame.opcode {
        case .connectionClose: answerClose(context, frame)
        case .ping where phase == .open:
            let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
            context.write(wrapOutboundOut(pong), promise: nil)
            flush(context: context)
        case .text where phase == .open:
            let text = Array(frame.unmaskedData.readableBytesView)
            runner.assumeIsolated { $0.give(.received(id, text)) }
        case .binary where phase == .open:
            runner.assumeIsolated { $0.give(.binary(id)) }
        case _: break
        }
    }

    /// Answers the client's close with its own code, or takes it as the answer to ours.
    private func answerClose(_ context: ChannelHandlerContext, _ frame: WebSocketFrame) {
        if phase == .open {
            var data = frame.unmaskedData
            let code = data.readWebSocketErrorCode() ?? .normalClosure
            write(context, closing: code)
            context.flush()
        }
        drop(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // The listener allows half-closed connections for HTTP's sake; a socket that hears nothing more is of no use.
        if case .some(.inputClosed) = event as? ChannelEvent { drop(context) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge,
            NIOWebSocketFrameAggregator.Error.tooManyFragments:
            close(context, code: .messageTooLarge)
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error, is FrameGuard.Violation:
            close(context, code: .protocolError)
        case _: drop(context)
        }
    }

    // MARK: Out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .text(let text):
            guard phase == .open else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
            // Room for the longest header before the text, so that both leave as one buffer.
            var buffer = context.channel.allocator.buffer(capacity: text.count + 10)
            buffer.moveWriterIndex(to: 10)
            buffer.moveReaderIndex(to: 10)
            buffer.writeBytes(text)
            bytesSinceFlush += text.count
            context.write(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: buffer)), promise: promise)
            if bytesSinceFlush > SocketHandler.maximumUnreadBytes { flush(context: context) }
        case .close(let code):
            guard phase == .open else { return promise?.succeed() ?? () }
            write(context, closing: WebSocketErrorCode(codeNumber: Int(code)))
            promise?.succeed()
        }
    }

    func flush(context: ChannelHandlerContext) {
        bytesSinceFlush = 0
        context.flush()
        let unread = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        guard let unread, unread > SocketHandler.maximumUnreadBytes, phase != .closed else { return }
        logger.warning("socket dropped: its client does not read", metadata: ["bytes": "\(unread)"])
        drop(context)
    }

    // MARK: Closing

    private func close(_ context: ChannelHandlerContext, code: WebSocketErrorCode) {
        guard phase == .open else { return drop(context) }
        write(context, closing: code)
        context.flush()
    }

    /// Says that the conversation is over, and gives the client a moment to say so too.
    private func write(_ context: ChannelHandlerContext, closing code: WebSocketErrorCode) {
        phase = .closing
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        context.write(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: data)), promise: nil)
        let channel = context.channel
        context.eventLoop.scheduleTask(in: SocketHandler.closingTime) { channel.close(promise: nil) }
    }

    private func drop(_ context: ChannelHandlerContext) {
        guard phase != .closed else { return }
        phase = .closed
        context.close(promise: nil)
        end()
    }

    private func end() {
        guard let id else { return }
        self.id = nil
        phase = .closed
        runner.assumeIsolated { $0.forget(id) }
        logger.debug("socket closed", metadata: ["socket": "\(id.number)"])
    }
}
