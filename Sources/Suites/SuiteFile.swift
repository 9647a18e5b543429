public import YAMLSource

/// A scenario file of a suite, found but not read.
public struct SuiteFile: Sendable, Hashable {
    /// The path as it is shown: as the user gave it, or below the folder that the user gave.
    public var shownPath: String
    /// Where it really is, with every link resolved.
    public var realPath: String
    /// Its path below the suite's root, with `/` between its parts.
    public var suitePath: String

    /// Makes a file of a suite.
    public init(shownPath: String, realPath: String, suitePath: String) {
        self.shownPath = shownPath
        self.realPath = realPath
        self.suitePath = suitePath
    }
}

/// What a selection of files and folders comes to.
public struct SuiteSelection: Sendable {
    /// The files, folder by folder in the order given, by name within a folder; none twice.
    public var files: [SuiteFile]
    /// What is wrong with the selection.
    public var diagnostics: [Diagnostic]

    /// Makes a selection.
    public init(files: [SuiteFile] = [], diagnostics: [Diagnostic] = []) {
        self.files = files
        self.diagnostics = diagnostics
    }
}
