import YAMLSource

/// A fragment: steps that scenarios use, with their params.
struct Fragment: Sendable {
    /// The file that it stands in, and its name.
    var id: FragmentID
    var nameNode: YAMLNode
    var params: [ParamDeclaration]
    /// Whether `params` is so wrong that not all of them are known.
    var areParamsUnreadable: Bool
    /// Nil where there are none, which has been told.
    var steps: YAMLNode?
    /// Whether its steps speak of what is filled in before a case runs.
    var holdsStaticReferences: Bool
}

/// What tells a fragment from all others.
struct FragmentID: Sendable, Hashable {
    var file: String
    var name: String
}

/// The fragments that the scenarios of a file can use, as far as they are read.
package struct FragmentShelf: Sendable {
    struct File: Sendable {
        var library: FragmentLibrary
        /// In the order of the file.
        var fragments: [Fragment] = []
        /// Whether something in it is so wrong that not all of its fragments are known.
        var isUnreadable = false
        /// Whether it has mistakes that have been told: whoever uses a fragment of it has them, too.
        var hasMistakes = false
    }

    /// By what tells them from each other.
    var files: [String: File]
    /// Those that somebody uses.
    var used: Set<FragmentID> = []
    /// Those that were followed while others were looked through: once is enough, or it could take for ever.
    var followed: Set<FragmentID> = []
    /// The mistake of each round of fragments that use each other, which is told of once.
    var cycles: [Set<FragmentID>: Diagnostic] = [:]

    /// A shelf of a file that has these other files, with no fragment in it yet.
    package init(_ library: FragmentLibrary) { files = [library.id: File(library: library)] }
}
