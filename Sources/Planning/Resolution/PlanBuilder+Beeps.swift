import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What a `beep` entry asks for: who caused it and how, where, and who hears it (R36, R37).
    mutating func beepPattern(of entry: Entry, _ use: EntryUse) -> (EventPattern, Expectation.Quantifier)? {
        var pattern = EventPattern(type: .conference, status: nil, fields: [], range: entry.node.range)
        pattern.carrier = .beep
        guard let fields = entry.fields, !fields.isInvalid else { return (pattern, .one) }
        var quantifier = Expectation.Quantifier.one
        let errors = findings.errorCount
        for (key, value) in fields.entries where !key.isInvalid {
            guard let word = BeepKey.table.word(key) else {
                refuseBeepKey(key)
                continue
            }
            switch word {
            case .call:
                guard let said = mover(value) else { continue }
                switch (use, said) {
                case (.expected, _): quantifier = said
                // To be excepted means the same of each and of any.
                case (.excepted, .any(let members)), (.excepted, .each(let members)):
                    append(word, .anyOf(members.map { .equals(.call($0)) }), key, value, &pattern)
                case (.excepted, .one): break
                }
            case .conference: pattern.room = room(value, "'conference'")
            case .cause:
                let place = Place(subject: word.rawValue, type: .word(of: BeepSound.Cause.self), isField: false)
                if let matcher = matcher(value, place) { append(word, matcher, key, value, &pattern) }
            case .heardBy:
                if let members = listeners(value) { append(word, .callSet(members), key, value, &pattern) }
            }
        }
        return findings.errorCount == errors ? (pattern, quantifier) : nil
    }

    private mutating func mover(_ value: YAMLNode) -> Expectation.Quantifier? {
        if let (word, members) = groupMapping(value) {
            guard let members else { return nil }
            switch word {
            case .each: return .each(members)
            case .any: return .any(members)
            }
        }
        return call(value, "'call'").map { .any([$0]) }
    }

    private mutating func listeners(_ node: YAMLNode) -> [CastIndex]? {
        let subject = "'\(BeepKey.heardBy.rawValue)'"
        guard let items = findings.list(node, subject, mustBe: "a list of calls and groups", mayBeEmpty: true) else {
            return nil
        }
        let errors = findings.errorCount
        var members: Set<CastIndex> = []
        for item in items { members.formUnion(calls(item, "an item of \(subject)") ?? []) }
        return findings.errorCount == errors ? members.sorted() : nil
    }

    private mutating func refuseBeepKey(_ key: YAMLNode) {
        if EntryModifier.table.word(key) != nil {
            findings.error(
                .misplacedKey,
                "\(quote(key.text)) is no field: it stands beside the event, not among its fields",
                at: key
            )
        } else {
            findings.unknownKey(key, BeepKey.noun, nearest: BeepKey.table.nearest(to: key.text))
        }
    }

    private func append(
        _ word: BeepKey,
        _ matcher: Matcher,
        _ key: YAMLNode,
        _ value: YAMLNode,
        _ pattern: inout EventPattern
    ) {
        pattern.fields.append(FieldPattern(.beep(word), matcher: matcher, range: SourceRange(from: key, to: value)))
    }
}
