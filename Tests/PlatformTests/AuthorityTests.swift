import Foundation
import Platform
import Testing

@Suite struct AuthorityTests {
    private func folder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "muster-authority-\(UUID().uuidString)").path
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }

    @Test func `a first start makes keys and certificates that only their owner reads`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let authority = try Authority(folder: folder, now: Date())
        #expect(authority.authorityPath == folder + "/ca.pem")
        #expect(try mode(folder) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names == ["ca.key", "ca.pem", "server.key", "server.pem"])
        for name in names { #expect(try mode("\(folder)/\(name)") == 0o600, "\(name)") }
    }

    @Test func `a folder that others could enter is closed to them`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755]
        )
        _ = try Authority(folder: folder, now: Date())
        #expect(try mode(folder) == 0o700)
    }

    @Test func `later starts keep both, until the server's is within a day of its end`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let now = Date()
        let first = try Authority(folder: folder, now: now)
        let authorityText = try String(contentsOfFile: first.authorityPath, encoding: .utf8)
        let soon = try Authority(folder: folder, now: now.addingTimeInterval(88 * 86_400))
        #expect(soon.certificatePEM == first.certificatePEM)
        let late = try Authority(folder: folder, now: now.addingTimeInterval(89 * 86_400 + 60))
        #expect(late.certificatePEM != first.certificatePEM)
        #expect(try String(contentsOfFile: late.authorityPath, encoding: .utf8) == authorityText)
    }

    @Test func `an authority near its end is renewed, and the server's certificate with it`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let now = Date()
        let first = try Authority(folder: folder, now: now)
        let authorityText = try String(contentsOfFile: first.authorityPath, encoding: .utf8)
        let late = try Authority(folder: folder, now: now.addingTimeInterval(364 * 86_400 + 60))
        #expect(try String(contentsOfFile: late.authorityPath, encoding: .utf8) != authorityText)
        #expect(late.certificatePEM != first.certificatePEM)
    }

    @Test(arguments: ["ca.key", "ca.pem", "server.key", "server.pem"])
    func `a broken file is made anew`(_ name: String) throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try Authority(folder: folder, now: Date())
        try Data("nonsense".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        let second = try Authority(folder: folder, now: Date())
        #expect(second.certificatePEM != first.certificatePEM)
    }
}
