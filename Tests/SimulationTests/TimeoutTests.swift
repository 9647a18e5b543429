import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// How long a whole case may last, and what becomes of one that is cut off.
@Suite struct TimeoutTests {
    private static let nanosecond = TimeSpan(nanoseconds: 1)

    private func isTooLong(_ failure: Failure) -> Bool {
        if case .tooLong = failure.reason { true } else { false }
    }

    @Test(arguments: Shipped.plans.indices) func `a case may last just as long as it does, and no nanosecond less`(
        _ index: Int
    ) throws {
        let plan = Shipped.plans[index]
        let free = Simulator.run(plan, runSeed: 1)
        guard free.verdict == .passed else { return }
        let just = Simulator.run(plan, runSeed: 1, timeout: free.duration)
        #expect(just.verdict == .passed)
        #expect(just.trace.count == free.trace.count && just.duration == free.duration)
        let less = TimeSpan(nanoseconds: free.duration.nanoseconds - 1)
        let short = Simulator.run(plan, runSeed: 1, timeout: less)
        #expect(short.verdict == .failed)
        #expect(short.failures.count == 1 && short.failures.allSatisfy(isTooLong))
    }

    @Test func `over the wire it is the same`() throws {
        let plan = try plan("scenario: s\ncalls: [alice]\nsteps: [join: alice, wait: 1h]")
        let free = Simulator.runOnWire(plan, runSeed: 1).result
        #expect(Simulator.runOnWire(plan, runSeed: 1, timeout: free.duration).result.verdict == .passed)
        let less = TimeSpan(nanoseconds: free.duration.nanoseconds - 1)
        #expect(Simulator.runOnWire(plan, runSeed: 1, timeout: less).result.verdict == .failed)
    }

    @Test func `it is told at the step that was under way, and the calls are hung up`() throws {
        let plan = try plan("scenario: s\ncalls: [alice]\nsteps: [join: alice, wait: 10000h]")
        let result = Simulator.run(plan, runSeed: 1, timeout: .seconds(60))
        #expect(result.complaint == "too long")
        #expect(result.complainedText == "wait: 10000h")
        #expect(result.troubles.isEmpty)
        #expect(result.duration < .seconds(61))
    }

    @Test func `the teardown still has its time, and one that is too long itself is cut short`() throws {
        let steps = "calls: [alice]\nsteps: [join: alice, wait: 1h]\nteardown: [leave: alice]"
        let torn = Simulator.run(try plan("scenario: s\n" + steps), runSeed: 1, timeout: .seconds(60))
        #expect(torn.complaint == "too long")
        #expect(torn.troubles.isEmpty)
        let left = torn.trace.contains { if case .sent(_, .leave, _) = $0.kind { true } else { false } }
        #expect(left)
        let slow = try plan("scenario: s\ncalls: [alice]\nsteps: [join: alice]\nteardown: [wait: 20s]")
        #expect(Simulator.run(slow, runSeed: 1).verdict == .passed)
        let cut = Simulator.run(slow, runSeed: 1, timeout: .seconds(10))
        #expect(cut.complaint == "too long")
        #expect(cut.duration < .seconds(11))
    }

    @Test func `what has failed before is not said to be too long besides`() throws {
        let plan = try plan(
            "scenario: s\ncalls: [alice]\nsteps: [join: alice, leave: alice, leave: alice]\nteardown: [wait: 20s]"
        )
        let result = Simulator.run(plan, runSeed: 1, timeout: .seconds(10))
        #expect(result.failures.count == 1 && !result.failures.contains(where: isTooLong))
    }

    @Test func `while the cast is dialled, too`() throws {
        let plan = try plan("scenario: s\ncalls: { alice: { phone: { answer_after: 20s } } }\nsteps: [join: alice]")
        #expect(Simulator.run(plan, runSeed: 1).verdict == .passed)
        #expect(Simulator.run(plan, runSeed: 1, timeout: .seconds(5)).complaint == "too long")
    }

    @Test(arguments: [false, true]) func `a case that is cut off is interrupted, its calls hung up and its trace whole`(
        onWire: Bool
    ) throws {
        let steps = Array(repeating: "join: guest, leave: guest", count: 40).joined(separator: ", ")
        let plan = try plan("scenario: s\ncalls: { guest: { count: 10 } }\nsteps: [\(steps)]")
        var questions = 0
        let isCutOff = {
            questions += 1
            return questions == 4
        }
        let result =
            onWire
            ? Simulator.runOnWire(plan, runSeed: 1, isCutOff: isCutOff).result
            : Simulator.run(plan, runSeed: 1, isCutOff: isCutOff)
        #expect(questions == 4, "once told, it is not asked again")
        #expect(result.verdict == .interrupted)
        #expect(result.failures.isEmpty && result.troubles.isEmpty)
        guard case .verdict(.interrupted)? = result.trace.last?.kind else {
            Issue.record("the trace does not end with its verdict")
            return
        }
        let ended = result.trace.count { entry in
            guard case .event(let event) = entry.kind, case .callState(let state) = event.body else { return false }
            return state.state == .ended
        }
        #expect(ended == 10)
    }
}
