import Conferencing
import JSONCodec
import Planning
import Testing
import YAMLSource

/// What scenarios come to.
@Suite struct PlanTests {
    private func plan(_ yaml: String) throws -> Plan {
        let planned = Planner.plan(SourceText(path: "f.yaml", bytes: Array(yaml.utf8)), suitePath: "f.yaml")
        #expect(planned.diagnostics.map(\.message) == [])
        return try #require(planned.plans.first)
    }

    private func joins(_ plan: Plan) -> [JoinPlan] {
        plan.steps.compactMap { if case .join(_, _, let join) = $0.action { join } else { nil } }
    }

    @Test func `a step's options win over the conference's, and those over the defaults, and null takes one back`()
        throws
    {
        let plan = try plan(
            """
            scenario: s
            calls: [a]
            defaults: { join: { muted: true, beep: onExit, end_on_exit: true } }
            conferences: { room: { beep: onEnter, max_participants: 5 } }
            steps:
              - join: a
              - join: { call: a, beep: "false", max_participants: null }
            """
        )
        let options = joins(plan).map(\.options.value)
        #expect(options.map(\.muted) == [true, true])
        #expect(options.map(\.beep) == [.onEnter, Beep.none])
        #expect(options.map(\.maxParticipants) == [5, nil])
        #expect(options.map(\.endOnExit) == [true, true])
        #expect(options.map(\.name) == ["room", "room"])
    }

    @Test func `equal options are one box`() throws {
        let joins = joins(
            try plan(
                "scenario: s\ncalls: [a, b]\nsteps:\n  - join: { call: a, muted: true }\n  - join: { call: b, muted: true }"
            )
        )
        #expect(joins[0].options === joins[1].options)
    }

    @Test func `literal sends what the table would refuse`() throws {
        let joins = joins(
            try plan(
                "scenario: s\ncalls: [a]\nsteps:\n  - join: { call: a, beep: { literal: loud }, max_participants: { literal: 1 } }"
            )
        )
        #expect(joins[0].options.value.unchecked.contains { $0.name == "beep" && $0.value == .string("loud") })
    }

    @Test func `groups unfold, in cast order, with numbers and tags of their own`() throws {
        let plan = try plan(
            "scenario: s\ncalls: { a: {}, g: { count: 3 }, z: { to: \"+15551234567\", tag: last } }\nsteps: [join: g]"
        )
        #expect(plan.cast.map(\.name) == ["a", "g.1", "g.2", "g.3", "z"])
        #expect(
            plan.cast.map(\.dial.to) == [
                "+15550100001", "+15550100002", "+15550100003", "+15550100004", "+15551234567",
            ]
        )
        #expect(plan.cast.map(\.dial.tagText) == ["a", "g.1", "g.2", "g.3", "last"])
        guard case .join(let members, _, _) = plan.steps[0].action else {
            Issue.record("no join")
            return
        }
        #expect(members.map(\.index) == [1, 2, 3])
    }

    @Test func `calls are dialled before the start, at use, or by a step`() throws {
        let plan = try plan("scenario: s\ncalls: { a: {}, b: { dial: at_use }, c: {} }\nsteps: [dial: c, join: b]")
        #expect(plan.cast.map(\.dialling) == [.beforeStart, .atUse, .byStep])
    }

    @Test func `within is 5 s, 35 s for a dial, or what is said`() throws {
        let plan = try plan(
            "scenario: s\ncalls: [a]\nsteps:\n  - dial: a\n  - join: a\n  - { leave: a, within: 1m }"
        )
        #expect(plan.steps.map(\.within) == [.seconds(35), .seconds(5), .seconds(60)])
    }

    @Test(arguments: [
        ("on", "on"), ("yes", "yes"), ("0042", "0042"), ("1:30", "1:30"), ("+15550100", "+15550100"), ("true", "true"),
        ("1_000", "1_000"), ("0x1F", "0x1F"), ("\"quoted\"", "quoted"), ("$$(alice)", "$(alice)"),
    ]) func `a text field takes what is written, whatever YAML 1_1 would make of it`(
        written: String,
        name: String
    ) throws {
        let plan = try plan("scenario: s\ncalls: [a]\nconferences: { room: { name: \(written) } }\nsteps: [join: a]")
        #expect(plan.rooms.map(\.wireName) == [name])
    }

    @Test func `with no conference declared there is one`() throws {
        #expect(try plan("scenario: s\ncalls: [a]\nsteps: [join: a]").rooms.map(\.alias) == ["conference"])
    }

    @Test func `laws are turned off one by one`() throws {
        let plan = try plan(
            "scenario: s\nlaws: { size: false, end_on_exit: true, reply: false }\ncalls: [a]\nsteps: [join: a]"
        )
        #expect(plan.lawsOff == [.size, .reply])
        #expect(PlanPrinter.text(of: plan).contains("laws turned off: size, reply\n"))
    }

    @Test func `a profile's knobs are set`() throws {
        let plan = try plan(
            "scenario: s\nprofile: { start_rule: two_party, gone_code: 410 }\ncalls: [a]\nsteps: [join: a]"
        )
        #expect(plan.profile.startRule == .twoParty)
        #expect(plan.profile.goneCode == .gone)
        #expect(plan.profile.endOrder == .leavesThenEnd)
    }

    @Test func `keys that begin with x- are the writer's own, and anchors in them reach the steps`() throws {
        let plan = try plan("scenario: s\nx-muted: &m { call: a, muted: true }\ncalls: [a]\nsteps: [join: *m]")
        #expect(joins(plan)[0].options.value.muted == true)
    }

    @Test func `the same text gives the same plan`() throws {
        let yaml =
            "scenario: s\ncalls: { g: { count: 3 } }\nsteps: [{ join: g, expect: [participant-join: { call: { each: g }, size: { gte: 1 } }] }]"
        #expect(try PlanPrinter.text(of: plan(yaml)) == PlanPrinter.text(of: plan(yaml)))
    }

    /// Lines and characters are dropped, doubled and swapped: there is an answer, and never a trap.
    @Test(arguments: 0..<40) func `a spoilt scenario is planned or told of`(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let yaml = """
            scenario: s
            calls: { alice: {}, guest: { count: 2, phone: { answer_after: 3s } } }
            conferences: { room: { beep: onEnter, max_participants: 3 } }
            strict: true
            steps:
              - join: { call: guest, start_on_enter: false, name: x$(run.seed) }
                expect: [participant-join: { call: { each: guest }, size: { between: [1, 2] } }]
              - quiet: { for: 3s, except: [conference-start] }
              - assert: { state: [waiting, none], members: [guest], hears: { guest.1: [hold_music] } }
              - { leave: guest, expect_error: { code: [404, 409] } }
            """
        for _ in 0..<60 {
            var bytes = Array(yaml.utf8)
            for _ in 0...generator.below(3) {
                let place = Int(generator.below(UInt64(bytes.count)))
                let other = Int(generator.below(UInt64(bytes.count)))
                switch generator.below(4) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(bytes[other], at: place)
                case 2: bytes.swapAt(place, other)
                default: bytes.replaceSubrange(min(place, other)..<min(min(place, other) + 12, bytes.count), with: [])
                }
                if bytes.isEmpty { bytes = [0x61] }
            }
            let planned = Planner.plan(SourceText(path: "f.yaml", bytes: bytes), suitePath: "f.yaml")
            #expect(!planned.plans.isEmpty || planned.diagnostics.contains { $0.severity == .error })
        }
    }
}
