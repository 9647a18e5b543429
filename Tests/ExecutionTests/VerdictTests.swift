import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// How cases end: what fails them, what does not, and what is done afterwards.
@Suite struct VerdictTests {
    @Test(arguments: [
        ("scenario: s\ncalls: [alice]\nsteps: [quiet: 3s]", "vacuous quiet"),
        ("scenario: s\ncalls: [alice]\nstrict: true\nsteps: [wait: 3s]", "vacuous strict"),
        ("scenario: s\ncalls: [alice]\nsteps: [{ wait: 3s, strict: true }]", "vacuous strict"),
    ]) func `a check that looked at nothing is vacuous, and vacuous fails`(scenario: String, complaint: String) throws {
        let result = try run(scenario)
        #expect(result.verdict == .vacuous)
        #expect(result.complaint == complaint)
    }

    @Test func `a strict step counts only what arrives during it`() throws {
        let scenario = """
            scenario: s
            calls: [alice, bob]
            steps:
              - join: alice
                STRICT
              - join: bob
            """
        #expect(
            try run(scenario.replacing("STRICT", with: "expect: [conference-start]\n    strict: true")).complaint
                == "passed"
        )
        let unclaimed: @Sendable (inout [Delivery]) -> Void = { $0.double(.participantJoin) }
        let result = try run(
            scenario.replacing("STRICT", with: "expect: [participant-join, conference-start]\n    strict: true"),
            bend: unclaimed
        )
        #expect(result.complaint == "unclaimed: participant-join")
        #expect(result.failures.first?.step == StepRef(.steps, 0))
    }

    @Test func `call events never count for strict, nor does the hanging up at the end`() throws {
        let result = try run(
            "scenario: s\ncalls: [alice]\nstrict: true\nsteps: [{ join: alice, expect: [conference-start] }]"
        )
        #expect(result.complaint == "passed")
        let hangUps = result.trace.filter { if case .sent(_, .end, _) = $0.kind { true } else { false } }
        #expect(hangUps.count == 1, "what is still up is hung up")
    }

    @Test func `the teardown runs after a failure, and its troubles change nothing`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice, bob]
            conferences: { room: {} }
            steps:
              - join: alice
              - leave: { call: bob, conference: room }
            teardown:
              - leave: alice
              - leave: { call: bob, conference: room }
            """
        )
        #expect(result.complaint == "bob refused 404")
        #expect(result.failures.count == 1)
        #expect(result.troubles.map(result.text(of:)) == ["bob refused 404"])
    }

    @Test func `the teardown of a case that held does not unmake it`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            conferences: { room: {} }
            steps: [join: alice]
            teardown: [{ expect: [conference-end] }]
            """
        )
        #expect(result.verdict == .passed)
        #expect(result.troubles.map(result.text(of:)) == ["unmet: nothing like it"])
    }

    @Test(arguments: ["webhook: { status: participant-join }", "stream: { event: connected }"])
    func `an entry of the teardown does not see what came before it`(entry: String) throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            conferences: { room: { status_callback: $(webhook.url), status_callback_event: join } }
            steps: [join: { call: alice, stream: { url: $(stream.url) } }, wait: 1s]
            teardown: [{ expect: [\(entry)] }]
            """
        )
        #expect(result.verdict == .passed)
        #expect(result.troubles.map(result.text(of:)) == ["unmet: before the window"])
    }

    @Test func `a call that is never answered fails the case before its first step`() throws {
        let result = try run(
            "scenario: s\ncalls: [alice, bob]\nsteps: [join: alice]",
            bend: { deliveries in
                deliveries.removeAll {
                    guard case .event(let event) = $0.message, case .callDial(let dial) = event.body else {
                        return false
                    }
                    return dial.tag == CallTag(1) && dial.state == .answered
                }
            }
        )
        #expect(result.complaint == "bob not answered: silence")
        #expect(result.complainedText.contains("bob"))
    }

    @Test func `what cannot be sent fails the step that would have sent it`() throws {
        let result = try run("scenario: s\ncalls: [alice]\nsteps: [leave: alice]")
        #expect(result.complaint == "alice unsendable: notInConference")
    }

    @Test func `a refused command is watched until the next command, and for a join beyond it`() throws {
        let scenario = """
            scenario: s
            calls: [alice, bob]
            conferences: { room: {} }
            steps:
              - join: alice
              - join: alice
                expect_error: { code: 409 }
              - join: bob
              - wait: 2s
            """
        let leave = FalsePassTests.refusedJoin(thenSends: .participantLeave, first: false)
        let join = FalsePassTests.refusedJoin(thenSends: .participantJoin, first: false)
        func late(_ bend: @escaping @Sendable (inout [Delivery]) -> Void) -> @Sendable (inout [Delivery]) -> Void {
            { deliveries in
                bend(&deliveries)
                for index in deliveries.indices
                where isReply(.conflict, deliveries[index]) && index + 1 < deliveries.count {
                    deliveries[index + 1].delay = .milliseconds(80)
                }
            }
        }
        #expect(try run(scenario, bend: late(leave)).complaint == "passed")
        #expect(try run(scenario, bend: late(join)).complaint == "refused alice had an effect: participant-join")
    }

    @Test(arguments: [
        ("call_id: { not: $(bob.call_id) }", "a reference to a call that nobody has dialled is bound to nothing"),
        ("call_id_ending_conf: { not: alice }", "an absent field is not something else"),
    ]) func `what cannot be told is no match`(field: String, why: Comment) throws {
        let result = try run(
            """
            scenario: s
            calls: { alice: {}, bob: { dial: at_use } }
            steps:
              - join: alice
                expect: [participant-join: { \(field) }]
            """
        )
        #expect(result.complaint.hasPrefix("unmet: other"), why)
    }

    @Test func `an absent field that must not exist does not exist`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
                expect: [participant-join: { call_id_ending_conf: { exists: false }, tag: { not: { exists: false } } }]
            """
        )
        #expect(result.complaint == "passed")
    }

    @Test func `the same seed gives the same trace, byte for byte, and another seed another`() throws {
        func bytes(_ seed: UInt64) throws -> [UInt8] {
            var writer = TraceWriter()
            writer.append(try run(FalsePassTests.meeting, seed: seed))
            return writer.bytes
        }
        #expect(try bytes(1) == bytes(1))
        #expect(try bytes(1) != bytes(2))
    }

    @Test func `a case's seed is of its path, its name and the run's seed`() throws {
        var plan = try plan("scenario: s\ncalls: [alice]\nsteps: [join: alice]")
        let seed = plan.seed(inRun: 1)
        #expect(plan.seed(inRun: 2) != seed)
        plan.scenario = "t"
        #expect(plan.seed(inRun: 1) != seed)
        plan.scenario = "s"
        plan.suitePath = "other.yaml"
        #expect(plan.seed(inRun: 1) != seed)
    }
}
