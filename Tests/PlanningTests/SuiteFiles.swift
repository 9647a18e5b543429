import Foundation
import Scenarios

/// The scenarios that ship, as bytes, by their paths below the suite's root, in order.
enum SuiteFiles {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "scenarios")

    static let all: [(path: String, bytes: [UInt8])] = {
        let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { path in
            (try? Data(contentsOf: root.appending(path: path))).map { (path, Array($0)) }
        }
    }()

    /// The sound files that the scenario with this path may name.
    static func sounds(of path: String) -> SoundLibrary {
        let folder = root.appending(path: path).deletingLastPathComponent()
        return SoundLibrary { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else {
                return .failure(.unreadable("there is no such file"))
            }
            return WaveFile.read(Array(data))
        }
    }

    /// The text of the file with this path.
    static func text(_ path: String) -> String? {
        all.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
