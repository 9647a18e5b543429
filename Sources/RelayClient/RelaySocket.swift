package import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import NIOWebSocket

/// One WebSocket to a RELAY service, over TLS that is always verified.
package struct RelaySocket: Sendable {
    /// How long TCP may take to connect.
    static let connectTimeout = TimeAmount.seconds(10)

    private let channel: EventLoopFuture<any Channel>

    /// Begins to open a socket; what becomes of it is told on the loop. To be called on that loop.
    package init(
        to address: ServiceAddress,
        trusting trust: Trust,
        on loop: any EventLoop,
        tell: @escaping @Sendable (SocketEvent) -> Void
    ) {
        let handler = NIOLoopBound(ClientSocketHandler(tell: tell), eventLoop: loop)
        channel = ClientBootstrap(group: loop)
            .connectTimeout(RelaySocket.connectTimeout)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(trust.handler(for: address.host))
                    let upgraded = try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                        configuration: RelaySocket.upgrade(to: address, handler)
                    )
                    upgraded.whenFailure { error in
                        handler.value.fail(error)
                        channel.close(promise: nil)
                    }
                }
            }
            .connect(host: address.host, port: address.port)
        channel.whenFailure { handler.value.fail($0) }
    }

    /// Sends one text message.
    package func send(_ text: [UInt8]) {
        channel.whenSuccess { $0.writeAndFlush(OutgoingMessage.text(text), promise: nil) }
    }

    /// Says that the conversation is over, and ends it soon.
    package func close(code: UInt16) {
        channel.whenSuccess { $0.writeAndFlush(OutgoingMessage.close(code: code), promise: nil) }
    }

    /// Ends it without a word.
    package func drop() {
        channel.whenSuccess { $0.close(promise: nil) }
    }

    private static func upgrade(
        to address: ServiceAddress,
        _ handler: NIOLoopBound<ClientSocketHandler>
    ) -> NIOUpgradableHTTPClientPipelineConfiguration<Void> {
        var headers = HTTPHeaders()
        headers.add(name: "Host", value: address.port == 443 ? address.host : address.description)
        let upgrader = NIOTypedWebSocketClientUpgrader<Void>(
            maxFrameSize: ClientSocketHandler.maximumMessageBytes,
            enableAutomaticErrorHandling: false,
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    let aggregator = NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0,
                        maxAccumulatedFrameCount: 4096,
                        maxAccumulatedFrameSize: ClientSocketHandler.maximumMessageBytes
                    )
                    try channel.pipeline.syncOperations.addHandlers([aggregator, handler.value])
                }
            }
        )
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: headers),
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { channel in
                    channel.eventLoop.makeFailedFuture(SocketFailure(SocketFailure.noService))
                }
            )
        )
        // A service that speaks at once may do so in the very packet that says yes.
        configuration.leftOverBytesStrategy = .forwardBytes
        return configuration
    }
}

/// Why a socket is of no use, in words.
struct SocketFailure: Error, CustomStringConvertible {
    let description: String

    /// Something answers, and it is no WebSocket.
    static let noService = "what answers there is no RELAY service"

    init(_ description: String) { self.description = description }

    /// The words for what NIO says.
    init(_ error: any Error) {
        switch error {
        case let failure as SocketFailure: self = failure
        case let error as NIOConnectionError:
            let reasons = error.connectionErrors.map { SocketFailure.words($0.error) }
            let names = [error.dnsAError, error.dnsAAAAError].compactMap { $0 }
            self.init(reasons.first ?? (names.isEmpty ? "it cannot be reached" : "its name is not known"))
        case let error: self.init(SocketFailure.words(error))
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case let error as IOError: reason(error.errnoCode)
        case is NIOHTTPClientUpgradeError: SocketFailure.noService
        case is ChannelError: "it did not answer in time"
        case is NIOSSLExtraError: "its certificate is for another host"
        case let error as NIOSSLError: words(error)
        case _: "\(error)"
        }
    }

    private static func words(_ error: NIOSSLError) -> String {
        switch error {
        case .handshakeFailed(let reason):
            "\(reason)".contains("CERTIFICATE_VERIFY_FAILED")
                ? "its certificate is not from an authority that is trusted, is not for this host, or is not valid now"
                : "it does not speak TLS as it should (\(reason))"
        case .uncleanShutdown: "the connection broke off"
        case _: "\(error)"
        }
    }
}
