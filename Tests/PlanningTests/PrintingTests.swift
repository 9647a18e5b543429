import Planning
import Testing

/// How a plan looks on paper.
@Suite struct PrintingTests {
    @Test func `everything that a plan can hold is shown`() throws {
        let plan = try onlyPlan(
            """
            scenario: all of it
            tags: [one, two]
            skip: for show
            profile: { start_rule: two_party, reply_first: false }
            defaults: { within: 1500ms, join: { muted: true }, drain: 3s }
            calls:
              alice: { type: sip, to: "sip:a@b.example", max_duration: 1h30m, headers: { X-Who: alice } }
              guest: { count: 50, phone: { answer_after: 3s }, dial: at_use }
              late: { phone: no_answer, timeout: 20s, tag: tardy }
              desk: { direction: inbound, context: front, controlled_by: app }
              carol: { direction: inbound, from: "+15553334444", timeout: 1m }
            conferences:
              standup: { beep: onEnter }
              retro: { name: "Retro, weekly" }
            steps:
              - dial: late
                until: reply
              - answer: carol
              - digits: { call: carol, digits: "1w#" }
              - name: the crowd
                join: { call: guest, conference: standup, muted: null, max_participants: { literal: 1 } }
                expect_error: { code: [400, 409] }
                strict: true
                within: 10s
                expect:
                  - participant-join: { call: { any: guest }, size: { between: [1, 50] }, conference: retro }
                    after: 1s
                    within: 2s
              - join: { call: alice, conference: retro, end_on_exit: true }
              - leave: { call: guest.7, conference: retro }
              - leave: { call: alice, conference_id: { literal: "x-$(run.seed)" } }
              - hangup: { call: guest, by: phone }
              - hangup: { call: alice, reason: busy }
              - wait: 1h
              - expect: [calling.call.state: { call: alice, call_state: ended }]
              - quiet: { for: 2s, except: [conference-end], conference: standup, call: alice }
              - assert:
                  conference: retro
                  state: [ended, none]
                  size: { lte: 3 }
                  members: { not: [guest, alice] }
                  hears: { alice: [hold_music], late: { not: [guest.1, guest.2] } }
            teardown:
              - hangup: late
            """
        )
        #expect(
            PlanPrinter.text(of: plan) == """
                scenario: all of it
                file: f.yaml:1
                tags: one, two
                skip: for show
                drain: 3s
                profile: reply_first: false, start_rule: two_party
                cast:
                     7  alice: sip sip:a@b.example, from +15550109999, tag alice, header X-Who: "alice", at most 1h30m, \
                answered after 100ms, dialled before step 1
                     8  guest.1 to guest.50: phone +15550100002 to +15550100051, from +15550109999, \
                tag guest.1 to guest.50, answered after 3s, dialled at its first use
                     9  late: phone +15550100052, from +15550109999, tag tardy, rings for at most 20s, \
                answered by nobody, dialled by a step
                    10  desk: phone +15550100053, calls +15550109999, on the context "front", rings before step 1, \
                controlled by the application
                    11  carol: phone +15553334444, calls +15550109999, on the context "default", rings for at most 1m, \
                rings before step 1
                conferences:
                    13  standup
                    14  retro, on the wire "Retro, weekly"
                steps:
                    16  1. dial late, until its reply, within 35s
                    18  2. answer carol, within 1.5s
                    19  3. send digits "1w#" on carol, within 1.5s
                    21  4. [the crowd] join guest.1 to guest.50 to standup \
                with { beep: "onEnter", max_participants: unchecked 1 }, \
                refused with 400 or 409, strict: conference, webhook, stream, within 10s
                    26     expect participant-join { conference retro, size between 1 and 50 } \
                for any of guest.1 to guest.50, within 2s, after 1s
                    29  5. join alice to retro with { muted: true, end_on_exit: true }, within 1.5s
                    30  6. leave guest.7 from retro, within 1.5s
                    31  7. leave alice from the conference with the id "x-$(run.seed)", within 1.5s
                    32  8. hangup guest.1 to guest.50 by the phone, within 1.5s
                    33  9. hangup alice by the program (busy), within 1.5s
                    34  10. wait 1h
                    35  11. expect, within 1.5s
                    35     expect calling.call.state { call_id = alice, call_state = "ended" }, within 1.5s
                    36  12. quiet for 2s, of alice only, in standup only, except conference-end
                    37  13. assert retro: state ended or none; size lte 3; members are not guest.1 to guest.50, alice; \
                alice hears hold music; late does not hear guest.1, guest.2, within 1.5s
                teardown:
                    44  1. hangup late by the program (hangup), within 1.5s

                """
        )
    }

    @Test func `a scenario without calls and conferences is shown too`() throws {
        #expect(
            PlanPrinter.text(of: try onlyPlan("scenario: nothing\nsteps: [wait: 1s]")) == """
                scenario: nothing
                file: f.yaml:1
                cast:
                        nobody
                conferences:
                        conference, undeclared
                steps:
                     2  1. wait 1s

                """
        )
    }
}
