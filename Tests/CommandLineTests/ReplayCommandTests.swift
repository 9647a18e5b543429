import Foundation
import TestSupport
import Testing

/// `muster replay`: the same answer as `muster run`, from its events alone.
@Suite struct ReplayCommandTests {
    private let suite = [
        "calls/a.yaml": scenario("holds") + "---\n" + scenario("fails", .fails) + "---\n"
            + scenario("later", .isSkipped),
        "calls/m.yaml": """
        scenario: many
        matrix: { kind: [true, false] }
        calls: [alice]
        steps: [join: { call: alice, muted: $(matrix.kind) }]
        """,
    ]

    @Test(arguments: ["direct", "wire"]) func `it says what the run has said, and reports the same`(
        _ link: String
    ) throws {
        try withSuite(suite) { folder in
            func reports(_ names: String...) throws -> [String] {
                try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
            }
            let files = ["calls/a.yaml", "calls/m.yaml", "--root", "."]
            let run = try Program.muster(
                "run",
                files[0],
                files[1],
                files[2],
                files[3],
                "--seed",
                "5",
                "--link",
                link,
                "--events",
                "e",
                "--json",
                "r.json",
                "--junit",
                "r.xml",
                in: folder
            )
            #expect(run.status == 1)
            let replay = try Program.muster("replay", "e", "--json", "p.json", "--junit", "p.xml", in: folder)
            #expect(replay.status == 1)
            #expect(replay.errorText == "")
            #expect(replay.outputText == run.outputText)
            #expect(try reports("p.json", "p.xml") == reports("r.json", "r.xml"))
            // From elsewhere, where the root is named.
            let away = try Program.muster("replay", folder.path + "/e", "--root", folder.path)
            #expect(away.status == 1)
            #expect(away.outputText.hasSuffix("3 passed, 1 failed, 1 skipped\n"))
            #expect(try Program.muster("replay", "e", "--no-skips", in: folder).errorText.contains("skipped"))
        }
    }

    @Test func `where it parts, it tells the line, what the file says and what the executor says`() throws {
        try withSuite(suite) { folder in
            #expect(try Program.muster("run", "calls/m.yaml", "--root", ".", "--events", "e", in: folder).status == 0)
            #expect(try Program.muster("replay", "e", in: folder).outputText.hasSuffix("2 passed, 0 failed\n"))
            let file = folder.appending(path: "calls/m.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("]\ncalls", with: "]\ncalls").replacing("muted", with: "end_on_exit").utf8)
                .write(to: file)
            let replay = try Program.muster("replay", "e", in: folder)
            #expect(replay.status == 1)
            #expect(replay.outputText.contains("the replay parts from the file at line"), "\(replay.outputText)")
            #expect(replay.outputText.contains("the file:     {\"case\":\"many [kind: true]\""))
            #expect(replay.outputText.contains("\"end_on_exit\":true"))
        }
    }

    @Test(arguments: [
        ("", "line 1: there is no case in it"), ("{}\n", "line 1: a trace begins with the head of a case"),
        (#"{"muster_trace":1,"case":"s","file":"a.yaml","seed":"1"}"#, "it has no text 'transport'"),
        (#"{"muster_trace":2,"case":"s"}"#, "version 2"), (#"{"muster_trace":1"#, "it is no JSON"),
        (head("../a.yaml"), "is no name of a scenario file"), (head("/etc/passwd"), "is no name of a scenario file"),
        (head("b.yaml"), "there is no file or folder"), (head("a.yaml", "t"), "there is no case 't' in 'a.yaml'"),
        (head("link.yaml"), "outside the suite's root"),
    ])
    func `a file that is no trace of these scenarios is refused, and nothing is judged`(
        text: String,
        why: String
    ) throws {
        try withSuite(["suite/a.yaml": scenario("s"), "a.yaml": scenario("s"), "e": text]) { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "suite/link.yaml").path,
                withDestinationPath: "../a.yaml"
            )
            let run = try Program.muster("replay", "e", "--root", "suite", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "")
            #expect(run.errorText.contains(why), "\(run.errorText)")
        }
    }

    private static func head(_ file: String, _ title: String = "s") -> String {
        #"{"muster_trace":1,"case":"\#(title)","file":"\#(file)","seed":"1","run_seed":"1","transport":"sim","can":[]}"#
    }
}
