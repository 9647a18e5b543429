public import YAMLSource

/// What the command line and the file system hand to scenarios before they are read.
public struct ScenarioInputs: Sendable {
    /// What parameters are set to, for every scenario that declares them.
    public var params: [String: String]
    /// The variables of the environment that may be read, with their values; nil for one that is not set.
    public var variables: [String: String?]
    /// Where the fragments of other files are found.
    public var fragments: FragmentLibrary

    /// Makes inputs.
    public init(
        params: [String: String] = [:],
        variables: [String: String?] = [:],
        fragments: FragmentLibrary = .empty
    ) {
        self.params = params
        self.variables = variables
        self.fragments = fragments
    }

    /// Whether a variable holds what muster itself signs in with: no scenario may ever read it.
    public static func isOwn(variable: String) -> Bool { variable.uppercased().hasPrefix("SIGNALWIRE_") }
}

/// Gives a file the other files of its suite, whose fragments it may use.
///
/// The stations up to the plan read no file themselves; whoever found the scenario's file hands this in.
public struct FragmentLibrary: Sendable {
    /// Why there is no such file.
    public enum Problem: Error, Sendable, Hashable {
        /// It lies outside the suite's root, links resolved.
        case outsideRoot
        /// It is not there, or cannot be read; a sentence's end says why.
        case unreadable(String)
        /// It is larger than what is read.
        case tooLarge(limitBytes: Int)
    }

    /// Another file.
    public struct File: Sendable {
        /// Its text.
        public var source: SourceText
        /// The files that it may name itself.
        public var library: FragmentLibrary

        /// Makes a file.
        public init(source: SourceText, library: FragmentLibrary) {
            self.source = source
            self.library = library
        }
    }

    /// What tells the file to which this is given from all others, however it is reached.
    public var id: String
    /// What tells the file that a path means from all others; paths begin at the folder of the file that has them.
    public var locate: @Sendable (String) -> Result<String, Problem>
    /// Reads a file by what `locate` said of it, once for a whole file of scenarios.
    public var read: @Sendable (String) -> Result<File, Problem>

    /// Makes a library.
    public init(
        id: String,
        locate: @escaping @Sendable (String) -> Result<String, Problem>,
        read: @escaping @Sendable (String) -> Result<File, Problem>
    ) {
        self.id = id
        self.locate = locate
        self.read = read
    }

    /// A library for texts that come from no file: there is nothing in it.
    public static let empty = FragmentLibrary(
        id: "",
        locate: { _ in .failure(.unreadable("the scenario itself comes from no file")) },
        read: { _ in .failure(.unreadable("the scenario itself comes from no file")) }
    )
}
