import Testing
import YAMLSource

@testable import Scenarios

/// Fragments of other files, which are in memory here.
@Suite struct FragmentLibraryTests {
    /// Files by their ids, which are their paths.
    static func library(_ files: [String: String], of id: String = "f.yaml") -> FragmentLibrary {
        FragmentLibrary(
            id: id,
            locate: { path in
                guard !path.hasPrefix("/") else { return .failure(.outsideRoot) }
                return files[path] == nil ? .failure(.unreadable("there is no such file")) : .success(path)
            },
            read: { path in
                guard let text = files[path] else { return .failure(.unreadable("there is no such file")) }
                return .success(
                    .init(
                        source: SourceText(path: path, bytes: Array(text.utf8)),
                        library: library(files, of: path)
                    )
                )
            }
        )
    }

    static func load(_ steps: String, _ files: [String: String]) -> [String] {
        UnfoldingTests.load(
            UnfoldingTests.of(steps),
            ScenarioInputs(variables: ["T": "7s"], fragments: library(files))
        )
    }

    @Test func `a fragment of another file is used, and uses its own file's`() {
        let files = [
            "lib.yaml": """
            fragment: outer
            params: [who]
            steps: [use: { fragment: inner, with: { w: $(param.who) } }, use: { fragment: far, file: far.yaml }]
            ---
            scenario: not ours
            steps: [jion: alice]
            ---
            fragment: inner
            params: { w: {}, t: $(env.T) }
            steps: [join: $(param.w), wait: $(param.t)]
            """,
            "far.yaml": "fragment: far\nsteps: [wait: 3s]\n",
        ]
        let found = Self.load("use: { fragment: outer, file: lib.yaml, with: { who: bob } }", files)
        #expect(found == ["outer(){inner(){join bob; wait 7s}; far(){wait 3s}}"])
    }

    @Test func `steps of another file stand in that file`() throws {
        let library = Self.library(["lib.yaml": "# lib\nfragment: f\nparams: [w]\nsteps: [join: $(param.w)]\n"])
        let yaml = UnfoldingTests.of("use: { fragment: f, file: lib.yaml, with: { w: alice } }")
        let stream = YAMLReader.read(SourceText(path: "f.yaml", bytes: Array(yaml.utf8)))
        var loader = ScenarioLoader(stream, inputs: ScenarioInputs(fragments: library))
        var step: Step?
        loader.load(stream.documents[0]) { scenario, _ in
            if case .inOrder(let stretches) = scenario.steps[0].body { step = stretches[0].steps[0] }
        }
        let value = try #require(step).value
        #expect(value.text == "alice")
        #expect(value.place.source.path == "lib.yaml")
        #expect(value.place.source.text(of: value.range) == "$(param.w)")
    }

    @Test(arguments: [
        (["lib.yaml": "fragment: g\nsteps: [wait: 1s]\n"], "M0318 ⟦f⟧ no fragment is called 'f' in 'lib.yaml'"),
        ([:], "M0001 ⟦lib.yaml⟧ the file 'lib.yaml' cannot be read: there is no such file"),
        (
            ["lib.yaml": "fragment: f\nsteps: [jion: alice]\n"],
            "M0104 ⟦jion⟧ 'jion' is neither a verb nor a key of a step"
        ),
        (["lib.yaml": "fragment: f\nsteps: [wait: ${x}]\n"], "M0009 ⟦${x}⟧ '${x}' is not how a reference is written"),
        (["lib.yaml": "fragment: f\nsteps: [*a]\n"], "M0011 ⟦*a⟧ no '&a' stands before this alias"),
        (
            ["lib.yaml": "fragment: f\nsteps: [use: { fragment: f, file: lib.yaml }]\n"],
            "M0319 ⟦f⟧ a fragment cannot use itself: 'f', which uses 'f'"
        ),
        (
            [
                "lib.yaml": "fragment: f\nsteps: [use: { fragment: g, file: b.yaml }]\n",
                "b.yaml": "fragment: g\nsteps: [use: { fragment: f, file: lib.yaml }]\n",
            ],
            "M0319 ⟦f⟧ a fragment cannot use itself: 'f', which uses 'g' (b.yaml), which uses 'f'"
        ),
    ])
    func `what is wrong with another file is told once, where it stands`(files: [String: String], mistake: String) {
        let twice = "use: { fragment: f, file: lib.yaml }\n  - use: { fragment: f, file: lib.yaml }"
        let found = Self.load(twice, files)
        #expect(found.dropFirst().map { $0.hasPrefix("M00") || $0.hasPrefix("M0") }.count >= 1)
        #expect(Set(found.dropFirst()) == [mistake], "\(found)")
    }

    @Test func `a path out of the suite is refused`() {
        let found = Self.load("use: { fragment: f, file: /etc/passwd }", [:])
        #expect(found.last == "M0602 ⟦/etc/passwd⟧ the file '/etc/passwd' lies outside the suite's root")
    }

    @Test func `fragments within fragments have an end, be they written or made`() {
        var files: [String: String] = [:]
        for number in 0..<40 {
            files["\(number).yaml"] = "fragment: f\nsteps: [use: { fragment: f, file: \(number + 1).yaml }]\n"
        }
        let deep = Self.load("use: { fragment: f, file: 0.yaml }", files)
        #expect(deep.last == "M0014 ⟦use⟧ blocks may lie at most 32 deep in each other")
    }

    @Test func `what unfolds without bounds is told once, and soon`() {
        // Twenty fragments that each use the next one ten times would be ten to the twentieth steps.
        var text = UnfoldingTests.of("use: f0")
        for number in 0..<20 {
            text += "---\nfragment: f\(number)\nsteps:\n"
            text += String(repeating: "  - use: f\(number + 1)\n", count: 10)
        }
        text += "---\nfragment: f20\nsteps: [wait: 1s]\n"
        let found = UnfoldingTests.load(text).filter { $0.hasPrefix("M") }
        #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("M0209") }, "\(found)")
    }

    @Test func `fragments that nobody uses cost no more than it takes to read them`() {
        // Each on its own would unfold into more than may be, and there are many of them.
        var text = "scenario: s\ncalls: [alice]\nsteps: [wait: 1s]\n"
        for number in 0..<300 {
            text += "---\nfragment: f\(number)\nsteps:\n"
            text += String(repeating: "  - use: f\(number + 1)\n", count: number % 20 == 19 ? 0 : 10)
            let loop = "for_each: { in: [1, 2, 3, 4, 5, 6, 7, 8], as: VARIABLE, steps: [STEPS] }"
            var steps = "wait: 1s"
            for depth in 0..<8 {
                steps = loop.replacing("STEPS", with: steps).replacing("VARIABLE", with: "v\(depth)")
            }
            text += "  - \(steps)\n"
        }
        #expect(UnfoldingTests.load(text).filter { !$0.hasPrefix("M0317") } == ["wait 1s"])
    }
}
