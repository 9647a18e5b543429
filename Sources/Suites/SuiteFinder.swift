import FoundationEssentials
import YAMLSource

/// Finds the scenario files that the command line names, and the suite's root, below which all of them stay.
///
/// The root is what a case's path, and so its seed, is counted from. It is the folder that is named (`--root`), else the
/// nearest folder at or above the file that holds the marker, else the folder that is given, or the given file's own.
public struct SuiteFinder {
    /// The name of an empty file that makes its folder a suite's root, so that a case keeps its seed whether the folder,
    /// a folder in it or one file is run.
    public static let marker = ".muster-suite"

    private let root: String?
    private var selection = SuiteSelection()
    private var seen: Set<String> = []

    private init(root: String?) {
        self.root = root
    }

    /// Finds the files that `paths` name; a folder means every `.yaml` and `.yml` file in it and below it.
    public static func find(_ paths: [String], root: String?) -> SuiteSelection {
        var realRoot: String?
        if let root {
            guard let real = FileSystem.realPath(root), FileSystem.kind(ofReal: real) == .folder else {
                return SuiteSelection(diagnostics: [
                    Diagnostic(.unreadableFile, "the suite's root '\(root)' is not a folder", at: nil)
                ])
            }
            realRoot = real
        }
        var finder = SuiteFinder(root: realRoot)
        for path in paths { finder.add(path) }
        if finder.selection.files.isEmpty, finder.selection.diagnostics.isEmpty {
            let folders = paths.map { "'\($0)'" }.joined(separator: ", ")
            finder.report(
                .nothingSelected,
                "there is no scenario file (.yaml or .yml) in \(folders)",
                hint: "name a file, or a folder that holds some"
            )
        }
        return finder.selection
    }

    /// The suite's root where nothing is named: the nearest folder at or above the present one with the marker, else the
    /// present one; and what stands before a path below it, as it is shown. Nil where the present folder cannot be read.
    public static func rootHere() -> (root: String, prefix: String)? {
        guard let real = FileSystem.realPath("."), FileSystem.kind(ofReal: real) == .folder else { return nil }
        let root = SuiteFinder(root: nil).markedFolder(at: real) ?? real
        return (root, root == real ? "" : root == "/" ? "/" : root + "/")
    }

    private mutating func add(_ path: String) {
        guard let real = FileSystem.realPath(path) else {
            return report(.unreadableFile, "there is no file or folder '\(path)'", hint: nil)
        }
        switch FileSystem.kind(ofReal: real) {
        case .folder: scan(real, shown: path, root: root ?? markedFolder(at: real) ?? real)
        case .file:
            let folder = FileSystem.parent(of: real)
            addFile(real, shown: path, root: root ?? markedFolder(at: folder) ?? folder)
        case .other:
            report(.notAFile, "'\(path)' is neither a file nor a folder", hint: "name a file or a folder of scenarios")
        }
    }

    /// Every scenario file in a folder and below it. Names are taken in byte order, so that the order is the same
    /// everywhere; hidden names are passed over.
    private mutating func scan(_ folder: String, shown: String, root: String) {
        guard let names = FileSystem.names(in: folder) else {
            return report(.unreadableFile, "the folder '\(shown)' cannot be read", hint: nil)
        }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
            let shownChild = shown.hasSuffix("/") ? shown + name : shown + "/" + name
            let child = folder + "/" + name
            let isScenario = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
            guard let real = FileSystem.realPath(child) else {
                if isScenario { report(.unreadableFile, "'\(shownChild)' is a link that leads nowhere", hint: nil) }
                continue
            }
            let isLink = real != child
            switch FileSystem.kind(ofReal: real) {
            // A link to a folder inside the root leads to what is found anyway; following it could go round for ever.
            case .folder: if !isLink { scan(real, shown: shownChild, root: root) }
            case .file: if isScenario { addFile(real, shown: shownChild, root: root) }
            case .other: break
            }
        }
    }

    private mutating func addFile(_ real: String, shown: String, root: String) {
        guard real.hasPrefix(root == "/" ? "/" : root + "/") else {
            return report(
                .outsideRoot,
                "'\(shown)' lies outside the suite's root",
                hint: "files stay below the suite's root, links resolved; name another root with --root"
            )
        }
        guard seen.insert(real).inserted else { return }
        let suitePath = String(real.dropFirst(root == "/" ? 1 : root.count + 1))
        selection.files.append(SuiteFile(shownPath: shown, realPath: real, suitePath: suitePath))
    }

    private func markedFolder(at folder: String) -> String? {
        var folder = folder
        while true {
            if FileSystem.exists(folder + "/" + SuiteFinder.marker) { return folder }
            guard folder != "/", !folder.isEmpty else { return nil }
            folder = FileSystem.parent(of: folder)
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ message: String, hint: String?) {
        selection.diagnostics.append(Diagnostic(code, message, at: nil, hints: hint.map { [$0] } ?? []))
    }
}
