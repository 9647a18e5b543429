import BentServices
import Conferencing
import Execution
import JSONCodec
import Planning
import Testing

/// Deadlines to the nanosecond, with the executor driven by hand.
@Suite struct DeadlineTests {
    /// An executor that has joined alice at 1 s and waits two seconds for `conference-start`.
    private func joined(_ outputs: inout [Executor.Output], patience: Int64 = 1) throws -> Executor {
        var plan = try plan(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
                expect: [{ conference-start: {}, within: 2s }]
            """
        )
        // What the tests make up is a stretch of a story, and the laws would miss the rest of it.
        plan.lawsOff = Set(LawID.allCases)
        var executor = Executor(
            plan: plan,
            settings: .init(seed: 1, runSeed: 1, patience: patience, capabilities: .simulator)
        )
        executor.handle(.begin, at: .start, into: &outputs)
        let answered = CallStateEvent(call: CallID(0), tag: CallTag(0), state: .answered, direction: .outbound)
        let dialled = CallDialEvent(tag: CallTag(0), state: .answered, winner: CallID(0))
        executor.handle(.reply(RequestID(0), Reply(.accepted, "")), at: second(1), into: &outputs)
        executor.handle(event(.callState(answered)), at: second(1), into: &outputs)
        executor.handle(event(.callDial(dialled)), at: second(1), into: &outputs)
        executor.handle(
            .reply(RequestID(1), Reply(.accepted, "", conference: ConferenceID(0))),
            at: second(1),
            into: &outputs
        )
        executor.handle(conference(.participantJoin, call: CallID(0)), at: second(1), into: &outputs)
        return executor
    }

    private func second(_ count: Int64, plus nanoseconds: Int64 = 0) -> Instant {
        Instant(nanoseconds: count * 1_000_000_000 + nanoseconds)
    }

    private func event(_ body: ServiceEvent.Body) -> Executor.Input { .event(ServiceEvent(timestamp: .start, body)) }

    private func conference(_ status: ConferenceStatus, call: CallID? = nil) -> Executor.Input {
        event(
            .conference(ConferenceEvent(status, conference: ConferenceID(0), name: "conference", size: 1, call: call))
        )
    }

    @Test func `an event at the very deadline is in time, and inputs of an instant precede its timers`() throws {
        var outputs: [Executor.Output] = []
        var executor = try joined(&outputs)
        #expect(executor.nextWakeup == second(3))
        executor.handle(conference(.conferenceStart), at: second(3), into: &outputs)
        executor.handle(.woke, at: second(3), into: &outputs)
        #expect(executor.isDraining)
    }

    @Test func `an event a nanosecond after the deadline is late, even if nobody woke the executor`() throws {
        var outputs: [Executor.Output] = []
        var executor = try joined(&outputs)
        executor.handle(conference(.conferenceStart), at: second(3, plus: 1), into: &outputs)
        #expect(executor.result.verdict == .failed)
        #expect(executor.result.complaint == "unmet: nothing like it")
        #expect(executor.result.failures.first?.at == second(3))
    }

    @Test func `waking early or often does no harm`() throws {
        var outputs: [Executor.Output] = []
        var executor = try joined(&outputs)
        for step: Int64 in 0..<20 {
            executor.handle(.woke, at: Instant(nanoseconds: 1_000_000_000 + step * 100), into: &outputs)
        }
        #expect(executor.result.failures.isEmpty)
    }

    @Test func `time that goes back is taken as standing still`() throws {
        var outputs: [Executor.Output] = []
        var executor = try joined(&outputs)
        executor.handle(conference(.conferenceStart), at: .start, into: &outputs)
        #expect(executor.isDraining)
        #expect(executor.result.trace.allSatisfy { $0.at >= .start } && executor.result.trace.last?.at == second(1))
    }

    @Test func `patience stretches every within`() throws {
        var outputs: [Executor.Output] = []
        let executor = try joined(&outputs, patience: 3)
        #expect(executor.nextWakeup == second(7))
    }

    @Test func `an interrupted case hangs up, and is neither held nor failed`() throws {
        var outputs: [Executor.Output] = []
        var executor = try joined(&outputs)
        outputs.removeAll()
        executor.handle(.interrupted, at: second(2), into: &outputs)
        guard case .send(_, .end(CallID(0), reason: .hangup))? = outputs.first else {
            Issue.record("sent \(outputs)")
            return
        }
        let ended = CallStateEvent(call: CallID(0), tag: CallTag(0), state: .ended, direction: .outbound)
        executor.handle(event(.callState(ended)), at: second(2), into: &outputs)
        #expect(executor.isOver)
        #expect(executor.result.verdict == .interrupted)
    }

    @Test func `replies and events that nobody asked for are kept and do no harm`() throws {
        var outputs: [Executor.Output] = []
        var executor = try joined(&outputs)
        executor.handle(.reply(RequestID(-1), Reply(.accepted, "")), at: second(1), into: &outputs)
        executor.handle(.reply(RequestID(.max), Reply(.conflict, "")), at: second(1), into: &outputs)
        executor.handle(.reply(RequestID(1), Reply(.conflict, "again")), at: second(1), into: &outputs)
        executor.handle(.listing(RequestID(7), nil), at: second(1), into: &outputs)
        executor.handle(
            event(.callDial(CallDialEvent(tag: CallTag(-3), state: .failed))),
            at: second(1),
            into: &outputs
        )
        executor.handle(event(.unknown(type: "calling.queue", .null)), at: second(1), into: &outputs)
        for id: Int32 in [-1, .min, .max, 1 << 25] {
            let stray = ConferenceEvent(
                .participantJoin,
                conference: ConferenceID(id),
                name: "x",
                size: -1,
                call: CallID(id)
            )
            executor.handle(event(.conference(stray)), at: second(1), into: &outputs)
            let state = CallStateEvent(call: CallID(id), tag: CallTag(id), state: .ended, direction: .inbound)
            executor.handle(event(.callState(state)), at: second(1), into: &outputs)
        }
        executor.handle(conference(.conferenceStart), at: second(2), into: &outputs)
        #expect(executor.isDraining)
    }
}
