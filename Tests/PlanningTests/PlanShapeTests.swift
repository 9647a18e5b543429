import Conferencing
import JSONCodec
import Planning
import Testing
import YAMLSource

/// What each part of a step becomes in the plan.
@Suite struct PlanShapeTests {
    private func action(_ step: String) throws -> PlannedStep.Action {
        try onlyPlan(scenario(step: step)).steps[0].action
    }

    private func entry(_ entry: String) throws -> Planning.Expectation {
        try onlyPlan(scenario(entry: entry)).steps[0].expectations[0]
    }

    private func pattern(_ entry: String) throws -> String {
        let text = PlanPrinter.text(of: try onlyPlan(scenario(entry: entry)))
        let line = text.split(separator: "\n").last { $0.contains("expect ") }
        return line.map { String($0.drop { $0 != "e" }) } ?? ""
    }

    // MARK: - Commands

    @Test func `leave names nothing or a room`() throws {
        guard case .leave(let members, .current) = try action("leave: guest") else { Issue.record("not so"); return }
        #expect(members == [CastIndex(3), CastIndex(4), CastIndex(5)])
        guard case .leave([CastIndex(1)], .room(RoomIndex(0))) = try action("leave: { call: bob, conference: room }")
        else { Issue.record("not so"); return }
    }

    @Test(arguments: [
        ("room", [PlannedText.Part.conferenceID(RoomIndex(0))]),
        ("$(room.conference_id)", [.conferenceID(RoomIndex(0))]),
        ("{ literal: abc }", [.literal("abc")]),
        ("{ literal: \"x$(room.conference_id)$$(y\" }", [.literal("x"), .conferenceID(RoomIndex(0)), .literal("$(y")]),
    ]) func `a conference's id is its name, a reference or a literal`(written: String, parts: [PlannedText.Part]) throws
    {
        guard case .leave(_, .id(let text)) = try action("leave: { call: bob, conference_id: \(written) }") else {
            Issue.record("not so"); return
        }
        #expect(text.parts == parts)
    }

    @Test(arguments: [
        ("hangup: alice", PlannedStep.Hanger.program(.hangup)), ("hangup: { call: alice, by: phone }", .phone),
        ("hangup: { call: alice, reason: busy }", .program(.busy)),
    ]) func `a hangup comes from either side`(step: String, hanger: PlannedStep.Hanger) throws {
        guard case .hangUp([CastIndex(0)], let by) = try action(step) else { Issue.record("not so"); return }
        #expect(by == hanger)
    }

    @Test func `codes are texts, one or several, quoted or not`() throws {
        for (written, codes) in [("409", ["409"]), ("\"409\"", ["409"]), ("[409, -32602]", ["409", "-32602"])] {
            let plan = try onlyPlan(scenario(step: "{ join: alice, expect_error: { code: \(written) } }"))
            #expect(plan.steps[0].refusal?.codes == codes)
        }
    }

    @Test func `beep takes true and false for the texts that they are on the wire`() throws {
        for (written, beep) in [("true", Beep.both), ("\"true\"", .both), ("false", .none), ("onExit", .onExit)] {
            guard case .join(_, _, let join) = try action("join: { call: alice, beep: \(written) }") else {
                Issue.record("not so"); return
            }
            #expect(join.options.value.beep == beep)
        }
    }

    // MARK: - Literals

