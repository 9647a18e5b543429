import BentServices
import Conferencing
import Execution
import Foundation
import Planning
import Reporting
import Simulation
import TestSupport
import Testing
import YAMLSource

/// How each kind of failure is told: goldens of the console, JUnit and JSON reports, from real runs on bent services.
@Suite struct FailureGoldens {
    struct Story: Sendable, CustomTestStringConvertible {
        var name: String
        /// The stable word of the failure's reason, which the JSON report must have.
        var reason: String
        var scenario: String
        /// Whether the laws are looked after: they would tell of most bent services before anything else does.
        var laws = false
        var bend: (@Sendable (inout [Delivery]) -> Void)?

        var testDescription: String { name }
    }

    private static let webhooks = """
        scenario: A webhook as a form
        calls: [alice]
        conferences:
          room: { status_callback: $(webhook.url), status_callback_event: join, status_callback_event_type: cxml }
        strict: [webhook]
        steps:
          - join: { call: alice, muted: true }
            expect:
              - webhook:
                  status: participant-join
                  call: alice
                  muted: true
                  http: { method: POST }
                  raw: { Hold: "false" }
        """

    private static let streams = """
        scenario: A stream with a token
        calls: [alice]
        secrets: { TOKEN: { env: A_TOKEN } }
        steps:
          - join: { call: alice, stream: { url: $(stream.url), name: taps, authorization_bearer_token: $(secret.TOKEN) } }
            expect: [stream: { event: upgrade, bearer: $(secret.TOKEN) }, stream: { event: media }]
          - leave: alice
            expect: [stream: { event: stop, name: taps, sequenceNumber: { exists: true } }]
        """

