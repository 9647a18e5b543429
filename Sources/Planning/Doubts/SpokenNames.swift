import Scenarios
import YAMLSource

/// All words that may be names, wherever a scenario may speak of calls and conferences: as it is written, and as its steps
/// are when all is filled in. Too many rather than too few.
struct SpokenNames {
    private(set) var names: Set<String> = []
    /// Whether a run may bring in others, by its params and variables.
    private(set) var areOfTheRun = false

    init(of scenario: Scenario) {
        guard let root = scenario.document.root else { return }
        for (key, value) in root.entries where !key.isInvalid {
            switch TopLevelKey(rawValue: key.text) {
            case .calls, .conferences, .muster, .scenario, .description, .tags, .links, .skip, .knownFailure,
                .secrets:
                continue
            case .params: areOfTheRun = true
            case .fragment, .requires, .matrix, .streams, .defaults, .media, .profile, .laws, .steps,
                .teardown, .always, .never, .strict, nil:
                take(value)
            }
        }
        for step in scenario.steps + scenario.teardown { take(step) }
        if names.contains(ReferenceKind.env.rawValue) { areOfTheRun = true }
    }

    private mutating func take(_ step: Step) {
        let beside = [step.expect, step.when, step.capture, step.outcomes, step.always, step.never]
        for node in [step.value] + beside.compactMap({ $0 }) { take(node) }
        for list in step.body?.lists ?? [] { for inner in list { take(inner) } }
    }

    private mutating func take(_ node: YAMLNode) {
        guard !node.isInvalid else { return }
        switch node.kind {
        case .scalar: take(node.text)
        case .sequence: for item in node.items { take(item) }
        case .mapping:
            for (key, value) in node.entries {
                take(key)
                take(value)
            }
        }
    }

    private mutating func take(_ text: String) {
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80 || scalar == "_" || scalar == "-" || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
            {
                word.append(scalar)
            } else if !word.isEmpty {
                names.insert(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { names.insert(String(word)) }
    }
}
