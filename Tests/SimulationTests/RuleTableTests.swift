import Conferencing
import Execution
import Foundation
import Planning
import Simulation
import TestSupport
import Testing
import YAMLSource

/// `docs/rules.md`: every rule with where it comes from, what decides it, and who looks after it.
@Suite struct RuleTableTests {
    @Test func `the table of rules is up to date`() throws {
        let page = RuleTable(tests: try RuleTests.find(), scenarios: RuleScenarios.find()).page
        #expect(Golden.compare(page, at: Program.root.appending(path: "docs/rules.md")) == .same)
    }

    @Test func `no cell is empty without a reason`() throws {
        let table = RuleTable(tests: try RuleTests.find(), scenarios: RuleScenarios.find())
        for rule in Rules.all {
            for cell in table.cells(of: rule) {
                #expect(!cell.trimmingCharacters(in: .whitespaces).isEmpty, "\(rule.id.rawValue)")
                #expect(!cell.contains(RuleTable.missing), "\(rule.id.rawValue): \(cell)")
            }
        }
    }
}

/// The tests that are named for each rule, by their files, with how many there are in each.
enum RuleTests {
    static func find() throws -> [RuleID: [String: Int]] {
        let folder = Program.root.appending(path: "Tests")
        let name = #/func `(?<rules>[RWST][0-9]+(?:,? [RWST][0-9]+)*) /#
        var found: [RuleID: [String: Int]] = [:]
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in text.matches(of: name) {
                for rule in match.rules.split(whereSeparator: { ", ".contains($0) }).compactMap({
                    RuleID(rawValue: String($0))
                }) {
                    found[rule, default: [:]][file, default: 0] += 1
                }
            }
        }
        return found
    }
}

/// The files of shipped scenarios that show each rule: those whose runs cite it, or whose text names it.
enum RuleScenarios {
    struct Files {
        var naming: Set<String> = []
        var citing: Set<String> = []
    }

    static func find() -> [RuleID: Files] {
        var found: [RuleID: Files] = [:]
        for plan in Shipped.plans {
            let text = String(decoding: plan.source.bytes, as: UTF8.self)
            for rule in named(in: text) { found[rule, default: Files()].naming.insert(plan.suitePath) }
            for entry in Simulator.run(plan, runSeed: 1).trace {
                for rule in entry.kind.because.rules { found[rule, default: Files()].citing.insert(plan.suitePath) }
            }
        }
        return found
    }

    /// The rules that a text names: `R20`, and those from `R20` on in `R20 to R26`.
    private static func named(in text: String) -> Set<RuleID> {
        var named: Set<RuleID> = []
        for match in text.matches(of: #/\b([RWST][0-9]+)(?: to ([RWST][0-9]+))?\b/#) {
            guard let first = RuleID(rawValue: String(match.1)) else { continue }
            let last = match.2.flatMap { RuleID(rawValue: String($0)) } ?? first
            guard first <= last else { continue }
            named.formUnion(RuleID.allCases.filter { first <= $0 && $0 <= last })
        }
        return named
    }
}

extension TraceEntry.Kind {
    /// The rules that the simulator cites.
    fileprivate var because: Because {
        switch self {
        case .reply(_, let reply): reply.because
        case .event(let event): event.because
        case .beep(let sound): sound.because
        case .webhook(let request): request.event.because
        case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .listing, .stream, .endpoint,
            .unanswered, .connection, .fault, .foreign, .idle, .interrupted, .verdict:
            Because()
        }
    }
}
