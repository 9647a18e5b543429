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

    static let stories = plain + sides + calls + sound + moderation + laws

    /// Of expectations, refusals, proofs, claims and the connection.
    private static let plain: [Story] = [
        Story(
            name: "unmet-fields",
            reason: "unmet",
            scenario: steps("join: alice", expecting: "participant-join: { call: bob, size: { gte: 2 }, muted: true }")
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
            name: "too-early-within",
            reason: "too_early",
            scenario: steps(
                "join: alice\n  - speak: { call: alice, for: 3s }",
                expecting: "{ participant-speech-start: {}, after: 1s }"
            )
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
enum StoryCalls {
    static let inbound = """
        scenario: Carol calls
        calls: { carol: { direction: inbound, context: front-door } }
        steps:
          - answer: carol
        """
}
