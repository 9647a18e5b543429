import Conferencing
public import Execution
import Planning
import YAMLSource

/// A run as one JUnit document: a suite for each file, a case for each case.
///
/// Times are those of the case's own clock, and nothing in it changes from run to run: no date and no host.
public struct JUnitReporter: Sendable {
    private let runSeed: UInt64
    private let seeds: ClosedRange<UInt64>?
    private let flags: [String]
    private var suites: [Suite] = []

    private struct Suite: Sendable {
        var path: String
        var cases = ""
        var tests = 0
        var failures = 0
        var errors = 0
        var skipped = 0
        var nanoseconds: Int64 = 0
    }

    /// A reporter of a run with this seed, or of one under a range of them, and with these flags on its command line beside.
    public init(runSeed: UInt64, seeds: ClosedRange<UInt64>? = nil, flags: [String] = []) {
        self.runSeed = runSeed
        self.seeds = seeds
        self.flags = flags
    }

    /// Takes the next case, in order.
    public mutating func take(_ result: CaseResult) {
        if suites.last?.path != result.plan.suitePath { suites.append(Suite(path: result.plan.suitePath)) }
        let last = suites.count - 1
        suites[last].tests += 1
        suites[last].nanoseconds += result.duration.nanoseconds
        switch result.verdict {
        case .passed: break
        case .failed, .vacuous: suites[last].failures += 1
        case .interrupted: suites[last].errors += 1
        case .skipped, .knownFailure: suites[last].skipped += 1
        }
        suites[last].cases += text(of: result)
    }

    /// The document. What is wrong with the run as a whole is an error in a suite of its own: whoever reads nothing but this
    /// must not take the run for one that held.
    public func document(_ failures: [RunFailure] = []) -> String {
        var suites = suites
        if !failures.isEmpty { suites.append(suite(of: failures)) }
        func sum(_ part: (Suite) -> Int) -> Int { suites.reduce(0) { $0 + part($1) } }
        let time = seconds(suites.reduce(0) { $0 + $1.nanoseconds })
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"muster\" tests=\"\(sum(\.tests))\" failures=\"\(sum(\.failures))\""
        text += " errors=\"\(sum(\.errors))\" skipped=\"\(sum(\.skipped))\" time=\"\(time)\">\n"
        for suite in suites {
            text += "  <testsuite name=\"\(suite.path.escapedForXML)\" tests=\"\(suite.tests)\""
            text += " failures=\"\(suite.failures)\" errors=\"\(suite.errors)\" skipped=\"\(suite.skipped)\""
            text += " time=\"\(seconds(suite.nanoseconds))\">\n"
            let (name, value) = seeds.map { ("seeds", $0.words) } ?? ("seed", String(runSeed))
            text += "    <properties>\n      <property name=\"\(name)\" value=\"\(value)\"/>\n"
            text += "      <property name=\"clock\" value=\"virtual\"/>\n    </properties>\n"
            text += suite.cases + "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private func suite(of failures: [RunFailure]) -> Suite {
        var suite = Suite(path: "muster run", tests: failures.count, errors: failures.count)
        for failure in failures {
            let sentence = failure.sentence.escapedForXML
            suite.cases += "    <testcase name=\"\(failure.word)\" classname=\"muster run\" time=\"0.000\">\n"
            suite.cases += "      <error message=\"\(sentence)\" type=\"\(failure.word)\">\(sentence)</error>\n"
            suite.cases += "    </testcase>\n"
        }
        return suite
    }

    private func text(of result: CaseResult) -> String {
        let plan = result.plan
        let line = plan.source.position(of: plan.nameRange.start).line
        var text =
            "    <testcase name=\"\(plan.title.escapedForXML)\" classname=\"\(className(plan.suitePath).escapedForXML)\""
        text +=
            " file=\"\(plan.suitePath.escapedForXML)\" line=\"\(line)\" time=\"\(seconds(result.duration.nanoseconds))\""
        let story = CaseText(result: result, style: .plain, runSeed: runSeed, flags: flags).text
        switch result.verdict {
        case .passed: return text + "/>\n"
        case .skipped(let reason):
            return text + ">\n      <skipped message=\"\(reason.escapedForXML)\"/>\n    </testcase>\n"
        case .knownFailure:
            // JUnit has no word for a failure that is meant: as skipped it makes no tool red, and none takes it for a pass.
            let message = CaseText(result: result, style: .plain, runSeed: runSeed, flags: flags).knownFailure
            return text + ">\n      <skipped message=\"\(message.escapedForXML)\"/>\n    </testcase>\n"
        case .failed, .vacuous:
            let seed = result.sweep.map { "under seed \($0.shown): " } ?? ""
            let first = seed + (result.failures.first.map { FailureText(result: result, failure: $0).sentence } ?? "")
            return text + ">\n      <failure message=\"\(first.escapedForXML)\" type=\"\(result.verdict.word)\">"
                + story.escapedForXMLBody + "</failure>\n    </testcase>\n"
        case .interrupted:
            return text + ">\n      <error message=\"interrupted\" type=\"interrupted\">" + story.escapedForXMLBody
                + "</error>\n    </testcase>\n"
        }
    }

    /// The path with dots between its parts and no ending, as tools that show trees of classes want it.
    private func className(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        if let last = parts.popLast() {
            parts.append(
                last.hasSuffix(".yaml")
                    ? String(last.dropLast(5)) : last.hasSuffix(".yml") ? String(last.dropLast(4)) : last
            )
        }
        return parts.joined(separator: ".")
    }

    private func seconds(_ nanoseconds: Int64) -> String {
        let milliseconds = nanoseconds / 1_000_000
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
