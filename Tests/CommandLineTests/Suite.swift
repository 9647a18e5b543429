import Foundation
import TestSupport

/// A folder with scenario files for one test, which goes with it.
func withSuite(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }
    try body(folder)
}

/// A scenario that passes, fails, is skipped, or has mistakes.
func scenario(_ name: String, tags: [String] = [], _ kind: ScenarioKind = .passes) -> String {
    let head = "scenario: \(name)\n" + (tags.isEmpty ? "" : "tags: [\(tags.joined(separator: ", "))]\n")
    switch kind {
    case .passes: return head + "calls: [alice]\nsteps: [join: alice]\n"
    case .fails: return head + "calls: [alice]\nsteps: [join: alice, join: alice]\n"
    case .isSkipped: return head + "skip: not today\ncalls: [alice]\nsteps: [join: alice]\n"
    case .isWrong: return head + "calls: [alice]\nsteps: [join: alcie]\n"
    }
}

/// What becomes of a scenario.
enum ScenarioKind { case passes, fails, isSkipped, isWrong }
