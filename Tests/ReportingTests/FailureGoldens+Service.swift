import BentServices
import Conferencing
import Execution
import Planning
import Testing

extension FailureGoldens {
    /// Of calls and phones.
    static let calls: [Story] = [
        Story(
            name: "not-answered",
            reason: "not_answered",
            scenario: steps("join: alice", expecting: nil),
            bend: { deliveries in
                deliveries.removeAll {
                    guard case .event(let event) = $0.message, case .callDial(let dial) = event.body else {
                        return false
                    }
                    return dial.state == .answered
                }
            }
        ),
        Story(
            name: "still-up",
            reason: "unsendable",
            scenario: steps("leave: alice", expecting: nil),
            bend: { deliveries in
                deliveries.removeAll {
                    guard case .event(let event) = $0.message, case .callState(let state) = event.body else {
                        return false
                    }
                    return state.state == .ended
                }
            }
        ),
        Story(
            name: "dial-failed",
            reason: "not_answered",
            scenario: """
                scenario: One is engaged
                calls: { alice: {}, bob: { phone: busy } }
                steps:
                  - join: alice
                  - dial: bob
                """,
            bend: { _ in }
        ),
        Story(
            name: "did-not-ring",
            reason: "not_answered",
            scenario: StoryCalls.inbound,
            bend: { $0.mapEvents { if case .callReceive = $0 { nil } else { $0 } } }
        ),
        Story(
            name: "unproven-answer",
            reason: "unproven",
            scenario: StoryCalls.inbound,
            bend: { deliveries in
                deliveries.mapEvents {
                    if case .callState(let state) = $0, state.state == .answered { nil } else { $0 }
                }
            }
        ),
        Story(
            name: "unproven-digits",
            reason: "unproven",
            scenario: StoryCalls.inbound + "\n  - digits: { call: carol, digits: \"12#\" }",
            bend: { $0.mapEvents { if case .callSendDigits = $0 { nil } else { $0 } } }
        ),
    ]

    /// Of recordings and speech.
    static let sound: [Story] = [
        Story(
            name: "unproven-recording",
            reason: "unproven",
            scenario: steps(
                "join: { call: alice, record: record-from-start }\n  - recording: { pause: conference }",
                expecting: nil
            ),
            bend: { $0.dropConferenceEvents { $0.status == .recordPause } }
        ),
        Story(
            name: "assertion-recording",
            reason: "assertion",
            scenario: steps(
                "join: { call: alice, record: record-from-start }\n  - recording: { stop: conference }\n"
                    + "  - assert: { recording: completed }",
                expecting: nil
            ),
            bend: { _ in }
        ),
        Story(
            name: "assertion-recording-hears",
            reason: "assertion",
            scenario: steps(
                "join: { call: alice, record: record-from-start }\n  - assert: { hears: { recording: [bob] } }",
                expecting: nil
            ),
            bend: { _ in }
        ),
        Story(
            name: "assertion-no-recording",
            reason: "assertion",
            scenario: steps("join: alice\n  - assert: { hears: { recording: [alice] } }", expecting: nil),
            bend: { _ in }
        ),
        Story(
            name: "unmet-speech",
            reason: "unmet",
            scenario: steps(
                "join: alice\n  - speak: { call: alice, for: 2s, tone: 440 }\n  - silence: alice",
                expecting: "participant-speech-stop: { call: bob }"
            ),
            bend: { _ in }
        ),
    ]

    /// Of what is done over REST.
    static let moderation: [Story] = [
        Story(
            name: "unproven-mute",
            reason: "unproven",
            scenario: steps("join: alice\n  - mute: alice", expecting: nil),
            bend: { $0.dropConferenceEvents { $0.status == .participantMute } }
        ),
        Story(
            name: "unproven-end",
            reason: "unproven",
            scenario: steps("join: alice\n  - end_conference: conference", expecting: nil),
            bend: { $0.dropConferenceEvents { $0.status == .conferenceEnd } }
        ),
        Story(
            name: "refused-kick",
            reason: "refused",
            scenario: steps(
                "join: alice\n  - join: bob\n  - kick: bob\n  - kick: { call: bob, conference: conference }",
                expecting: nil
            ),
            bend: { _ in }
        ),
        Story(
            name: "assertion-coaching",
            reason: "assertion",
            scenario: steps(
                "join: alice\n  - join: { call: bob, coach: alice, muted: true }\n  - hold: alice\n"
                    + "  - assert: { coaching: {}, muted: [bob], on_hold: [alice] }",
                expecting: nil
            ),
            bend: { _ in }
        ),
    ]

    /// Of laws.
    static let laws: [Story] = [
        Story(
            name: "law-size",
            reason: "law",
            scenario: steps("join: alice\n  - join: bob", expecting: nil),
            laws: true,
            bend: { deliveries in
                deliveries.mapConferenceEvents { event in
                    var event = event
                    if event.call == CallID(1) { event.size += 1 }
                    return event
                }
            }
        ),
        Story(
            name: "law-end-on-exit",
            reason: "law",
            scenario: steps(
                "join: { call: alice, end_on_exit: true }\n  - join: bob\n  - leave: alice",
                expecting: nil
            ),
            laws: true,
            bend: { deliveries in
                deliveries.dropConferenceEvents { event in
                    event.status == .conferenceEnd || (event.status == .participantLeave && event.size == 0)
                }
            }
        ),
        Story(
            name: "law-while-hanging-up",
            reason: "law",
            scenario: steps("join: alice", expecting: nil),
            laws: true,
            bend: { $0.dropConferenceEvents { $0.status == .participantLeave } }
        ),
    ]
}
