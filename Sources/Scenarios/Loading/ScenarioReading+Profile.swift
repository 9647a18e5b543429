import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads `profile`: knobs by their names.
    mutating func readProfile(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'profile'", mustBe: "a mapping of knobs") else { return }
        for (key, value) in entries where !key.isInvalid {
            let text = key.text
            guard let knob = KnobName(rawValue: text) else {
                findings.unknownKey(key, "knob of a profile", nearest: Knobs.nearestName(to: text))
                continue
            }
            let subject = "'\(text)'"
            guard findings.isPresentScalar(value, subject, mustBe: "a value of the knob") else { continue }
            switch scenario.profile.set(knob, to: value.text) {
            case nil: break
            case .knobNotYet: findings.notSimulated("the knob \(subject)", at: key)
            case .valueNotYet(_, let word): findings.notSimulated("the value \(quote(word)) of \(subject)", at: value)
            case .noSuchValue(_, let allowed, let nearest):
                findings.error(
                    .notAllowed,
                    "\(subject) must be \(ValueType.list(allowed, last: "or"))",
                    at: value,
                    hints: nearest.didYouMean
                )
            }
        }
    }
}
