import BentServices
import Conferencing
import Execution
import Synchronization
import Testing

/// Each way in which a scenario could hold when it should not, tried on a service that is wrong in just that way. Every
/// one has a faithful twin: the same scenario holds where the service is right.
@Suite struct FalsePassTests {
    struct Trial: Sendable, CustomTestStringConvertible {
        var name: String
        var scenario: String
        /// What the executor must say, as `CaseResult.complaint` puts it.
        var complaint: String
        /// What in the file it must point at.
        var at: String
        var bend: @Sendable (inout [Delivery]) -> Void

        var testDescription: String { name }
    }

    static let meeting = """
        scenario: s
        calls: [alice, bob]
        steps:
          - join: alice
            expect: [participant-join: { call: alice, size: 1 }, conference-start]
          - join: bob
            expect: [participant-join: { call: bob, size: 2 }]
          - quiet: 3s
          - assert: { state: running, size: 2, members: [alice, bob], hears: { alice: [bob] } }
          - leave: bob
            expect: [participant-leave: { call: bob, size: 1 }]
        strict: true
        """

    static let group = """
        scenario: s
        calls: { guest: { count: 3 } }
        steps:
          - join: { call: guest, start_on_enter: false }
            expect: [participant-join: { call: { each: guest } }]
        """

    static let refusal = """
        scenario: s
        calls: [alice, bob]
        steps:
          - join: alice
          - join: alice
            expect_error: { code: 409 }
          - wait: 100ms
        """

    static let trials: [Trial] = [
        Trial(
            name: "a reply alone is not membership",
            scenario: "scenario: s\ncalls: [alice]\nsteps: [join: alice]",
            complaint: "alice accepted, but no participant-join",
            at: "join: alice",
            bend: { $0.dropConferenceEvents { $0.status == .participantJoin } }
        ),
        Trial(
            name: "an event alone is no reply",
            scenario: "scenario: s\ncalls: [alice]\nsteps: [join: alice]",
            complaint: "no reply to calling.join_conference for alice",
            at: "join: alice",
            bend: { $0.mapReplies { $0.conference == nil ? $0 : nil } }
        ),
        Trial(
            name: "leaving must be proven",
            scenario: meeting,
            complaint: "unmet: nothing like it",
            at: "participant-leave: { call: bob, size: 1 }",
            bend: { $0.dropConferenceEvents { $0.status == .participantLeave } }
        ),
        Trial(
            name: "a field with another value",
            scenario: meeting,
            complaint: "unmet: other size",
            at: "participant-join: { call: bob, size: 2 }",
            bend: {
                $0.mapConferenceEvents { event in
                    var event = event
                    if event.size == 2 { event.size = 3 }
                    return event
                }
            }
        ),
        Trial(
            name: "order within a source",
            scenario: meeting,
            complaint: "unmet: out of order",
            at: "conference-start",
            bend: { deliveries in
                guard let start = deliveries.firstIndex(where: { isStatus(.conferenceStart, $0) }),
                    let join = deliveries.firstIndex(where: { isStatus(.participantJoin, $0) })
                else { return }
                deliveries.swapAt(start, join)
            }
        ),
        Trial(
            name: "an event that nobody expects, during a quiet",
            scenario: meeting,
            complaint: "disturbed: conference-start",
            at: "quiet: 3s",
            bend: { deliveries in
                guard
                    let second = deliveries.firstIndex(where: {
                        conferenceEvent($0)?.size == 2 && isStatus(.participantJoin, $0)
                    }),
                    var extra = conferenceEvent(deliveries[second])
                else { return }
                extra.status = .conferenceStart
                extra.call = nil
                deliveries.append((.event(ServiceEvent(timestamp: .start, .conference(extra))), .seconds(1)))
            }
        ),
        Trial(
            name: "an event that nobody has claimed before a quiet",
            scenario: meeting,
            complaint: "unclaimed before quiet: conference-start",
            at: "quiet: 3s",
            bend: { $0.double(.conferenceStart) }
        ),
        Trial(
            name: "an event too many, in a strict file",
            scenario: meeting,
            complaint: "unclaimed: participant-leave",
            at: "true",
            bend: { $0.double(.participantLeave) }
        ),
        Trial(
            name: "an event too many after the last step, caught by the drain",
            scenario: meeting,
            complaint: "unclaimed: participant-leave",
            at: "true",
            bend: { deliveries in
                guard let leave = deliveries.first(where: { isStatus(.participantLeave, $0) }) else { return }
                deliveries.append((leave.message, .seconds(15)))
            }
        ),
        Trial(
            name: "one of a group is missing",
            scenario: group,
            complaint: "unmet of guest.2: other call",
            at: "participant-join: { call: { each: guest } }",
            bend: { $0.dropConferenceEvents { $0.status == .participantJoin && $0.tag == CallTag(1) } }
        ),
        Trial(
            name: "one of a group twice is not each of them",
            scenario: group,
            complaint: "unmet of guest.2: other call",
            at: "participant-join: { call: { each: guest } }",
            bend: { deliveries in
                deliveries.dropConferenceEvents { $0.tag == CallTag(1) }
                deliveries.double(.participantJoin)
            }
        ),
        Trial(
            name: "a refusal that was not asked for",
            scenario: meeting,
            complaint: "alice refused 409",
            at: "join: alice",
            bend: { $0.mapReplies { $0.conference == nil ? $0 : Reply(.conflict, "no") } }
        ),
        Trial(
            name: "no refusal where one was asked for",
            scenario: refusal,
            complaint: "alice not refused",
            at: "{ code: 409 }",
            bend: { $0.mapReplies { $0.code == .conflict ? Reply(.accepted, "well") : $0 } }
        ),
        Trial(
            name: "another refusal than was asked for",
            scenario: refusal,
            complaint: "refused 404, not 409",
            at: "{ code: 409 }",
            bend: { $0.mapReplies { $0.code == .conflict ? Reply(.notFound, "no") : $0 } }
        ),
        Trial(
            name: "a refused join that joins all the same",
            scenario: refusal,
            complaint: "refused alice had an effect: participant-join",
            at: "{ code: 409 }",
            bend: refusedJoin(thenSends: .participantJoin, first: false)
        ),
        Trial(
            name: "a refused join that joined ahead of its refusal",
            scenario: refusal,
            complaint: "refused alice had an effect: participant-join",
            at: "{ code: 409 }",
            bend: refusedJoin(thenSends: .participantJoin, first: true)
        ),
        Trial(
            name: "a refused join that throws the call out",
            scenario: refusal,
            complaint: "refused alice had an effect: participant-leave",
            at: "{ code: 409 }",
            bend: refusedJoin(thenSends: .participantLeave, first: false)
        ),
        Trial(
            name: "a service that lists somebody else",
            scenario: meeting,
            complaint: "listing say size(0)",
            at: "size: 2",
            bend: listing { $0.members = [] }
        ),
        Trial(
            name: "a service in which one is not heard",
            scenario: meeting,
            complaint: "listing say hears([])",
            at: "alice: [bob]",
            bend: listing { for index in $0.members.indices { $0.members[index].hears = [] } }
        ),
        Trial(
            name: "a service that says it waits",
            scenario: meeting,
            complaint: "listing say state(Optional(Conferencing.ConferenceState.waiting))",
            at: "state: running",
            bend: listing { $0.state = .waiting }
        ),
        Trial(
            name: "a service that does not answer when asked",
            scenario: meeting,
            complaint: "no reply to listing of participants for conference",
            at: "state: running",
            bend: { $0.removeAll { if case .listing = $0.message { true } else { false } } }
        ),
        Trial(
            name: "a late event",
            scenario: meeting,
            complaint: "unmet: nothing like it",
            at: "conference-start",
            bend: { $0.delayConferenceEvents(by: .seconds(6)) { $0.status == .conferenceStart } }
        ),
        Trial(
            name: "a late event whose timestamp is in time",
            scenario: """
                scenario: s
                calls: [alice]
                steps:
                  - join: alice
                    expect: [participant-join, { conference-start: {}, within: 2s }]
                """,
            complaint: "unmet: nothing like it",
            at: "conference-start: {}, within: 2s",
            bend: { $0.delayConferenceEvents(by: .milliseconds(2100)) { $0.status == .conferenceStart } }
        ),
    ]

