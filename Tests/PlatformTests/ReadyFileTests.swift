import Foundation
import Platform
import RelayWire
import Testing

@Suite struct ReadyFileTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "muster-ready-\(UUID().uuidString)").path

    private func example(token: String = "t") -> ReadyFile {
        ReadyFile(
            relay: "wss://127.0.0.1:1",
            rest: "https://127.0.0.1:1",
            ca: "/a folder/it's/ca.pem",
            project: "p",
            token: Secret(token),
            signingKey: Secret("s"),
            control: "http://127.0.0.1:2",
            controlToken: Secret("c")
        )
    }

    @Test func `what is written is read back, and only its owner reads it`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try example(token: "a \"quoted\" one").write(to: path)
        let found = try ReadyFile(reading: path)
        #expect(found.token.revealed == "a \"quoted\" one")
        #expect(found.controlToken.revealed == "c")
        #expect(found.ca == "/a folder/it's/ca.pem")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func `a server removes its own file and leaves another's`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try example(token: "other").write(to: path)
        example().remove(from: path)
        #expect(FileManager.default.fileExists(atPath: path))
        example(token: "other").remove(from: path)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: ["{", "[]", #"{"relay":"x"}"#]) func `a malformed file is refused`(_ text: String) throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(throws: PlatformFailure.self) { try ReadyFile(reading: path) }
    }

    @Test func `a shell that evaluates the lines has the very values`() throws {
        let token = "'; echo no $HOME `id` \\ \"\n*"
        let script = try example(token: token).shellExports() + #"printf %s "$SIGNALWIRE_API_TOKEN""#
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", script]
        let pipe = Pipe()
        shell.standardOutput = pipe
        try shell.run()
        let output = try #require(try pipe.fileHandleForReading.readToEnd())
        shell.waitUntilExit()
        #expect(String(decoding: output, as: UTF8.self) == token)
    }
}
