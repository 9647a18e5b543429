/// How a JSON text looks; what it says is the same.
public struct JSONFormat: Sendable, Hashable {
    /// Where white space goes.
    public enum Layout: Sendable, Hashable {
        /// Nowhere: the whole text on one line.
        case compact
        /// Each item and member on a line of its own, two spaces further in for each level, and a space after colons.
        case indented
    }

    /// Where white space goes.
    public var layout: Layout
    /// Whether ``JSONWriter/value(_:)`` writes an object's members sorted by the bytes of their names.
    ///
    /// Members of the same name keep their order. What is written with ``JSONWriter/key(_:)-(String)`` is not sorted.
    public var sortsNames: Bool

    /// Makes a format; by default compact, in the order of the value.
    public init(layout: Layout = .compact, sortsNames: Bool = false) {
        self.layout = layout
        self.sortsNames = sortsNames
    }

    /// One line, in the order of the value.
    public static let compact = JSONFormat()
    /// For people: a line for each item and member, in the order of the value.
    public static let indented = JSONFormat(layout: .indented)
    /// One line with sorted names: the same members give the same bytes, in whatever order they were added.
    public static let sorted = JSONFormat(sortsNames: true)
}
