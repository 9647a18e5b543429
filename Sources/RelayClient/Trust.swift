internal import FoundationEssentials
internal import NIOCore
internal import NIOSSL
internal import SwiftASN1
internal import X509

/// Whose word counts for that a service is who it says.
package struct Trust: Sendable {
    /// The file with an authority cannot be used.
    package struct Failure: Error, Sendable, CustomStringConvertible {
        /// Why, in one sentence.
        package let description: String
    }

    let context: NIOSSLContext
    /// The authorities of a file; nil for those that the system trusts.
    private let roots: CertificateStore?

    /// Trusts the authorities of a PEM file, or without one those that the system trusts.
    ///
    /// The chain to an authority of a file is verified by RFC 5280 as `X509` has it: BoringSSL does not know constraints on
    /// IP addresses, by which the authority of `muster serve` is confined to this machine.
    package init(authorityFile path: String?) throws(Failure) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let path {
            guard let pem = FileManager.default.contents(atPath: path) else {
                throw Failure(description: "the authority's file '\(path)' cannot be read")
            }
            let certificates = try? NIOSSLCertificate.fromPEMBytes(Array(pem)).map {
                try Certificate(derEncoded: $0.toDERBytes())
            }
            guard let certificates, !certificates.isEmpty else {
                throw Failure(description: "the authority's file '\(path)' holds no certificate")
            }
            roots = CertificateStore(certificates)
        } else {
            roots = nil
        }
        guard let context = try? NIOSSLContext(configuration: configuration) else {
            throw Failure(description: "TLS cannot be set up on this machine")
        }
        self.context = context
    }

    /// The handler of a connection to a host; one whose certificate does not stand the test never opens.
    func handler(for host: String) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        // An address is no server name; the certificate is held against it all the same.
        let name = isAddress ? nil : host
        guard let roots else { return try NIOSSLClientHandler(context: context, serverHostname: name) }
        return try NIOSSLClientHandler(
            context: context,
            serverHostname: name,
            customVerificationCallback: { presented, promise in
                let chain = try? presented.map { try Certificate(derEncoded: $0.toDERBytes()) }
                promise.completeWithTask {
                    guard let chain, let leaf = chain.first else { return .failed }
                    var verifier = Verifier(rootCertificates: roots) {
                        RFC5280Policy()
                        ServerIdentityPolicy(serverHostname: name, serverIP: isAddress ? host : nil)
                    }
                    let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore(chain.dropFirst()))
                    if case .validCertificate = result { return .certificateVerified }
                    return .failed
                }
            }
        )
    }
}
