import FoundationEssentials
import Glibc

/// What suites ask of the file system; answers are nil where it refuses.
enum FileSystem {
    enum Kind { case file, folder, other }

    /// The path with every link resolved; nil where there is nothing.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func kind(ofReal path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The first bytes of an open file; nil where it cannot be read. What it grows by while it is read is left.
    static func bytes(of descriptor: Int32, atMost size: Int) -> [UInt8]? {
        var count = 0
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            while count < size {
                let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = true }
                guard got > 0 else { break }
                count += got
            }
            initialized = count
        }
        return failed ? nil : bytes
    }

    /// Why the last thing that was asked of the system failed, in its words.
    static var reason: String { String(cString: strerror(errno)) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    static func names(in folder: String) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder)
    }
}
