internal import Crypto
internal import FoundationEssentials
internal import SwiftASN1
internal import X509

/// What stands in the two certificates; strict verifiers (RFC 5280, Python's `VERIFY_X509_STRICT`) take them.
enum CertificateRecipe {
    /// An authority that can vouch for this machine alone: who trusts it trusts nobody else's name.
    static func authority(_ key: P256.Signing.PrivateKey, at now: Date) throws -> Certificate {
        let name = try DistinguishedName {
            OrganizationName("muster")
            CommonName("muster private authority")
        }
        let key = Certificate.PrivateKey(key)
        return try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: key.publicKey,
            // Clocks of two machines, or of a container and its host, differ a little.
            notValidBefore: now.addingTimeInterval(-3600),
            notValidAfter: now.addingTimeInterval(365 * 86_400),
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: key.publicKey)
                Critical(
                    NameConstraints(
                        permittedDNSDomains: ["localhost"],
                        permittedIPRanges: [
                            octets([127, 0, 0, 0, 255, 0, 0, 0]),
                            octets(loopback6 + [UInt8](repeating: 255, count: 16)),
                        ]
                    )
                )
            },
            issuerPrivateKey: key
        )
    }

    /// The server's certificate for the names of this machine.
    static func server(
        _ key: P256.Signing.PublicKey,
        by issuer: Certificate,
        _ issuerKey: P256.Signing.PrivateKey,
        at now: Date
    ) throws -> Certificate {
        let publicKey = Certificate.PublicKey(key)
        let issuerID = SubjectKeyIdentifier(hash: issuer.publicKey).keyIdentifier
        return try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: publicKey,
            notValidBefore: now.addingTimeInterval(-3600),
            // It must not outlive the authority, which is renewed a day before its end.
            notValidAfter: min(now.addingTimeInterval(90 * 86_400), issuer.notValidAfter),
            issuer: issuer.subject,
            subject: try DistinguishedName {
                OrganizationName("muster")
                CommonName("muster server")
            },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectKeyIdentifier(hash: publicKey)
                AuthorityKeyIdentifier(keyIdentifier: issuerID)
                SubjectAlternativeNames([
                    .dnsName("localhost"), .ipAddress(octets([127, 0, 0, 1])), .ipAddress(octets([127, 0, 0, 2])),
                    .ipAddress(octets(loopback6)),
                ])
            },
            issuerPrivateKey: Certificate.PrivateKey(issuerKey)
        )
    }

    private static let loopback6 = [UInt8](repeating: 0, count: 15) + [1]

    private static func octets(_ bytes: [UInt8]) -> ASN1OctetString { ASN1OctetString(contentBytes: bytes[...]) }
}
