public import Foundation

/// A program run as a user runs it, with everything that it said.
public struct ProgramRun: Sendable {
    /// The exit code; nil where a signal ended it.
    public var status: Int32?
    /// What it wrote to standard output.
    public var output: Data
    /// What it wrote to standard error.
    public var errors: Data

    /// Standard output as text.
    public var outputText: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    public var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Runs programs for tests.
public enum Program {
    /// The package's folder.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The tests' own program.
    public static let tests = URL(
        filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    )

    /// The built `muster`, which stands beside the tests' own program.
    public static let muster = tests.deletingLastPathComponent().appending(path: "muster")

    /// Runs a program to its end; its output goes to files, so that no pipe can fill up.
    public static func run(
        _ program: URL,
        _ arguments: [String],
        in folder: URL = root,
        environment: [String: String] = [:]
    ) throws -> ProgramRun {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "muster-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let out = scratch.appending(path: "out")
        let err = scratch.appending(path: "err")
        for file in [out, err] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // What a job of GitHub's is told of itself would have annotations written.
        process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "GITHUB_ACTIONS" }
            .merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return ProgramRun(
            status: process.terminationReason == .exit ? process.terminationStatus : nil,
            output: try Data(contentsOf: out),
            errors: try Data(contentsOf: err)
        )
    }

    /// Runs `muster`.
    public static func muster(_ arguments: String..., in folder: URL = root) throws -> ProgramRun {
        try run(muster, arguments, in: folder)
    }

    /// Runs a line of shell in which `muster` is the built one.
    public static func shell(_ line: String, in folder: URL = root) throws -> ProgramRun {
        let path =
            muster.deletingLastPathComponent().path + ":"
            + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        return try run(URL(filePath: "/bin/bash"), ["-c", line], in: folder, environment: ["PATH": path])
    }

    /// A folder of its own for a test; whoever asks for it removes it.
    public static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "muster-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
