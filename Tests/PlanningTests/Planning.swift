import Planning
import Testing
import YAMLSource

/// Plans a text as a file.
func planned(_ yaml: String) -> PlannedFile {
    Planner.plan(SourceText(path: "f.yaml", bytes: Array(yaml.utf8)), suitePath: "f.yaml")
}

/// The only plan of a text without mistakes.
func onlyPlan(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Plan {
    let file = planned(yaml)
    #expect(file.diagnostics.map(\.shown) == [], sourceLocation: sourceLocation)
    try #require(file.plans.count == 1, sourceLocation: sourceLocation)
    return file.plans[0]
}

/// A scenario of alice, bob, carol and three guests in one room, with this one step.
func scenario(step: String) -> String {
    """
    scenario: s
    calls: { alice: {}, bob: {}, carol: {}, guest: { count: 3 } }
    conferences: { room: {} }
    steps:
      - \(step)
    """
}

/// A scenario that expects this entry.
func scenario(entry: String) -> String { scenario(step: "{ join: alice, expect: [\(entry)] }") }

extension Diagnostic {
    /// Code, the characters that are pointed at, and the message.
    var shown: String { "\(code.rawValue) \(pointed): \(message)" }

    /// The characters that are pointed at.
    var pointed: String { place.map { "⟦\($0.source.text(of: $0.range))⟧" } ?? "" }
}
