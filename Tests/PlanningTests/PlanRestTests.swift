import Conferencing
import Planning
import Testing
import YAMLSource

/// What stands at the top of a scenario, and what a plan says of places in the file.
@Suite struct PlanRestTests {
    @Test func `what stands at the top is in the plan`() throws {
        let plan = try onlyPlan(
            """
            muster: 1
            scenario: s
            description: d
            tags: [a, 1]
            links: ["https://a.example/1"]
            skip: not today
            strict: false
            defaults: { within: 2s, drain: 7s }
            calls:
              a: { to: "sip:a@a.example", from: me, type: sip, headers: { X-A: 1 }, max_duration: 2m, tag: t }
              g: { count: 2, tag: t, phone: { answer_after: 3s }, direction: outbound, controlled_by: muster }
            steps: [wait: 1s, join: { call: a, conference: conference }]
            teardown: [hangup: a, dial: g]
            """
        )
        #expect(plan.description == "d" && plan.tags == ["a", "1"] && plan.links == ["https://a.example/1"])
        #expect(plan.skipReason == "not today" && plan.strict?.conference == false && plan.drain == .seconds(7))
        #expect(plan.teardown.map(\.number) == [1, 2] && plan.teardown.map(\.within) == [.seconds(2), .seconds(35)])
        #expect(plan.cast.map(\.dial.tagText) == ["t", "t.1", "t.2"])
        #expect(plan.cast.map(\.dialling) == [.beforeStart, .byStep, .byStep])
        let dial = plan.cast[0].dial
        #expect(dial.to == "sip:a@a.example" && dial.from == "me" && dial.device == .sip)
        #expect(dial.maxDurationSeconds == 120 && dial.headers == [.init(name: "X-A", value: "1")])
        #expect(plan.cast[2].phone == .answer(after: .seconds(3)))
        #expect(plan.rooms.map(\.alias) == ["conference"] && plan.rooms[0].range == nil)
    }

    @Test(arguments: [
        ("true", true), ("false", false), ("[conference]", true), ("[ conference ]", true),
    ]) func `strict is said of a file and of a step`(written: String, conference: Bool) throws {
        let plan = try onlyPlan("scenario: s\nstrict: \(written)\nsteps: [{ wait: 1s, strict: \(written) }, wait: 1s]")
        #expect(plan.strict?.conference == conference && plan.steps[0].strict?.conference == conference)
        #expect(plan.steps[1].strict == nil)
        let places = [plan.strict, plan.steps[0].strict].compactMap { $0 }.map { plan.source.text(of: $0.range) }
        #expect(places == [written, written])
    }

    @Test func `a step's window wins over the defaults', and a dial's is its own`() throws {
        let plan = try onlyPlan(
            """
            scenario: s
            defaults: { within: 250ms }
            calls: [a]
            steps: [dial: a, { dial: a, within: 1m }, join: a, { join: a, within: 1h30m }, { expect: [conference-end] }]
            """
        )
        #expect(
            plan.steps.map(\.within) == [
                .seconds(35), .seconds(60), .milliseconds(250), .seconds(5400), .milliseconds(250),
            ]
        )
    }

    @Test func `references need no quotes, in block or in flow`() throws {
        let plan = try onlyPlan(
            """
            scenario: s
            calls: [a]
            steps:
              - join: a
                expect:
                  - participant-join: { call: $(a.call_id), name: $(conference.conference_id) }
                  - participant-join:
                      call: $(a.call_id)
                      name: it is $(conference.conference_id) of $(run.seed), and no $$(reference)
            """
        )
        let fields = plan.steps[0].expectations.map { $0.pattern.fields }
        guard case .equals(.call(CastIndex(0))) = fields[0][0].matcher,
            case .equals(.text(let short)) = fields[0][1].matcher,
            case .equals(.text(let long)) = fields[1][1].matcher
        else { Issue.record("not so"); return }
        #expect(short.parts == [.conferenceID(RoomIndex(0))])
        #expect(
            long.parts == [
                .literal("it is "), .conferenceID(RoomIndex(0)), .literal(" of "), .runSeed,
                .literal(", and no $(reference)"),
            ]
        )
    }

    @Test func `calls may have names of any letters, and names that are numbers`() throws {
        let plan = try onlyPlan(
            "scenario: s\ncalls: { zoë: {}, 42: {}, on: {} }\nsteps: [join: zoë, join: 42, join: on]"
        )
        #expect(plan.cast.map(\.name) == ["zoë", "42", "on"])
    }

    @Test func `ranges are those of the verb with its value, of the entry and of the field`() throws {
        let step = "{ name: x, join: { call: alice }, expect: [participant-join: { size: 1 }] }"
        let plan = try onlyPlan(scenario(step: step))
        let planned = plan.steps[0]
        #expect(planned.name == "x" && plan.source.text(of: planned.range) == "join: { call: alice }")
        #expect(plan.source.text(of: planned.expectations[0].range) == "participant-join: { size: 1 }")
        #expect(plan.source.text(of: planned.expectations[0].pattern.fields[0].range) == "size: 1")
        #expect(plan.source.text(of: plan.nameRange) == "s")
    }

    @Test func `a step's anchored value lies elsewhere, and its range is the verb alone`() throws {
        let plan = try onlyPlan("scenario: s\nx-j: &j { call: a }\ncalls: [a]\nsteps: [join: *j]")
        #expect(plan.source.text(of: plan.steps[0].range) == "join")
    }

    @Test func `names that two files share are told of, with the first place`() throws {
        let first = try onlyPlan("scenario: same\nsteps: [wait: 1s]")
        let second = try onlyPlan("scenario: same\nsteps: [wait: 2s]")
        let other = try onlyPlan("scenario: other\nsteps: [wait: 2s]")
        let found = Planner.duplicateNames(in: [first, other, second])
        #expect(found.map(\.code) == [.duplicateScenario])
        #expect(found[0].place?.source === second.source && found[0].notes[0].place?.source === first.source)
        #expect(Planner.duplicateNames(in: [first, other]).isEmpty)
    }
}
