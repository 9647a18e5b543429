internal import Glibc

/// Files and folders that only their owner may read.
package enum PrivateFile {
    /// Makes a folder, and those above it, that only its owner may enter; one that is there is closed to others.
    package static func makeFolder(_ path: String) throws(PlatformFailure) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
                throw PlatformFailure("the folder '\(path)' cannot be made: \(reason(errno))")
            }
        }
        // Only the owner of a folder may do this, so that nobody else's folder is ever trusted with a key.
        guard chmod(path, 0o700) == 0 else {
            throw PlatformFailure("the folder '\(path)' cannot be closed to others: \(reason(errno))")
        }
    }

    /// Writes a file that only its owner may read: whole beside its place, then moved there, so that nobody ever sees half.
    package static func write(_ text: String, to path: String) throws(PlatformFailure) {
        let temporary = "\(path).\(getpid()).tmp"
        // What a killed process of the same number left behind must not be followed or kept with its mode.
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw PlatformFailure("'\(path)' cannot be written: \(reason(errno))") }
        var problem: Int32 = 0
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty, problem == 0 {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { problem = errno }
        }
        if close(descriptor) != 0, problem == 0, errno != EINTR { problem = errno }
        if problem == 0, rename(temporary, path) != 0 { problem = errno }
        guard problem == 0 else {
            unlink(temporary)
            throw PlatformFailure("'\(path)' cannot be written: \(reason(problem))")
        }
    }

    /// The text of a file of at most a megabyte; nil if there is none.
    package static func read(_ path: String) throws(PlatformFailure) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw PlatformFailure("'\(path)' cannot be read: \(reason(errno))")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= 1 << 20 {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw PlatformFailure("'\(path)' cannot be read: \(reason(errno))") }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
        throw PlatformFailure("'\(path)' is too large to be a file of ours")
    }

    /// Removes a file that still says what its writer wrote; another's in its place stays.
    package static func remove(_ path: String, ifStill text: String) {
        guard let found = try? read(path), found == text else { return }
        unlink(path)
    }

    /// The system's words for an error number.
    static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
