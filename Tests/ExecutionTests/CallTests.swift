import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Calls: how their dials are judged, how they come in, and that a service that is wrong in just one thing is found out.
@Suite struct CallTests {
    private static let failing = """
        scenario: s
        calls: { bob: { phone: busy } }
        steps:
          - dial: bob

        """

    private static let expecting = failing + "    expect: [calling.call.dial: { dial_state: failed, reason: busy }]\n"

    @Test func `a dial that fails is a failure, and where an entry claims it none`() throws {
        #expect(try run(Self.failing).complaint == "bob not answered: busy")
        #expect(try run(Self.expecting).verdict == .passed)
    }

    @Test(arguments: [
        "calling.call.dial: { dial_state: failed, reason: decline }", "calling.call.dial: { dial_state: answered }",
        "calling.call.state: { call_state: ended, end_reason: busy }", "calling.call.dial: { dial_state: dialing }",
    ]) func `an entry that does not claim the failed dial leaves it a failure`(_ entry: String) throws {
        #expect(try run(Self.failing + "    expect: [\(entry)]").complaint == "bob not answered: busy")
    }

    @Test func `a failed dial that an entry of a later step would claim is a failure`() throws {
        let steps = "  - expect: [calling.call.dial: { dial_state: failed }]"
        #expect(try run(Self.failing + steps).complaint == "bob not answered: busy")
    }

    @Test func `a phone that answers where the failure is expected fails the step`() throws {
        let result = try run(Self.expecting.replacing("{ phone: busy }", with: "{}"))
        #expect(result.complaint.hasPrefix("unmet"))
    }

    @Test func `a failed dial that never comes fails the step`() throws {
        let result = try run(Self.expecting) { deliveries in
            deliveries.mapEvents { if case .callDial(let dial) = $0, dial.state == .failed { nil } else { $0 } }
        }
        #expect(result.complaint.hasPrefix("unmet"))
    }

    @Test func `another's failed dial proves nothing`() throws {
        let result = try run(Self.expecting) { deliveries in
            deliveries.mapEvents { body in
                guard case .callDial(var dial) = body, dial.state == .failed else { return body }
                dial.tag = CallTag(7)
                return .callDial(dial)
            }
        }
        #expect(result.verdict == .failed)
    }

    @Test func `a refused dial is no failed one`() throws {
        let result = try run(Self.expecting) { $0.mapReplies { _ in Reply(.conflict, "") } }
        #expect(result.complaint == "bob refused 409")
    }

    @Test func `an accepted dial is not the refusal that was demanded, though it fails`() throws {
        let result = try run(Self.failing + "    expect_error: { code: 409 }")
        #expect(result.complaint == "bob not refused")
    }

