public import Conferencing
import Glibc
public import Planning
public import Scenarios
public import YAMLSource

/// Reads scenario files, within a limit, and plans them.
public enum SuiteReader {
    /// The largest file that is read.
    public static let maximumBytes = YAMLLimits.standard.maximumFileBytes

    /// Reads and plans one file. What cannot be read is a diagnostic like everything else that is wrong.
    ///
    /// `inputs` are the command line's; the files that it may take fragments from are added here.
    public static func plan(
        _ file: SuiteFile,
        profile: Profile = .relay,
        inputs: ScenarioInputs = ScenarioInputs()
    ) -> PlannedFile {
        switch read(file.realPath, shownAs: file.shownPath) {
        case .success(let source):
            var inputs = inputs
            inputs.fragments = file.fragments
            return Planner.plan(
                source,
                suitePath: file.suitePath,
                profile: profile,
                sounds: file.sounds,
                inputs: inputs
            )
        case .failure(let failure): return PlannedFile(plans: [], diagnostics: [failure.diagnostic])
        }
    }

    /// Reads a file that holds a profile, wherever it is; what is wrong with it goes into `diagnostics`.
    public static func profile(at path: String, into diagnostics: inout [Diagnostic]) -> Profile {
        let real = realpath(path, nil).map { resolved in
            defer { free(resolved) }
            return String(cString: resolved)
        }
        switch read(real ?? path, shownAs: path) {
        case .failure(let failure):
            diagnostics.append(failure.diagnostic)
            return .relay
        case .success(let source):
            let stream = YAMLReader.read(source, limits: .standard)
            diagnostics += stream.diagnostics
            guard stream.documents.count == 1, let document = stream.documents.first else {
                guard !stream.diagnostics.hasErrors else { return .relay }
                let place = SourcePlace(source, SourceRange(start: 0, end: 0))
                diagnostics.append(
                    Diagnostic(.wrongKind, "a file with a profile must hold one document", at: place)
                )
                return .relay
            }
            return ProfileLoader.load(document, into: &diagnostics)
        }
    }

    struct ReadFailure: Error {
        var diagnostic: Diagnostic

        init(_ code: DiagnosticCode, _ message: String, in path: String) {
            let place = SourcePlace(SourceText(path: path, bytes: []), SourceRange(start: 0, end: 0))
            diagnostic = Diagnostic(code, message, at: place)
        }
    }

    static func read(_ realPath: String, shownAs path: String) -> Result<SourceText, ReadFailure> {
        let descriptor = open(realPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            return .failure(ReadFailure(.unreadableFile, "the file cannot be opened: \(reason())", in: path))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            return .failure(ReadFailure(.unreadableFile, "the file cannot be read: \(reason())", in: path))
        }
        let size = Int(status.st_size)
        guard size <= maximumBytes else {
            let limit = maximumBytes / 1_000_000
            return .failure(
                ReadFailure(.fileTooLarge, "the file is larger than \(limit) MB, the most that is read", in: path)
            )
        }
        guard let bytes = FileSystem.bytes(of: descriptor, atMost: size) else {
            return .failure(ReadFailure(.unreadableFile, "the file cannot be read: \(reason())", in: path))
        }
        return .success(SourceText(path: path, bytes: bytes))
    }

    private static func reason() -> String { FileSystem.reason }
}
