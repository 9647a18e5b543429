import CommandSupport
import FoundationEssentials
import LiveDriver
import Suites
import YAMLSource

/// The user's own file of what a run on a real service needs; the scenario's word on such things never counts.
enum ConfigFile {
    /// Reads the file that was asked for, or the user's own where there is one.
    ///
    /// - Throws: `ExitStatus.unusable`, after telling what is wrong and where.
    static func read(_ asked: String?, _ messages: Messages) throws -> AccessWords {
        guard let path = asked ?? usual else { return AccessWords() }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            try messages.tell([Diagnostic(.unreadableFile, "the config file '\(path)' cannot be read", at: nil)])
            throw ExitStatus.unusable
        }
        let stream = YAMLReader.read(SourceText(path: path, bytes: Array(bytes)))
        var diagnostics = stream.diagnostics
        let words = words(stream.documents.first?.root, &diagnostics)
        // Lines of this file are not shown: a token may stand anywhere, if only for a slip of the hand.
        try messages.tell(diagnostics, showsSource: false)
        if diagnostics.hasErrors { throw ExitStatus.unusable }
        return words
    }

    private static let keys = ["project", "token", "jwt_token", "space", "ca_file", "allow_numbers"]

    private static func words(_ root: YAMLNode?, _ diagnostics: inout [Diagnostic]) -> AccessWords {
        var words = AccessWords()
        guard let root else { return words }
        guard case .mapping = root.kind else {
            diagnostics.append(Diagnostic(.wrongKind, "a config file is a mapping", at: root.place))
            return words
        }
        for (key, value) in root.entries where !key.isInvalid && !value.isInvalid {
            switch key.text {
            case "project": words.project = text(value, &diagnostics)
            case "token": words.token = text(value, &diagnostics)
            case "jwt_token": words.jwt = text(value, &diagnostics)
            case "space": words.space = text(value, &diagnostics)
            case "ca_file": words.authorityFile = text(value, &diagnostics)
            case "allow_numbers":
                guard case .sequence = value.kind else {
                    diagnostics.append(Diagnostic(.wrongKind, "'allow_numbers' must be a list", at: value.place))
                    continue
                }
                words.allowedNumbers = value.items.compactMap { text($0, &diagnostics) }
            case let name:
                let known = keys.joined(separator: ", ")
                diagnostics.append(
                    Diagnostic(
                        .unknownKey,
                        "a config file has no '\(name)'",
                        at: key.place,
                        hints: ["it may have \(known)"]
                    )
                )
            }
        }
        return words
    }

    private static func text(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> String? {
        guard case .scalar = node.kind, !node.isAbsent, !node.text.isEmpty else {
            diagnostics.append(Diagnostic(.wrongKind, "this must be a text", at: node.place))
            return nil
        }
        return node.text
    }

    private static var usual: String? {
        let environment = ProcessInfo.processInfo.environment
        var folder: String?
        if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
            folder = config
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            folder = home + "/.config"
        }
        guard let path = folder.map({ $0 + "/muster/config.yaml" }), FileManager.default.fileExists(atPath: path) else {
            return nil
        }
        return path
    }
}
