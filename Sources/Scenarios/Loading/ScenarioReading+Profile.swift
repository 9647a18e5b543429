public import Conferencing
public import YAMLSource

extension ScenarioReading {
    /// Reads `profile`: what it does not name stays as the run has it.
    mutating func readProfile(_ value: YAMLNode) {
        scenario.profile = findings.profile(value, "'profile'", onto: scenario.profile)
    }
}

/// Reads a profile that stands in a file of its own: a preset's name, or a mapping of knobs.
public enum ProfileLoader {
    /// Loads a document; every mistake goes into `diagnostics`.
    public static func load(_ document: YAMLDocument, into diagnostics: inout [Diagnostic]) -> Profile {
        var findings = Findings(diagnostics)
        defer { diagnostics = findings.diagnostics }
        guard let root = document.root, !root.isInvalid else { return .relay }
        return findings.profile(root, "a profile", onto: .relay)
    }
}

extension Findings {
    private static let preset = "preset"

    /// Reads a profile: a preset's name, or knobs by their names, of which `preset` says what the others differ from. What
    /// is not named is as in `base`.
    fileprivate mutating func profile(_ value: YAMLNode, _ subject: String, onto base: Profile) -> Profile {
        if value.isScalar, !value.isNull { return preset(value, subject) ?? base }
        let hints = ["or one of the presets: \(ValueType.list(ProfilePreset.allCases.map(\.rawValue), last: "or"))"]
        guard let entries = mapping(value, subject, mustBe: "a mapping of knobs", hints: hints) else { return base }
        var profile = base
        for (key, value) in entries where !key.isInvalid && key.text == Findings.preset {
            profile = preset(value, "'preset'") ?? profile
        }
        for (key, value) in entries where !key.isInvalid && key.text != Findings.preset {
            set(key, value, in: &profile)
        }
        return profile
    }

    private mutating func preset(_ value: YAMLNode, _ subject: String) -> Profile? {
        let words = ProfilePreset.allCases.map(\.rawValue)
        guard isPresentScalar(value, subject, mustBe: "the name of a preset") else { return nil }
        if let preset = ProfilePreset(rawValue: value.text) { return preset.profile }
        error(
            .notAllowed,
            "\(subject) must be \(ValueType.list(words, last: "or")), or a mapping of knobs",
            at: value,
            hints: Nearest.name(to: value.text, among: words).didYouMean
        )
        return nil
    }

    private mutating func set(_ key: YAMLNode, _ value: YAMLNode, in profile: inout Profile) {
        let text = key.text
        guard let knob = KnobName(rawValue: text) else {
            let nearest = Knobs.nearestName(to: text) ?? Nearest.name(to: text, among: [Findings.preset])
            return unknownKey(key, "knob of a profile", nearest: nearest)
        }
        let subject = "'\(text)'"
        guard isPresentScalar(value, subject, mustBe: "a value of the knob") else { return }
        switch profile.set(knob, to: value.text) {
        case nil: break
        case .knobNotYet: notSimulated("the knob \(subject)", at: key)
        case .valueNotYet(_, let word): notSimulated("the value \(quote(word)) of \(subject)", at: value)
        case .noSuchValue(_, let allowed, let nearest):
            error(
                .notAllowed,
                "\(subject) must be \(ValueType.list(allowed, last: "or"))",
                at: value,
                hints: nearest.didYouMean
            )
        }
    }
}
