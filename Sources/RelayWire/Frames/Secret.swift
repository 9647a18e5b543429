/// A text that must not be seen: a token, a JWT, an authorization state. Whatever prints it prints stars.
public struct Secret: Sendable {
    /// The text itself, for the wire alone.
    public let revealed: String

    /// Guards a text.
    public init(_ text: String) { revealed = text }

    /// Whether both are the same text, in a time that does not depend on where they differ.
    public func matches(_ other: Secret) -> Bool {
        let left = Array(revealed.utf8)
        let right = Array(other.revealed.utf8)
        var difference = left.count ^ right.count
        for index in right.indices {
            // Every byte of what was given is looked at, against the secret's own or against nothing.
            difference |= Int((index < left.count ? left[index] : 0) ^ right[index])
        }
        return difference == 0
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Stars.
    public var description: String { "***" }
    /// Stars.
    public var debugDescription: String { "***" }
    /// Nothing: a dump of what holds a secret does not show it either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
