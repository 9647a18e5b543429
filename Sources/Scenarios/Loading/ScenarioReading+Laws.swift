import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads `laws`: which of them are turned off.
    mutating func readLaws(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'laws'", mustBe: "a mapping of laws to true or false") else {
            return
        }
        for (key, value) in entries where !key.isInvalid {
            guard let law = LawID(rawValue: key.text) else {
                findings.unknownKey(key, "law", nearest: LawID.nearestName(to: key.text))
                continue
            }
            guard findings.isPresentScalar(value, "'\(key.text)'", mustBe: "true or false"),
                case .boolean(false) = findings.value(value, "'\(key.text)'", .boolean)
            else { continue }
            scenario.lawsOff.insert(law)
        }
    }
}
