import Planning
import Scenarios
import Testing
import YAMLSource

/// Patterns are read once each, and never taken for one another.
@Suite struct PatternTableTests {
    @Test func `a letter with an accent and the same in two parts are two patterns`() throws {
        let yaml = """
            scenario: s
            calls: [a]
            steps:
              - join: a
                expect:
                  - participant-join: { name: { matches: "\\u00E9" } }
                  - conference-start: { name: { matches: "e\\u0301" } }
            """
        let planned = Planner.plan(SourceText(path: "f.yaml", bytes: Array(yaml.utf8)), suitePath: "f.yaml")
        let step = try #require(planned.plans.first?.steps.first)
        let patterns = step.expectations.compactMap { expectation -> Pattern? in
            guard case .matches(let pattern)? = expectation.pattern.fields.first?.matcher else { return nil }
            return pattern
        }
        #expect(patterns.map { Array($0.text.unicodeScalars) } == [["\u{E9}"], ["e", "\u{301}"]])
    }
}
