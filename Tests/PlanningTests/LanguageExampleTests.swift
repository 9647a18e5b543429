import Planning
import Testing
import YAMLSource

/// The three scenarios that the page on the language begins with.
@Suite struct LanguageExampleTests {
    static let moderated = """
        # yaml-language-server: $schema=../schema/scenario.schema.json
        scenario: Guests wait for the host, whose exit ends the conference
        tags: [moderation, smoke]
        calls: { guest: { count: 2 }, host: {} }
        conferences: { standup: { beep: onEnter } }          # join options shared by every join of it
        strict: true
        steps:
          - join: { call: guest, start_on_enter: false }     # a group: both at the same instant
            expect: [ participant-join: { call: { each: guest }, start_on_join: false } ]
          - quiet: 3s                                        # all so far is accounted for, and nothing more comes
          - join: { call: host, end_on_exit: true }
            expect:
              - participant-join: { call: host, size: 3 }
              - conference-start: { size: 3 }
                within: 2s                                   # modifiers stand beside the event
          - assert: { members: [guest, host], hears: { guest.1: [guest.2, host] } }
          - leave: host
            expect:
              - participant-leave: { call: host, size: 2 }
              - participant-leave: { call: { each: guest } }
              - conference-end: { call_id_ending_conf: host }
        """

    static let race = """
        scenario: Two race for the last seat
        calls: { alice: {}, racer: { count: 2 } }
        conferences: { tiny: { max_participants: 2 } }
        steps:
          - join: alice
            expect: [ conference-start ]
          - join: { call: racer }
            outcomes: { ok: 1, "409": 1 }                    # whichever wins
            expect: [ participant-join: { call: { any: racer }, size: 2 } ]
          - quiet: 1s
          - assert: { size: 2 }
        """

    static let webhook = """
        scenario: Status webhook as a cXML GET for join and end, while a stream gets its token
        secrets: { STREAM_TOKEN: { env: STREAM_TOKEN } }
        calls: { alice: {} }
        conferences:
          room: { status_callback: $(webhook.url), status_callback_event: join end, status_callback_event_type: cxml }
        strict: [webhook]
        steps:
          - join: { call: alice, stream: { url: $(stream.url), authorization_bearer_token: $(secret.STREAM_TOKEN) } }
            expect:                                          # order holds within a source, not across
              - webhook: { status: participant-join, call: alice, http: { method: GET }, raw: { Muted: "false" } }
              - stream: { event: upgrade, bearer: $(secret.STREAM_TOKEN) }
          - mute: alice
          - leave: alice
            expect: [ webhook: { status: conference-end } ]
        """

    @Test func `the first is planned whole`() throws {
        let plan = try onlyPlan(Self.moderated)
        #expect(
            PlanPrinter.text(of: plan) == """
                scenario: Guests wait for the host, whose exit ends the conference
                file: f.yaml:2
                tags: moderation, smoke
                strict: conference, webhook, stream
                cast:
                     4  guest.1 to guest.2: phone +15550100001 to +15550100002, from +15550109999, tag guest.1 to guest.2, \
                answered after 100ms, dialled before step 1
                     4  host: phone +15550100003, from +15550109999, tag host, answered after 100ms, dialled before step 1
                conferences:
                     5  standup
                steps:
                     8  1. join guest.1, guest.2 to standup with { beep: "onEnter", start_on_enter: false }, within 5s
                     9     expect participant-join { start_on_join = false } for each of guest.1, guest.2, within 5s
                    10  2. quiet for 3s
                    11  3. join host to standup with { beep: "onEnter", end_on_exit: true }, within 5s
                    13     expect participant-join { call_id = host, size = 3 }, within 5s
                    14     expect conference-start { size = 3 }, within 2s
                    16  4. assert standup: members are guest.1, guest.2, host; guest.1 hears guest.2, host, within 5s
                    17  5. leave host from its conference, within 5s
                    19     expect participant-leave { call_id = host, size = 2 }, within 5s
                    20     expect participant-leave for each of guest.1, guest.2, within 5s
                    21     expect conference-end { call_id_ending_conf = host }, within 5s

                """
        )
    }

    @Test func `the second is planned whole`() throws {
        let text = PlanPrinter.text(of: try onlyPlan(Self.race))
        for line in [
            "2. join racer.1, racer.2 to tiny with { max_participants: 2 }, of the replies ok = 1, 409 = 1, within 5s\n",
            "expect participant-join { size = 2 } for any of racer.1, racer.2, within 5s\n",
        ] { #expect(text.contains(line), "\(line)\nin\n\(text)") }
    }

    @Test func `the third is planned whole`() throws {
        let plan = try onlyPlan(Self.webhook)
        let text = PlanPrinter.text(of: plan)
        for line in [
            "status_callback: \"$(webhook.url)\", stream.url: \"$(stream.url)\", "
                + "stream.authorization_bearer_token: \"$(secret.STREAM_TOKEN)\" }, within 5s\n",
            "expect stream upgrade { bearer = \"$(secret.STREAM_TOKEN)\" }, within 5s\n",
            "strict: webhook\n",
        ] { #expect(text.contains(line), "\(line)\nin\n\(text)") }
        #expect(plan.secrets == [PlannedSecret(name: "STREAM_TOKEN", variable: "STREAM_TOKEN")])
        #expect(plan.literalSecrets.isEmpty)
    }

    @Test func `all three stand in one file`() {
        let file = planned([Self.moderated, Self.race, Self.webhook].joined(separator: "\n---\n"))
        #expect(file.plans.count == 3)
        #expect(file.diagnostics.isEmpty)
    }
}