    @Test func `of a group each must be answered, or its failure claimed`() throws {
        let text = "scenario: s\ncalls: { guest: { count: 2, phone: busy } }\nsteps:\n  - dial: guest\n    expect: "
        #expect(try run(text + "[calling.call.dial: { call: { each: guest }, dial_state: failed }]").verdict == .passed)
        #expect(
            try run(text + "[calling.call.dial: { call: { any: guest }, dial_state: failed }]").complaint
                == "guest.2 not answered: busy"
        )
    }

    @Test func `one of the cast who is not answered before step 1 fails the case`() throws {
        let result = try run("scenario: s\ncalls: [alice]\nsteps: [join: alice]") { deliveries in
            deliveries.mapEvents { body in
                guard case .callDial(var dial) = body, dial.state == .answered else { return body }
                dial.state = .failed
                dial.winner = nil
                dial.reason = .decline
                return .callDial(dial)
            }
        }
        #expect(result.complaint == "alice not answered: decline")
    }

    @Test func `a dial at first use that fails fails the step, whatever that expects`() throws {
        let text = """
            scenario: s
            calls: { alice: { dial: at_use } }
            steps:
              - join: alice
                expect: [calling.call.dial: { dial_state: failed }]
            """
        let result = try run(text) { deliveries in
            deliveries.mapEvents { body in
                guard case .callDial(var dial) = body, dial.state == .answered else { return body }
                dial.state = .failed
                return .callDial(dial)
            }
        }
        #expect(result.complaint == "alice not answered: silence")
    }

    // MARK: - until: reply

    private static let early = "scenario: s\ncalls: { slow: { phone: { answer_after: 9s } } }\nsteps:\n  - dial: slow\n"

    @Test func `a step until its reply ends with it, and wants no proof`() throws {
        #expect(try run(Self.early + "    until: reply").verdict == .passed)
        // Without it, a dial that nobody hears of again is found out.
        let silent = try run(Self.early) { $0.mapEvents { _ in nil } }
        #expect(silent.complaint == "slow accepted, but no answered")
    }

    @Test func `a step until its reply wants the reply`() throws {
        let silent = try run(Self.early + "    until: reply") { $0.mapReplies { _ in nil } }
        #expect(silent.complaint == "no reply to calling.dial for slow")
        let refused = try run(Self.early + "    until: reply") { $0.mapReplies { _ in Reply(.badParameter, "") } }
        #expect(refused.complaint == "slow refused 400")
    }

    @Test func `a join until its reply ends with it, and its entries are met all the same`() throws {
        let text = """
            scenario: s
            calls: [alice]
            steps:
              - join: alice
                until: reply
                expect: [participant-join]
            """
        #expect(try run(text).verdict == .passed)
        let silent = try run(text) { $0.dropConferenceEvents { $0.status == .participantJoin } }
        #expect(silent.complaint.hasPrefix("unmet"))
        let unasked = try run(text.replacing("\n    expect: [participant-join]", with: "")) {
            $0.dropConferenceEvents { $0.status == .participantJoin }
        }
        #expect(unasked.verdict == .passed)
    }

    // MARK: - Calls that come in

    private static let inbound = "scenario: s\ncalls: { carol: { direction: inbound } }\nsteps:\n  - answer: carol\n"

    @Test func `a call that never rings fails the case`() throws {
        let result = try run(Self.inbound) { deliveries in
            deliveries.mapEvents { if case .callReceive = $0 { nil } else { $0 } }
        }
        #expect(result.complaint == "carol not answered: silence")
    }

    @Test(arguments: ["context", "from", "to"]) func `a call of others is not the one of the cast`(
        _ part: String
    ) throws {
        let result = try run(Self.inbound) { deliveries in
            deliveries.mapEvents { body in
                guard case .callReceive(var offer) = body else { return body }
                switch part {
                case "context": offer.context = "other"
                case "from": offer.device?.from = "+1"
                case _: offer.device?.to = "+1"
                }
                return .callReceive(offer)
            }
        }
        #expect(result.complaint == "carol not answered: silence")
    }

    @Test func `an answer is proven by the state of that call alone`() throws {
        for change: @Sendable (CallStateEvent) -> CallStateEvent? in [
            { _ in nil }, { .init(call: CallID(9), tag: nil, state: $0.state, direction: .inbound) },
            { .init(call: $0.call, tag: nil, state: .ringing, direction: .inbound) },
        ] {
            let result = try run(Self.inbound) { deliveries in
                deliveries.mapEvents { body in
                    guard case .callState(let state) = body, state.state == .answered else { return body }
                    return change(state).map { .callState($0) }
                }
            }
            #expect(result.complaint == "carol accepted, but no calling.call.state answered")
        }
        let silent = try run(Self.inbound) { $0.mapReplies { $0.message == "Answering call" ? nil : $0 } }
        #expect(silent.complaint == "no reply to calling.answer for carol")
    }

    @Test func `an answer that was to be refused, and is not, fails the step`() throws {
        #expect(try run(Self.inbound + "    expect_error: { code: 409 }").complaint == "carol not refused")
    }

    @Test func `calls that are alike are offered in the order of the cast`() throws {
        let text = """
            scenario: s
            calls: { guest: { count: 2, direction: inbound, from: "+15550100077" } }
            steps:
              - answer: guest
                expect: [calling.call.state: { call: { each: guest }, call_state: answered }]
            """
        #expect(try run(text).verdict == .passed)
    }

    @Test func `what is offered twice is one call`() throws {
        let text = Self.inbound.replacing("direction: inbound", with: "direction: inbound, count: 2")
        let result = try run(text) { deliveries in
            deliveries = deliveries.flatMap { delivery -> [Delivery] in
                guard case .event(let event) = delivery.message, case .callReceive = event.body else {
                    return [delivery]
                }
                return [delivery, delivery]
            }
        }
        #expect(result.verdict == .passed, "\(result.complaint)")
    }

    @Test func `a call that rings still is hung up at the end`() throws {
        let result = try run("scenario: s\ncalls: { carol: { direction: inbound } }\nsteps: [wait: 1s]")
        #expect(result.verdict == .passed && result.troubles.isEmpty)
        let states = result.trace.compactMap { entry -> CallState? in
            guard case .event(let event) = entry.kind, case .callState(let state) = event.body else { return nil }
            return state.state
        }
        #expect(states == [.ended])
    }

    // MARK: - Digits

    private static let digits = "scenario: s\ncalls: [alice]\nsteps:\n  - digits: { call: alice, digits: \"12\" }\n"

    @Test func `digits are proven by the event of that command on that call alone`() throws {
        #expect(try run(Self.digits).verdict == .passed)
        for change: @Sendable (CallSendDigitsEvent) -> CallSendDigitsEvent? in [
            { _ in nil }, { .init(call: CallID(9), control: $0.control) }, { .init(call: $0.call, control: "other") },
        ] {
            let result = try run(Self.digits) { deliveries in
                deliveries.mapEvents { body in
                    guard case .callSendDigits(let sent) = body else { return body }
                    return change(sent).map { .callSendDigits($0) }
                }
            }
            #expect(result.complaint == "alice accepted, but no calling.call.send_digits")
        }
    }

    @Test func `digits that take a call out of its conference are found out`() throws {
        let text = """
            scenario: s
            calls: [alice]
            strict: true
            steps:
              - join: alice
                expect: [participant-join, conference-start]
              - digits: { call: alice, digits: "1" }
            """
        #expect(try run(text).verdict == .passed)
        let result = try run(text) { deliveries in
            guard
                deliveries.contains(where: {
                    if case .event(let event) = $0.message, case .callSendDigits = event.body { true } else { false }
                })
            else { return }
            let leave = ConferenceEvent(
                .participantLeave,
                conference: ConferenceID(0),
                name: "conference",
                size: 0,
                call: CallID(0),
                flags: []
            )
            deliveries.append((.event(ServiceEvent(timestamp: .start, .conference(leave))), .zero))
        }
        #expect(result.complaint == "unclaimed: participant-leave")
    }

    // MARK: - Applications

    @Test func `a scenario for an application is skipped where there is none, and says so`() throws {
        let result = try run("scenario: s\ncalls: { alice: { controlled_by: app } }\nsteps: [wait: 1s]")
        #expect(
            result.verdict == .skipped(reason: "'alice' is controlled by an application, and this transport has none")
        )
    }
}
