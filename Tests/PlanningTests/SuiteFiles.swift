import Foundation
import Scenarios
import YAMLSource

/// The scenarios that ship, as bytes, by their paths below the suite's root, in order.
enum SuiteFiles {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "scenarios")

    static let all = files.filter { !$0.path.contains("/fragments/") }

    /// With those that hold only fragments, which are no scenarios of their own.
    private static let files: [(path: String, bytes: [UInt8])] = {
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

    /// What the scenario with this path may take from other files.
    static func inputs(of path: String) -> ScenarioInputs { ScenarioInputs(fragments: fragments(of: path)) }

    private static func fragments(of path: String) -> FragmentLibrary {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return FragmentLibrary(
            id: path,
            locate: { .success(folder + $0) },
            read: { name in
                guard let file = files.first(where: { $0.path == folder + name || $0.path == name }) else {
                    return .failure(.unreadable("there is no such file"))
                }
                let source = SourceText(path: file.path, bytes: file.bytes)
                return .success(FragmentLibrary.File(source: source, library: fragments(of: file.path)))
            }
        )
    }

    /// The text of the file with this path.
    static func text(_ path: String) -> String? {
        all.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
