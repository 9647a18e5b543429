import Conferencing
import Planning
import Scenarios
import Testing
import YAMLSource

/// Plans of what is filled in: typed as though it had been written there, and a plan for each case.
@Suite struct FilledPlanTests {
    private func plans(_ yaml: String, _ inputs: ScenarioInputs = ScenarioInputs()) throws -> [Plan] {
        let source = SourceText(path: "f.yaml", bytes: Array(yaml.utf8))
        let file = Planner.plan(source, suitePath: "f.yaml", inputs: inputs)
        #expect(file.diagnostics.map(\.shown) == [])
        return file.plans
    }

    @Test func `what params are filled into is typed as though it had been written there`() throws {
        let filled = """
            scenario: s
            params: { who: alice, n: 3, t: 2s, flag: true, size: { default: { gte: 1, lt: 4 } }, code: [409, "410"], text: us }
            calls: [alice, bob]
            steps:
              - join: { call: $(param.who), max_participants: $(param.n), muted: $(param.flag), region: $(param.text) }
                within: $(param.t)
                expect: [participant-join: { call: $(param.who), size: $(param.size) }]
              - wait: $(param.t)
              - join: bob
                expect_error: { code: $(param.code) }
            """
        let written = """
            scenario: s
            calls: [alice, bob]
            steps:
              - join: { call: alice, max_participants: 3, muted: true, region: us }
                within: 2s
                expect: [participant-join: { call: alice, size: { gte: 1, lt: 4 } }]
              - wait: 2s
              - join: bob
                expect_error: { code: [409, "410"] }
            """
        func text(_ yaml: String) throws -> String {
            // The lines are others; everything else is to be the same.
            try PlanPrinter.text(of: #require(plans(yaml).first)).replacing(#/(?m)^ *[0-9]+ /#, with: "")
                .replacing(#/f.yaml:[0-9]+/#, with: "")
        }
        #expect(try text(filled) == text(written))
        #expect(try text(written).contains("max_participants"))
    }

    @Test func `each case has a plan, a title and a seed of its own`() throws {
        let yaml = """
            scenario: s
            matrix: { limit: [2, 3], beep: ["true", onEnter] }
            calls: [alice]
            steps: [join: { call: alice, max_participants: $(matrix.limit), beep: $(matrix.beep) }]
            """
        let plans = try plans(yaml)
        #expect(
            plans.map(\.title) == [
                "s [limit: 2, beep: true]", "s [limit: 2, beep: onEnter]", "s [limit: 3, beep: true]",
                "s [limit: 3, beep: onEnter]",
            ]
        )
        let options = plans.map { plan -> [String] in
            guard case .join(_, _, let join) = plan.steps[0].action else { return [] }
            return join.options.value.given.map { "\($0.name)=\($0.value)" }.sorted()
        }
        #expect(Set(options).count == 4)
        #expect(plans.allSatisfy { $0.scenario == "s" })
        #expect(Planner.duplicateNames(in: plans).isEmpty)
    }

    @Test func `a plan that is printed says which case it is, in one line`() throws {
        let yaml =
            "scenario: s\nmatrix: { a: [\"x\\e[31m\\ny\", b] }\ncalls: [alice]\nsteps: [{ wait: 1s, name: $(matrix.a) }]\n"
        let texts = try plans(yaml).map { PlanPrinter.text(of: $0).split(separator: "\n")[1] }
        #expect(texts == ["matrix: a: \"x\\u001b[31m\\ny\"", "matrix: a: b"])
    }

    @Test func `two scenarios of one name are a mistake, whatever cases they have`() {
        let one = "scenario: s\nmatrix: { t: [1s, 2s] }\ncalls: [alice]\nsteps: [wait: $(matrix.t)]\n"
        #expect(planned(one + "---\n" + one).diagnostics.map(\.code) == [.duplicateScenario])
        let files = ["a.yaml", "b.yaml"].flatMap {
            Planner.plan(SourceText(path: $0, bytes: Array(one.utf8)), suitePath: $0).plans
        }
        #expect(Planner.duplicateNames(in: files).map(\.code) == [.duplicateScenario, .duplicateScenario])
    }

    @Test func `a mistake in one case keeps all of them from running, and is told once`() {
        let yaml =
            "scenario: s\nmatrix: { n: [1s, 2s, soon] }\ncalls: [alice]\nsteps: [wait: $(matrix.n), jion: alice]\n"
        let file = planned(yaml)
        #expect(file.plans.isEmpty)
        #expect(file.diagnostics.map { $0.code.rawValue + $0.pointed } == ["M0205⟦$(matrix.n)⟧", "M0104⟦jion⟧"])
    }

    @Test func `a scenario without a mistake keeps none of its neighbours'`() {
        let good = "scenario: a\nmatrix: { t: [1s, 2s] }\ncalls: [alice]\nsteps: [wait: $(matrix.t)]\n"
        let bad = "scenario: b\nmatrix: { t: [1s, 1s] }\ncalls: [alice]\nsteps: [wait: $(matrix.t)]\n"
        #expect(planned(good + "---\n" + bad).plans.map(\.title) == ["a [t: 1s]", "a [t: 2s]"])
    }

    @Test func `who uses a fragment with a mistake is not run, wherever that was told`() {
        let bad = [
            "fragment: f\nsteps: [jion: alice]", "fragment: f", "fragment: f\nparams: 3\nsteps: [wait: 1s]",
            "fragment: f\nparams: { p: }\nsteps: [wait: $(param.p)]", "fragment: f\nsteps: [*nowhere]",
            "fragment: f\nsteps: [use: f]", "fragment: \"a b\"\nsteps: [wait: 1s]",
        ]
        for fragment in bad {
            let uses = ["a", "b"].map { "scenario: \($0)\ncalls: [alice]\nsteps: [join: alice, use: f]\n" }
            let file = planned(uses.joined(separator: "---\n") + "---\n" + fragment + "\n")
            #expect(file.plans.isEmpty && file.diagnostics.hasErrors, "\(fragment)")
        }
    }

    @Test func `the params that scenarios declare are known, those of fragments are not`() {
        let file = planned(
            "scenario: s\nparams: { a: 1s }\nsteps: [wait: $(param.a)]\n---\nfragment: f\nparams: { b: 1s }\nsteps: [wait: $(param.b)]\n"
        )
        #expect(file.params == ["a"])
    }

    @Test func `a secret that is filled in is kept out of all that is shown`() throws {
        let yaml = """
            scenario: s
            params: { token: hush-hush }
            matrix: { t: [hush-hush, other] }
            calls: [alice]
            steps:
              - join: { call: alice, stream: { url: wss://a.example, authorization_bearer_token: $(param.token) } }
              - join: { call: alice, stream: { url: wss://a.example, authorization_bearer_token: $(matrix.t) } }
            """
        let file = planned(yaml)
        #expect(file.plans.count == 2)
        for plan in file.plans {
            #expect(!plan.title.contains("hush") && !plan.title.contains("other"), "\(plan.title)")
            #expect(!PlanPrinter.text(of: plan).contains("hush"))
            #expect(!String(decoding: plan.source.bytes, as: UTF8.self).contains("hush"))
        }
        for one in file.diagnostics {
            #expect(!String(decoding: try #require(one.place).source.bytes, as: UTF8.self).contains("hush"))
        }
    }

    @Test func `a scenario that fills nothing in holds on to no second tree`() throws {
        let yaml = "scenario: s\ncalls: [alice]\nsteps: [{ wait: 1s, name: \"$$(param.x) costs $5\" }]\n"
        let source = SourceText(path: "f.yaml", bytes: Array(yaml.utf8))
        let stream = YAMLReader.read(source)
        var loader = ScenarioLoader(stream)
        var documents: [ObjectIdentifier] = []
        loader.load(stream.documents[0]) { scenario, _ in
            documents = scenario.steps.map { ObjectIdentifier($0.value.document) }
        }
        #expect(documents == [ObjectIdentifier(stream.documents[0])])
    }
}
