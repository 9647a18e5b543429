import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing
import YAMLSource

/// A step must run in one of a scenario's cases, and what refers to something must come to know it.
@Suite struct ScenarioCasesTests {
    private static func results(_ yaml: String, drop: Int? = nil) throws -> [CaseResult] {
        let file = Planner.plan(SourceText(path: "t.yaml", bytes: Array(yaml.utf8)), suitePath: "t.yaml")
        try #require(file.diagnostics.filter { $0.severity == .error }.isEmpty, "\(file.diagnostics)")
        var cases = ScenarioCases(of: file.plans)
        return file.plans.enumerated().filter { $0.offset != drop }.map { place, plan in
            cases.judge(Simulator.run(plan, runSeed: 1))
        }
    }

    private static func scenario(_ steps: String) -> String {
        """
        scenario: s
        matrix: { beep: [onEnter, onExit, "true"] }
        calls: { a: {}, b: {} }
        steps:
          - join: { call: a, beep: $(matrix.beep) }
        \(steps)
        """
    }

    @Test func `a step that runs in one case is enough`() throws {
        let results = try Self.results(Self.scenario("  - { join: b, when: { matrix.beep: onExit } }"))
        #expect(results.map(\.verdict) == [.passed, .passed, .passed])
    }

    @Test func `a step that runs in none makes the last case vacuous`() throws {
        let text = Self.scenario("  - { join: b, when: { matrix.beep: never } }")
        let results = try Self.results(text)
        #expect(results.map(\.verdict) == [.passed, .passed, .vacuous])
        #expect(results.map(\.complaint) == ["passed", "passed", "vacuous ranInNoCase"])
        #expect(results[2].complainedText == "matrix.beep: never")
        #expect(results[2].failures.first?.step == StepRef(.steps, 1))
        // Nothing is said where a case did not come.
        #expect(try Self.results(text, drop: 1).allSatisfy { $0.verdict == .passed })
        #expect(try Self.results(text, drop: 2).allSatisfy { $0.verdict == .passed })
    }

    @Test func `nothing is said where a case did not hold`() throws {
        let steps = "  - { leave: b, when: { matrix.beep: onEnter } }\n  - { join: b, when: { matrix.beep: never } }"
        #expect(try Self.results(Self.scenario(steps)).map(\.verdict) == [.failed, .passed, .passed])
    }

    @Test func `of what lies within a block that never ran, the block tells`() throws {
        let block = { (outer: String, inner: String) in
            "  - repeat: { times: 1, steps: [{ join: b, when: { matrix.beep: \(inner) } }] }\n    when: { matrix.beep: \(outer) }"
        }
        let none = try Self.results(Self.scenario(block("never", "onExit")))
        #expect(none[2].failures.map(\.step) == [StepRef(.steps, 1)])
        // The block runs in one case, and what is in it in none.
        let inner = try Self.results(Self.scenario(block("onEnter", "onExit")))
        #expect(inner[2].failures.map(\.step) == [StepRef(.steps, 2)])
        #expect(try Self.results(Self.scenario(block("onEnter", "onEnter"))).allSatisfy { $0.verdict == .passed })
    }

    @Test func `a step that the transport alone keeps from running is no matter`() throws {
        let results = try Self.results(Self.scenario("  - { join: b, when: { transport: relay } }"))
        #expect(results.allSatisfy { $0.verdict == .passed })
    }

    @Test func `a scenario of one case is judged by itself, as ever`() throws {
        let text = "scenario: s\nparams: { p: x }\ncalls: { a: {} }\nsteps: [{ join: a, when: { param.p: y } }]"
        #expect(try Self.results(text).map(\.complaint) == ["vacuous neverRan"])
    }

    // MARK: - References

    private static func referring(_ entry: String, _ joins: String = "") -> String {
        """
        scenario: s
        calls: { a: {}, b: { dial: at_use } }
        never: [\(entry)]
        steps:
          - join: a
            expect:
              - either: [{ participant-join: { size: 1 }, capture: { one: call_id } }, { participant-join: { size: 2 }, capture: { two: call_id } }]
        \(joins)
          - wait: 1s
        """
    }

    @Test(arguments: [
        "participant-leave: { call_id: $(b.call_id) }", "participant-leave: { call_id: { not: $(b.call_id) } }",
        "participant-leave: { call: [a, b] }", "participant-join: { name: { contains: $(b.call_id) } }",
    ]) func `a never whose reference is not bound proves nothing`(entry: String) throws {
        #expect(try Self.results(Self.referring(entry)).map(\.complaint) == ["vacuous reference"])
        #expect(try Self.results(Self.referring(entry, "  - join: b")).map(\.complaint) == ["passed"])
    }

    @Test func `a capture that nothing was captured under is a reference that is not bound`() throws {
        let steps = { (name: String) in
            Self.referring("conference-end").replacing(
                "  - wait: 1s",
                with: "  - { wait: 1s, never: [participant-leave: { call_id: $(\(name)) }] }"
            )
        }
        #expect(try Self.results(steps("two")).map(\.complaint) == ["vacuous reference"])
        #expect(try Self.results(steps("one")).map(\.complaint) == ["passed"])
    }

    @Test func `an exception whose reference is not bound excepts nothing`() throws {
        let quiet = { (call: String) in
            Self.referring("conference-end").replacing(
                "  - wait: 1s",
                with:
                    "  - expect: [conference-start]\n  - quiet: { for: 1s, except: [participant-leave: { call_id: $(\(call).call_id) }] }"
            )
        }
        #expect(try Self.results(quiet("b")).map(\.complaint) == ["vacuous reference"])
        #expect(try Self.results(quiet("a")).map(\.complaint) == ["passed"])
    }

    @Test func `what must come by a reference that is not bound does not come`() throws {
        let text = Self.referring("conference-end", "  - expect: [conference-start: { name: { not: $(b.call_id) } }]")
        #expect(try Self.results(text)[0].verdict == .failed)
        let always = Self.referring("conference-end").replacing(
            "never: [",
            with: "always: [participant-join: { name: { not: $(b.call_id) } }]\nnever: ["
        )
        #expect(try Self.results(always)[0].verdict == .failed)
    }
}
