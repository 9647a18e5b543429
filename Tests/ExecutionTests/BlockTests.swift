import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Synchronization
import Testing

/// Steps within steps: branches side by side, rounds, conditions and what they capture.
struct BlockTests {
    private static let branches = """
        scenario: s
        calls: { a: {}, b: {} }
        conferences: { red: {}, blue: {} }
        strict: true
        steps:
          - parallel:
              one:
                - join: { call: a, conference: red }
                  expect: [conference-start: { conference: red }]
                - quiet: { for: 1s, call: a }
                - leave: a
                  expect: [participant-leave: { call: a }, conference-end: { conference: red }]
              two:
                - join: { call: b, conference: blue }
                  expect: [conference-start: { conference: blue }]
                - wait: 3s
          - quiet: 1s
        """

    @Test func `branches run side by side, and the block ends with the last of them`() throws {
        let result = Simulator.run(try plan(Self.branches), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
        let sent = result.trace.filter { if case .sent(_, .join, _) = $0.kind { true } else { false } }
        #expect(sent.count == 2 && sent[0].at == sent[1].at)
        let block = StepRef(.steps, 0)
        let began = result.trace.first { if case .stepBegan(block) = $0.kind { true } else { false } }
        let ended = result.trace.first { if case .stepEnded(block, held: true) = $0.kind { true } else { false } }
        #expect(try #require(ended).at.since(try #require(began).at) >= .seconds(3))
    }

    @Test func `a failing branch cancels the others, and what it did not get to is not told as held`() throws {
        let text = Self.branches.replacing(
            "conference-start: { conference: red }",
            with: "conference-start: { size: 7 }"
        ).replacing("wait: 3s", with: "wait: 9s")
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .failed)
        #expect(result.failures.count == 1 && result.failures[0].step == StepRef(.steps, 1))
        let cancelled = StepRef(.steps, 5)
        #expect(result.trace.contains { if case .stepEnded(cancelled, held: false) = $0.kind { true } else { false } })
    }

