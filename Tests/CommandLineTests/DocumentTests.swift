import Foundation
import TestSupport
import Testing

/// README and docs say what is true: every block that is marked is carried out with the built program.
///
/// `<!-- file: NAME -->` before a fenced block writes it to a file of that name. `<!-- run: CODE -->` before a block runs
/// its `$ ` lines one after the other in the same folder; what stands below each must be just what it prints, and the last
/// one must end with that code.
@Suite struct DocumentTests {
    static let documents: [String] = {
        let docs =
            (try? FileManager.default.contentsOfDirectory(atPath: Program.root.appending(path: "docs").path)) ?? []
        return ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }()

    enum Block {
        case file(name: String, text: String)
        case run(code: Int32, commands: [(line: String, output: String)])
    }

    @Test(arguments: documents) func `a document's marked blocks do what it says`(_ document: String) throws {
        let text = try String(contentsOf: Program.root.appending(path: document), encoding: .utf8)
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "scenarios"),
            withDestinationURL: Program.root.appending(path: "scenarios")
        )
        for block in try DocumentTests.blocks(of: text) {
            switch block {
            case .file(let name, let text):
                try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            case .run(let code, let commands):
                var last: Int32? = nil
                for command in commands {
                    let run = try Program.shell(command.line + " 2>&1", in: folder)
                    #expect(run.outputText == command.output, "\(document): $ \(command.line)")
                    last = run.status
                }
                #expect(last == code, "\(document): \(commands.last?.line ?? "")")
            }
        }
    }

    @Test func `the README runs something, and a failure among it`() throws {
        let text = try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
        let codes = try DocumentTests.blocks(of: text).compactMap {
            if case .run(let code, _) = $0 { code } else { nil }
        }
        #expect(codes.contains(0) && codes.contains(1) && codes.contains(2))
    }

    /// A page for newcomers has nothing in it that is only looked at: what is shown is a file, and is run.
    @Test(arguments: ["docs/tutorial.md", "docs/cookbook.md"]) func `all that a page shows is carried out`(
        _ document: String
    ) throws {
        let text = try String(contentsOf: Program.root.appending(path: document), encoding: .utf8)
        let blocks = try DocumentTests.blocks(of: text)
        let fences = text.split(separator: "\n").filter { $0.hasPrefix("```") && $0 != "```" }
        #expect(blocks.count == fences.count && blocks.count > 10)
        var run: [String] = []
        for case .run(_, let commands) in blocks { run += commands.map(\.line) }
        for case .file(let name, _) in blocks {
            #expect(run.contains { $0.hasPrefix("muster run \(name)") }, "\(name) is not run")
        }
    }

    @Test func `the recipes of the cookbook ship as they stand there`() throws {
        let text = try String(contentsOf: Program.root.appending(path: "docs/cookbook.md"), encoding: .utf8)
        let folder = Program.root.appending(path: "scenarios/cookbook")
        var shown: [String] = []
        for case .file(let name, let recipe) in try DocumentTests.blocks(of: text) {
            shown.append(name)
            let shipped = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(shipped == recipe, "\(name)")
        }
        #expect(shown.sorted() == (try FileManager.default.contentsOfDirectory(atPath: folder.path)).sorted())
    }

    struct Malformed: Error { var line: String }

    static func blocks(of text: String) throws -> [Block] {
        var blocks: [Block] = []
        var mark: Substring?
        var fence: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = fence {
                guard line == "```" else {
                    fence?.append(line)
                    continue
                }
                fence = nil
                if let mark { blocks.append(try block(mark, lines)) }
                mark = nil
            } else if line.hasPrefix("```") {
                fence = []
            } else if line.hasPrefix("<!-- file:") || line.hasPrefix("<!-- run:") {
                mark = line
            } else if mark != nil, !line.isEmpty {
                throw Malformed(line: "a mark without a block before: \(line)")
            }
        }
        return blocks
    }

    private static func block(_ mark: Substring, _ lines: [Substring]) throws -> Block {
        let words = mark.split(separator: " ")
        guard words.count == 4 else { throw Malformed(line: String(mark)) }
        if words[1] == "file:" { return .file(name: String(words[2]), text: lines.joined(separator: "\n") + "\n") }
        guard let code = Int32(words[2]) else { throw Malformed(line: String(mark)) }
        var commands: [(line: String, output: String)] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                commands.append((String(line.dropFirst(2)), ""))
            } else if !commands.isEmpty {
                commands[commands.count - 1].output += line + "\n"
            }
        }
        return .run(code: code, commands: commands)
    }
}
