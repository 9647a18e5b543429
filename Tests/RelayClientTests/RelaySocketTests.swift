import Foundation
import NIOCore
import NIOPosix
import NIOWebSocket
import Platform
import RelayClient
import TestSupport
import Testing

/// What a socket tells of a service that is right, and of one that is wrong in each way.
@Suite(.timeLimit(.minutes(1))) struct RelaySocketTests {
    /// A socket, and what it tells.
    private struct Open {
        let socket: RelaySocket
        private var events: AsyncStream<SocketEvent>.Iterator

        init(_ service: WrongService, host: String = "127.0.0.1", authority: String? = nil) async throws {
            let address = try #require(ServiceAddress("\(host):\(service.port)"))
            let (stream, continuation) = AsyncStream.makeStream(of: SocketEvent.self)
            let trust = try Trust(authorityFile: authority ?? service.authorityPath)
            let loop = MultiThreadedEventLoopGroup.singleton.any()
            socket = try await loop.submit {
                RelaySocket(to: address, trusting: trust, on: loop) { event in
                    continuation.yield(event)
                    if case .closed = event { continuation.finish() }
                }
            }
            .get()
            events = stream.makeAsyncIterator()
        }

        /// The next event in words.
        mutating func next() async -> String {
            switch await events.next(isolation: #isolation) {
            case .opened: "opened"
            case .text(let bytes): "text " + String(decoding: bytes, as: UTF8.self)
            case .binary: "binary"
            case .closed(let why): "closed: " + why
            case nil: "nothing more"
            }
        }
    }

    private func service(_ send: @escaping @Sendable (any Channel) -> Void) -> WrongService.Conduct { .socket(send) }

    @Test func `messages come whole and in order, and pings in between are answered`()
        async throws
    {
        let conduct = service { channel in
            channel.send(.text, "one")
            channel.send(.text, "t", fin: false)
            channel.send(.ping, "are you there?")
            channel.send(.continuation, "w", fin: false)
            channel.send(.continuation, "o")
            channel.send(.binary, "x")
            channel.send(.text, "")
        }
        try await WrongService.serving(conduct) { service in
            var open = try await Open(service)
            for expected in ["opened", "text one", "text two", "binary", "text "] {
                #expect(await open.next() == expected)
            }
            open.socket.drop()
            #expect(await open.next().hasPrefix("closed"))
            #expect(await open.next() == "nothing more")
        }
    }

    @Test
    func `what is written arrives as masked text, and a ping is answered with its words`() async throws {
        let conduct = service { channel in
            channel.send(.ping, "you")
            try? channel.pipeline.syncOperations.addHandler(Echo())
        }
        try await WrongService.serving(conduct) { service in
            var open = try await Open(service)
            #expect(await open.next() == "opened")
            open.socket.send(Array("hello".utf8))
            // The pong goes out first, for the ping came with the opening.
            var heard = [await open.next(), await open.next()]
            heard.sort()
            #expect(heard == ["text pong you", "text text hello"])
            open.socket.close(code: 4001)
            #expect(await open.next() == "closed: the service closed it with code 4001")
        }
    }

    /// Says what it heard.
    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = WebSocketFrame

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            let text = String(buffer: frame.unmaskedData)
            switch frame.opcode {
            case .text where frame.maskKey != nil: context.channel.send(.text, "text " + text)
            case .pong where frame.maskKey != nil: context.channel.send(.text, "pong " + text)
            case .connectionClose:
                context.channel.writeAndFlush(
                    WebSocketFrame(fin: true, opcode: .connectionClose, data: frame.unmaskedData),
                    promise: nil
                )
            case _: context.channel.send(.text, "not masked, or not known")
            }
        }
    }

    @Test(
        arguments: [
            ([UInt8]([0x03, 0xF1]), "closed: the service closed it with code 1009"),
            ([], "closed: the service closed it"),
            ([0x03], "closed: the service closed it"),
            ([0x0F, 0xA1] + Array("bye".utf8), "closed: the service closed it with code 4001"),
        ]
    )
    func `a close is told with its code`(_ payload: [UInt8], _ told: String) async throws {
        let conduct = service { channel in
            let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: ByteBuffer(bytes: payload))
            channel.writeAndFlush(frame, promise: nil)
        }
        try await WrongService.serving(conduct) { service in
            var open = try await Open(service)
            #expect(await open.next() == "opened")
            #expect(await open.next() == told)
        }
    }

    @Test(arguments: 0..<5) func `a frame that is none ends the socket`(
        _ index: Int
    ) async throws {
        let bytes: [UInt8] = [
            // A reserved bit, a reserved opcode, a ping that is cut in pieces, a masked frame with half a mask.
            [0xF1, 0x00], [0x83, 0x00], [0x09, 0x00], [0x81, 0x82, 0x01],
            // More bytes than a message may have.
            [0x81, 0x7F, 0x00, 0x00, 0x00, 0x00, 0x7F, 0xFF, 0xFF, 0xFF],
        ][index]
        let conduct = service { channel in
            // Below the frames, past whatever encodes them.
            guard let encoder = try? channel.pipeline.syncOperations.context(handlerType: WebSocketFrameEncoder.self)
            else { return }
            encoder.writeAndFlush(NIOAny(ByteBuffer(bytes: bytes)), promise: nil)
            channel.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(300)) { channel.close(promise: nil) }
        }
        try await WrongService.serving(conduct) { service in
            var open = try await Open(service)
            #expect(await open.next() == "opened")
            let end = await open.next()
            #expect(end.hasPrefix("closed: "), "\(end)")
        }
    }

    @Test(arguments: [0, 100]) func `a connection that breaks off is told of, also where it was hardly made`(
        _ milliseconds: Int64
    ) async throws {
        let conduct = service { channel in
            channel.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { channel.close(promise: nil) }
        }
        try await WrongService.serving(conduct) { service in
            var open = try await Open(service)
            var event = await open.next()
            if event == "opened" { event = await open.next() }
            #expect(event == "closed: the connection broke off")
            #expect(await open.next() == "nothing more")
        }
    }

    @Test(
        arguments: ["404 Not Found", "101 Switching Protocols", "302 Found"]
    )
    func `what is no WebSocket is no service`(_ status: String) async throws {
        // The key of an accepted upgrade is wrong; the other fields are as they should be.
        let fields = [
            "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: d3Jvbmc=", "Content-Length: 0",
        ]
        let answer = (["HTTP/1.1 " + status] + fields + ["", ""]).joined(separator: "\r\n")
        try await WrongService.serving(.http(answer)) { service in
            var open = try await Open(service)
            #expect(await open.next() == "closed: what answers there is no RELAY service")
        }
    }

    @Test(arguments: ["SSH-2.0-x", ""]) func `what does not speak TLS is no service`(
        _ text: String
    ) async throws {
        try await WrongService.serving(.plain(text)) { service in
            var open = try await Open(service)
            if text.isEmpty { open.socket.drop() }
            let end = await open.next()
            #expect(
                end.hasPrefix("closed: it does not speak TLS") || text.isEmpty && end.hasPrefix("closed: "),
                "\(end)"
            )
        }
    }

    // MARK: - Whom it trusts

    @Test func `a certificate is for its host, and for no other`() async throws {
        let greet = service { $0.send(.text, "hello") }
        try await WrongService.serving(greet) { service in
            var open = try await Open(service, host: "localhost")
            #expect(await open.next() == "opened")
            open.socket.drop()
        }
        try await WrongService.serving(greet, host: "127.0.0.3") { service in
            var open = try await Open(service, host: "127.0.0.3")
            let end = await open.next()
            #expect(end.hasPrefix("closed: its certificate is not from an authority that is trusted"), "\(end)")
        }
    }

    @Test func `an authority of the same name with another key is not trusted`() async throws {
        try await WrongService.serving(.mute) { other in
            try await WrongService.serving(service { $0.send(.text, "hello") }) { service in
                var open = try await Open(service, authority: other.authorityPath)
                let end = await open.next()
                #expect(end.hasPrefix("closed: its certificate is not from an authority that is trusted"), "\(end)")
            }
        }
    }

    @Test func `a file that holds no authority is told of`() throws {
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "ca.pem").path
        func failure() -> String {
            do throws(Trust.Failure) {
                _ = try Trust(authorityFile: file)
                return "none"
            } catch {
                return error.description
            }
        }
        #expect(failure() == "the authority's file '\(file)' cannot be read")
        for text in ["", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            try Data(text.utf8).write(to: URL(filePath: file))
            #expect(failure() == "the authority's file '\(file)' holds no certificate")
        }
    }
}
