import YAMLSource

/// What a name stands for before a case runs.
enum StaticValue: Sendable {
    /// A node of a file, with its form and all that lies within it.
    case node(YAMLNode)
    /// A plain scalar that stands in no file, such as one from the command line.
    case plain(String)
    /// The same, of which all is meant as it stands: what looks like a reference in it is none.
    case literal(String)
    /// Something that is not known where a text is only looked through: what it is put into is passed over.
    case unknown
}

/// The names that are filled in at some place.
struct StaticNames: Sendable {
    /// Names of one kind.
    enum Space: Sendable {
        /// They are not there yet: the place is read before them.
        case notYet
        /// There are none here.
        case absent
        /// So much is known that nothing is to be said of a name that seems to be missing.
        case unreadable
        case known([String: StaticValue])
    }

    /// `$(param.NAME)`.
    var params = Space.notYet
    /// `$(matrix.NAME)`.
    var matrix = Space.notYet
    /// Whether the place lies in a fragment.
    var isInFragment = false
}

/// What a reference is found to be.
enum StaticMeaning {
    /// Nothing that is filled in before a case runs.
    case notStatic
    /// This value.
    case value(StaticValue)
    /// A reference of another text, which the run fills in.
    case reference(String)
    /// Something wrong that has been told already, or of which nothing is known.
    case passedOver
    /// A mistake.
    case mistake(DiagnosticCode, String, hints: [String])
}
