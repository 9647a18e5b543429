internal import Crypto
package import FoundationEssentials
internal import SwiftASN1
internal import X509

/// The server's private authority and its certificate, kept in a folder from one start to the next.
package struct Authority: Sendable {
    /// Where the authority's certificate lies, for clients to trust.
    package let authorityPath: String
    /// The server's certificate as PEM.
    package let certificatePEM: String
    /// The server's key as PEM.
    let keyPEM: String

    /// Reads the certificates of a folder, or makes those that are missing, broken or within a day of their end.
    package init(folder: String, now: Date) throws(PlatformFailure) {
        try PrivateFile.makeFolder(folder)
        let issuer = try Pair.keptOrMade(folder, "ca", now) {
            $0.isItsOwnIssuer
        } making: {
            try CertificateRecipe.authority($0, at: now)
        }
        let server = try Pair.keptOrMade(folder, "server", now) {
            issuer.certificate.publicKey.vouches(for: $0.certificate)
        } making: {
            try CertificateRecipe.server($0.publicKey, by: issuer.certificate, issuer.key, at: now)
        }
        authorityPath = Pair.certificatePath(folder, "ca")
        certificatePEM = server.certificatePEM
        keyPEM = server.key.pemRepresentation
    }
}

/// A key and its certificate.
private struct Pair {
    let key: P256.Signing.PrivateKey
    let certificate: Certificate
    let certificatePEM: String

    var isItsOwnIssuer: Bool { certificate.publicKey.vouches(for: certificate) }

    static func certificatePath(_ folder: String, _ name: String) -> String { "\(folder)/\(name).pem" }
    private static func keyPath(_ folder: String, _ name: String) -> String { "\(folder)/\(name).key" }

    static func keptOrMade(
        _ folder: String,
        _ name: String,
        _ now: Date,
        isOurs: (Pair) -> Bool,
        making certify: (P256.Signing.PrivateKey) throws -> Certificate
    ) throws(PlatformFailure) -> Pair {
        if let kept = try kept(folder, name, now, isOurs: isOurs) { return kept }
        return try made(folder, name, certify)
    }

    /// Those that are there; nil if they do not serve any more, for whatever reason.
    private static func kept(
        _ folder: String,
        _ name: String,
        _ now: Date,
        isOurs: (Pair) -> Bool
    ) throws(PlatformFailure) -> Pair? {
        guard let keyPEM = try PrivateFile.read(keyPath(folder, name)),
            let certificatePEM = try PrivateFile.read(certificatePath(folder, name)),
            let key = try? P256.Signing.PrivateKey(pemRepresentation: keyPEM),
            let certificate = try? Certificate(pemEncoded: certificatePEM)
        else { return nil }
        let pair = Pair(key: key, certificate: certificate, certificatePEM: certificatePEM)
        let isValid = certificate.notValidBefore <= now && certificate.notValidAfter > now.addingTimeInterval(86_400)
        // Two files are written one after the other; a crash in between leaves a key without its certificate.
        guard isValid, certificate.publicKey == Certificate.PublicKey(key.publicKey), isOurs(pair) else { return nil }
        return pair
    }

    /// New ones, kept for the next start.
    private static func made(
        _ folder: String,
        _ name: String,
        _ certify: (P256.Signing.PrivateKey) throws -> Certificate
    ) throws(PlatformFailure) -> Pair {
        let key = P256.Signing.PrivateKey()
        let pair: Pair
        do {
            let certificate = try certify(key)
            pair = Pair(
                key: key,
                certificate: certificate,
                certificatePEM: try certificate.serializeAsPEM().pemString + "\n"
            )
        } catch {
            throw PlatformFailure("a certificate cannot be made: \(error)")
        }
        try PrivateFile.write(key.pemRepresentation + "\n", to: keyPath(folder, name))
        try PrivateFile.write(pair.certificatePEM, to: certificatePath(folder, name))
        return pair
    }
}

extension Certificate.PublicKey {
    /// Whether this key signed a certificate.
    fileprivate func vouches(for certificate: Certificate) -> Bool {
        isValidSignature(certificate.signature, for: certificate)
    }
}
