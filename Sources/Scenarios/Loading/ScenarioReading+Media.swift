import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads `media: { URL: 5s }`: how long what an address yields takes.
    mutating func readMedia(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'media'", mustBe: "a mapping of addresses to durations") else {
            return
        }
        for (key, value) in entries where !key.isInvalid {
            guard case .text(let address) = findings.value(key, "an address of 'media'", .web) else { continue }
            if value.isScalar, !value.isInvalid, value.text.hasSuffix(".wav") {
                findings.notYet("a file in 'media'", at: value)
                continue
            }
            if let span = findings.duration(value, "what \(quote(address)) yields", mayBeZero: false) {
                scenario.media[address] = span
            }
        }
    }
}
