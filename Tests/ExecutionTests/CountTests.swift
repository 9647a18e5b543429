import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// How many events come, in which order, and which of several.
struct CountTests {
    private static func scenario(_ expect: String, then: String = "") -> String {
        """
        scenario: s
        calls: { host: {}, guest: { count: 3 } }
        strict: true
        steps:
          - join: { call: host, start_on_enter: false }
            expect: [participant-join: { call: host }]
          - join: { call: guest, start_on_enter: false }
            expect:
        \(expect)\(then)
        """
    }

    private static let joins = "      - participant-join: { call: { any: guest } }\n        count: "

    @Test(arguments: ["3", "{ gte: 2 }", "{ between: [2, 4] }", "{ gt: 2 }", "{ lte: 3 }"])
    func `a count holds where so many come, and all of them are claimed`(_ count: String) throws {
        let result = Simulator.run(try plan(Self.scenario(Self.joins + count)), runSeed: 1)
        #expect(result.verdict == .passed, "\(count): \(result.complaint)")
    }

    @Test(arguments: ["1", "2", "{ lt: 3 }", "{ between: [1, 2] }"]) func `one more than a count allows fails it`(
        _ count: String
    ) throws {
        let result = Simulator.run(try plan(Self.scenario(Self.joins + count)), runSeed: 1)
        #expect(result.verdict == .failed && result.complaint.hasPrefix("too many"), "\(count): \(result.complaint)")
    }

    @Test(arguments: ["4", "{ gte: 4 }"]) func `one fewer fails it when its time is over`(_ count: String) throws {
        let result = Simulator.run(try plan(Self.scenario(Self.joins + count)), runSeed: 1)
        #expect(result.complaint == "too few: 3", "\(count): \(result.complaint)")
    }

    @Test func `a met count stays in force until the next command, and to the end of the drain`() throws {
        let text = Self.scenario(Self.joins + "3", then: "\n  - wait: 1s")
        let late = try run(text) { deliveries in
            deliveries = deliveries.flatMap { delivery -> [Delivery] in
                guard case .event(let event) = delivery.message, case .conference(let conference) = event.body,
                    conference.status == .participantJoin, conference.size == 4
                else { return [delivery] }
                return [delivery, (delivery.message, .milliseconds(1500))]
            }
        }
        #expect(
            late.complaint.hasPrefix("too many") && late.failures.first?.step == StepRef(.steps, 1),
            "\(late.complaint)"
        )
        // With a command in between, another step is answerable for what comes, and here only strict.
        let after = try run(Self.scenario(Self.joins + "3", then: "\n  - mute: host\n    expect: [participant-mute]")) {
            deliveries in
            deliveries = deliveries.flatMap { delivery -> [Delivery] in
                guard case .event(let event) = delivery.message, case .conference(let conference) = event.body,
                    conference.status == .participantMute
                else { return [delivery] }
                let join = ConferenceEvent(.participantJoin, like: conference)
                return [
                    delivery, (.event(ServiceEvent(timestamp: event.timestamp, .conference(join))), .milliseconds(500)),
                ]
            }
        }
        #expect(after.complaint.hasPrefix("unclaimed"), "\(after.complaint)")
    }

    @Test func `a quiet behind a count that allows more has nothing against them`() throws {
        let text = Self.scenario(Self.joins + "{ gte: 2 }", then: "\n  - quiet: 1s")
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .passed)
    }

    // MARK: - Any order

    private static let anyOrder = """
              - any_order:
                  - participant-join: { size: { gte: 2 } }
                  - participant-join: { size: 2 }
                  - participant-join: { size: { between: [2, 3] } }
        """

    @Test func `entries in any order hold if some assignment does, though the first that fits would not`() throws {
        let result = Simulator.run(try plan(Self.scenario(Self.anyOrder)), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }

    @Test func `and fail where none does`() throws {
        let text = Self.scenario(Self.anyOrder.replacing("{ gte: 2 }", with: "2"))
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.complaint.hasPrefix("unmet"), "\(result.complaint)")
    }

    @Test func `one of each stands in any order with others`() throws {
        let text = Self.scenario(
            """
                  - any_order:
                      - participant-join: { call: { each: guest } }
            """
        )
        #expect(Simulator.run(try plan(text), runSeed: 1).verdict == .passed)
        let lost = try run(text) { $0.dropConferenceEvents { $0.status == .participantJoin && $0.size == 3 } }
        #expect(lost.verdict == .failed)
    }

    @Test func `a count among others stays in force, too`() throws {
        func text(_ count: Int) -> String {
            """
            scenario: s
            calls: { host: {}, guest: { count: 3 } }
            steps:
              - join: host
                expect: [conference-start]
              - join: guest
                expect:
                  - any_order:
                      - { participant-join: { call: { any: guest } }, count: \(count) }
              - wait: 1s
            """
        }
        #expect(Simulator.run(try plan(text(3)), runSeed: 1).verdict == .passed)
        let result = Simulator.run(try plan(text(2)), runSeed: 1)
        #expect(result.complaint.hasPrefix("too many"), "\(result.complaint)")
    }

    // MARK: - Either

    private static func either(_ entries: String) -> String {
        """
        scenario: s
        calls: { a: {}, b: {} }
        strict: true
        steps:
          - join: a
            expect: [participant-join, conference-start]
          - join: b
            expect: [participant-join: { call: b }]
          - leave: a
            expect:
              - either: \(entries)
          - leave: b
            expect: [participant-leave, conference-end]
        """
    }

    @Test(
        arguments: [
            "[participant-leave: { call: a, size: 7 }, participant-leave: { call: a, size: 1 }]",
            "[conference-end, any_order: [participant-leave: { call: a }]]",
        ]
    ) func `of either the first that holds is taken`(_ entries: String) throws {
        let result = Simulator.run(try plan(Self.either(entries)), runSeed: 1)
        #expect(result.verdict == .passed, "\(result.complaint)")
    }

    @Test func `either fails where none of its entries holds`() throws {
        let text = Self.either("[participant-leave: { size: 7 }, participant-leave: { size: 8 }]")
        let result = Simulator.run(try plan(text), runSeed: 1)
        #expect(result.complaint == "none held")
    }

    @Test func `what was held back for an alternative that is not complete is nobody's`() throws {
        // The leave would be the first half of the first alternative, whose second half never comes.
        let text = Self.either("[any_order: [participant-leave: { call: a }, participant-mute], participant-hold]")
        #expect(Simulator.run(try plan(text), runSeed: 1).complaint == "none held")
    }
}
