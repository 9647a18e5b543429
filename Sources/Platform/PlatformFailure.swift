/// Why the server cannot do its work on this machine, in one sentence for a person.
package struct PlatformFailure: Error, CustomStringConvertible {
    /// The sentence, without its full stop; it never holds a secret.
    package let description: String

    /// Makes a failure.
    package init(_ description: String) { self.description = description }
}
