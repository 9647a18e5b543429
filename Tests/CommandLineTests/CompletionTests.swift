import Foundation
import TestSupport
import Testing

/// `muster completions`: what the shells that are here make of it.
@Suite struct CompletionTests {
    /// Where a shell is; nil where it is not installed.
    private static func path(of shell: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: shell) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func `a shell accepts its script`(_ shell: String) throws {
        let script = try Program.muster("completions", shell)
        #expect(script.status == 0)
        #expect(script.outputText.contains("--keep-going") || script.outputText.contains("keep-going"))
        #expect(script.outputText.contains("completions"))
        guard let program = CompletionTests.path(of: shell) else { return }
        try withSuite(["script": script.outputText]) { folder in
            let run = try Program.run(program, ["-n", "script"], in: folder)
            #expect(run.status == 0)
            #expect(run.errorText == "")
        }
    }

    /// What bash offers for the last of these words.
    private func offers(_ words: [String], in folder: URL) throws -> Set<Substring> {
        let list = words.map { "'\($0)'" }.joined(separator: " ")
        let run = try Program.shell(
            """
            set -eu; source <(muster completions bash); set +eu
            COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1)
            COMP_LINE='\(words.joined(separator: " "))'; COMP_POINT=${#COMP_LINE}
            _muster muster '\(words[words.count - 1])' '\(words[words.count - 2])'
            printf '%s\\n' "${COMPREPLY[@]}"
            """,
            in: folder
        )
        #expect(run.errorText == "", "\(words)")
        return Set(run.outputText.split(separator: "\n"))
    }

    @Test func `bash completes commands, options and scenario files`() throws {
        try withSuite(["a.yaml": "", "b.yml": "", "notes.txt": "", "sub/c.yaml": ""]) { folder in
            let yaml: Set<Substring> = ["a.yaml", "b.yml", "sub"]
            var rows: [(words: [String], offers: Set<Substring>)] = [
                (["comp"], ["completions"]), (["run", "--keep"], ["--keep-going"]), (["init", ""], ["sub"]),
            ]
            for command in ["run", "check", "plan", "list"] {
                rows += [([command, ""], yaml), ([command, "sub/"], ["sub/c.yaml"])]
            }
            for row in rows {
                let offered = try offers(["muster"] + row.words, in: folder)
                #expect(offered == row.offers, "\(row.words)")
            }
            for (words, some) in [([""], ["run", "list", "init"]), (["completions", ""], ["bash", "zsh", "fish"])] {
                let offered = try offers(["muster"] + words, in: folder)
                #expect(offered.isSuperset(of: some.map { $0[...] }), "\(words)")
            }
        }
    }

    @Test func `another shell is told of as unknown`() throws {
        let run = try Program.muster("completions", "tcsh")
        #expect(run.status == 2)
        #expect(Golden.compare(run.errorText, "unknown-shell.txt") == .same)
    }
}
