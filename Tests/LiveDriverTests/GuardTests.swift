import Conferencing
import Execution
import Glibc
import LiveDriver
import Planning
import RelayClient
import RelayWire
import Synchronization
import Testing
import YAMLSource

/// A case that does not end although all its time is over is left as it is: no run hangs.
@Suite struct GuardTests {
    /// Somewhere that takes connections and never says a word.
    private func silentPort() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        try #require(isOpen)
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    @Test func `a case on a service that never says a word is interrupted when its time is over`() async throws {
        let (descriptor, port) = try silentPort()
        defer { close(descriptor) }
        let text = "scenario: s\ncalls: [alice]\nsteps: [join: alice]\n"
        let source = SourceText(path: "s.yaml", bytes: Array(text.utf8))
        let plan = try #require(Planner.plan(source, suitePath: "s.yaml").plans.first)
        let access = LiveService.Access(
            address: try #require(ServiceAddress("127.0.0.1:\(port)")),
            credentials: .token(project: "p", Secret("t"))
        )
        var conduct = LiveService.Conduct(runSeed: 1, runName: "r")
        conduct.timeout = .seconds(1)
        conduct.slack = .zero
        // By itself it would give up only when the connection does, after ten seconds, and throw. On a machine that is busy for
        // all of these the guard may come too late; that it does so every time is another matter.
        var interrupted = 0
        for _ in 0..<5 where interrupted == 0 {
            let troubles = Mutex<[String]>([])
            let service = try LiveService(access, conduct) { _, trouble in troubles.withLock { $0.append(trouble) } }
            guard let result = try? await service.run(plan, number: 0, stop: AsyncStream { _ in }) else { continue }
            #expect(result.verdict == .interrupted)
            #expect(troubles.withLock { $0.first } == "the case did not end in its time, and was left as it is")
            interrupted += 1
        }
        #expect(interrupted == 1)
    }
}
