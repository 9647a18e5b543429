import Foundation

/// The scenarios that ship, as bytes, by their paths below the suite's root, in order.
enum SuiteFiles {
    static let all: [(path: String, bytes: [UInt8])] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "scenarios")
        let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { path in
            (try? Data(contentsOf: root.appending(path: path))).map { (path, Array($0)) }
        }
    }()

    /// The text of the file with this path.
    static func text(_ path: String) -> String? {
        all.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
