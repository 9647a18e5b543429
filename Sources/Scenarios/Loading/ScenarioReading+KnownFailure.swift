import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads `known_failure: { reason, step or law, until }`.
    mutating func readKnownFailure(_ value: YAMLNode) {
        let shape = "{ reason, step or law, until }"
        guard let entries = findings.mapping(value, "'known_failure'", mustBe: shape) else { return }
        var keys: [KnownFailureKey: YAMLNode] = [:]
        var reason: String?
        var what: Located<KnownFailureDeclaration.What>?
        var until: Day?
        for (key, value) in entries where !key.isInvalid {
            if let meant = KnownFailureKey.table.nearest(to: key.text).flatMap(KnownFailureKey.init) {
                // What a misspelt key says is not missed as well.
                keys[meant] = key
            }
            guard let word = findings.recognise(key, as: KnownFailureKey.self) else { continue }
            keys[word] = key
            switch word {
            case .reason: reason = findings.text(value, "'reason'")
            case .step:
                what = findings.text(value, "'step'").map { Located(.step($0), at: value.range) }
            case .law: what = law(value).map { Located(.law($0), at: value.range) }
            case .until: until = day(value)
            }
        }
        if let law = keys[.law], keys[.step] != nil {
            findings.error(
                .conflictingKeys,
                "'step' and 'law' both say what fails; write the one that does",
                at: law
            )
            return
        }
        let missing: String? =
            if keys[.reason] == nil {
                "'reason'"
            } else if keys[.step] == nil, keys[.law] == nil {
                "'step' and no 'law'"
            } else {
                keys[.until] == nil ? "'until'" : nil
            }
        if let missing {
            findings.error(
                .missingKey,
                "'known_failure' has no \(missing)",
                at: value,
                hints: ["write known_failure: \(shape)"]
            )
        }
        guard let reason, let what, let until else { return }
        scenario.knownFailure = KnownFailureDeclaration(reason: reason, what: what, until: until)
    }

    private mutating func law(_ value: YAMLNode) -> LawID? {
        guard findings.isPresentScalar(value, "'law'", mustBe: "a law such as size") else { return nil }
        if let law = LawID(rawValue: value.text) { return law }
        findings.error(
            .notAllowed,
            "\(quote(value.text)) is no law",
            at: value,
            hints: LawID.nearestName(to: value.text).didYouMean
        )
        return nil
    }

    private mutating func day(_ value: YAMLNode) -> Day? {
        guard findings.isPresentScalar(value, "'until'", mustBe: "a day such as 2027-03-01") else { return nil }
        if let day = Day(value.text) { return day }
        findings.error(.malformedValue, "'until' must be a day such as 2027-03-01", at: value)
        return nil
    }
}
