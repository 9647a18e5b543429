import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// A replay comes to what the run came to, from its trace alone; and parts where the trace is another.
@Suite struct ReplayTests {
    private func trace(_ results: [CaseResult]) -> [UInt8] {
        var writer = TraceWriter()
        for result in results { writer.append(result) }
        return writer.bytes
    }

    private func replay(_ bytes: [UInt8], _ plan: Plan) throws -> CaseResult {
        let cases = try RecordedCase.all(in: bytes)
        return CaseReplay.run(try #require(cases.first), plan)
    }

    /// Replays a result, and holds all that is told of a case against it; nil where it is the same.
    private func difference(_ result: CaseResult) throws -> String? {
        let written = trace([result])
        let replayed = try replay(written, result.plan)
        if case .parted(let parting)? = replayed.failures.first?.reason { return "\(parting)" }
        // What was read is written as it was.
        if trace([replayed]) != written { return "another trace" }
        if replayed.verdict != result.verdict { return "\(replayed.verdict) for \(result.verdict)" }
        if replayed.complaint != result.complaint { return replayed.complaint + " for " + result.complaint }
        if replayed.checks != result.checks || replayed.claims != result.claims { return "other checks" }
        if replayed.unobserved != result.unobserved { return "other claims were not observed" }
        return nil
    }

    private static func differences(_ plans: [Plan], _ run: (Plan) -> CaseResult) throws -> [String] {
        try plans.compactMap { plan in try ReplayTests().difference(run(plan)).map { "\(plan.title): \($0)" } }
    }

    @Test func `what ships comes to the same on the direct link`() throws {
        let plans = Shipped.plans.filter { $0.secrets.count + $0.literalSecrets.count < 2 }
        #expect(plans.count > Shipped.plans.count * 9 / 10)
        #expect(try ReplayTests.differences(plans) { Simulator.run($0, runSeed: 7) } == [])
    }

    @Test func `which of several secrets stood in what came cannot be told, and the replay says so`() throws {
        let plans = Shipped.plans.filter { $0.secrets.count + $0.literalSecrets.count > 1 }
        #expect(!plans.isEmpty)
        for plan in plans {
            let difference = try difference(Simulator.run(plan, runSeed: 7))
            #expect(difference?.contains("which of several it was") == true, "\(plan.title): \(difference ?? "-")")
        }
    }

    @Test func `a secret is what it is here, and not what it was in the run`() throws {
        let plans = Shipped.plans.filter { $0.secrets.count == 1 && $0.literalSecrets.isEmpty }
        let plan = try #require(plans.first)
        let variable = try #require(plan.secrets.first?.variable)
        let bytes = trace([Simulator.run(plan, runSeed: 1, environment: [variable: "hush-4711"])])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("hush-4711"))
        for environment in [[:], [variable: "hush-4711"], [variable: "another"]] {
            let recorded = try #require(try RecordedCase.all(in: bytes).first)
            #expect(CaseReplay.run(recorded, plan, environment: environment).complaint == "passed")
        }
        // Another token in the place of the secret was hidden like it, and whoever reads the file is told so.
        let wrong = Simulator.run(
            plan,
            runSeed: 1,
            service: BentService { deliveries in
                for place in deliveries.indices {
                    guard case .stream(var receipt) = deliveries[place].message else { continue }
                    for field in receipt.fields.indices where receipt.fields[field].name == "bearer" {
                        receipt.fields[field].text = "wrong"
                    }
                    deliveries[place].message = .stream(receipt)
                }
            }
        )
        guard wrong.verdict == .failed else { return }
        let replayed = try replay(trace([wrong]), plan)
        #expect(replayed.verdict == .failed)
        if case .parted(let parting)? = replayed.failures.first?.reason { #expect(parting.why.contains("secret")) }
    }

    @Test func `what ships comes to the same over frames, whose ids are learnt`() throws {
        #expect(try ReplayTests.differences(Shipped.plans) { Simulator.runOnWire($0, runSeed: 7).result } == [])
    }

    @Test func `a link that is cut, patience and a timeout come to the same`() throws {
        let plans = WireTests.scenarios.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
        for cut in [9, 14] {
            let cutOff = try ReplayTests.differences(plans) { Simulator.runOnWire($0, runSeed: 1, cutAt: cut).result }
            #expect(cutOff == [])
        }
        let gone = try ReplayTests.differences(plans) {
            Simulator.runOnWire($0, runSeed: 1, cutAt: 12, staysCut: true).result
        }
        #expect(gone == [])
        let hasty = try ReplayTests.differences(plans) {
            Simulator.run($0, runSeed: 1, patience: 3, timeout: .milliseconds(700))
        }
        #expect(hasty == [])
    }

    @Test func `a case that fails, fails in the same way`() throws {
        var kinds: Set<String> = []
        for (place, plan) in Shipped.plans.enumerated() {
            // The words of a service that is wrong: one is lost, or is there twice.
            let service = BentService { deliveries in
                guard let last = deliveries.last, case .event(let event) = last.message else { return }
                if event.timestamp.nanoseconds % 5 == 0 { deliveries.removeLast() } else { deliveries.append(last) }
            }
            guard place % 4 == 0 else { continue }
            let result = Simulator.run(plan, runSeed: 3, service: service)
            kinds.insert(result.verdict.word)
            #expect(try difference(result) == nil, "\(plan.title)")
        }
        #expect(kinds.contains("failed"))
    }

    static let faults = [
        "{ drop_event: participant-mute, where: { call: b } }",
        "{ duplicate_event: participant-join, where: { call: b } }",
        "{ delay: 300ms, times: 3 }", "{ delay: 40ms, of: replies }",
        "{ refuse: calling.join_conference, code: 409 }", "{ drop_connection: 200ms }",
    ]

    @Test(arguments: faults) func `a fault comes to the same, and what it holds back is not given twice`(
        _ fault: String
    ) throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
                capture: { room: reply.conference_id }
              - fault: \(fault)
              - parallel:
                  one: [join: b]
                  other: [wait: 500ms]
              - mute: b
            """
        let plan = try plan(text.replacing("    capture: { room: reply.conference_id }\n", with: ""))
        #expect(try difference(Simulator.run(plan, runSeed: 1)) == nil)
        #expect(try difference(Simulator.runOnWire(plan, runSeed: 1).result) == nil)
    }

    @Test func `a case that was ended from outside is interrupted again, and so is one whose file is cut`() throws {
        let plan = try #require(Shipped.plans.first)
        var asked = 0
        let result = Simulator.run(plan, runSeed: 1) {
            asked += 1
            return asked > 1
        }
        if result.verdict == .interrupted { #expect(try difference(result) == nil) }
        let whole = trace([Simulator.run(plan, runSeed: 1)])
        let lines = whole.split(separator: UInt8(ascii: "\n"))
        for count in 1..<lines.count {
            let cut = Array(lines[..<count].joined(separator: [UInt8(ascii: "\n")]))
            let verdict = try replay(cut, plan).verdict
            #expect(verdict == .interrupted || verdict == .failed, "\(count) lines: \(verdict)")
        }
    }

    @Test func `what the file says of the executor is never believed, and the line is told`() throws {
        let plan = try plan("scenario: s\ncalls: [a]\nsteps: [join: a, expect: [conference-end]]\n")
        let result = Simulator.run(plan, runSeed: 1)
        #expect(result.verdict == .failed)
        let text = String(decoding: trace([result]), as: UTF8.self)
        let lies = text.replacing(#""verdict":"failed""#, with: #""verdict":"passed""#)
        #expect(lies != text)
        let replayed = try replay(Array(lies.utf8), plan)
        guard case .parted(let parting)? = replayed.failures.first?.reason else {
            Issue.record("\(replayed.complaint)")
            return
        }
        #expect(parting.line == text.split(separator: "\n").count)
        #expect(parting.recorded?.contains(#""verdict":"passed""#) == true)
        #expect(parting.replayed?.contains(#""verdict":"failed""#) == true)
    }

    @Test func `a scenario that has changed parts from what was recorded`() throws {
        let before = try plan("scenario: s\ncalls: [a]\nsteps: [join: a, wait: 1s]\n")
        let after = try plan("scenario: s\ncalls: [a]\nsteps: [join: a, wait: 2s]\n")
        let replayed = try replay(trace([Simulator.run(before, runSeed: 1)]), after)
        #expect(replayed.complaint.hasPrefix("parts at line"))
    }

    @Test func `whatever is in the file, it is judged or refused, and what passes is what the file says`() throws {
        var generator = SeededGenerator(seed: 11, stream: "replay")
        let plans = Shipped.plans.filter { !$0.title.isEmpty }.enumerated().filter { $0.offset % 9 == 0 }.map(\.element)
        for plan in plans {
            let whole = trace([Simulator.run(plan, runSeed: 1)])
            guard whole.count < 200_000 else { continue }
            for _ in 0..<40 {
                let spoilt = ReplayTests.spoil(whole, &generator)
                guard let cases = try? RecordedCase.all(in: spoilt) else { continue }
                for recorded in cases {
                    let result = CaseReplay.run(recorded, plan)
                    guard result.verdict == .passed, cases.count == 1 else { continue }
                    let lines = spoilt.split(separator: UInt8(ascii: "\n")).dropFirst()
                    let own = trace([result]).split(separator: UInt8(ascii: "\n")).dropFirst()
                    #expect(lines.elementsEqual(own, by: ==), "\(plan.title)")
                }
            }
        }
    }

    /// Bytes changed, lines lost, doubled and swapped, numbers grown, words of others.
    private static func spoil(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        let place = Int(generator.below(UInt64(lines.count)))
        let other = Int(generator.below(UInt64(lines.count)))
        switch generator.below(6) {
        case 0:
            let byte = Int(generator.below(UInt64(lines[place].count)))
            lines[place][byte] = UInt8(truncatingIfNeeded: generator.next())
        case 1: lines.remove(at: place)
        case 2: lines.insert(lines[place], at: other)
        case 3: lines.swapAt(place, other)
        case 4:
            let text = String(decoding: lines[place], as: UTF8.self)
            lines[place] = Array(text.replacing(#/[0-9]+/#) { _ in "99999999999999999999" }.utf8)
        case _:
            let text = String(decoding: lines[place], as: UTF8.self)
            lines[place] = Array(text.replacing(#/"[a-z_]+":"/#) { _ in #""kind":"event","# + "\"x\":\"" }.utf8)
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }
}