    @Test func `a literal that fits is what it would be without the word, and one that does not is sent as it is`()
        throws
    {
        let step = """
            join:
                  call: alice
                  muted: { literal: true }
                  beep: { literal: { a: [~, 1.50] } }
                  start_on_enter: { literal: "true" }
                  max_participants: { literal: 1 }
                  name: { literal: "" }
                  frobnicate: { literal: yes }
            """
        guard case .join(_, _, let join) = try action(step) else { Issue.record("not so"); return }
        let options = join.options.value
        #expect(options.muted == true)
        #expect(options.beep == nil && options.startOnEnter == nil && options.maxParticipants == nil)
        let sent = options.unchecked.map { "\($0.name) \($0.value.text)" }
        #expect(
            sent == [
                #"beep {"a":[null,1.50]}"#, #"start_on_enter "true""#, "max_participants 1", #"name """#,
                #"frobnicate "yes""#,
            ]
        )
    }

    @Test func `a later layer takes back what an earlier one sends unchecked`() throws {
        let plan = try onlyPlan(
            """
            scenario: s
            calls: [a]
            defaults: { join: { beep: { literal: loud }, muted: { literal: 1 }, end_on_exit: true } }
            conferences: { room: { muted: true } }
            steps: [join: { call: a, beep: null, end_on_exit: { literal: moon } }]
            """
        )
        guard case .join(_, _, let join) = plan.steps[0].action else { Issue.record("not so"); return }
        #expect(
            join.options.value.muted == true && join.options.value.beep == nil && join.options.value.endOnExit == nil
        )
        #expect(join.options.value.unchecked.map(\.name) == ["end_on_exit"])
    }

    @Test func `options that come to the same are one box, however they are written`() throws {
        let plan = try onlyPlan(
            """
            scenario: s
            calls: [a]
            conferences: { room: { beep: onEnter }, other: { name: other-name } }
            steps:
              - join: { call: a, conference: room, muted: true, end_on_exit: false }
              - join: { call: a, conference: room, end_on_exit: false, muted: true }
              - join: { call: a, conference: room, end_on_exit: false, muted: true, beep: onEnter }
              - join: { call: a, conference: other, end_on_exit: false, muted: true, beep: onEnter }
            """
        )
        let boxes = plan.steps.compactMap { step -> Shared<JoinOptions>? in
            if case .join(_, _, let join) = step.action { join.options } else { nil }
        }
        #expect(boxes[0] === boxes[1] && boxes[1] === boxes[2] && boxes[2] !== boxes[3])
        #expect(boxes[3].value.name == "other-name")
    }

    // MARK: - Checks

    @Test func `quiet has a scope and exceptions`() throws {
        let step = """
            quiet: { for: 250ms, of: [conference], call: guest.2, conference: room, \
            except: [conference-end, participant-leave: { call: { any: guest } }] }
            """
        guard case .quiet(let quiet) = try action(step) else { Issue.record("not so"); return }
        #expect(quiet.duration == .milliseconds(250))
        #expect(quiet.call == CastIndex(4) && quiet.room == RoomIndex(0))
        #expect(quiet.except.map(\.status) == [.conferenceEnd, .participantLeave])
    }

    @Test func `a group that hears its own group hears the others of it`() throws {
        let step =
            "assert: { state: [waiting, none], hears: { guest: [guest, alice, hold_music], bob: { not: [guest] } } }"
        guard case .assert(let plan) = try action(step) else { Issue.record("not so"); return }
        var heard: [CastIndex: NamedSet<AssertPlan.PlannedSource>] = [:]
        for claim in plan.claims {
            if case .hears(let listener, let set) = claim.subject { heard[listener] = set }
        }
        #expect(heard.count == 4)
        #expect(
            heard[CastIndex(4)]
                == .exactly([.call(CastIndex(3)), .call(CastIndex(5)), .call(CastIndex(0)), .holdMusic])
        )
        #expect(heard[CastIndex(1)] == .without([.call(CastIndex(3)), .call(CastIndex(4)), .call(CastIndex(5))]))
        guard case .state(let states) = plan.claims[0].subject else { Issue.record("not so"); return }
        #expect(states == [.waiting, nil])
    }

    @Test func `members may be nobody`() throws {
        guard case .assert(let plan) = try action("assert: { members: [] }"),
            case .members(let set) = plan.claims[0].subject
        else { Issue.record("not so"); return }
        #expect(set == .exactly([]))
    }

    // MARK: - Entries

    @Test func `an entry is for one, for each or for any`() throws {
        let guests = [CastIndex(3), CastIndex(4), CastIndex(5)]
        #expect(try entry("participant-join: { call: alice }").quantifier == .one)
        #expect(try entry("participant-join: { call: { each: guest } }").quantifier == .each(guests))
        #expect(try entry("participant-join: { call_id: { any: guest } }").quantifier == .any(guests))
    }

    @Test func `an entry's window is its own or the step's`() throws {
        let own = try entry("{ participant-join: {}, within: 2s, after: 1s }")
        #expect(own.within == .seconds(2) && own.after == .seconds(1))
        #expect(try entry("participant-join").within == nil)
    }

    @Test func `an entry that names its conference says so, and no field is made of it`() throws {
        let entry = try entry("participant-join: { conference: room, size: 1 }")
        #expect(entry.pattern.room == RoomIndex(0))
        #expect(entry.pattern.fields.map(\.name) == ["size"])
    }

    @Test(arguments: [
        ("{ size: [1, 2] }", "size any of (= 1, = 2)"),
        ("{ size: { gte: 1, lt: 4 } }", "size all of (gte 1, lt 4)"),
        ("{ size: { not: { between: [2, 3] } } }", "size not (between 2 and 3)"),
        ("{ size: { gte: -1 } }", "size gte -1"),
        ("{ call: [alice, bob] }", "call_id any of (= alice, = bob)"),
        ("{ call: { not: { any: guest } } }", "call_id not (any of (= guest.1, = guest.2, = guest.3))"),
        ("{ call: { literal: abc } }", #"call_id = "abc""#),
        ("{ call: $(bob.call_id) }", "call_id = bob"),
        ("{ call: { matches: '^[0-9a-f-]{36}$' } }", #"call_id matches "^[0-9a-f-]{36}$""#),
        ("{ call_id_to_coach: { exists: false } }", "call_id_to_coach is absent"),
        ("{ call_id_to_coach: guest.2 }", "call_id_to_coach = guest.2"),
        ("{ conference_id: room }", "conference_id = room"),
        ("{ conference_id: { is_a: uuid } }", "conference_id is a uuid"),
        ("{ name: 0042 }", #"name = "0042""#),
        ("{ name: { contains: \"-$(run.seed)\" } }", #"name contains "-$(run.seed)""#),
        ("{ tag: $(guest.2.call_id) }", #"tag = "$(guest.2.call_id)""#),
        ("{ name: $$(x) }", #"name = "$(x)""#),
        ("{ timestamp: { gt: 1767225600.5 } }", "timestamp gt 1767225600.5"),
    ]) func `a matcher means what it says`(written: String, means: String) throws {
        #expect(try pattern("participant-join: \(written)") == "expect participant-join { \(means) }, within 5s")
    }
}
