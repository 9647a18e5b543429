import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What a matcher is of: what messages call it, and what the table says its value may be.
    struct Place {
        var subject: String
        var type: ValueType
        /// Whether it is a field of an event, which may be absent; else it is always there.
        var isField: Bool

        /// How a sentence about it begins.
        var quoted: String { "'\(subject)'" }
    }

    /// A literal, a list of which any will do, or a mapping of matchers.
    mutating func matcher(_ node: YAMLNode, _ place: Place) -> Matcher? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .scalar: return operand(node, place).map { .equals($0) }
        case .sequence:
            guard let items = findings.list(node, place.quoted) else { return nil }
            var matchers: [Matcher] = []
            for item in items {
                guard item.kind != .sequence else {
                    findings.wrongKind("an item of \(place.quoted)", mustBe: "a value or a matcher", at: item)
                    continue
                }
                if let matcher = matcher(item, place) { matchers.append(matcher) }
            }
            return matchers.count == node.count ? .anyOf(matchers) : nil
        case .mapping:
            if let (word, members) = groupMapping(node) { return anyMember(word, members, node, place) }
            return mapping(node, place)
        }
    }

    /// `{ any: GROUP }` where a field is a call, within other matchers too.
    private mutating func anyMember(
        _ word: GroupKey,
        _ members: [CastIndex]?,
        _ node: YAMLNode,
        _ place: Place
    ) -> Matcher? {
        guard let members else { return nil }
        switch (word, place.type) {
        case (.any, .call):
            guard mayUnfold(members.count, at: node) else { return nil }
            return .anyOf(members.map { .equals(.call($0)) })
        case (.each, .call):
            findings.error(
                .matcherMismatch,
                "'each' says whose events must come, and can stand alone under 'call' only",
                at: node
            )
        case (_, _):
            findings.error(.matcherMismatch, "\(place.quoted) is no call, so no group can be meant", at: node)
        }
        return nil
    }

    private mutating func mapping(_ node: YAMLNode, _ place: Place) -> Matcher? {
        var matchers: [Matcher] = []
        var bounds = NumberBounds(place.type)
        for (key, value) in node.entries where !key.isInvalid {
            guard let word = matcherKey(key, place) else { continue }
            guard isFitting(word, key, place) else { continue }
            if let matcher = matcher(word, value, place, &bounds) { matchers.append(matcher) }
        }
        guard node.count > 0 else {
            findings.error(.emptyList, "\(place.quoted) is an empty mapping, which says nothing", at: node)
            return nil
        }
        guard matchers.count == node.count else { return nil }
        if bounds.isEmpty {
            findings.error(.impossibleMatcher, "no value of \(place.quoted) can be within these bounds", at: node)
            return nil
        }
        if matchers.count > 1, matchers.contains(where: \.demandsAbsence) {
            findings.error(.impossibleMatcher, "\(place.quoted) cannot be absent and have a value", at: node)
            return nil
        }
        return matchers.count == 1 ? matchers[0] : .allOf(matchers)
    }

    private mutating func matcherKey(_ key: YAMLNode, _ place: Place) -> MatcherKey? {
        guard MatcherKey.table.word(key) == nil else { return findings.recognise(key, as: MatcherKey.self) }
        findings.error(
            .unknownMatcher,
            "\(quote(key.text)) is no matcher",
            at: key,
            hints: MatcherKey.table.nearest(to: key.text).didYouMean
        )
        return nil
    }

    /// Whether a matcher can say anything of a value of this type.
    private mutating func isFitting(_ word: MatcherKey, _ key: YAMLNode, _ place: Place) -> Bool {
        let fits =
            switch word {
            case .not, .isA: true
            case .exists: place.isField
            case .gte, .gt, .lte, .lt, .between: place.type.isNumber
            case .matches, .contains: place.type.isTextual
            case .literal: place.type.isIdentifier || place.type.isTextual
            }
        if !fits {
            let reason = word == .exists ? "is always there" : "is \(place.type.phrase)"
            findings.error(
                .matcherMismatch,
                "'\(word.rawValue)' says nothing of \(place.quoted), which \(reason)",
                at: key
            )
        }
        return fits
    }

    private mutating func matcher(
        _ word: MatcherKey,
        _ value: YAMLNode,
        _ place: Place,
        _ bounds: inout NumberBounds
    ) -> Matcher? {
        let subject = "'\(word.rawValue)'"
        switch word {
        case .gte, .gt, .lte, .lt:
            guard let number = number(value, subject) else { return nil }
            let comparison = Matcher.Comparison(word)
            bounds.narrow(comparison, number)
            return .compares(comparison, number)
        case .between: return between(value, place, &bounds)
        case .not: return matcher(value, place).map { .not($0) }
        case .matches: return pattern(value)
        case .contains:
            guard findings.isPresentScalar(value, subject, mustBe: "a text") else { return nil }
            guard value.withTextBytes({ !$0.isEmpty }) else {
                findings.error(.emptyValue, "every text contains an empty one", at: value)
                return nil
            }
            return plannedText(value).map { .contains($0) }
        case .exists:
            guard case .boolean(let flag) = findings.value(value, subject, .boolean) else { return nil }
            return .exists(flag)
        case .isA: return kind(value, place)
        case .literal:
            guard findings.isPresentScalar(value, subject, mustBe: "a text") else { return nil }
            return plannedText(value).map { .equals(.text($0)) }
        }
    }

    private mutating func number(_ node: YAMLNode, _ subject: String) -> Double? {
        guard case .number(let number) = findings.value(node, subject, .number) else { return nil }
        return number
    }

    private mutating func between(_ node: YAMLNode, _ place: Place, _ bounds: inout NumberBounds) -> Matcher? {
        guard let items = findings.list(node, "'between'", mustBe: "[from, to]") else { return nil }
        guard node.count == 2 else {
            findings.error(.wrongKind, "'between' must be [from, to], and here are \(node.count) items", at: node)
            return nil
        }
        let numbers = items.compactMap { number($0, "an item of 'between'") }
        guard numbers.count == 2 else { return nil }
        guard numbers[0] <= numbers[1] else {
            findings.error(
                .impossibleMatcher,
                "'between' goes from the smaller number to the larger one",
                at: node,
                hints: ["write them the other way round"]
            )
            return nil
        }
        bounds.narrow(.gte, numbers[0])
        bounds.narrow(.lte, numbers[1])
        return .between(numbers[0], numbers[1])
    }

    private mutating func pattern(_ node: YAMLNode) -> Matcher? {
        guard findings.isPresentScalar(node, "'matches'", mustBe: "a regular expression"),
            let text = findings.plainText(node, "a pattern")
        else { return nil }
        do {
            guard let pattern = try patterns.pattern(text) else {
                findings.error(
                    .badPattern,
                    "the patterns of this scenario take more room than muster gives them",
                    at: node
                )
                return nil
            }
            return .matches(pattern)
        } catch {
            let isAsWritten = node.textEquals(text)
            let range =
                isAsWritten ? Template.range(offset: error.offset, length: error.length, in: node) : node.shownRange
            findings.error(.badPattern, error.message, at: range, in: node.document)
            return nil
        }
    }

    private mutating func kind(_ node: YAMLNode, _ place: Place) -> Matcher? {
        let words = Matcher.Kind.allCases.map(\.rawValue)
        guard case .text(let word) = findings.value(node, "'is_a'", .word(words)),
            let kind = Matcher.Kind(rawValue: word)
        else { return nil }
        guard place.type.kinds.contains(kind) else {
            findings.error(
                .matcherMismatch,
                "\(place.quoted) is \(place.type.phrase), and never \(kind.rawValue.withArticle)",
                at: node
            )
            return nil
        }
        return .isA(kind)
    }
}
