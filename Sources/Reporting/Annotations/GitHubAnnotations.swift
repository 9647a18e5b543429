public import Execution
import Planning
public import YAMLSource

/// What is wrong, as the workflow commands from which GitHub makes annotations: `::error file=…,line=…::message`.
///
/// GitHub shows ten errors and ten warnings of a step and drops the rest, so no more than that are written. Source: GitHub's
/// documentation, "Workflow commands for GitHub Actions" and "Usage limits for annotations".
public struct GitHubAnnotations: Sendable {
    /// So many of a kind are shown of one step.
    public static let most = 10

    private let folder: String
    private var left: [Kind: Int] = [.error: most, .warning: most]

    private enum Kind: String { case error, warning }

    /// Annotations of which none is written yet; paths are told as they are seen from this folder.
    public init(workingFolder: String) { folder = workingFolder }

    /// What is wrong with files.
    public mutating func text(of diagnostics: [Diagnostic]) -> String {
        var text = ""
        for diagnostic in diagnostics.inReadingOrder() {
            let lines = [diagnostic.message] + diagnostic.hints.map { "hint: " + $0 }
            text += annotation(
                diagnostic.severity == .error ? .error : .warning,
                at: diagnostic.place,
                title: diagnostic.code.rawValue,
                lines
            )
        }
        return text
    }

    /// What did not hold in a case; with `strictly`, that it was skipped or could not be observed is wrong, too.
    public mutating func text(of result: CaseResult, noSkips: Bool = false, noUnobserved: Bool = false) -> String {
        let name = result.plan.scenario
        let place = { SourcePlace(result.plan.source, $0) }
        var text = ""
        // What is accepted is no error, and told in the report.
        for failure in result.failures where result.verdict != .knownFailure {
            let words = FailureText(result: result, failure: failure)
            let story = CaseText(result: result, style: .plain, runSeed: 0, flags: [])
            let lines = [story.step(failure) + words.sentence] + words.details + [story.seeds].compactMap { $0 }
            text += annotation(.error, at: place(failure.range), title: name, lines)
        }
        switch result.verdict {
        case .passed, .failed, .vacuous, .knownFailure: break
        case .interrupted:
            let line = "the run was cut off before the case could be judged"
            text += annotation(.error, at: place(result.plan.nameRange), title: name, [line])
        case .skipped(let reason) where noSkips:
            text += annotation(.error, at: place(result.plan.nameRange), title: name, ["skipped: " + reason])
        case .skipped: break
        }
        for range in result.unobserved where noUnobserved {
            text += annotation(.error, at: place(range), title: name, ["unobserved on this transport"])
        }
        for warning in result.troubles + result.warnings {
            let words = FailureText(result: result, failure: warning)
            text += annotation(.warning, at: place(warning.range), title: name, [words.sentence] + words.details)
        }
        return text
    }

    /// What is wrong with the run as a whole.
    public mutating func text(of failure: RunFailure) -> String {
        annotation(.error, at: nil, title: "muster run", [failure.sentence])
    }

    private mutating func annotation(
        _ kind: Kind,
        at place: SourcePlace?,
        title: String,
        _ lines: [String]
    ) -> String {
        let left = self.left[kind] ?? 0
        self.left[kind] = left - 1
        guard left > 0 else {
            guard left == 0 else { return "" }
            return "note: GitHub shows \(GitHubAnnotations.most) \(kind.rawValue)s of a step: "
                + "more of them are told, and not annotated\n"
        }
        var properties: [(String, String)] = []
        if let place {
            properties.append(("file", relative(place.source.path)))
            if !place.source.bytes.isEmpty {
                let (start, end) = (place.start, place.end)
                properties.append(("line", String(start.line)))
                // Columns are for one line; the last one counts in, where our ranges stop before it.
                if start.line == end.line { properties.append(("col", String(start.column))) }
                properties.append(("endLine", String(end.line)))
                if start.line == end.line {
                    properties.append(("endColumn", String(max(start.column, end.column - 1))))
                }
            }
        }
        properties.append(("title", title))
        let words = properties.map { "\($0)=\($1.escapedForDisplay.escapedForProperty)" }.joined(separator: ",")
        let message = lines.map(\.escapedForDisplay).joined(separator: "\n").escapedForMessage
        return "::\(kind.rawValue) \(words)::\(message)\n"
    }

    /// The path from the working folder, without `.` and `..` where they can be told away; one that lies outside stays.
    private func relative(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        let plain = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return plain.hasPrefix(prefix) ? String(plain.dropFirst(prefix.count)) : plain
    }
}

extension String {
    /// As the message of a workflow command wants it.
    fileprivate var escapedForMessage: String {
        replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// As a property of one wants it, where colon and comma part things.
    fileprivate var escapedForProperty: String {
        escapedForMessage.replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
