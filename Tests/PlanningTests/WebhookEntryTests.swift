import Conferencing
import Planning
import Testing
import YAMLSource

/// What a scenario may say of webhooks, and what is wrong with what it may not.
struct WebhookEntryTests {
    @Test func `an entry of a webhook is planned with its fields, its body and its request`() throws {
        let plan = try onlyPlan(
            """
            scenario: s
            calls: { alice: {}, guest: { count: 2 } }
            conferences: { room: { status_callback: $(webhook.url) } }
            strict: [webhook]
            steps:
              - join: guest
                expect:
                  - webhook: { status: participant-join, call: { each: guest }, conference: room, size: { gte: 1 } }
                    within: 2s
                    after: 1ms
                  - webhook:
                      http: { method: [GET, POST], content_type: { exists: false } }
                      raw: { Muted: "false", Hold: true, params: { size: { matches: "[0-9]" } }, a.b: 1 }
                  - webhook
              - quiet: { for: 3s, of: [webhook], except: [webhook: { call: alice }, participant-join] }
              - quiet: { for: 3s, of: [webhook, conference] }
            """
        )
        #expect(plan.webhookUse != nil)
        #expect(plan.strict?.webhook == true && plan.strict?.conference == false)
        let text = PlanPrinter.text(of: plan)
        for line in [
            "strict: webhook\n",
            "1. join guest.1, guest.2 to room with { status_callback: \"$(webhook.url)\" }, within 5s",
            "expect webhook { conference room, status = \"participant-join\", size gte 1 } for each of guest.1, guest.2,"
                + " within 2s, after 1ms",
            "expect webhook { http.method any of (= \"GET\", = \"POST\"), http.content_type is absent, "
                + "raw.Muted = \"false\", raw.Hold = \"true\", raw.params.size matches \"[0-9]\", raw.a.b = \"1\" }",
            "expect webhook, within 5s",
            "quiet for 3s, of webhooks, except webhook { call_id = alice }, except participant-join",
            "quiet for 3s, of events and webhooks",
        ] { #expect(text.contains(line), "\(line)\nin\n\(text)") }
    }

    @Test func `strict true counts both, and a list what it names`() throws {
        func strict(_ text: String) throws -> Strictness? {
            try onlyPlan("scenario: s\ncalls: [alice]\nstrict: \(text)\nsteps: [join: alice]").strict
        }
        #expect(try strict("true").map { [$0.conference, $0.webhook] } == [true, true])
        #expect(try strict("false").map { [$0.conference, $0.webhook] } == [false, false])
        #expect(try strict("[conference]").map { [$0.conference, $0.webhook] } == [true, false])
        #expect(try strict("[webhook, conference]").map { [$0.conference, $0.webhook] } == [true, true])
    }

    @Test func `a scenario without webhooks has nothing to do with them`() throws {
        let plan = try onlyPlan("scenario: s\ncalls: [alice]\nsteps: [join: alice]")
        var capabilities = Capabilities.simulator
        capabilities.receivesWebhooks = false
        #expect(plan.webhookUse == nil)
        #expect(plan.reasonToSkip(on: capabilities) == nil)
        let webhooks = try onlyPlan("scenario: s\ncalls: [alice]\nsteps: [{ join: alice, expect: [webhook] }]")
        #expect(webhooks.reasonToSkip(on: .simulator) == nil)
        #expect(webhooks.reasonToSkip(on: capabilities) == "it has webhooks sent, which cannot be received here")
    }

    /// An entry, and what is said of it; the pointed-at characters are the key's or the value's.
    static let mistakes: [(entry: String, shown: String, hint: String?)] = [
        ("webhok: {}", "M0301 ⟦webhok⟧: 'webhok' is no event", "did you mean 'webhook'?"),
        ("webhook: { stats: x }", "⟦stats⟧: 'stats' is no field of webhook", "did you mean 'status'?"),
        (
            "webhook: { status: participant-joined }", "⟦participant-joined⟧: 'status' must be one of",
            "did you mean 'participant-join'?"
        ),
        (
            "webhook: { Muted: true }", "⟦Muted⟧: 'Muted' is a field of a form, as it is on the wire",
            "write raw: { Muted: ... }"
        ),
        (
            "webhook: { status: record-start }",
            "⟦record-start⟧: no word of 'status_callback_event' asks for 'record-start', so no such webhook comes here",
            nil
        ),
        (
            "webhook: { http: { methd: GET } }", "⟦methd⟧: 'methd' is no key of http", "did you mean 'method'?"
        ),
        (
            "webhook: { http: { method: get } }", "⟦get⟧: 'method' must be one of GET or POST",
            "did you mean 'GET'?"
        ),
        ("webhook: { http: GET }", "⟦GET⟧: 'http' must be { method, content_type }, not a single value", nil),
        ("webhook: { http: {} }", "⟦{}⟧: 'http' is an empty mapping, which says nothing", nil),
        (
            "webhook: { http: { method: { exists: false } } }",
            "⟦exists⟧: 'exists' says nothing of 'method', which is always there", nil
        ),
        ("webhook: { raw: {} }", "⟦{}⟧: 'raw' is an empty mapping, which says nothing", nil),
        ("webhook: { raw: text }", "⟦text⟧: 'raw' must be a mapping of the body's fields, not a single value", nil),
        (
            "webhook: { raw: { Muted: { gte: 1 } } }",
            "⟦gte⟧: 'gte' says nothing of 'Muted', which is a text", nil
        ),
        (
            "participant-join: { raw: { a: b } }",
            "⟦raw⟧: 'raw' of an event is known, but this version does not run it yet", nil
        ),
        (
            "participant-join: { http: { method: GET } }",
            "⟦http⟧: 'http' says how a webhook was sent, and this is an event of the session", nil
        ),
        (
            "webhook: { tag: $(webhook.uri) }", "⟦$(webhook.uri)⟧: this reference cannot be asked for 'uri'",
            "write $(webhook.url)"
        ),
        (
            "webhook: { tag: $(webhok.url) }", "⟦$(webhok.url)⟧: nothing is called 'webhok' here",
            "did you mean '$(webhook.url)'?"
        ),
    ]

    @Test(arguments: mistakes.indices)
    func `a mistake in an entry of a webhook is told where it stands`(place: Int) throws {
        let mistake = Self.mistakes[place]
        let diagnostics = planned(scenario(entry: mistake.entry)).diagnostics
        let first = try #require(diagnostics.first)
        #expect(diagnostics.count == 1, "\(diagnostics.map(\.shown))")
        #expect(first.shown.contains(mistake.shown.replacing("M0301 ", with: "")), "\(first.shown)")
        #expect(first.hints.first == mistake.hint)
    }
}
