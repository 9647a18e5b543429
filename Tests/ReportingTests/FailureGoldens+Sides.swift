import BentServices
import Conferencing
import Execution
import Planning
import Testing

extension FailureGoldens {
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

    /// Of webhooks and streams.
    static let sides: [Story] = [
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
            name: "beep-heard",
            reason: "unmet",
            scenario: steps(
                "join: alice\n  - join: { call: bob, beep: onEnter }",
                expecting: "beep: { call: alice, heard_by: [alice] }"
            ),
            bend: { _ in }
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
    ]
}
