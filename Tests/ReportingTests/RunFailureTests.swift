import BentServices
import Execution
import Planning
import Reporting
import Simulation
import Testing

/// What is wrong with a run as a whole, in every report.
@Suite struct RunFailureTests {
    private static let failures: [RunFailure] = [
        .notRun(3, of: 10, because: .firstFailure), .notRun(1, of: 1, because: .interruption),
        .notRun(2, of: 3, because: .trouble), .mistakes(2), .skipped(1), .unobserved(4), .nothingRan(skipped: 1),
        .nothingRan(skipped: 5),
    ]

    @Test(arguments: failures) func `a run that failed is no run that held, in any report`(_ failure: RunFailure) throws
    {
        let result = try run("scenario: s\ncalls: [alice]\nsteps: [join: alice]")
        #expect(result.verdict == .passed)
        var json = JSONReporter(runSeed: 1)
        var junit = JUnitReporter(runSeed: 1)
        var annotations = GitHubAnnotations(workingFolder: "/")
        json.take(result)
        junit.take(result)
        json.finish([failure])
        let lines = String(decoding: json.take(), as: UTF8.self).split(separator: "\n")
        #expect(lines.last?.contains("\"message\":\"\(failure.sentence)\"") == true)
        let xml = junit.document([failure])
        #expect(xml.contains("<testsuites name=\"muster\" tests=\"2\" failures=\"0\" errors=\"1\""))
        #expect(xml.contains("<error message=\"\(failure.sentence)\""))
        #expect(annotations.text(of: failure) == "::error title=muster run::\(failure.sentence)\n")
        #expect(junit.document().contains("errors=\"0\""))
    }

    @Test func `a name at the beginning of a line is no command to GitHub`() throws {
        for name in ["::error::x", "  ::add-mask::y"] {
            var result = try run("scenario: \"\(name)\"\ncalls: [alice]\nsteps: [join: alice]")
            result.unobserved = [result.plan.nameRange]
            var console = ConsoleReporter(style: .plain, runSeed: 1)
            let lines = (console.take(result) + console.finish()).split(separator: "\n")
            #expect(lines.contains { $0.contains("\\u{3A}:") })
            #expect(!lines.contains { $0.drop(while: \.isWhitespace).hasPrefix("::") })
        }
    }

    @Test func `what was not observed is annotated where none may be`() throws {
        var result = try run("scenario: s\ncalls: [alice]\nsteps: [join: alice]")
        result.unobserved = [result.plan.steps[0].range]
        var annotations = GitHubAnnotations(workingFolder: "/")
        #expect(annotations.text(of: result) == "")
        #expect(
            annotations.text(of: result, noUnobserved: true)
                == "::error file=test.yaml,line=3,col=9,endLine=3,endColumn=19,title=s::unobserved on this transport\n"
        )
    }

    @Test func `the sentences are told apart`() {
        #expect(Set(RunFailureTests.failures.map(\.sentence)).count == RunFailureTests.failures.count)
        #expect(
            RunFailureTests.failures[0].sentence
                == "--fail-fast ended the run at its first failure: 3 cases of 10 were not run"
        )
        #expect(RunFailureTests.failures[1].sentence == "the run was interrupted: 1 case of 1 was not run")
    }
}
