internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1
internal import NIOWebSocket

/// What answers on the one port: RELAY's WebSocket at `/`, Hummingbird for all the rest.
struct RelayPort: ServerChildChannel, HTTPChannelHandler {
    /// What a connection has become.
    enum Outcome: Sendable {
        case socket
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
    }

    /// A connection, and what it will have become once its first request is there.
    ///
    /// The outcome is not waited for in `setup`: a channel reads nothing before its set-up is done.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
        let outcome: EventLoopFuture<Outcome>
    }

    let runner: ServiceRunner
    /// Ours; what is handed in below is the framework's.
    let logger: Logger
    let responder: Responder

    func setup(channel: any Channel, logger _: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let encoder = HTTPResponseEncoder()
            let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
            let errors = HTTPServerProtocolErrorHandler()
            let gate = UpgradeGate()
            let upgrade = NIOTypedHTTPServerUpgradeHandler<Outcome>(
                httpEncoder: encoder,
                extraHTTPHandlers: [decoder, errors, gate],
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                    upgraders: [upgrader(logger)],
                    notUpgradingCompletionHandler: http
                )
            )
            // As soon as there is a request, it is known what the connection becomes; one that never asks is let go.
            let slow = channel.eventLoop.scheduleTask(in: .seconds(20)) { channel.close(promise: nil) }
            let operations = channel.pipeline.syncOperations
            try operations.addHandlers([encoder, decoder, errors, gate, upgrade])
            upgrade.upgradeResultFuture.whenComplete { _ in slow.cancel() }
            return Value(channel: channel, outcome: upgrade.upgradeResultFuture)
        }
    }

    func handle(value: Value, logger: Logger) async {
        let channel = value.channel
        await withTaskCancellationHandler {
            // A connection that fails before its first request has no outcome, and nothing is left to do.
            guard let outcome = try? await value.outcome.get() else { return }
            switch outcome {
            case .http(let http): await handleHTTP(asyncChannel: http, logger: logger)
            case .socket: try? await channel.closeFuture.get()
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func upgrader(_ logger: Logger) -> NIOTypedWebSocketServerUpgrader<Outcome> {
        NIOTypedWebSocketServerUpgrader(
            maxFrameSize: SocketHandler.maximumMessageBytes,
            enableAutomaticErrorHandling: false,
            // The gate has looked already.
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    let aggregator = NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0,
                        maxAccumulatedFrameCount: 4096,
                        maxAccumulatedFrameSize: SocketHandler.maximumMessageBytes
                    )
                    let operations = channel.pipeline.syncOperations
                    let socket = SocketHandler(runner: runner, logger: logger)
                    try operations.addHandlers([FrameGuard(), aggregator, socket])
                    return .socket
                }
            }
        )
    }

    @Sendable private func http(_ channel: any Channel) -> EventLoopFuture<Outcome> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: true))
            return .http(
                try NIOAsyncChannel(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                )
            )
        }
    }
}
