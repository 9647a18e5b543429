import Foundation
import JSONCodec
import TestSupport
import Testing

/// `muster coverage`: what verdicts depend on, as a table and as JSON.
@Suite struct CoverageCommandTests {
    private let suite = [
        "a.yaml": """
        scenario: muted
        calls: [alice]
        steps:
          - join: { call: alice, muted: true }
            expect: [participant-join: { muted: true }]
        """,
        "b.yaml": scenario("fails", .fails),
    ]

    @Test func `it tells how much is covered by kind, and what is missing`() throws {
        try withSuite(suite) { folder in
            let run = try Program.muster("coverage", in: folder)
            #expect(run.status == 0)
            #expect(run.errorText == "")
            let lines = run.outputText.split(separator: "\n")
            #expect(lines.first == "KIND      COVERED   OF")
            #expect(lines.contains { $0.wholeMatch(of: #/options +[1-9] +30/#) != nil }, "\(run.outputText)")
            #expect(!lines.contains("missing values: muted: true"))
            #expect(lines.contains("missing values: muted: false"))
            #expect(lines.last == "1 case did not pass and counted for nothing")
            let missing = try Program.muster("coverage", "--missing", in: folder)
            #expect(missing.status == 0)
            #expect(missing.outputText.split(separator: "\n").allSatisfy { $0.hasPrefix("missing ") })
        }
    }

    @Test func `as JSON it has how many cases depended on what`() throws {
        try withSuite(suite) { folder in
            let run = try Program.muster("coverage", "--json", in: folder)
            #expect(run.status == 0)
            let json = try JSONValue(parsing: run.outputText)
            #expect(json["values"]?["cases"]?["muted: true"]?.intValue == 1)
            #expect(json["values"]?["cases"]?["muted: false"]?.intValue == 0)
            #expect(json["events"]?["missing"]?.arrayValue?.contains("participant-join") == false)
            #expect(json["not_passed"]?.intValue == 1)
            for kind in ["options", "values", "events", "rules", "refusals"] {
                let missing = json[kind]?["missing"]?.arrayValue?.count ?? -1
                #expect(json[kind]?["of"]?.intValue == missing + (json[kind]?["covered"]?.intValue ?? 0))
            }
        }
    }

    @Test func `a mistake in a file is exit 2, and nothing is told`() throws {
        try withSuite(["a.yaml": scenario("s", .isWrong)]) { folder in
            let run = try Program.muster("coverage", in: folder)
            #expect(run.status == 2)
            #expect(run.outputText == "")
        }
    }
}
