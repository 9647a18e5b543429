import Planning
import Testing
import YAMLSource

/// What the scenarios that ship come to.
@Suite struct TutorialPlanTests {
    @Test func `every scenario that ships is planned without a word`() {
        #expect(SuiteFiles.all.count > 10)
        for (path, bytes) in SuiteFiles.all {
            let source = SourceText(path: path, bytes: bytes)
            let file = Planner.plan(
                source,
                suitePath: path,
                sounds: SuiteFiles.sounds(of: path),
                inputs: SuiteFiles.inputs(of: path)
            )
            #expect(file.diagnostics.map(\.shown) == [], "\(path)")
            #expect(!file.plans.isEmpty || path.contains("/fragments/"), "\(path)")
        }
    }

    @Test func `the third of the tutorial is this plan`() throws {
        let plan = try onlyPlan(try #require(SuiteFiles.text("tutorial/03-waiting-for-the-host.yaml")))
        #expect(
            PlanPrinter.text(of: plan) == """
                scenario: Guests wait for the host, whose exit ends the conference
                file: f.yaml:3
                tags: moderation, smoke
                strict: conference, webhook, stream
                cast:
                     5  guest.1 to guest.2: phone +15550100001 to +15550100002, from +15550109999, tag guest.1 to \
                guest.2, answered after 100ms, dialled before step 1
                     5  host: phone +15550100003, from +15550109999, tag host, answered after 100ms, dialled before \
                step 1
                conferences:
                     6  standup
                steps:
                     9  1. join guest.1, guest.2 to standup with { beep: "onEnter", start_on_enter: false }, within 5s
                    10     expect participant-join { start_on_join = false } for each of guest.1, guest.2, within 5s
                    11  2. assert standup: state waiting; guest.1 hears hold music; guest.2 hears hold music, within \
                5s
                    12  3. quiet for 3s
                    13  4. join host to standup with { beep: "onEnter", end_on_exit: true }, within 5s
                    15     expect participant-join { call_id = host, size = 3 }, within 5s
                    16     expect conference-start { size = 3 }, within 2s
                    18  5. assert standup: members are guest.1, guest.2, host; guest.1 hears guest.2, host, within 5s
                    19  6. leave host from its conference, within 5s
                    21     expect participant-leave { call_id = host, size = 2 }, within 5s
                    22     expect participant-leave for each of guest.1, guest.2, within 5s
                    23     expect conference-end { call_id_ending_conf = host }, within 5s

                """
        )
    }

    @Test func `the sixth of the tutorial is this plan`() throws {
        let plan = try onlyPlan(try #require(SuiteFiles.text("tutorial/06-matchers.yaml")))
        #expect(
            PlanPrinter.text(of: plan) == """
                scenario: Matchers say what a field may be
                file: f.yaml:2
                cast:
                     3  alice: phone +15550100001, from +15550109999, tag alice, answered after 100ms, dialled \
                before step 1
                     3  bob: phone +15550100002, from +15550109999, tag bob, answered after 100ms, dialled before \
                step 1
                conferences:
                     4  room, on the wire "Monday stand-up"
                steps:
                     6  1. join alice to room, within 5s
                     8     expect participant-join { call_id any of (= alice, = bob), size all of (gte 1, lt 3), \
                name matches "^Monday", region not (= "eu"), conference_id is a uuid, tag exists }, within 5s
                    15     expect conference-start { size between 1 and 2, call_id is absent }, within 5s
                    16  2. join bob to room with { muted: true }, within 5s
                    18     expect participant-join { call_id = bob, name contains "stand-up", muted = true, \
                conference_id = room }, within 5s

                """
        )
    }
}
