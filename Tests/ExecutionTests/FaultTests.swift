import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Faults: what they do on the direct link and over frames, and what is noticed of them.
struct FaultTests {
    private static func scenario(_ fault: String, _ steps: String) -> String {
        """
        scenario: s
        calls: { a: {}, b: {} }
        steps:
          - join: a
            expect: [conference-start]
          - fault: \(fault)
        \(steps)
        """
    }

    /// What a scenario comes to on the direct link, and over frames.
    private func results(_ text: String) throws -> [CaseResult] {
        let plan = try plan(text)
        return [Simulator.run(plan, runSeed: 1), Simulator.runOnWire(plan, runSeed: 1).result]
    }

    @Test func `an event that is dropped never arrives, and breaks no law`() throws {
        let fault = "{ drop_event: participant-join, where: { call: b } }"
        let waiting = Self.scenario(fault, "  - join: b\n    until: reply\n  - wait: 1s\n  - hangup: b")
        for result in try results(waiting) { #expect(result.verdict == .passed, "\(result.complaint)") }
        let wanting = Self.scenario(fault, "  - join: b\n    within: 1s")
        for result in try results(wanting) {
            #expect(result.complaint.contains("accepted, but no participant-join"), "\(result.complaint)")
        }
    }

    @Test func `an event that is doubled comes twice`() throws {
        let text = Self.scenario(
            "{ duplicate_event: participant-join, where: { call: b } }",
            "  - join: b\n    expect: [participant-join: { call: b }, participant-join: { call: b }]"
        )
        for result in try results(text) { #expect(result.verdict == .passed, "\(result.complaint)") }
        let strict = text.replacing("steps:", with: "strict: true\nsteps:")
            .replacing(", participant-join: { call: b }]", with: "]")
        for result in try results(strict) { #expect(result.complaint.hasPrefix("unclaimed"), "\(result.complaint)") }
    }

    @Test func `what is late comes so much later`() throws {
        let text = Self.scenario(
            "{ delay: 2s, of: participant-join, where: { call: b } }",
            "  - join: b\n    expect:\n      - participant-join: { call: b }\n        after: 2s"
        )
        for result in try results(text) { #expect(result.verdict == .passed, "\(result.complaint)") }
        let replies = Self.scenario("{ delay: 6s, of: replies }", "  - join: b")
        for result in try results(replies) { #expect(result.complaint.hasPrefix("no reply"), "\(result.complaint)") }
        let all = Self.scenario(
            "{ delay: 1s, times: 3 }",
            "  - join: b\n  - leave: b\n  - quiet: { for: 2s, of: [webhook] }"
        )
        for result in try results(all) { #expect(result.verdict == .passed, "\(result.complaint)") }
    }

    @Test func `what is held back is waited for at the end`() throws {
        let text = Self.scenario("{ delay: 10s, of: participant-join }", "  - join: b\n    until: reply")
            .replacing("steps:", with: "never: [participant-join: { call: b }]\nsteps:")
        for result in try results(text) {
            #expect(result.complaint == "unwanted: participant-join", "\(result.complaint)")
        }
    }

    @Test func `a command that is refused never reaches the service`() throws {
        let text = Self.scenario(
            "{ refuse: calling.join_conference, code: 503, times: 2 }",
            "  - join: b\n    expect_error: { code: 503 }\n  - join: b\n    expect_error: { code: 503 }\n  - join: b\n  - assert: { members: [a, b] }"
        )
        for result in try results(text) { #expect(result.verdict == .passed, "\(result.complaint)") }
        let once = text.replacing(", times: 2", with: "")
        for result in try results(once) { #expect(result.complaint.contains("not refused"), "\(result.complaint)") }
    }

    @Test func `what happens while the connection is down is told when it is back`() throws {
        let text = Self.scenario(
            "{ drop_connection: 3s }",
            """
              - hangup: { call: a, by: phone }
                expect:
                  - conference-end
                    after: 2s
              - join: b
            """
        ).replacing("- conference-end\n", with: "- conference-end: {}\n")
        for result in try results(text) {
            #expect(result.verdict == .passed, "\(result.complaint)")
            let changes = result.trace.filter { if case .connection = $0.kind { true } else { false } }
            #expect(changes.count == 2 && changes[1].at.since(changes[0].at) >= .seconds(3))
        }
    }

    @Test func `a request in flight when the connection drops ends in a clear failure`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
              - parallel:
                  one: [join: b]
                  two: [fault: { drop_connection: 1s }]
            """
        for result in try results(text) {
            #expect(result.complaint.hasPrefix("no answer to calling.join_conference"), "\(result.complaint)")
        }
    }

    @Test(
        arguments: [
            "{ drop_event: conference-end }", "{ duplicate_event: participant-mute }",
            "{ delay: 1s, of: participant-hold }",
            "{ refuse: calling.hold }",
        ]
    ) func `a fault that nothing comes for proves nothing`(_ fault: String) throws {
        for result in try results(Self.scenario(fault, "  - join: b")) {
            #expect(result.verdict == .vacuous, "\(result.complaint)")
        }
    }

    @Test func `a service that does wrong behind a fault is still told of`() throws {
        // The join is dropped on the way, and the law of sizes goes by what was sent.
        let text = Self.scenario(
            "{ drop_event: participant-join, where: { call: b } }",
            "  - join: b\n    until: reply\n  - wait: 1s"
        )
        let result = try run(text, laws: true) { deliveries in
            deliveries.mapConferenceEvents { event in
                guard event.status == .participantJoin, event.size == 2 else { return event }
                var event = event
                event.size = 5
                return event
            }
        }
        #expect(result.complaint == "law size", "\(result.complaint)")
    }
}
