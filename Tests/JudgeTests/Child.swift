import Foundation
import Glibc
import TestSupport

/// A program that runs beside the test; waiting for it holds up no thread that other tests need.
final class Child {
    private let process = Process()
    private let scratch: URL
    private var out: URL { scratch.appending(path: "out") }
    private var err: URL { scratch.appending(path: "err") }

    init(_ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        scratch = try Program.temporaryFolder()
        // Files, so that no pipe can fill up.
        for file in [out, err] { try Data().write(to: file) }
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        // Dispatch's threads let no signal in, and what they start takes that over: it would never hear SIGTERM.
        var none = sigset_t()
        var own = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &own)
        defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
        try process.run()
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

    var isRunning: Bool { process.isRunning }

    /// Asks it to end.
    func terminate() { process.terminate() }

    /// Ends it, if it still runs.
    func kill() {
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    }

    /// Whether it ends in time.
    func hasEnded(within span: Duration) async throws -> Bool {
        let deadline = ContinuousClock.now + span
        while process.isRunning {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(10))
        }
        return true
    }

    /// What it said so far, and its exit code if it has one.
    func said() throws -> Said {
        let hasExited = !process.isRunning && process.terminationReason == .exit
        return Said(
            status: hasExited ? process.terminationStatus : nil,
            output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: err), as: UTF8.self)
        )
    }
}

/// What a program said.
struct Said: CustomStringConvertible {
    /// Its exit code; nil while it runs, and where a signal ended it.
    var status: Int32?
    var output: String
    var errors: String

    var description: String { "exit \(status.map(String.init) ?? "none")\n\(output)\(errors)" }
}