    @Test func `each branch has a view of its own, and afterwards what any has claimed is claimed`() throws {
        let both = """
            scenario: s
            calls: { a: {} }
            strict: true
            steps:
              - join: a
                expect: [conference-start]
              - parallel:
                  one: [expect: [participant-leave: { call: a }, conference-end]]
                  two: [expect: [participant-leave: { call: a }]]
                  three: [leave: a]
              - quiet: 1s
            """
        let result = Simulator.run(try plan(both), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
        // A step behind the block finds it claimed.
        let again = both + "\n  - expect: [participant-leave: { call: a }]\n    within: 1s"
        #expect(Simulator.run(try plan(again), runSeed: 1).verdict == .failed)
    }

    @Test func `two branches may act on the same call, and each has its own proof`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
              - join: b
              - parallel:
                  one: [mute: a]
                  two: [hold: a]
              - assert: { muted: [a], on_hold: [a] }
            """
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .passed)
        let result = try run(text) { $0.dropConferenceEvents { $0.status == .participantHold } }
        #expect(result.verdict == .failed && result.failures.first?.step == StepRef(.steps, 4), "\(result.complaint)")
    }

    @Test func `a block may take no longer than it says`() throws {
        let text = """
            scenario: s
            calls: { a: {} }
            steps:
              - join: a
              - parallel: { one: [wait: 3s], two: [wait: 1s] }
                within: 2s
            """
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.complaint == "longer than 2s")
        #expect(
            Simulator.run(try plan(text.replacing("within: 2s", with: "within: 4s")), runSeed: 1).verdict == .passed
        )
    }

    @Test func `what is expected of a block is waited for behind it, and seen since it began`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - parallel: { one: [join: a], two: [join: b] }
                expect: [conference-start]
            """
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .passed)
        let result = try run(text) { $0.dropConferenceEvents { $0.status == .conferenceStart } }
        #expect(result.verdict == .failed && result.failures.first?.step == StepRef(.steps, 0), "\(result.complaint)")
    }

    @Test func `what is timed behind a parallel runs from its end`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
              - parallel: { one: [wait: 9s], two: [hangup: { call: a, by: phone }] }
              - expect: [conference-end]
              - parallel: { one: [wait: 9s] }
              - expect: [{ calling.call.state: { call: b }, within: 1s }]
            """
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.failures.first?.step == StepRef(.steps, 7), "\(result.complaint)")
        #expect(result.failures.first.map { $0.at.since(.start) >= .seconds(19) } == true)
    }

    // MARK: - Rounds

    @Test func `a repeat runs its steps as often as it says, and a failure tells the round`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
              - repeat:
                  times: 3
                  steps:
                    - join: b
                      expect: [participant-join: { call: b, size: 2 }]
                    - leave: b
            """
        let held = Simulator.run(try plan(text), runSeed: 1)
        #expect(held.verdict == .passed)
        #expect(held.trace.count { if case .sent(_, .join, _) = $0.kind { true } else { false } } == 4)
        // The third join of all is in the second round.
        let joins = Mutex(0)
        let result = try run(text) { deliveries in
            deliveries.mapConferenceEvents { event in
                guard event.status == .participantJoin else { return event }
                var event = event
                let isThird = joins.withLock { count in
                    count += 1
                    return count == 3
                }
                if isThird { event.size = 9 }
                return event
            }
        }
        #expect(result.verdict == .failed && result.failures.first?.round == 2, "\(result.complaint)")
    }

    @Test func `a repeat goes on until its conditions hold, and fails where they never do`() throws {
        func text(_ until: String) -> String {
            """
            scenario: s
            calls: { host: {}, guest: { count: 4 } }
            steps:
              - join: host
              - repeat:
                  until: { size: \(until) }
                  max: 3
                  steps:
                    - join: guest.1
                      expect:
                        - participant-join: { call: guest.1 }
                          capture: { size: size }
                    - leave: guest.1
            """
        }
        let held = Simulator.run(try plan(text("2")), runSeed: 1)
        #expect(held.verdict == .passed, "\(held.complaint)")
        let result = Simulator.run(try plan(text("{ gt: 2 }")), runSeed: 1)
        #expect(result.complaint == "not within 3 rounds")
    }

    @Test func `rounds within rounds come to an end, however many there are`() throws {
        let text = """
            scenario: s
            calls: {}
            steps:
              - repeat: { times: 1000000, steps: [repeat: { times: 1000000, steps: [wait: 0s] }] }
            """
        var settings = Executor.Settings(seed: 1, runSeed: 1, capabilities: .simulator)
        settings.mostSteps = 1000
        var executor = Executor(plan: try plan(text), settings: settings)
        var outputs: [Executor.Output] = []
        executor.handle(.begin, at: .start, into: &outputs)
        // The first of the waits ends at the instant at which it began, but not before time has been looked at.
        while executor.result.failures.isEmpty { executor.handle(.woke, at: .start, into: &outputs) }
        #expect(executor.result.complaint == "too many steps")
    }

    @Test func `branches that end at once do not pile up over many rounds`() throws {
        let text = """
            scenario: s
            calls: { a: {} }
            steps:
              - join: a
              - repeat: { times: 3000, steps: [parallel: { one: [wait: 0s], two: [wait: 0s] }] }
            """
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .passed)
    }

    // MARK: - Conditions

    @Test func `a step whose condition does not hold is passed over, and of the transport alone that is no fault`()
        throws
    {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
              - join: b
                when: { transport: relay }
              - join: b
                when: { transport: [sim, relay], capability: [listing, hearing] }
            """
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
        let passed = StepRef(.steps, 1)
        #expect(result.trace.contains { if case .stepPassed(passed) = $0.kind { true } else { false } })
    }

    @Test func `a step that its conditions keep from running proves nothing`() throws {
        let text = """
            scenario: s
            calls: { a: {} }
            steps:
              - join: a
                capture: { said: code }
              - repeat:
                  times: 2
                  steps:
                    - leave: a
                      expect: [conference-end]
                when: { said: "409" }
            """
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .vacuous && result.failures.count == 1, "\(result.complaint)")
        #expect(
            Simulator.run(
                try plan(text.replacing("409", with: "200").replacing("times: 2", with: "times: 1")),
                runSeed: 1
            ).verdict == .passed
        )
    }
}
