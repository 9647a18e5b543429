import Conferencing
import Testing
import YAMLSource

@testable import Scenarios

/// What scenarios come to before they run: the tree of their steps, with everything static filled in.
@Suite struct UnfoldingTests {
    /// Loads a file and gives each case as text, one step a line; mistakes behind them.
    static func load(_ yaml: String, _ inputs: ScenarioInputs = ScenarioInputs()) -> [String] {
        let source = SourceText(path: "f.yaml", bytes: Array(yaml.utf8))
        let stream = YAMLReader.read(source)
        var loader = ScenarioLoader(stream, inputs: inputs)
        var texts: [String] = []
        for document in stream.documents where !ScenarioLoader.isFragment(document) {
            loader.load(document) { scenario, _ in
                let label = scenario.matrix.map { "\($0.axis)=\($0.label)" }.joined(separator: " ")
                texts.append(label + (label.isEmpty ? "" : ": ") + steps(scenario.steps))
            }
        }
        loader.finish()
        // What is told is counted, and where nothing is told nothing keeps a scenario from running.
        if !loader.findings.diagnostics.hasErrors { #expect(loader.findings.errorCount == 0, "\(yaml)") }
        let mistakes = loader.findings.diagnostics.map { one in
            let pointed = one.place.map { "⟦\($0.source.text(of: $0.range))⟧" } ?? ""
            return "\(one.code.rawValue) \(pointed) \(one.message)"
        }
        return texts + mistakes
    }

    static func steps(_ steps: [Step]) -> String {
        steps.map { step in
            guard let body = step.body else { return "\(step.verb.rawValue) \(step.value.inOneLine)" }
            switch body {
            case .parallel(let branches):
                return "parallel{"
                    + branches.map { "\($0.name.value): \(UnfoldingTests.steps($0.steps))" }.joined(separator: " | ")
                    + "}"
            case .rounds(let times, let steps): return "\(times)x{\(UnfoldingTests.steps(steps))}"
            case .roundsUntil(let until, let most, let steps):
                return "until \(until.inOneLine) \(most)x{\(UnfoldingTests.steps(steps))}"
            case .inOrder(let stretches):
                return stretches.map { stretch in
                    let exports = stretch.exports.map { "(" + $0.map(\.value).joined(separator: ",") + ")" } ?? ""
                    return "\(stretch.label)\(exports){\(UnfoldingTests.steps(stretch.steps))}"
                }.joined()
            }
        }.joined(separator: "; ")
    }

    static func of(_ steps: String, _ more: String = "") -> String {
        "scenario: s\ncalls: { alice: {}, bob: {}, guest: { count: 3 } }\n\(more)\nsteps:\n  - \(steps)\n"
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var yaml: String
        var found: [String]
        var testDescription: String { yaml }
        init(_ yaml: String, _ found: String...) {
            self.yaml = yaml
            self.found = found
        }
    }

    static let loops = [
        Row(of("for_each: { in: [alice, bob], as: who, steps: [join: $(who)] }"), "alice{join alice}bob{join bob}"),
        Row(
            of("for_each: { in: guest, as: g, steps: [leave: { call: $(g), conference_id: $(g.call_id) }] }"),
            [1, 2, 3].map { "guest.\($0){leave { call: guest.\($0), conference_id: $(guest.\($0).call_id) }}" }.joined()
        ),
        // The cast is known wherever it stands.
        Row(
            "scenario: s\nsteps: [for_each: { in: g, as: x, steps: [join: $(x)] }]\ncalls: { g: { count: 2 } }\n",
            "g.1{join g.1}g.2{join g.2}"
        ),
        Row(
            of(
                "for_each: { in: [{ who: alice, n: 2 }], as: it, steps: [join: { call: $(it.who), max_participants: $(it.n) }] }"
            ),
            "{ who: alice, n: 2 }{join { call: alice, max_participants: 2 }}"
        ),
        Row(
            of(
                "for_each: { in: [{ who: alice }], as: it, steps: [leave: { call: $(it.who), conference_id: $(it.who.call_id) }] }"
            ),
            "{ who: alice }{leave { call: alice, conference_id: $(alice.call_id) }}"
        ),
        // Loops within loops, texts, keys, and what is left for the run.
        Row(
            of(
                "for_each: { in: [a, b], as: x, steps: [for_each: { in: [1, 2], as: y, steps: [wait: \"$(x)-$(y) $(z) $$(x)\"] }] }"
            ),
            "a{1{wait \"a-1 $(z) $$(x)\"}2{wait \"a-2 $(z) $$(x)\"}}b{1{wait \"b-1 $(z) $$(x)\"}2{wait \"b-2 $(z) $$(x)\"}}"
        ),
        Row(
            of(
                "for_each: { in: [a], as: x, steps: [parallel: { \"$(x)1\": [wait: 1s], two: [join: $(x)] }, repeat: { times: 2, steps: [leave: $(x)] }] }"
            ),
            "a{parallel{a1: wait 1s | two: join a}; 2x{leave a}}"
        ),
        // A list that a param or the matrix is.
        Row(
            of("for_each: { in: $(param.who), as: x, steps: [join: $(x)] }", "params: { who: [alice, bob] }"),
            "alice{join alice}bob{join bob}"
        ),
        Row(
            of("for_each: { in: $(matrix.who), as: x, steps: [join: $(x)] }", "matrix: { who: [guest, [bob]] }"),
            "who=guest: guest.1{join guest.1}guest.2{join guest.2}guest.3{join guest.3}",
            "who=[bob]: bob{join bob}"
        ),
    ]

    static let params = [
        Row(
            of(
                "join: { call: $(param.who), beep: $(param.beep), max_participants: $(param.n), stream: $(param.s) }",
                "params: { who: alice, beep: \"true\", n: 3, s: { default: { url: x, ts: [1, \"2\"] } } }"
            ),
            "join { call: alice, beep: \"true\", max_participants: 3, stream: { url: x, ts: [1, \"2\"] } }"
        ),
        Row(
            of("wait: $(param.a)$(param.b)", "params: { a: 2, b: s }"),
            "wait 2s"
        ),
        Row(
            of("leave: { call: bob, conference_id: $(param.c.call_id) }", "params: { c: bob }"),
            "leave { call: bob, conference_id: $(bob.call_id) }"
        ),
        Row(of("{ join: alice, $(param.k): 1s }", "params: { k: within }"), "join alice"),
        // Nothing is filled in twice.
        Row(
            of("wait: $(param.a)", "params: { a: $$(param.b), b: 2s }"),
            "wait $$(param.b)",
            "M0317 ⟦b⟧ nothing uses the param 'b': $(param.b)"
        ),
        // An anchor is filled in wherever it is used.
        Row(
            "scenario: s\nx-a: &a { call: alice, muted: $(param.m) }\nparams: { m: true }\nsteps: [join: *a, leave: *a]\n",
            "join { call: alice, muted: true }; leave { call: alice, muted: true }"
        ),
    ]

    static let matrices = [
        Row(
            of(
                "join: { call: alice, beep: $(matrix.beep), max_participants: $(matrix.n) }",
                "matrix: { beep: [\"true\", onEnter], n: [2, 3] }"
            ),
            "beep=true n=2: join { call: alice, beep: \"true\", max_participants: 2 }",
            "beep=true n=3: join { call: alice, beep: \"true\", max_participants: 3 }",
            "beep=onEnter n=2: join { call: alice, beep: onEnter, max_participants: 2 }",
            "beep=onEnter n=3: join { call: alice, beep: onEnter, max_participants: 3 }"
        ),
        Row(
            of(
                "wait: $(matrix.a)$(matrix.b)$(matrix.c)",
                "matrix: { strategy: pairwise, axes: { a: [1, 2], b: [3, 4], c: [m, s] } }"
            ),
            "a=1 b=3 c=m: wait 13m",
            "a=1 b=4 c=s: wait 14s",
            "a=2 b=3 c=s: wait 23s",
            "a=2 b=4 c=m: wait 24m"
        ),
        Row(
            of("wait: $(matrix.t)$(matrix.cases)", "matrix: { axes: { cases: [s], t: [1] } }"),
            "cases=s t=1: wait 1s"
        ),
        Row(
            of(
                "{ join: alice, expect_error: { code: $(matrix.code) }, name: of $(matrix.n) }",
                "matrix: { cases: [{ n: 1, code: 409 }, { code: 410, n: 2 }] }"
            ),
            "n=1 code=409: join alice",
            "n=2 code=410: join alice"
        ),
        Row(
            of("join: { call: alice, beep: $(matrix.b) }", "matrix: { b: [null, \"null\", { a: 1 }] }"),
            "b=null: join { call: alice, beep: null }",
            "b=\"null\": join { call: alice, beep: \"null\" }",
            "b={ a: 1 }: join { call: alice, beep: { a: 1 } }"
        ),
        // An axis may come from a param.
        Row(
            of("wait: $(matrix.t)", "params: { ts: [1s, 2s] }\nmatrix: { t: $(param.ts) }"),
            "t=1s: wait 1s",
            "t=2s: wait 2s"
        ),
    ]

    static let fragments = [
        Row(of("use: f") + "---\nfragment: f\nsteps: [join: alice]\n", "f(){join alice}"),
        Row("fragment: f\nsteps: [join: alice]\n---\n" + of("use: { fragment: f }"), "f(){join alice}"),
        Row(
            of(
                "for_each: { in: guest, as: x, steps: [use: { fragment: f, with: { who: $(x), id: $(seen) }, captures: [a, b] }] }"
            )
                + "---\nfragment: f\nparams: { who: {}, id: {}, t: 2s }\nsteps: [join: $(param.who), wait: $(param.t), leave: { call: $(param.who), conference_id: $(param.id) }]\n",
            [1, 2, 3].map {
                "guest.\($0){f(a,b){join guest.\($0); wait 2s; leave { call: guest.\($0), conference_id: $(seen) }}}"
            }.joined()
        ),
        Row(
            of("use: { fragment: outer, with: { n: 1 } }")
                + "---\nfragment: outer\nparams: [n]\nsteps: [use: { fragment: inner, with: { n: $(param.n)2 } }, wait: $(param.n)s]\n---\nfragment: inner\nparams: [n]\nsteps: [wait: $(param.n)m]\n",
            "outer(){inner(){wait 12m}; wait 1s}"
        ),
        // Loop variables of a scenario and of its fragment are different ones, whatever they are called.
        Row(
            of("for_each: { in: [alice], as: x, steps: [use: { fragment: f, with: { w: $(x) } }] }")
                + "---\nfragment: f\nparams: [w]\nsteps: [for_each: { in: [bob], as: x, steps: [join: $(x), leave: $(param.w)] }]\n",
            "alice{f(){bob{join bob; leave alice}}}"
        ),
    ]

    @Test(arguments: [loops, params, matrices, fragments].joined())
    func `everything static is filled in, and all else is left for the run`(_ row: Row) {
        #expect(UnfoldingTests.load(row.yaml) == row.found)
    }

    @Test func `what a fragment does with params that nobody has set yet is no mistake of its users`() {
        let yaml =
            Self.of("use: { fragment: f, with: { who: [bob] } }\n  - use: g")
            + "---\nfragment: f\nparams: [who]\nsteps: [for_each: { in: $(param.who), as: x, steps: [use: g, join: $(x)] }]\n"
            + "---\nfragment: g\nparams: { t: 1s }\nsteps: [for_each: { in: guest, as: x, steps: [wait: $(param.t)] }]\n"
        let waits = "g(){guest.1{wait 1s}guest.2{wait 1s}guest.3{wait 1s}}"
        #expect(Self.load(yaml) == ["f(){bob{\(waits); join bob}}; \(waits)"])
    }

    @Test func `the command line sets params, of all kinds, for who declares them`() {
        let yaml = Self.of(
            "{ join: { call: $(param.who), muted: $(param.m) }, within: $(param.t) }",
            "params: { who: alice, m: {}, t: 1s }"
        )
        let inputs = ScenarioInputs(params: ["who": "bob", "m": "true", "other": "x"])
        #expect(Self.load(yaml, inputs) == ["join { call: bob, muted: true }"])
        // Those of a fragment are set by who uses it.
        let used = Self.of("use: f") + "---\nfragment: f\nparams: { who: alice }\nsteps: [join: $(param.who)]\n"
        #expect(Self.load(used, inputs) == ["f(){join alice}"])
    }

    @Test func `a variable is read if the command line allows it, and means just its text`() {
        let yaml = Self.of("wait: $(env.T)", "x-a: 1\nparams: { n: a$(env.T)b }\ntags: [$(param.n)]")
        #expect(Self.load(yaml, ScenarioInputs(variables: ["T": "2s"])) == ["wait 2s"])
        #expect(Self.load(yaml, ScenarioInputs(variables: ["T": "$(alice.call_id)"])) == ["wait $$(alice.call_id)"])
        let refused = "M0320 ⟦$(env.T)⟧ the command line does not allow the variable 'T'"
        #expect(Self.load(yaml).contains(refused))
        let unset = ScenarioInputs(variables: ["T": nil])
        #expect(
            Self.load(yaml, unset).contains("M0320 ⟦$(env.T)⟧ the variable 'T' is allowed by --env T, and is not set")
        )
        for name in ["SIGNALWIRE_TOKEN", "signalwire_token"] {
            let own = Self.of("wait: $(env.\(name))")
            let found = Self.load(own, ScenarioInputs(variables: [name: "x"]))
            #expect(found.contains { $0.hasPrefix("M0320 ⟦$(env.\(name))⟧") }, "\(found)")
        }
    }
}
