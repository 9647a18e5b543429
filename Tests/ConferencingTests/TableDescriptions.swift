public import Conferencing
public import Testing

// Entries of tables are test arguments; a failure shall name the entry, and not print the whole of it.

extension Parameter: CustomTestStringConvertible {
    /// The parameter's name.
    public var testDescription: String { name }
}

extension Knob: CustomTestStringConvertible {
    /// The knob's name.
    public var testDescription: String { name.rawValue }
}

extension Rule: CustomTestStringConvertible {
    /// The rule's number.
    public var testDescription: String { id.rawValue }
}
