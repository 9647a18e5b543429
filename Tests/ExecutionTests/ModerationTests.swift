import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// The verbs of a moderator: each is proven by its event, and a service that is wrong in just one thing is found out.
@Suite struct ModerationTests {
    private static func scenario(_ steps: String, more: String = "") -> String {
        "scenario: s\ncalls: [alice, bob]\nconferences: { room: {} }\n\(more)steps:\n  - join: alice\n  - join: bob\n"
            + steps
    }

    /// Each verb, and the event that proves it.
    static let verbs: [(step: String, status: ConferenceStatus)] = [
        ("  - mute: bob", .participantMute),
        ("  - mute: bob\n  - unmute: bob", .participantUnmute),
        ("  - hold: bob", .participantHold),
        ("  - hold: { call: bob, via: relay }", .participantHold),
        ("  - hold: bob\n  - unhold: bob", .participantUnhold),
        ("  - hold: bob\n  - unhold: { call: bob, via: relay }", .participantUnhold),
        ("  - coach: { call: bob, target: alice }", .participantModify),
        ("  - kick: bob", .participantLeave),
        ("  - end_conference: room", .conferenceEnd),
    ]

    @Test(arguments: verbs.indices) func `a verb holds on a service that is right`(_ index: Int) throws {
        #expect(try run(Self.scenario(Self.verbs[index].step)).verdict == .passed)
    }

    @Test(arguments: verbs.indices) func `accepted and not done is no success`(_ index: Int) throws {
        let status = Self.verbs[index].status
        let result = try run(Self.scenario(Self.verbs[index].step)) { deliveries in
            deliveries.dropConferenceEvents { $0.status == status }
        }
        let who = status == .conferenceEnd ? "room" : "bob"
        #expect(result.complaint == "\(who) accepted, but no \(status.rawValue)")
    }

    @Test(arguments: verbs.indices) func `an event of another call or conference proves nothing`(_ index: Int) throws {
        let status = Self.verbs[index].status
        let result = try run(Self.scenario(Self.verbs[index].step)) { deliveries in
            deliveries.mapConferenceEvents { event in
                guard event.status == status else { return event }
                var event = event
                if status == .conferenceEnd { event.conference = ConferenceID(7) } else { event.call = CallID(0) }
                return event
            }
        }
        #expect(result.verdict == .failed)
    }

    @Test(arguments: verbs.indices) func `a refusal fails the step, and where it is demanded its absence does`(
        _ index: Int
    ) throws {
        let step = Self.verbs[index].step
        let refused = try run(Self.scenario(step)) { deliveries in
            deliveries.mapReplies { reply in
                guard reply.call == nil || reply.conference == nil, reply.code.isAccepted, reply.message != "Dialing"
                else { return reply }
                return Reply(ReplyCode("20404"), "")
            }
        }
        #expect(refused.complaint.contains("refused 20404"))
        let last = try run(Self.scenario(step + "\n    expect_error: { code: 10000 }"))
        #expect(last.complaint.hasSuffix("not refused"))
    }

    @Test func `what changes nothing wants no event, and still a reply`() throws {
        let steps = "  - unmute: bob\n  - unhold: { call: bob, via: relay }\n  - coach: { call: bob, target: null }"
        #expect(try run(Self.scenario(steps)).verdict == .passed)
        let silent = try run(Self.scenario(steps)) { deliveries in
            deliveries.mapReplies { $0.message == "Participant updated" ? nil : $0 }
        }
        #expect(silent.complaint == "no reply to update participant for bob")
    }

    @Test func `a refused mute that mutes all the same is found out`() throws {
        let result = try run(
            Self.scenario("  - mute: bob\n    expect_error: { code: 20404 }\n  - wait: 2s")
        ) { deliveries in
            deliveries.mapReplies { $0.message == "Participant updated" ? Reply(.noSuchResource, "") : $0 }
        }
        #expect(result.complaint == "refused bob had an effect: participant-mute")
    }

    // MARK: - Assertions

    static let claims: [(claim: String, wrong: String)] = [
        ("muted: [bob]", "muted: [alice]"),
        ("on_hold: [alice]", "on_hold: []"),
        ("coaching: { bob: alice }", "coaching: {}"),
        ("muted: { not: [alice] }", "muted: { not: [bob] }"),
    ]

    private static let before = "  - mute: bob\n  - hold: alice\n  - coach: { call: bob, target: alice }\n"

    @Test(arguments: claims.indices) func `an assertion holds where it is true, and fails where it is not`(
        _ index: Int
    ) throws {
        let row = Self.claims[index]
        #expect(try run(Self.scenario(Self.before + "  - assert: { \(row.claim) }")).verdict == .passed)
        let wrong = try run(Self.scenario(Self.before + "  - assert: { \(row.wrong) }"))
        #expect(wrong.verdict == .failed && wrong.complainedText == row.wrong)
    }

    @Test(arguments: claims.indices) func `a listing that says otherwise than the events fails it`(_ index: Int) throws
    {
        let result = try run(Self.scenario(Self.before + "  - assert: { \(Self.claims[index].claim) }")) { deliveries in
            for place in deliveries.indices {
                guard case .listing(let request, var listing?) = deliveries[place].message else { continue }
                for member in listing.members.indices {
                    listing.members[member].flags.formSymmetricDifference([.muted, .onHold, .coaching])
                }
                deliveries[place].message = .listing(request, listing)
            }
        }
        #expect(result.complaint.hasPrefix("listing say "), "\(result.complaint)")
    }

    @Test(arguments: claims.indices) func `events that say otherwise than the listing fail it`(_ index: Int) throws {
        // The proofs come, but with flags that do not agree with the service's own.
        let result = try run(Self.scenario(Self.before + "  - assert: { \(Self.claims[index].claim) }")) { deliveries in
            deliveries.mapConferenceEvents { event in
                var event = event
                if event.status.isOfParticipant {
                    event.flags?.formSymmetricDifference([.muted, .onHold, .coaching])
                }
                return event
            }
        }
        #expect(result.verdict == .failed)
    }

    // MARK: - What cannot be sent

    @Test(arguments: [
        ("  - leave: bob\n  - mute: bob", "bob unsendable: notInConference"),
        ("  - leave: bob\n  - kick: bob", "bob unsendable: notInConference"),
    ]) func `a member of nothing cannot be moderated`(_ steps: String, _ complaint: String) throws {
        #expect(try run(Self.scenario(steps)).complaint == complaint)
    }

    @Test func `a room that nobody joined cannot be ended`() throws {
        let result = try run("scenario: s\ncalls: [alice]\nconferences: { room: {} }\nsteps: [end_conference: room]")
        #expect(result.complaint.hasPrefix("room unsendable: noConference"))
    }
}
