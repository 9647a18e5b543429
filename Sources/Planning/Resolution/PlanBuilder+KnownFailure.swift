import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What `known_failure` comes to: the step that it means must be there, and be one.
    mutating func knownFailure(among steps: [PlannedStep]) -> KnownFailure? {
        guard let declared = scenario.knownFailure else { return nil }
        let range = declared.what.range
        let what: KnownFailure.What
        switch declared.what.value {
        case .law(let law):
            guard !scenario.lawsOff.contains(law) else {
                findings.error(
                    .conflictingKeys,
                    "the law '\(law.rawValue)' is turned off, so it can never be broken",
                    at: range,
                    in: scenario.document
                )
                return nil
            }
            what = .law(law)
        case .step(let text):
            guard let place = place(of: text, among: steps, at: range) else { return nil }
            what = .step(place)
        }
        return KnownFailure(reason: declared.reason, what: what, until: declared.until, range: range)
    }

    private mutating func place(of text: String, among steps: [PlannedStep], at range: SourceRange) -> Int? {
        if let place = steps.firstIndex(where: { $0.label == text }) { return place }
        let places = steps.indices.filter { steps[$0].name == text }
        if places.count == 1 { return places[0] }
        guard places.isEmpty else {
            findings.error(
                .notAllowed,
                "\(places.count) steps are called \(quote(text)), and only one of them may be known to fail",
                at: range,
                in: scenario.document,
                hints: ["write its label: " + ValueType.list(places.prefix(4).map { steps[$0].label }, last: "or")]
            )
            return nil
        }
        // Where a step has a mistake the one that is meant may be that one.
        guard findings.errorCount == 0 else { return nil }
        findings.error(
            .notAllowed,
            "no step has the label or the name \(quote(text))",
            at: range,
            in: scenario.document,
            hints: Guess.name(for: text, among: steps.prefix(2000).compactMap(\.name)).didYouMean
        )
        return nil
    }
}