    @Test(arguments: trials) func `a wrong service is found out`(_ trial: Trial) throws {
        let result = try run(trial.scenario, bend: trial.bend)
        #expect(result.complaint == trial.complaint)
        #expect(result.complainedText.contains(trial.at), "points at \(result.complainedText)")
        #expect(result.verdict == .failed)
    }

    @Test(arguments: [meeting, group, refusal]) func `the same scenario holds where the service is right`(
        _ scenario: String
    ) throws {
        let result = try run(scenario)
        #expect(result.complaint == "passed")
        #expect(result.checks > 0)
    }

    /// After the first refusal, the service acts on the call all the same.
    static func refusedJoin(
        thenSends status: ConferenceStatus,
        first: Bool
    ) -> @Sendable (inout [Delivery]) -> Void {
        let seen = LastJoin()
        return { deliveries in
            for delivery in deliveries {
                if let event = conferenceEvent(delivery), event.status == .participantJoin {
                    seen.event.withLock { $0 = event }
                }
            }
            guard let refused = deliveries.firstIndex(where: { isReply(.conflict, $0) }),
                var event = seen.event.withLock({ $0 })
            else { return }
            event.status = status
            let effect: Delivery = (.event(ServiceEvent(timestamp: .start, .conference(event))), .zero)
            deliveries.insert(effect, at: first ? refused : refused + 1)
        }
    }

    static func listing(
        _ change: @escaping @Sendable (inout ConferenceListing) -> Void
    ) -> @Sendable (inout [Delivery]) -> Void {
        { deliveries in
            for index in deliveries.indices {
                guard case .listing(let request, var listing?) = deliveries[index].message else { continue }
                change(&listing)
                deliveries[index].message = .listing(request, listing)
            }
        }
    }
}

/// The newest join that a bent service has let through.
final class LastJoin: Sendable {
    let event = Mutex<ConferenceEvent?>(nil)
}
