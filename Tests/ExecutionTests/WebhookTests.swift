import BentServices
import Conferencing
import Execution
import Planning
import Testing
import YAMLSource

/// Expectations of webhooks: what they see, and that a service that is wrong about webhooks does not pass.
struct WebhookTests {
    /// Alice joins and leaves, and every webhook of it is expected.
    private static func everything(
        _ format: String = "relay",
        _ method: String = "POST",
        order: String = "fifo"
    ) -> String {
        """
        scenario: s
        calls: [alice]
        conferences:
          room:
            status_callback: $(webhook.url)
            status_callback_event: start end join leave
            status_callback_event_type: \(format)
            status_callback_method: \(method)
        profile: { webhook_order: \(order) }
        strict: [webhook]
        steps:
          - join: { call: alice, muted: true }
            expect:
              - webhook: { status: participant-join, call: alice, muted: true, http: { method: \(method) } }
              - webhook: { status: conference-start, conference_id: $(room.conference_id) }
          - leave: alice
            expect:
              - webhook: { status: participant-leave, call: alice }
              - webhook: { status: conference-end }
        """
    }

    @Test(arguments: [("relay", "POST"), ("cxml", "POST"), ("cxml", "GET"), ("laml", "GET")])
    func `a faithful service passes in every format and by every method`(format: String, method: String) throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            #expect(try run(Self.everything(format, method), seed: seed).complaint == "passed")
        }
    }

    static let statuses: [ConferenceStatus] = [
        .participantJoin, .conferenceStart, .participantLeave, .conferenceEnd,
    ]

    @Test(arguments: statuses, ["relay", "cxml"])
    func `a service that leaves out a webhook fails`(status: ConferenceStatus, format: String) throws {
        let result = try run(Self.everything(format)) { $0.dropWebhooks(status) }
        #expect(result.complaint == "unmet: nothing like it")
        #expect(result.complainedText.contains(status.rawValue))
    }

    @Test(arguments: statuses)
    func `a service that sends a webhook twice fails where strict counts it`(status: ConferenceStatus) throws {
        let result = try run(Self.everything()) { $0.doubleWebhooks(status) }
        #expect(result.complaint == "unclaimed: webhook \(status.rawValue)")
        #expect(result.complainedText == "[webhook]")
    }

    /// The body's field, its wrong value, and what is said to differ.
    static let wrongFields: [(format: String, name: String, text: String, complaint: String)] = [
        ("relay", "params.muted", "false", "unmet: other muted"),
        ("cxml", "Muted", "false", "unmet: other muted"),
        ("relay", "params.call_id", "00000000-0000-4000-8000-000000000000", "unmet: other call_id"),
        ("cxml", "CallSid", "00000000-0000-4000-8000-000000000000", "unmet: other call_id"),
        ("relay", "params.status", "participant-leave", "unmet: nothing like it"),
        ("cxml", "StatusCallbackEvent", "participant-leave", "unmet: nothing like it"),
        ("relay", "params.conference_id", "00000000-0000-4000-8000-000000000000", "unmet: other conference"),
        ("cxml", "ConferenceSid", "00000000-0000-4000-8000-000000000000", "unmet: other conference"),
    ]

    @Test(arguments: wrongFields.indices)
    func `a service with a wrong field in a body fails`(place: Int) throws {
        let wrong = Self.wrongFields[place]
        let result = try run(Self.everything(wrong.format)) { deliveries in
            deliveries.mapWebhooks { $0.status == "participant-join" ? $0.with(wrong.name, wrong.text) : $0 }
        }
        #expect(result.complaint == wrong.complaint)
    }

    @Test(arguments: [("relay", "params.muted"), ("cxml", "Muted"), ("relay", "params.call_id"), ("cxml", "CallSid")])
    func `a service that leaves a field out of a body fails`(format: String, name: String) throws {
        let result = try run(Self.everything(format)) { $0.mapWebhooks { $0.without(name) } }
        #expect(result.complaint == "unmet: other \(name.lowercased().contains("muted") ? "muted" : "call_id")")
    }

    @Test func `a text where a boolean belongs is another value`() throws {
        let result = try run(Self.everything()) { deliveries in
            deliveries.mapWebhooks { request in
                var request = request
                for index in request.fields.indices { request.fields[index].kind = .text }
                return request
            }
        }
        #expect(result.complaint == "unmet: other muted")
    }

    @Test func `a service that uses another method fails`() throws {
        let result = try run(Self.everything("cxml", "GET")) { deliveries in
            deliveries.mapWebhooks { request in
                var request = request
                request.method = "POST"
                return request
            }
        }
        #expect(result.complaint == "unmet: other http.method")
    }

    @Test func `a service that sends to another address fails`() throws {
        let result = try run(Self.everything()) { deliveries in
            deliveries.mapWebhooks { request in
                var request = request
                request.url += "2"
                return request
            }
        }
        #expect(result.complaint == "unmet: nothing like it")
    }

    @Test func `a service that turns webhooks round fails`() throws {
        // Concurrent webhooks of one moment can change places; one after the other they cannot.
        let text = Self.everything(order: "concurrent")
        let inOrder = try run(text) { deliveries in
            deliveries.delayWebhooks(.conferenceStart, by: .milliseconds(200))
            deliveries.delayWebhooks(.conferenceEnd, by: .milliseconds(200))
        }
        #expect(inOrder.complaint == "passed")
        let result = try run(text) { deliveries in
            deliveries.delayWebhooks(.participantJoin, by: .milliseconds(200))
            deliveries.delayWebhooks(.conferenceEnd, by: .milliseconds(200))
        }
        #expect(result.complaint == "unmet: out of order")
    }

    @Test func `order holds among webhooks and among events, never across`() throws {
        let text = """
            scenario: s
            calls: [alice]
            conferences: { room: { status_callback: $(webhook.url), status_callback_event: start join } }
            strict: true
            steps:
              - join: alice
                expect:
                  - webhook: { status: participant-join }
                  - conference-start
                  - webhook: { status: conference-start }
              - leave: alice
                expect: [participant-leave, conference-end]
            """
        for delay in [0, 300, 3000] as [Int64] {
            #expect(
                try run(text) { $0.delayWebhooks(.participantJoin, by: .milliseconds(delay)) }.complaint == "passed"
            )
        }
        let late = try run(text) { $0.delayWebhooks(.participantJoin, by: .milliseconds(5001)) }
        #expect(late.complaint == "unmet: nothing like it")
    }

    @Test func `what comes after its deadline is late`() throws {
        let text = """
            scenario: s
            calls: [alice]
            conferences: { room: { status_callback: $(webhook.url), status_callback_event: join } }
            steps:
              - join: alice
                expect:
                  - webhook: { status: participant-join }
                    within: 1s
                  - conference-end
            """
        let result = try run(text) { $0.delayWebhooks(.participantJoin, by: .seconds(2)) }
        #expect(result.complaint == "unmet: nothing like it")
        let early = text.replacing("within: 1s", with: "after: 1s").replacing("\n      - conference-end", with: "")
        #expect(try run(early).complaint == "too early")
        #expect(try run(early) { $0.delayWebhooks(.participantJoin, by: .seconds(2)) }.complaint == "passed")
    }

    private static let silent = """
        scenario: s
        calls: [alice]
        conferences: { room: { status_callback: $(webhook.url), status_callback_event: join leave } }
        steps:
          - join: alice
            expect: [webhook: { status: participant-join }]
          - quiet: { for: 3s, of: [webhook] }
          - leave: alice
          - wait: 1s
          - quiet: { for: 1s, of: [webhook], except: [webhook: { status: participant-leave }] }
        """

    @Test func `a quiet of webhooks looks at webhooks alone`() throws {
        // The start and the end of the conference are events that nobody has claimed.
        #expect(try run(Self.silent).complaint == "passed")
        let doubled = try run(Self.silent) { $0.doubleWebhooks(.participantJoin) }
        #expect(doubled.complaint.contains("webhook participant-join"))
        let late = try run(Self.silent) { deliveries in
            deliveries.doubleWebhooks(.participantJoin)
            if deliveries.filter({ webhook($0) != nil }).count == 2 {
                deliveries[deliveries.count - 1].delay = .seconds(1)
            }
        }
        #expect(late.complaint == "disturbed: webhook participant-join")
        let open = Self.silent.replacing(", except: [webhook: { status: participant-leave }]", with: "")
        #expect(try run(open).complaint == "unclaimed before quiet: webhook participant-leave")
    }

    @Test func `a quiet of events does not look at webhooks`() throws {
        let text = """
            scenario: s
            calls: [alice]
            conferences: { room: { status_callback: $(webhook.url), status_callback_event: join } }
            strict: [conference]
            steps:
              - join: alice
                expect: [conference-start]
              - quiet: 1s
              - leave: alice
                expect: [conference-end]
            """
        #expect(try run(text).complaint == "passed")
        let both = text.replacing("quiet: 1s", with: "quiet: { for: 1s, of: [conference, webhook] }")
        #expect(try run(both).complaint.hasSuffix("webhook participant-join"))
        #expect(
            try run(text.replacing("[conference]", with: "true")).complaint == "unclaimed: webhook participant-join"
        )
    }

    @Test func `each member of a group is told of by a webhook of its own`() throws {
        let text = """
            scenario: s
            calls: { guest: { count: 3 } }
            conferences: { room: { status_callback: $(webhook.url), status_callback_event: join } }
            strict: [webhook]
            steps:
              - join: guest
                expect: [webhook: { status: participant-join, call: { each: guest } }]
            """
        #expect(try run(text).complaint == "passed")
        let result = try run(text) { deliveries in
            deliveries.mapWebhooks { $0.text(of: "params.tag") == "guest.2" ? nil : $0 }
        }
        #expect(result.complaint.hasPrefix("unmet of guest.2"))
        let any = text.replacing("each", with: "any")
        #expect(try run(any).complaint.hasPrefix("unclaimed: webhook participant-join, webhook participant-join"))
    }

    @Test func `a webhook of another conference than the step's is not what it expects`() throws {
        let text = """
            scenario: s
            calls: [alice, bob]
            conferences:
              one: { status_callback: $(webhook.url), status_callback_event: start }
              two: { status_callback: $(webhook.url), status_callback_event: join }
            steps:
              - join: { call: alice, conference: two, start_on_enter: false }
              - join: { call: bob, conference: two }
                expect: [webhook: { status: conference-start, conference: one }]
            """
        #expect(try run(text).complaint == "unmet: nothing like it")
        let own = text.replacing("event: join", with: "event: start")
        #expect(try run(own).complaint == "unmet: other conference")
    }

    @Test func `an entry sees what came since the last command, and nothing before it`() throws {
        let text = """
            scenario: s
            calls: [alice, bob]
            conferences: { room: { status_callback: $(webhook.url), status_callback_event: start } }
            steps:
              - join: alice
              - wait: 1s
              - expect: [webhook: { status: conference-start }]
            """
        #expect(try run(text).complaint == "passed")
        let late = text.replacing("- wait: 1s", with: "- wait: 1s\n  - join: bob")
        #expect(try run(late).complaint == "unmet: before the window")
    }

    @Test func `a retry comes as another request, and strict counts it`() throws {
        // The receiver is so slow to be reached that the service tries again.
        let result = try run(Self.everything()) { deliveries in
            deliveries.mapWebhooks { $0 }
            deliveries.delayWebhooks(.conferenceEnd, by: .milliseconds(4000))
        }
        #expect(result.complaint == "passed")
        let retried = try run(
            Self.everything().replacing(
                "- webhook: { status: conference-end }",
                with: "- webhook: { status: conference-end }\n        within: 10s"
            )
        ) { deliveries in
            for index in deliveries.indices where webhook(deliveries[index])?.attempt == 1 {
                if webhook(deliveries[index])?.status == "conference-end" { deliveries[index].delay = .seconds(8) }
            }
        }
        #expect(retried.complaint == "unclaimed: webhook conference-end")
    }

    @Test func `the shipped example holds without its stream`() throws {
        let text = """
            scenario: s
            calls: { alice: {} }
            conferences:
              room: { status_callback: $(webhook.url), status_callback_event: join end, status_callback_event_type: cxml, status_callback_method: GET }
            strict: [webhook]
            steps:
              - join: { call: alice }
                expect:
                  - webhook: { status: participant-join, call: alice, http: { method: GET }, raw: { Muted: "false" } }
              - leave: alice
                expect: [ webhook: { status: conference-end } ]
            """
        #expect(try run(text).complaint == "passed")
    }
}
