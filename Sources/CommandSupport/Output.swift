import Glibc

/// An open file that text is written to, all of it or an error.
public struct Output: Sendable {
    /// Where results go.
    public static let standard = Output(descriptor: STDOUT_FILENO, name: "standard output")
    /// Where all else goes.
    public static let errors = Output(descriptor: STDERR_FILENO, name: "standard error")

    private let descriptor: Int32
    private let name: String

    /// Makes or empties a file for writing.
    ///
    /// - Throws: an `OutputFailure` of the command line's, where it cannot be opened.
    public init(creating path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputFailure(name: "'\(path)'", reason: errno, status: .unusable) }
        self.init(descriptor: descriptor, name: "'\(path)'")
    }

    private init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// Whether a person watches.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes it all.
    ///
    /// - Throws: an `OutputFailure` where it cannot.
    public func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes them all.
    ///
    /// - Throws: an `OutputFailure` where it cannot.
    public func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputFailure(name: name, reason: count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Closes the file; some file systems tell only now that it did not fit.
    ///
    /// - Throws: an `OutputFailure` where they do.
    public func finish() throws {
        guard close(descriptor) == 0 || errno == EINTR else { throw OutputFailure(name: name, reason: errno) }
    }
}

/// Something could not be written.
public struct OutputFailure: Error {
    /// What was written to, as users know it.
    public let name: String
    /// Why, as the system numbers it.
    public let reason: Int32
    /// How the program ends for it: a file that cannot be opened is told of before anything runs, and a reader who went
    /// away is the command line's doing; the rest is the environment's.
    public let status: ExitStatus

    init(name: String, reason: Int32, status: ExitStatus? = nil) {
        self.name = name
        self.reason = reason
        self.status = status ?? (reason == EPIPE ? .unusable : .environment)
    }

    /// Says so, where that can still be heard.
    public func tell() {
        let why = reason == EPIPE ? "nobody reads it any more" : String(cString: strerror(reason))
        try? Output.errors.write("error: \(name) cannot be written: \(why)\n")
    }
}
