import Scenarios
import YAMLSource

extension SuiteFile {
    /// The files whose fragments the file may use: those below the suite's root, links resolved, by their paths from the
    /// file's own folder.
    var fragments: FragmentLibrary {
        FragmentLibrary(
            id: realPath,
            locate: { path in self.file(path).map(\.realPath) },
            read: { path in
                self.file(path).flatMap { file in
                    switch SuiteReader.read(file.realPath, shownAs: file.shownPath) {
                    case .success(let source):
                        .success(FragmentLibrary.File(source: source, library: file.fragments))
                    case .failure(let failure): .failure(.unreadable(failure.diagnostic.message))
                    }
                }
            }
        )
    }

    /// The file that a path means.
    private func file(_ path: String) -> Result<SuiteFile, FragmentLibrary.Problem> {
        guard !path.hasPrefix("/"), !path.contains("\0") else { return .failure(.outsideRoot) }
        guard let real = FileSystem.realPath(FileSystem.parent(of: realPath) + "/" + path) else {
            return .failure(.unreadable("there is no such file"))
        }
        // What stands before the path below the root, and so ends in a slash.
        let root = String(realPath.dropLast(suitePath.count))
        guard real.hasPrefix(root) else { return .failure(.outsideRoot) }
        guard FileSystem.kind(ofReal: real) == .file else { return .failure(.unreadable("it is no file")) }
        let suitePath = String(real.dropFirst(root.count))
        return .success(SuiteFile(shownPath: shown(path), realPath: real, suitePath: suitePath))
    }

    /// How another file's path is shown: as it would be if it had been named beside this one.
    private func shown(_ path: String) -> String {
        var parts = shownPath.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != "..", last != "", last != "." {
                parts.removeLast()
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
