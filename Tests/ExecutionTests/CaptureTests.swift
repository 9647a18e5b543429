import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Values that steps and entries keep under names.
struct CaptureTests {
    private static let rejoin = """
        scenario: s
        calls: { a: {}, b: {} }
        steps:
          - join: a
            capture: { room: conference_id }
            expect:
              - participant-join: { call: a }
                capture: { who: call_id, size: size }
          - join: b
            expect: [participant-join: { conference_id: $(room), call_id: { not: $(who) }, size: { not: $(size) } }]
          - leave: { call: b, conference_id: $(room) }
        """

    @Test func `what is captured is compared as what it is, and sent`() throws {
        let result = Simulator.run(try plan(Self.rejoin), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }

    @Test(arguments: ["size: $(size)", "call_id: $(who)"]) func `and it is noticed where it is another`(
        _ field: String
    ) throws {
        let text = Self.rejoin.replacing("call_id: { not: $(who) }, size: { not: $(size) }", with: field)
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .failed)
    }

    @Test func `an option takes a captured value, typed as the option is`() throws {
        let text = """
            scenario: s
            calls: { a: {}, guest: { count: 3 } }
            conferences: { red: {}, blue: {} }
            steps:
              - join: { call: a, conference: red }
              - join: { call: guest.1, conference: red }
                expect:
                  - participant-join: { call: guest.1 }
                    capture: { n: size }
              - join: { call: guest.2, conference: blue, max_participants: $(n) }
              - join: { call: guest.3, conference: blue }
              - leave: guest.1
              - join: { call: guest.1, conference: blue }
                expect_error: { code: 409 }
            """
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
        let wrong = text.replacing("capture: { n: size }", with: "capture: { n: call_id }")
        #expect(Simulator.run(try plan(wrong), runSeed: 1).complaint.contains("unsendable"))
    }

    @Test func `a reference to what was never captured holds nothing`() throws {
        // The field is not there, so nothing is kept, and no 'not' makes that a match.
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - join: a
                expect:
                  - participant-join: { call: a }
                    capture: { coach: call_id_to_coach }
              - join: b
                expect: [participant-join: { size: 2, call_id: { not: $(coach) } }]
                within: 1s
            """
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .failed)
    }

    @Test func `each round captures anew`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {}, c: {} }
            steps:
              - join: a
              - repeat:
                  times: 2
                  steps:
                    - join: b
                      expect:
                        - either:
                            - participant-join: { size: 2 }
                              capture: { n: size }
                            - participant-join: { size: 3 }
                    - leave: b
                    - join: c
                      when: { n: { exists: true } }
            """
        // In the second round nothing is captured, and what the first one has captured is not known any more.
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
        #expect(result.trace.count { if case .stepPassed = $0.kind { true } else { false } } == 1)
    }

    @Test func `a branch gives its names away where no other has them`() throws {
        let text = """
            scenario: s
            calls: { a: {}, b: {} }
            steps:
              - parallel:
                  one:
                    - join: a
                      capture: { room: conference_id, both: code }
                  two:
                    - wait: 1s
                    - join: b
                      capture: { both: code }
              - leave: { call: a, conference_id: $(room) }
            """
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }
}
