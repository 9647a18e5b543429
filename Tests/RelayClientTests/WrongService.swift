import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Platform
import TestSupport

/// A service that is wrong in some way, on a real socket with a real certificate.
struct WrongService {
    /// What it does with a connection.
    enum Conduct: Sendable {
        /// Takes it, and says nothing for ever.
        case mute
        /// Says this, and not in TLS.
        case plain(String)
        /// Speaks TLS, and then says this, whatever it is asked.
        case http(String)
        /// Upgrades to a WebSocket, and hands it over.
        case socket(@Sendable (any Channel) -> Void)
    }

    let port: Int
    /// The file with its authority.
    let authorityPath: String

    /// Serves while a function runs.
    static func serving<Result>(
        _ conduct: Conduct,
        host: String = "127.0.0.1",
        _ use: (WrongService) async throws -> Result
    ) async throws -> Result {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let authority = try Authority(folder: folder.path, now: Date())
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(folder.path + "/server.pem").map {
                    .certificate($0)
                },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: folder.path + "/server.key", format: .pem))
            )
        )
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try prepare(channel, conduct, context) }
            }
            .bind(host: host, port: 0)
            .get()
        let service = WrongService(port: listener.localAddress?.port ?? 0, authorityPath: authority.authorityPath)
        do {
            let result = try await use(service)
            try await listener.close()
            return result
        } catch {
            try await listener.close()
            throw error
        }
    }

    private static func prepare(_ channel: any Channel, _ conduct: Conduct, _ context: NIOSSLContext) throws {
        let pipeline = channel.pipeline.syncOperations
        switch conduct {
        case .mute: break
        case .plain(let text): channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
        case .http(let text):
            try pipeline.addHandlers([NIOSSLServerHandler(context: context), Answer(text: text)])
        case .socket(let take):
            try pipeline.addHandler(NIOSSLServerHandler(context: context))
            let upgrader = NIOWebSocketServerUpgrader(
                shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
                upgradePipelineHandler: { channel, _ in
                    // Once what the upgrade itself writes is out.
                    channel.eventLoop.assumeIsolated().execute { take(channel) }
                    return channel.eventLoop.makeSucceededVoidFuture()
                }
            )
            try pipeline.configureHTTPServerPipeline(
                withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in })
            )
        }
    }

    /// Answers the first bytes with a text, and closes.
    private final class Answer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        let text: String

        init(text: String) { self.text = text }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            context.close(promise: nil)
        }
    }
}

extension Channel {
    /// Sends one frame of a service.
    func send(_ opcode: WebSocketOpcode, _ text: String, fin: Bool = true) {
        writeAndFlush(WebSocketFrame(fin: fin, opcode: opcode, data: ByteBuffer(string: text)), promise: nil)
    }
}
