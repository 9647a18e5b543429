import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// What must always hold, what must never come, and how the replies to a group fall out.
struct ScopeTests {
    private static func scenario(_ top: String, step: String = "") -> String {
        """
        scenario: s
        calls: { a: {}, b: {} }
        \(top)
        steps:
          - join: { call: a, muted: true }
          - join: b
          - leave: b
            \(step)
          - leave: a
        """
    }

    @Test(
        arguments: [
            ("never: [participant-mute]", "unwanted: participant-unmute", "never: [participant-leave: { call: b }]"),
            ("always: [participant-join: { size: { lte: 2 } }]", "", "always: [participant-join: { size: 1 }]"),
            ("always: [{ size: { lte: 2 } }]", "", "always: [{ size: { lte: 1 } }]"),
            ("always: [{ muted: [a] }]", "", "always: [{ members: { not: [b] } }]"),
            ("always: [participant-join: { call: a, muted: true }]", "", "always: [participant-join: { muted: true }]"),
        ]
    ) func `what stands over the whole scenario holds, and is noticed where it does not`(
        _ good: String,
        _: String,
        _ bad: String
    ) throws {
        // Once everybody has left nobody is muted.
        let good = Self.scenario(good).replacing("  - leave: a", with: "  - wait: 1s")
        #expect(Simulator.run(try plan(good), runSeed: 1).verdict == .passed)
        let result = Simulator.run(try plan(Self.scenario(bad)), runSeed: 1)
        #expect(result.verdict == .failed && result.failures.count == 1, "\(bad): \(result.complaint)")
    }

    @Test func `a step's never covers that step alone`() throws {
        let early = Self.scenario("", step: "never: [participant-join]")
        #expect(Simulator.run(try plan(early), runSeed: 1).verdict == .passed)
        let within = Self.scenario("", step: "never: [participant-leave: { size: 1 }]")
        let result = Simulator.run(try plan(within), runSeed: 1)
        #expect(result.complaint == "unwanted: participant-leave" && result.failures.first?.step == StepRef(.steps, 2))
    }

    @Test func `a block's never and strict cover the steps within it`() throws {
        func text(_ scope: String) -> String {
            """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
                expect: [conference-start]
              - repeat: { times: 1, steps: [join: b, leave: b] }
                \(scope)
            """
        }
        #expect(Simulator.run(try plan(text("never: [conference-end]")), runSeed: 1).verdict == .passed)
        #expect(Simulator.run(try plan(text("never: [participant-leave]")), runSeed: 1).verdict == .failed)
        #expect(Simulator.run(try plan(text("strict: true")), runSeed: 1).verdict == .passed)
        let doubled = try run(text("strict: true")) { $0.double(.participantJoin) }
        #expect(doubled.complaint.hasPrefix("unclaimed"), "\(doubled.complaint)")
    }

    @Test func `what is never looked at proves nothing`() throws {
        let text = Self.scenario("always: [participant-hold: { size: 1 }]")
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .vacuous)
        let idle = "scenario: s\ncalls: { a: {} }\nnever: [participant-join]\nsteps: [wait: 1s]"
        #expect(Simulator.run(try plan(idle), runSeed: 1).verdict == .vacuous)
    }

    @Test func `never covers the drain`() throws {
        let text = "scenario: s\ncalls: { a: {} }\nnever: [conference-start]\nsteps: [{ join: a, until: reply }]"
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.complaint == "unwanted: conference-start", "\(result.complaint)")
    }

    // MARK: - Outcomes

    private static func race(_ outcomes: String) -> String {
        """
        scenario: s
        calls: { host: {}, racer: { count: 3 } }
        conferences: { tiny: { max_participants: 2 } }
        steps:
          - join: host
          - join: { call: racer }
            outcomes: \(outcomes)
        """
    }

    @Test(arguments: ["{ ok: 1, \"409\": 2 }", "{ ok: { gte: 1 }, \"409\": { lte: 2 } }"])
    func `the replies to a group fall out as they must`(_ outcomes: String) throws {
        let result = Simulator.run(try plan(Self.race(outcomes)), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }

    @Test(arguments: ["{ ok: 2, \"409\": 1 }", "{ ok: 3 }", "{ ok: 1, \"410\": 2 }", "{ \"409\": { gt: 2 } }"])
    func `and it is noticed where they do not`(_ outcomes: String) throws {
        #expect(Simulator.run(try plan(Self.race(outcomes)), runSeed: 1).verdict == .failed)
    }

    @Test func `those who are let in must enter, and those who are refused must not`() throws {
        let text = Self.race("{ ok: 1, \"409\": 2 }")
        let silent = try run(text) { $0.dropConferenceEvents { $0.status == .participantJoin && $0.size == 2 } }
        #expect(silent.complaint.contains("accepted, but no participant-join"), "\(silent.complaint)")
        let lenient = try run(text.replacing("max_participants: 2", with: "max_participants: 4")) { deliveries in
            var joins = 0
            deliveries.mapReplies { reply in
                joins += 1
                return reply
            }
        }
        #expect(lenient.verdict == .failed)
    }

    @Test func `a refusal with effects passes only where they are allowed`() throws {
        let text = """
            scenario: s
            calls: { a: {} }
            steps:
              - join: a
                expect_error: { code: 409 }
            """
        let bend: @Sendable (inout [Delivery]) -> Void = { deliveries in
            deliveries.mapReplies { reply in
                guard reply.message.hasPrefix("Joining") else { return reply }
                return Reply(.conflict, "no")
            }
        }
        #expect(try run(text, bend: bend).complaint.contains("had an effect"))
        let allowed = text.replacing("{ code: 409 }", with: "{ code: 409, effects: allowed }")
        #expect(try run(allowed, bend: bend).verdict == .passed)
    }

    // MARK: - Requirements

    @Test func `a scenario that requires what the transport has not is skipped, and says why`() throws {
        let needy = try plan("scenario: s\nrequires: [webhooks, hearing]\ncalls: { a: {} }\nsteps: [join: a]")
        #expect(needy.reasonToSkip(on: .simulator) == nil)
        var deaf = Capabilities.simulator
        deaf.observesHearing = false
        #expect(needy.reasonToSkip(on: deaf) == "it requires 'hearing', which 'sim' has not")
    }
}

extension ConferenceEvent {
    /// An event of another status about the same conference and call.
    init(_ status: ConferenceStatus, like other: ConferenceEvent) {
        self = other
        self.status = status
    }
}
