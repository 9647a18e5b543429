import Glibc

/// Standard output and standard error; a reader who went away changes nothing.
enum Terminal {
    static func say(_ text: String) { write(text, to: STDOUT_FILENO) }
    static func tell(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
        }
    }
}
