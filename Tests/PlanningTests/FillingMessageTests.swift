import Planning
import Scenarios
import TestSupport
import Testing
import YAMLSource

/// What is said of mistakes in what is filled in before a case runs: code, very characters, sentence and hint.
@Suite struct FillingMessageTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var yaml: String
        var code: String
        var message: String
        var hint: String?

        var testDescription: String { "\(code) \(message)" }

        /// A whole file behind its name and cast.
        init(_ file: String, _ code: String, _ message: String, hint: String? = nil) {
            yaml = "scenario: s\ncalls: { alice: {}, bob: {}, guest: { count: 3 } }\n" + file
            self.code = code
            self.message = message
            self.hint = hint
        }

        /// A step behind something else.
        init(step: String, with more: String = "x-a: 1", _ code: String, _ message: String, hint: String? = nil) {
            self.init("\(more)\nsteps:\n  - \(step)\n", code, message, hint: hint)
        }
    }

    static let ofReferences = [
        Row(
            step: "join: ⟦$(param.hwo)⟧; $(param.who)",
            with: "params: { who: alice }",
            "M0307",
            "no param is called 'hwo'",
            hint: "did you mean '$(param.who)'?"
        ),
        Row(
            step: "wait: ⟦$(param.t)⟧",
            "M0307",
            "no param is called 't'",
            hint: "declare it: params: { t: its default }"
        ),
        Row(step: "wait: ⟦$(param)⟧", "M0307", "this reference names no param", hint: "write $(param.NAME)"),
        Row(step: "wait: ⟦$(matrix.t)⟧", "M0307", "there is no matrix here, and so no axis of the matrix 't'"),
        Row(
            step: "wait: 1⟦$(matrix.tt)⟧$(matrix.t)",
            with: "matrix: { t: [s, m] }",
            "M0307",
            "no axis of the matrix is called 'tt'"
        ),
        Row(
            step: "wait: ⟦$(env.T)⟧",
            "M0320",
            "the command line does not allow the variable 'T'",
            hint: "allow it: --env T"
        ),
        Row(
            step: "wait: ⟦$(env.SIGNALWIRE_TOKEN)⟧",
            "M0320",
            "'SIGNALWIRE_TOKEN' holds what muster itself signs in with, and no scenario may read it"
        ),
        Row(
            step: "wait: ⟦$(param.p.y)⟧",
            with: "params: { p: { default: { x: 1s } } }",
            "M0307",
            "'$(param.p)' has no member 'y'"
        ),
        Row(
            step: "wait: ⟦$(param.p.y)⟧",
            with: "params: { p: [1s] }",
            "M0307",
            "'$(param.p)' is a list, of which nothing can be asked"
        ),
        Row(
            step: "wait: 1⟦$(param.p)⟧",
            with: "params: { p: [s] }",
            "M0101",
            "'$(param.p)' is a list, and only a single value can stand inside a text"
        ),
        Row(
            step: "join: { call: alice, ⟦$(param.p)⟧: 1 }",
            with: "params: { p: [s] }",
            "M0017",
            "a key must be text, and '$(param.p)' is a list"
        ),
        Row(
            step: "join: { call: alice, muted: true, ⟦$(param.p)⟧: false }",
            with: "params: { p: muted }",
            "M0010",
            "with what is filled in, 'muted' stands twice in this mapping"
        ),
        Row(
            step: "wait: ⟦$(param.p)⟧(alice.call_id)",
            with: "params: { p: $ }",
            "M0308",
            "what is filled in here would make a reference of a '$' that stands beside it"
        ),
        Row(
            "params: { a: 1s, b: ⟦$(param.a)⟧ }\nsteps: [wait: $(param.a), wait: $(param.b)]",
            "M0309",
            "what stands here is read before any param is known"
        ),
        Row(
            "matrix: { a: [⟦$(matrix.b)⟧], b: [1s] }\nsteps: [wait: $(matrix.a), wait: $(matrix.b)]",
            "M0309",
            "what stands here is read before any axis of the matrix is known"
        ),
        // The mistake stands where the value is used, since there it is one.
        Row(
            step: "wait: ⟦$(param.t)⟧",
            with: "params: { t: soon }",
            "M0205",
            "'wait' must be a duration such as 250ms, 5s, 2m or 1h30m"
        ),
        Row(
            step: "join: { call: alice, max_participants: ⟦$(matrix.n)⟧ }",
            with: "matrix: { n: [2, \"3\"] }",
            "M0201",
            "'max_participants' must be a number, and in quotes it is a text; take them away",
            hint: "did you mean '3'?"
        ),
    ]

    static let ofParams = [
        Row(
            "params: ⟦x⟧\nsteps: [wait: 1s]",
            "M0101",
            "'params' must be a mapping of names to defaults, or a list of names, not a single value"
        ),
        Row(
            "params: { ⟦x⟧: {} }\nsteps: [wait: $(param.x)]",
            "M0315",
            "the param 'x' has no default and is not set",
            hint: "set it: --param x=VALUE"
        ),
        Row(
            "params: [⟦x⟧]\nsteps: [wait: $(param.x)]",
            "M0315",
            "the param 'x' has no default and is not set",
            hint: "set it: --param x=VALUE"
        ),
        Row(
            "params: { x: ⟦null⟧ }\nsteps: [wait: $(param.x)]",
            "M0103",
            "the param 'x' is YAML's null, which is no value; it must be a default",
            hint: "write x: {} for a param that must be set"
        ),
        Row(
            "params: { x: { ⟦url⟧: a } }\nsteps: [wait: $(param.x)]",
            "M0104",
            "'url' is no key of a param",
            hint: "a default that is a mapping is written { default: { ... } }"
        ),
        Row(
            "params: { x: { ⟦defualt⟧: a } }\nsteps: [wait: $(param.x)]",
            "M0104",
            "'defualt' is no key of a param",
            hint: "did you mean 'default'?"
        ),
        Row("params: { ⟦x y⟧: 1 }\nsteps: [wait: 1s]", "M0301", "'x y' is no name for a param: it has a blank in it"),
        Row(
            "⟦parms⟧: { x: 1s }\nsteps: [wait: $(param.x)]",
            "M0104",
            "'parms' is no key of a scenario",
            hint: "did you mean 'params'?"
        ),
        Row("params: { x: 1s, ⟦y⟧: 2s }\nsteps: [wait: $(param.x)]", "M0317", "nothing uses the param 'y': $(param.y)"),
    ]

    static let ofMatrices = [
        Row(
            "matrix: ⟦[a]⟧\nsteps: [wait: 1s]",
            "M0101",
            "'matrix' must be a mapping of axes to lists of values, { strategy, axes } or { cases }, not a list"
        ),
        Row("matrix: ⟦{}⟧\nsteps: [wait: 1s]", "M0208", "'matrix' has no axis, and so no case"),
        Row(
            "matrix: { a: ⟦[]⟧ }\nsteps: [wait: $(matrix.a)]",
            "M0208",
            "the axis 'a' has no value, and so there is no case"
        ),
        Row(
            "matrix: { a: ⟦1s⟧ }\nsteps: [wait: $(matrix.a)]",
            "M0101",
            "the axis 'a' must be a list of values, not a single value"
        ),
        Row(
            "matrix: { a: [1s, 2s, ⟦1s⟧] }\nsteps: [wait: $(matrix.a)]",
            "M0208",
            "the axis 'a' has the value '1s' twice, and so the same case twice"
        ),
        Row(
            "matrix: { axes: { a: [1s] }, ⟦b⟧: [2] }\nsteps: [wait: $(matrix.a)]",
            "M0104",
            "'b' is no key of matrix",
            hint: "beside 'strategy', 'axes' and 'cases' an axis stands under 'axes'"
        ),
        Row(
            "matrix: { strategy: ⟦pairs⟧, axes: { a: [1s] } }\nsteps: [wait: $(matrix.a)]",
            "M0202",
            "'strategy' must be all or pairwise"
        ),
        Row(
            "matrix: { ⟦strategy⟧: pairwise }\nsteps: [wait: 1s]",
            "M0102",
            "'matrix' has no 'axes'",
            hint: "write { axes: { NAME: [values] } }"
        ),
        Row(
            "matrix: { cases: [{ a: 1s }], ⟦axes⟧: { b: [1] } }\nsteps: [wait: $(matrix.a)]",
            "M0109",
            "'cases' says what the cases are, and 'axes' has others made",
            hint: "write { cases: [...] }, or { strategy, axes }"
        ),
        Row("matrix: { cases: ⟦[]⟧ }\nsteps: [wait: 1s]", "M0208", "'cases' has no case"),
        Row("matrix: { cases: [{ a: 1s }, ⟦{}⟧] }\nsteps: [wait: $(matrix.a)]", "M0208", "this case has no values"),
        Row(
            "matrix: { cases: [{ a: 1s, b: 1 }, ⟦{ a: 2s }⟧] }\nsteps: [wait: $(matrix.a), wait: $(matrix.b)s]",
            "M0208",
            "this case has no 'b', and the first one has"
        ),
        Row(
            "matrix: { cases: [{ a: 1s }, ⟦{ a: 2s, b: 1 }⟧] }\nsteps: [wait: $(matrix.a)]",
            "M0208",
            "this case has 'b', and the first one has not"
        ),
        Row(
            "matrix: { cases: [{ a: 1s, b: 1 }, ⟦{ b: 1, a: 1s }⟧] }\nsteps: [wait: $(matrix.a), wait: $(matrix.b)s]",
            "M0208",
            "the same case is there twice"
        ),
        Row(
            "matrix: { a: [1s], ⟦b⟧: [1, 2] }\nsteps: [wait: $(matrix.a)]",
            "M0317",
            "nothing uses 'b' of the matrix, $(matrix.b): cases that differ in it are the same"
        ),
        Row(
            "matrix: ⟦{ a: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], b: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], c: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], d: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], e: [0, 1] }⟧\nsteps: [wait: $(matrix.a)$(matrix.b)$(matrix.c)$(matrix.d)$(matrix.e)s]",
            "M0209",
            "the matrix has more than 10,000 cases",
            hint: "strategy: pairwise needs far fewer, of no more than a million pairs"
        ),
    ]

    static let ofLoops = [
        Row(
            step: "for_each: ⟦[a]⟧",
            "M0101",
            "'for_each' must be { in: [...] or a group, as: NAME, steps: [...] }, not a list"
        ),
        Row(
            step: "⟦for_each⟧: { in: [a], steps: [wait: 1s] }",
            "M0102",
            "'for_each' has no 'as'",
            hint: "write for_each: { in: [...] or a group, as: NAME, steps: [...] }"
        ),
        Row(
            step: "for_each: { in: ⟦[]⟧, as: x, steps: [wait: 1s] }",
            "M0107",
            "'in' is an empty list, which says nothing"
        ),
        Row(
            step: "for_each: { in: ⟦gues⟧, as: x, steps: [wait: 1s] }",
            "M0302",
            "no group is called 'gues'",
            hint: "did you mean 'guest'?"
        ),
        Row(
            step: "for_each: { in: ⟦alice⟧, as: x, steps: [wait: 1s] }",
            "M0306",
            "'alice' is one call, and no group",
            hint: "write [alice]"
        ),
        Row(
            step: "for_each: { in: [⟦[a]⟧], as: x, steps: [wait: 1s] }",
            "M0101",
            "an item of 'in' must be a single value or a mapping, not a list"
        ),
        Row(
            step: "for_each: { in: [a], as: ⟦run⟧, steps: [wait: 1s] }",
            "M0312",
            "'run' is no name for a loop variable: it is how the references $(run...) begin"
        ),
        Row(
            step: "for_each: { in: [a], as: ⟦bob⟧, steps: [wait: 1s] }",
            "M0310",
            "'bob' is a call, and so no loop variable"
        ),
        Row(
            step: "for_each: { in: [a], as: x, steps: [for_each: { in: [b], as: ⟦x⟧, steps: [wait: 1s] }] }",
            "M0310",
            "'x' is the variable of a loop around this one"
        ),
        Row(
            step: "for_each: { in: [{ who: alice }], as: x, steps: [join: ⟦$(x.hwo)⟧] }",
            "M0307",
            "'$(x)' has no member 'hwo'",
            hint: "did you mean '$(x.who)'?"
        ),
        // A mistake within is one mistake, however many rounds there are.
        Row(
            step: "for_each: { in: guest, as: x, steps: [{ wait: 1s, name: $(x), ⟦wihtin⟧: 2s }] }",
            "M0104",
            "'wihtin' is neither a verb nor a key of a step",
            hint: "did you mean 'within'?"
        ),
        Row(
            step:
                "use: { fragment: f, with: { w: $(x) } }\n---\nfragment: f\nparams: [w]\nsteps: [for_each: { in: [alice], as: x, steps: [wait: ⟦$(param.w)⟧, join: $(x)] }]",
            "M0310",
            "a value that is filled in here speaks of 'x', and so does the loop around it: one of them is another's",
            hint: "give the loop's variable another name; a loop cannot be handed over as a value"
        ),
    ]

    static let ofFragments = [
        Row(
            step: "use: ⟦admitt⟧\n---\nfragment: admit\nsteps: [wait: 1s]",
            "M0318",
            "no fragment is called 'admitt' in this file",
            hint: "did you mean 'admit'?"
        ),
        Row(
            step: "use: { fragment: f, file: ⟦other.yaml⟧ }",
            "M0001",
            "the file 'other.yaml' cannot be read: the scenario itself comes from no file"
        ),
        Row(
            step: "⟦use⟧: f\n---\nfragment: f\nparams: [who]\nsteps: [join: $(param.who)]",
            "M0315",
            "the fragment 'f' needs the param 'who'",
            hint: "write with: { who: VALUE }"
        ),
        Row(
            step:
                "use: { fragment: f, with: { ⟦hwo⟧: alice } }\n---\nfragment: f\nparams: { who: bob }\nsteps: [join: $(param.who)]",
            "M0316",
            "the fragment 'f' has no param 'hwo'",
            hint: "did you mean 'who'?"
        ),
        Row(
            step: "use: f\n---\nfragment: f\n⟦calls⟧: [x]\nsteps: [wait: 1s]",
            "M0108",
            "a fragment has no 'calls': it is steps, and what they act on is the scenario's"
        ),
        Row(
            step: "use: f\n---\nfragment: f\nsteps: [wait: ⟦$(matrix.x)⟧]",
            "M0307",
            "there is no matrix here, and so no axis of the matrix 'x'",
            hint: "hand the value over: with: { NAME: $(matrix.x) }, and a param here"
        ),
        Row(
            step: "use: f\n---\nfragment: f\nsteps: [wait: 1s]\n---\nfragment: ⟦f⟧\nsteps: [wait: 2s]",
            "M0310",
            "there is another fragment called 'f' in this file"
        ),
        Row(
            step: "wait: 1s\n---\nfragment: ⟦f⟧\nsteps: [wait: 1s]",
            "M0317",
            "no scenario of this file uses the fragment 'f'",
            hint: "put it into a file of its own if others use it: a file of fragments alone is for others"
        ),
        Row(
            step: "use: f\n---\nfragment: f\nparams: { ⟦p⟧: 1 }\nsteps: [wait: 1s]",
            "M0317",
            "nothing uses the param 'p': $(param.p)"
        ),
        Row(
            step:
                "use: f\n---\nfragment: f\nsteps: [use: g]\n---\nfragment: g\nsteps: [use: h]\n---\nfragment: h\nsteps: [use: ⟦f⟧]",
            "M0319",
            "a fragment cannot use itself: 'f', which uses 'g', which uses 'h', which uses 'f'"
        ),
        Row("⟦fragment⟧: x\nsteps: [wait: 1s]", "M0109", "a document is a scenario or a fragment, and not both"),
        Row(step: "wait: 1s\n---\n⟦fragment⟧: f", "M0102", "this fragment has no 'steps'"),
        // A fragment's mistakes are told though nobody gives it its params, and once.
        Row(
            step:
                "use: { fragment: f, with: { t: 1s } }\n---\nfragment: f\nparams: [t]\nsteps: [{ wait: $(param.t), ⟦nmae⟧: x }]",
            "M0104",
            "'nmae' is neither a verb nor a key of a step",
            hint: "did you mean 'name'?"
        ),
    ]

    static let rows = ofReferences + ofParams + ofMatrices + ofLoops + ofFragments

    @Test(arguments: rows)
    func `a mistake is told once, at its very characters`(_ row: Row) throws {
        let marked = MarkedText(row.yaml)
        let source = SourceText(path: "f.yaml", bytes: marked.bytes)
        let found = Planner.plan(source, suitePath: "f.yaml").diagnostics.filter { $0.code != .notBuiltYet }
        try #require(found.count >= 1)
        let one = found[0]
        #expect(one.code.rawValue == row.code)
        #expect(one.message == row.message)
        #expect(one.hints.first == row.hint)
        let range = try #require(one.place?.range)
        #expect([Int(range.start)..<Int(range.end)] == marked.ranges)
        #expect(found.count == 1, "\(found.map(\.shown))")
    }
}
