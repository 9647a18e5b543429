import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Expectations of beeps, which only a transport that listens can judge (R36, R37, R39).
struct BeepTests {
    private static let scenario = """
        scenario: s
        calls: [alice, bob]
        steps:
          - join: { call: alice, beep: "false" }
            expect: [conference-start]
          - join: { call: bob, beep: onEnter }
            expect: [beep: { call: bob, cause: enter, heard_by: [bob, alice] }]
        """

    @Test func `a beep is heard by those who are named, in whatever order`() throws {
        let result = Simulator.run(try plan(Self.scenario), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }

    @Test(arguments: ["[alice]", "[bob]", "[]"]) func `one listener more than named fails`(_ named: String) throws {
        let text = Self.scenario.replacing("[bob, alice]", with: named)
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .failed)
    }

    @Test func `a service whose beeps nobody hears of fails the entry, not the run`() throws {
        let silent = BentService { deliveries in
            deliveries.removeAll { if case .beep = $0.message { true } else { false } }
        }
        let result = Simulator.run(try plan(Self.scenario), runSeed: 1, service: silent)
        #expect(result.verdict == .failed)
        guard case .unmet(let entry, _, _, nearest: nil)? = result.failures.first?.reason else {
            Issue.record("\(result.complaint)")
            return
        }
        #expect(entry.pattern.carrier == .beep)
    }

    @Test func `where nobody listens a scenario with a beep is skipped, and says why`() throws {
        var deaf = Capabilities.simulator
        deaf.hearsBeeps = false
        let beeps = try plan(Self.scenario)
        #expect(beeps.reasonToSkip(on: deaf) == "it listens for beeps, and nobody listens here")
        #expect(beeps.reasonToSkip(on: .simulator) == nil)
    }

    @Test func `quiet and strict do not count beeps, which are no events`() throws {
        let beeps = try plan(
            """
            scenario: s
            calls: [alice, bob]
            strict: [webhook, stream]
            steps:
              - join: { call: alice, beep: "true" }
                expect: [conference-start]
              - quiet: 1s
              - join: { call: bob, beep: "true" }
              - quiet: { for: 1s, of: [webhook, stream] }
              - leave: bob
                expect: [beep: { call: bob, cause: exit }]
            """
        )
        let result = Simulator.run(beeps, runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }
}
