import FoundationEssentials
import Glibc

/// Writes the files of a new suite, and never over anything.
public enum SuiteWriter {
    /// Why nothing was written.
    public enum Failure: Error {
        /// Something of that name is there.
        case exists(String)
        /// It cannot be written, and why.
        case unwritable(String, String)
    }

    /// Writes the files into a folder, which is made where there is none. All of them or, where one is there already, none.
    public static func write(_ files: [(name: String, text: String)], in folder: String) -> Result<Void, Failure> {
        do throws(Failure) {
            for file in files {
                var status = stat()
                // A link that leads nowhere is something, too.
                if lstat(path(file.name, in: folder), &status) == 0 { throw .exists(path(file.name, in: folder)) }
            }
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw Failure.unwritable(folder, FileSystem.reason)
            }
            for file in files { try write(file.text, to: path(file.name, in: folder)) }
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    /// Where a file of a folder is.
    public static func path(_ name: String, in folder: String) -> String {
        folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func write(_ text: String, to path: String) throws(Failure) {
        // Whoever made it in between keeps it.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path) : .unwritable(path, FileSystem.reason)
        }
        let bytes = Array(text.utf8)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = FileSystem.reason
                close(descriptor)
                throw .unwritable(path, reason)
            }
            rest = rest.dropFirst(count)
        }
        guard close(descriptor) == 0 || errno == EINTR else { throw .unwritable(path, FileSystem.reason) }
    }
}
