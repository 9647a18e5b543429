import Glibc
import Scenarios

extension SuiteFile {
    /// The sound files that the scenario may name: those below the suite's root, links resolved, by their paths from the
    /// scenario's own folder.
    var sounds: SoundLibrary {
        let folder = FileSystem.parent(of: realPath)
        // What stands before the path below the root, and so ends in a slash.
        let root = String(realPath.dropLast(suitePath.count))
        return SoundLibrary { path in
            guard !path.hasPrefix("/"), !path.contains("\0") else { return .failure(.outsideRoot) }
            guard let real = FileSystem.realPath(folder + "/" + path) else {
                return .failure(.unreadable("there is no such file"))
            }
            guard real.hasPrefix(root) else { return .failure(.outsideRoot) }
            guard FileSystem.kind(ofReal: real) == .file else { return .failure(.unreadable("it is no file")) }
            return read(real).flatMap(WaveFile.read)
        }
    }

    private func read(_ path: String) -> Result<[UInt8], SoundLibrary.Problem> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return .failure(.unreadable(FileSystem.reason)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(.unreadable(FileSystem.reason)) }
        let size = Int(status.st_size)
        guard size <= WaveFile.maximumBytes else { return .failure(.tooLarge(limitBytes: WaveFile.maximumBytes)) }
        guard let bytes = FileSystem.bytes(of: descriptor, atMost: size) else {
            return .failure(.unreadable(FileSystem.reason))
        }
        return .success(bytes)
    }
}
