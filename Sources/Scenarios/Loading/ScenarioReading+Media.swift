import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads `media: { URL: 5s, URL: FILE.wav, URL: { cxml: 5s } }`: what addresses yield, and how long that takes.
    mutating func readMedia(_ value: YAMLNode) {
        guard let entries = findings.mapping(value, "'media'", mustBe: "a mapping of addresses to durations") else {
            return
        }
        for (key, value) in entries where !key.isInvalid {
            guard case .text(let address) = findings.value(key, "an address of 'media'", .web) else { continue }
            if value.isScalar, !value.isInvalid, value.text.hasSuffix(".wav") {
                scenario.mediaFiles[address] = value
            } else if let medium = medium(value, at: address) {
                scenario.media[address] = medium
            }
        }
    }

    /// A sound file of that length, or `{ cxml: 5s }` or `{ swml: 5s }` for a document.
    private mutating func medium(_ node: YAMLNode, at address: String) -> Medium? {
        guard !node.isInvalid else { return nil }
        let subject = "what \(quote(address)) yields"
        switch node.kind {
        case .scalar, .sequence: return findings.duration(node, subject, mayBeZero: false).map { .audio($0) }
        case .mapping: break
        }
        guard let entries = findings.mapping(node, subject, mustBe: "a duration") else { return nil }
        guard node.count > 0 else {
            findings.error(.missingKey, "\(subject) is neither 'cxml' nor 'swml'", at: node)
            return nil
        }
        var medium: Medium?
        var names: Set<String> = []
        for (key, value) in entries where !key.isInvalid {
            guard let word = findings.recognise(key, as: MediumKey.self) else { continue }
            let span = findings.duration(value, "'\(word.rawValue)'", mayBeZero: false)
            if names.insert(key.text).inserted, names.count > 1 {
                findings.error(.conflictingKeys, "\(subject) is one document; write 'cxml' or 'swml'", at: key)
            }
            if let span { medium = Medium(word.form, span) }
        }
        return medium
    }
}
