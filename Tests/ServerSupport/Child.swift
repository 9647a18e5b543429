package import Foundation
import Glibc
import TestSupport

/// A program that runs beside the test; waiting for it holds up no thread that other tests need.
package final class Child {
    private let process = Process()
    private let scratch: URL
    private var out: URL { scratch.appending(path: "out") }
    private var err: URL { scratch.appending(path: "err") }

    /// Starts it. Its environment is the test's without what would lead it to some service, and with what is given.
    package init(_ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        scratch = try Program.temporaryFolder()
        // Files, so that no pipe can fill up.
        for file in [out, err] { try Data().write(to: file) }
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("SIGNALWIRE_") && !$0.key.hasPrefix("MUSTER_") }
            .filter { !["XDG_CONFIG_HOME", "GITHUB_ACTIONS"].contains($0.key) }
            .merging(environment) { _, new in new }
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

    package var isRunning: Bool { process.isRunning }

    /// Asks it to end.
    package func terminate() { process.terminate() }

    /// What Ctrl-C does.
    package func interrupt() { process.interrupt() }

    /// Ends it, if it still runs.
    package func kill() {
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    }

    /// Whether it ends in time.
    package func hasEnded(within span: Duration) async throws -> Bool {
        let deadline = ContinuousClock.now + span
        while process.isRunning {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(10))
        }
        return true
    }

    /// What it said so far, and its exit code if it has one.
    package func said() throws -> Said {
        var status: Int32?
        var signal: Int32?
        if !process.isRunning {
            switch process.terminationReason {
            case .uncaughtSignal: signal = process.terminationStatus
            case _: status = process.terminationStatus
            }
        }
        return Said(
            status: status,
            signal: signal,
            output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: err), as: UTF8.self)
        )
    }
}

/// What a program said.
package struct Said: CustomStringConvertible {
    /// Its exit code; nil while it runs, and where a signal ended it.
    package var status: Int32?
    /// The signal that ended it, if one did.
    package var signal: Int32?
    package var output: String
    package var errors: String

    package var description: String {
        let end = signal.map { "ended by signal \($0)" } ?? status.map { "exit \($0)" } ?? "still running"
        return "\(end)\n\(output)\(errors)"
    }
}
