import Foundation
import TestSupport
import Testing

/// The commands that `muster` leaves to `muster-net`.
@Suite struct NetCommandTests {
    /// A copy of `muster` in a folder of its own, with or without a `muster-net` that says what it was given.
    private func folder(withNet: Bool) throws -> URL {
        let folder = try Program.temporaryFolder()
        try FileManager.default.copyItem(at: Program.muster, to: folder.appending(path: "muster"))
        if withNet {
            let net = folder.appending(path: "muster-net")
            try Data("#!/bin/sh\nfor word; do echo \"<$word>\"; done\nexit 7\n".utf8).write(to: net)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: net.path)
        }
        return folder
    }

    @Test(arguments: ["serve", "env"]) func `without muster-net it is told how to get it`(_ command: String) throws {
        let folder = try folder(withNet: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try Program.shell("PATH=/nowhere ./muster \(command) --port 0", in: folder)
        #expect(run.status == 3)
        #expect(
            run.errorText
                == "error: 'muster \(command)' needs muster-net, which is not installed: 'make net' builds it\n"
        )
    }

    @Test(arguments: ["serve", "env"]) func `muster-net gets every word, help too, and its exit code is ours`(
        _ command: String
    ) throws {
        let folder = try folder(withNet: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try Program.shell("./muster \(command) --help 'a b' -- --x", in: folder)
        #expect(run.status == 7)
        #expect(run.outputText == "<\(command)>\n<--help>\n<a b>\n<-->\n<--x>\n")
    }

    @Test(arguments: ["--transport relay", "--transport=relay"]) func `a run on a real connection is muster-net's`(
        _ words: String
    ) throws {
        let folder = try folder(withNet: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try Program.shell("./muster run s.yaml --seed 7 \(words) --help", in: folder)
        #expect(run.status == 7)
        let shown = words.split(separator: " ").map { "<\($0)>\n" }.joined()
        #expect(run.outputText == "<run>\n<s.yaml>\n<--seed>\n<7>\n\(shown)<--help>\n")
        let other = try Program.shell("./muster run --transport sim --help", in: folder)
        #expect(other.status == 0 && other.outputText.contains("OVERVIEW"))
    }
}
