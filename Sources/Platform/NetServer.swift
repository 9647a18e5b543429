package import Logging
package import RelayService
package import RelayWire
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// The server: RELAY and REST on one TLS port, control on another, one service behind both.
package struct NetServer: Sendable {
    /// Where it listens.
    package struct Places: Sendable {
        package var host: String
        package var port: Int
        package var controlPort: Int

        /// Makes places; a port of 0 stands for any that is free.
        package init(host: String, port: Int, controlPort: Int) {
            self.host = host
            self.port = port
            self.controlPort = controlPort
        }
    }

    /// What drives the service.
    package let runner: ServiceRunner
    private let places: Places
    private let authority: Authority
    private let controlToken: Secret
    /// Hummingbird's: it calls it an error when a listener is cancelled because the other one failed, and that is told
    /// of by what `run` throws. Who wants to see all the same asks for `debug`.
    private let frameworkLogger: Logger
    private let logger: Logger
    private let group: MultiThreadedEventLoopGroup

    /// Makes a server that does not listen yet.
    package init(
        _ settings: RelayService.Settings,
        places: Places,
        authority: Authority,
        controlToken: Secret,
        logger: Logger
    ) {
        // One loop for everything: the runner lives on it, and so must its sockets.
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        runner = ServiceRunner(settings, loop: group.any())
        self.places = places
        self.authority = authority
        self.controlToken = controlToken
        self.logger = logger
        var quiet = logger
        if quiet.logLevel > .debug { quiet.logLevel = .critical }
        frameworkLogger = quiet
    }

    /// Listens, gives the two ports that were bound to `whileUp`, and stops when that returns.
    ///
    /// - Throws: a `PlatformFailure` where a port cannot be had, and what `whileUp` throws.
    package func run(whileUp: @escaping @Sendable (_ port: Int, _ controlPort: Int) async throws -> Void) async throws {
        let relay = Bound()
        let control = Bound()
        let relayApplication = try relayApplication(relay)
        let controlApplication = controlApplication(control)
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try await listen(relayApplication, on: "\(places.host) port \(places.port)")
                return false
            }
            tasks.addTask {
                try await listen(controlApplication, on: "127.0.0.1 port \(places.controlPort)")
                return false
            }
            tasks.addTask {
                guard let port = await relay.port(), let controlPort = await control.port() else { return false }
                try await whileUp(port, controlPort)
                return true
            }
            defer { tasks.cancelAll() }
            // A listener that ends before it is told to, ends the server.
            guard try await tasks.next() == true else { throw PlatformFailure("a port stopped listening") }
        }
    }

    private func relayApplication(_ bound: Bound) throws -> some ApplicationProtocol {
        let (runner, logger) = (runner, logger)
        return Application(
            router: RESTRoutes.router(),
            server: try .tls(
                HTTPServerBuilder { RelayPort(runner: runner, logger: logger, responder: $0) },
                tlsConfiguration: try tls()
            ),
            configuration: ApplicationConfiguration(address: .hostname(places.host, port: places.port)),
            onServerRunning: { bound.tell($0.localAddress?.port) },
            eventLoopGroupProvider: .shared(group),
            logger: frameworkLogger
        )
    }

    private func controlApplication(_ bound: Bound) -> some ApplicationProtocol {
        Application(
            router: ControlRoutes(runner: runner, token: controlToken).router(),
            server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: places.controlPort)),
            onServerRunning: { bound.tell($0.localAddress?.port) },
            eventLoopGroupProvider: .shared(group),
            logger: frameworkLogger
        )
    }

    private func tls() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(authority.certificatePEM.utf8))
                .map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(authority.keyPEM.utf8), format: .pem))
        )
        configuration.applicationProtocols = ["http/1.1"]
        configuration.minimumTLSVersion = .tlsv12
        // A client that does not take part in closing is not waited for.
        configuration.shutdownTimeout = .milliseconds(200)
        return configuration
    }

    private func listen(_ application: some ApplicationProtocol, on place: String) async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            throw PlatformFailure("cannot listen on \(place): \(PrivateFile.reason(error.errnoCode))")
        } catch let error where !(error is CancellationError) {
            // A host that cannot be resolved, for one.
            throw PlatformFailure("cannot listen on \(place): \(error)")
        }
    }
}

/// The port that a listener has been given, told once.
private struct Bound: Sendable {
    private let ports: AsyncStream<Int>
    private let continuation: AsyncStream<Int>.Continuation

    init() { (ports, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1)) }

    func tell(_ port: Int?) {
        if let port { continuation.yield(port) }
        continuation.finish()
    }

    /// The port; nil if the wait was cancelled.
    func port() async -> Int? {
        for await port in ports { return port }
        return nil
    }
}
