import Glibc

/// Reads files of traces.
public enum TraceFile {
    /// The largest one that is read.
    public static let maximumBytes = 1 << 30

    /// What is wrong with one.
    public struct Failure: Error {
        /// It, in words.
        public var why: String

        /// Makes a failure.
        public init(why: String) { self.why = why }
    }

    /// The bytes of a file.
    ///
    /// - Throws: a `Failure` where it cannot be read, or is larger than what is.
    public static func bytes(at path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(why: "it cannot be opened: \(FileSystem.reason)") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(why: "it cannot be read: \(FileSystem.reason)") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(why: "it is not a file") }
        guard status.st_size <= maximumBytes else {
            throw Failure(why: "it is larger than 1 GB, the most that is read")
        }
        guard let bytes = FileSystem.bytes(of: descriptor, atMost: Int(status.st_size)) else {
            throw Failure(why: "it cannot be read: \(FileSystem.reason)")
        }
        return bytes
    }
}
