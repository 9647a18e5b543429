public import Foundation

/// A file that holds what a test expects, beside the test.
///
/// A missing one is a failure; `make goldens` renews them all, and the tests that were renewed still end red, so that nobody
/// takes a renewal for a pass.
public enum Golden {
    /// How a text stands to its golden.
    public enum Outcome: Equatable, Sendable {
        /// It is the same.
        case same
        /// There is none.
        case missing
        /// It was written anew.
        case renewed
        /// They differ; the text shows the first lines that do.
        case differs(String)
    }

    /// Compares a text with the golden of a name, in the folder `Goldens` beside the test's file.
    public static func compare(_ text: String, _ name: String, file: String = #filePath) -> Outcome {
        compare(text, at: URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens/\(name)"))
    }

    /// Compares a text with a generated file that has a place of its own, such as a page of `docs`.
    public static func compare(_ text: String, at url: URL) -> Outcome {
        let golden = try? String(contentsOf: url, encoding: .utf8)
        if golden == text { return .same }
        if ProcessInfo.processInfo.environment["MUSTER_RENEW_GOLDENS"] == "1" {
            try? FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try? Data(text.utf8).write(to: url)
            return .renewed
        }
        guard let golden else { return .missing }
        return .differs(difference(golden, text))
    }

    private static func difference(_ golden: String, _ text: String) -> String {
        let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = zip(old, new).prefix { $0 == $1 }.count
        let was = old.dropFirst(first).prefix(6).map { "- \($0)" }
        let is_ = new.dropFirst(first).prefix(6).map { "+ \($0)" }
        return "from line \(first + 1):\n" + (was + is_).joined(separator: "\n")
    }
}
