import BentServices
import Conferencing
import Execution
import Testing

/// What an expectation sees, and until when.
@Suite struct WindowTests {
    @Test func `events that come before the reply are seen`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
                expect: [participant-join, conference-start]
            """,
            bend: { $0.sendRepliesLast() }
        )
        #expect(result.complaint == "passed")
    }

    @Test func `a standalone expect sees what has come since the last command`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
              - wait: 1m
              - expect: [conference-start]
            """
        )
        #expect(result.complaint == "passed")
    }

    @Test func `a standalone expect does not see what came before the last command`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice, bob]
            steps:
              - join: alice
              - wait: 1s
              - join: bob
              - expect: [conference-start]
            """
        )
        #expect(result.complaint == "unmet: before the window")
    }

    @Test func `what the step claimed as its proof is not there for a later entry`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
              - expect: [participant-join]
            """
        )
        #expect(result.complaint == "unmet: claimed by proof of step 1")
    }

    @Test func `an event is claimed once`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
                expect: [conference-start, conference-start]
            """
        )
        #expect(result.complaint == "unmet: claimed by entry 1 of step 1")
    }

    static let twoRooms = """
        scenario: s
        calls: [alice, bob]
        conferences: { first: {}, second: {} }
        steps:
          - join: { call: alice, conference: first, start_on_enter: false }
          - join: { call: bob, conference: second, start_on_enter: false }
            expect: [ENTRY]
        """

    /// The service starts the first conference while the second is joined.
    static let startsTheOther: @Sendable (inout [Delivery]) -> Void = { deliveries in
        guard let join = deliveries.firstIndex(where: { conferenceEvent($0)?.conference == ConferenceID(1) }) else {
            return
        }
        let start = ConferenceEvent(.conferenceStart, conference: ConferenceID(0), name: "first", size: 1)
        deliveries.insert((.event(ServiceEvent(timestamp: .start, .conference(start))), .zero), at: join + 1)
    }

    @Test(arguments: [
        ("conference-start", "unmet: other conference"),
        ("conference-start: { conference: first }", "passed"),
        ("conference-start: { conference: second }", "unmet: other conference"),
    ]) func `an attached entry sees the lifetime on which its step acted, unless it names a conference`(
        entry: String,
        complaint: String
    ) throws {
        let result = try run(
            WindowTests.twoRooms.replacing("ENTRY", with: entry),
            bend: WindowTests.startsTheOther
        )
        #expect(result.complaint == complaint)
    }

    @Test func `a step on a new lifetime does not see the end of the old one`() throws {
        let result = try run(
            """
            scenario: s
            calls: [alice, bob]
            conferences: { room: {} }
            steps:
              - join: alice
              - leave: alice
                expect: [conference-end]
              - join: { call: bob, start_on_enter: false }
                expect: [conference-end]
            """,
            bend: { deliveries in
                guard let join = deliveries.firstIndex(where: { conferenceEvent($0)?.conference == ConferenceID(1) })
                else { return }
                let end = ConferenceEvent(.conferenceEnd, conference: ConferenceID(0), name: "room", size: 0)
                deliveries.insert((.event(ServiceEvent(timestamp: .start, .conference(end))), .zero), at: join + 1)
            }
        )
        #expect(result.complaint == "unmet: other conference")
    }

    @Test(arguments: [
        ("within: 2s", 1900, "passed"), ("within: 2s", 2100, "unmet: nothing like it"),
        ("after: 1s", 1500, "passed"), ("after: 1s", 500, "too early"),
        ("after: 1s, within: 2s", 1500, "passed"),
    ]) func `within and after bound when an event may come`(modifiers: String, delay: Int64, complaint: String) throws {
        let result = try run(
            """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
                expect: [{ conference-start: {}, \(modifiers) }]
            """,
            bend: { $0.delayConferenceEvents(by: .milliseconds(delay)) { $0.status == .conferenceStart } }
        )
        #expect(result.complaint == complaint)
    }

    @Test func `defaults give within, a step's own beats them, and an entry's beats that`() throws {
        func complaint(_ delay: Int64) throws -> String {
            try run(
                """
                scenario: s
                calls: [alice]
                defaults: { within: 1s }
                steps:
                  - join: alice
                    within: 2s
                    expect: [{ conference-start: {}, within: 3s }]
                """,
                bend: { $0.delayConferenceEvents(by: .milliseconds(delay)) { $0.status == .conferenceStart } }
            ).complaint
        }
        #expect(try complaint(2500) == "passed")
        #expect(try complaint(3100) == "unmet: nothing like it")
    }

    @Test func `dialling at first use is not counted in within`() throws {
        let result = try run(
            """
            scenario: s
            calls: { slow: { dial: at_use, phone: { answer_after: 20s } } }
            steps:
              - join: slow
                within: 1s
                expect: [conference-start]
            """
        )
        #expect(result.complaint == "passed")
    }

    @Test func `after a wait, within runs from its end`() throws {
        let scenario = """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
              - wait: 10s
              - expect: [{ conference-start: {}, within: 2s }]
            """
        let late: @Sendable (Int64) -> @Sendable (inout [Delivery]) -> Void = { delay in
            { $0.delayConferenceEvents(by: .milliseconds(delay)) { $0.status == .conferenceStart } }
        }
        #expect(try run(scenario, bend: late(11_500)).complaint == "passed")
        #expect(try run(scenario, bend: late(12_500)).complaint == "unmet: nothing like it")
    }
}