    static let stories: [Story] = [
        Story(
            name: "unmet-fields",
            reason: "unmet",
            scenario: steps("join: alice", expecting: "participant-join: { call: bob, size: { gte: 2 }, muted: true }")
        ),
        Story(
            name: "webhook-fields",
            reason: "unmet",
            scenario: webhooks,
            bend: { $0.mapWebhooks { $0.with("Muted", "false").with("CallSid", "somebody") } }
        ),
        Story(name: "webhook-missing", reason: "unmet", scenario: webhooks, bend: { $0.mapWebhooks { _ in nil } }),
        Story(
            name: "webhook-unclaimed",
            reason: "unclaimed",
            scenario: webhooks,
            bend: { $0.doubleWebhooks(.participantJoin) }
        ),
        Story(
            name: "stream-secret",
            reason: "unmet",
            scenario: streams,
            bend: { deliveries in
                for place in deliveries.indices {
                    guard case .stream(var receipt) = deliveries[place].message, receipt.event == .upgrade else {
                        continue
                    }
                    receipt.fields.removeAll { $0.name == "bearer" }
                    receipt.fields.append(.init("bearer", "hunter2"))
                    deliveries[place].message = .stream(receipt)
                }
            }
        ),
        Story(
            name: "stream-missing",
            reason: "unmet",
            scenario: streams,
            bend: { deliveries in
                deliveries.removeAll {
                    if case .stream(let receipt) = $0.message { receipt.event == .stop } else { false }
                }
            }
        ),
        Story(
            name: "stream-unproven",
            reason: "unproven",
            scenario: steps(
                "join: alice\n  - stream: { start: conference, url: $(stream.url), name: taps }",
                expecting: nil
            ),
            bend: { deliveries in
                deliveries.removeAll {
                    if case .stream(let receipt) = $0.message { receipt.event == .start } else { false }
                }
            }
        ),
        Story(
            name: "assertion-stream",
            reason: "assertion",
            scenario: """
                scenario: A stream hears itself
                calls: [alice]
                steps:
                  - join: { call: alice, stream: { url: $(stream.url), name: taps } }
                    expect: [stream: { event: start }]
                  - assert: { hears: { stream.taps: [alice, stream.taps] } }
                """
        ),
        Story(
            name: "unmet-claimed",
            reason: "unmet",
            scenario: steps("join: alice", expecting: "conference-start, conference-start")
        ),
        Story(
            name: "unmet-order",
            reason: "unmet",
            scenario: steps("join: alice", expecting: "conference-start, participant-join")
        ),
        Story(
            name: "unmet-missing",
            reason: "unmet",
            scenario: """
                scenario: One of the guests never enters
                calls: { guest: { count: 3 } }
                steps:
                  - name: The guests come
                    join: { call: guest, start_on_enter: false }
                    expect: [participant-join: { call: { each: guest } }]
                """,
            bend: { $0.dropConferenceEvents { $0.tag == CallTag(2) } }
        ),
        Story(
            name: "unmet-before-window",
            reason: "unmet",
            scenario: """
                scenario: Too long ago
                calls: [alice, bob]
                steps:
                  - join: alice
                  - wait: 1s
                  - join: bob
                  - expect: [conference-start]
                """
        ),
        Story(
            name: "unmet-other-conference",
            reason: "unmet",
            scenario: """
                scenario: Another room
                calls: [alice, bob]
                conferences: { first: {}, second: {} }
                steps:
                  - join: { call: alice, conference: first, start_on_enter: false }
                  - join: { call: bob, conference: second, start_on_enter: false }
                    expect: [conference-start]
                """,
            bend: { deliveries in
                guard let join = deliveries.firstIndex(where: { conferenceEvent($0)?.conference == ConferenceID(1) })
                else { return }
                let start = ConferenceEvent(.conferenceStart, conference: ConferenceID(0), name: "first", size: 1)
                deliveries.insert((.event(ServiceEvent(timestamp: .start, .conference(start))), .zero), at: join + 1)
            }
        ),
        Story(
            name: "unmet-nothing",
            reason: "unmet",
            scenario: steps("join: alice", expecting: "conference-end")
        ),
        Story(
            name: "too-early",
            reason: "too_early",
            scenario: steps("join: alice", expecting: "{ conference-start: {}, after: 2s }")
        ),
        Story(
            name: "refused",
            reason: "refused",
            scenario: steps("join: alice\n  - join: alice", expecting: nil)
        ),
        Story(
            name: "not-refused",
            reason: "not_refused",
            scenario: steps("join: alice\n    expect_error: { code: [409, 404] }", expecting: nil)
        ),
        Story(
            name: "refused-otherwise",
            reason: "refused_otherwise",
            scenario: steps("join: alice\n  - join: alice\n    expect_error: { code: 404 }", expecting: nil)
        ),
        Story(
            name: "effect-of-refused",
            reason: "effect_of_refused",
            scenario: steps(
                "join: alice\n  - join: alice\n    expect_error: { code: 409 }\n  - wait: 1s",
                expecting: nil
            ),
            bend: { deliveries in
                guard let refused = deliveries.firstIndex(where: { isReply(.conflict, $0) }) else { return }
                let join = ConferenceEvent(
                    .participantJoin,
                    conference: ConferenceID(0),
                    name: "conference",
                    size: 2,
                    call: CallID(0),
                    flags: []
                )
                deliveries.insert((.event(ServiceEvent(timestamp: .start, .conference(join))), .zero), at: refused + 1)
            }
        ),
        Story(
            name: "no-reply",
            reason: "no_reply",
            scenario: steps("join: alice", expecting: nil),
            bend: { $0.mapReplies { $0.conference == nil ? $0 : nil } }
        ),
        Story(
            name: "unproven",
            reason: "unproven",
            scenario: steps("join: alice", expecting: nil),
            bend: { $0.dropConferenceEvents { $0.status == .participantJoin } }
        ),
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
        Story(name: "unsendable", reason: "unsendable", scenario: steps("leave: alice", expecting: nil)),
        Story(
            name: "unclaimed-before-quiet",
            reason: "unclaimed_before_quiet",
            scenario: steps("join: alice\n  - wait: 1s\n  - quiet: 2s", expecting: nil)
        ),
        Story(
            name: "disturbed",
            reason: "disturbed",
            scenario: steps("join: alice\n  - quiet: 2s", expecting: nil)
        ),
        Story(
            name: "unclaimed",
            reason: "unclaimed",
            scenario: "strict: true\n" + steps("join: alice\n  - join: bob", expecting: "participant-join")
        ),
        Story(
            name: "assertion-events",
            reason: "assertion",
            scenario: steps("join: alice\n  - assert: { state: running, members: [alice, bob] }", expecting: nil)
        ),
        Story(
            name: "assertion-listing",
            reason: "assertion",
            scenario: steps("join: alice\n  - wait: 1s\n  - assert: { hears: { alice: [bob] } }", expecting: nil)
        ),
        Story(
            name: "assertion-nobody",
            reason: "assertion",
            scenario: steps("assert: { state: waiting }", expecting: nil)
        ),
        Story(
            name: "vacuous-quiet",
            reason: "vacuous",
            scenario: steps("quiet: 3s", expecting: nil)
        ),
        Story(
            name: "vacuous-strict",
            reason: "vacuous",
            scenario: "strict: true\n" + steps("wait: 3s", expecting: nil)
        ),
        Story(
            name: "troubles",
            reason: "refused",
            scenario: steps("join: alice\n  - join: alice", expecting: nil)
                + "\nteardown:\n  - wait: 1m\n"
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
            name: "unanswered",
            reason: "unanswered",
            scenario: steps("join: alice", expecting: nil),
            bend: { deliveries in
                for index in deliveries.indices {
                    guard case .reply(let request, let reply) = deliveries[index].message, reply.conference != nil
                    else {
                        continue
                    }
                    deliveries[index].message = .unanswered(request, "the connection was lost: cut")
                }
            }
        ),
        Story(
            name: "connection-lost",
            reason: "connection_lost",
            scenario: steps("join: alice", expecting: "conference-end"),
            bend: { deliveries in
                for index in deliveries.indices where isStatus(.conferenceStart, deliveries[index]) {
                    deliveries[index].message = .connection(.gone("nobody answers"))
                }
            }
        ),
        Story(
            name: "unproven-mute",
            reason: "unproven",
            scenario: steps("join: alice\n  - mute: alice", expecting: nil),
            bend: { $0.dropConferenceEvents { $0.status == .participantMute } }
        ),
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
        Story(
            name: "unmet-recording-webhook",
            reason: "unmet",
            scenario: steps(
                "join:\n      { call: alice, record: record-from-start, trim: do-not-trim,\n        "
                    + "recording_status_callback: $(recording_webhook.url) }\n  - wait: 2s\n"
                    + "  - recording: { stop: conference }",
                expecting: "recording_webhook: { status: record-stop, recording_duration: 3 }"
            ),
            bend: { _ in }
        ),
        Story(
            name: "unproven-end",
            reason: "unproven",
            scenario: steps("join: alice\n  - end_conference: conference", expecting: nil),
            bend: { $0.dropConferenceEvents { $0.status == .conferenceEnd } }
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
        Story(
            name: "lost-meanwhile",
            reason: "not_answered",
            scenario: steps("join: alice", expecting: nil),
            bend: { deliveries in
                for index in deliveries.indices {
                    guard case .event = deliveries[index].message else { continue }
                    deliveries[index].message = .connection(.lost("the connection broke off"))
                }
            }
        ),
        Story(
            name: "never-heard-of",
            reason: "not_answered",
            scenario: steps("join: alice", expecting: nil),
            bend: { $0.removeAll { if case .event = $0.message { true } else { false } } }
        ),
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

    static func steps(_ steps: String, expecting: String?) -> String {
        let expect = expecting.map { "\n    expect: [\($0)]" } ?? ""
        return "scenario: A story\ncalls: [alice, bob]\nsteps:\n  - \(steps)\(expect)"
    }

    @Test(arguments: stories) func `each failure is told in words, with its place and what came instead`(
        _ story: Story
    ) throws {
        let result = try run(story.scenario, laws: story.laws, bend: story.bend)
        #expect(result.verdict != .passed)
        var console = ConsoleReporter(style: .plain, runSeed: 1)
        var json = JSONReporter(runSeed: 1)
        var junit = JUnitReporter(runSeed: 1)
        let text = console.take(result) + console.finish()
        json.take(result)
        json.finish()
        junit.take(result)
        let report = String(decoding: json.take(), as: UTF8.self)
        #expect(report.contains("\"failures\":[{\"reason\":\"\(story.reason)\""))
        for (ending, text) in [("txt", text), ("json", report), ("xml", junit.document())] {
            let outcome = Golden.compare(text, "\(story.name).\(ending)")
            #expect(outcome == .same, "\(story.name).\(ending)")
        }
    }

    @Test func `there is a golden for each story and none without one`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let wanted = FailureGoldens.stories.flatMap { story in ["json", "txt", "xml"].map { "\(story.name).\($0)" } }
        #expect(names == wanted.sorted())
    }

    /// What other programs read must be what they take it for.
    @Test func `Python reads the JSON and the XML reports`() throws {
        let script = """
            import json, pathlib, sys, xml.etree.ElementTree as ET
            for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
                if path.suffix == '.json':
                    lines = [json.loads(line) for line in path.read_text().splitlines()]
                    assert lines[0]['muster_report'] == 1 and 'summary' in lines[-1], path
                    assert all(failure['line'] > 0 for failure in lines[1]['failures']), path
                if path.suffix == '.xml':
                    suites = ET.parse(path).getroot()
                    assert suites.tag == 'testsuites' and int(suites.get('failures')) == 1, path
                    assert suites.find('testsuite/testcase/failure').text.strip(), path
            print('read')
            """
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
        let python = try Program.run(URL(filePath: "/usr/bin/env"), ["python3", "-c", script, folder.path])
        #expect(python.outputText == "read\n", "\(python.errorText)")
    }
}

/// Scenarios that several stories share.
private enum StoryCalls {
    static let inbound = """
        scenario: Carol calls
        calls: { carol: { direction: inbound, context: front-door } }
        steps:
          - answer: carol
        """
}
