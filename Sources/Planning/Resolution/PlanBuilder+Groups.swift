import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// How many entries one group may have: to see whether some assignment exists costs the square of them.
    private static let largestGroup = 1000

    /// The key of an item that is `any_order: [...]` or `either: [...]`; nil for any other.
    func groupKey(of item: YAMLNode) -> EntryForm? {
        guard item.kind == .mapping, !item.isInvalid else { return nil }
        for (key, _) in item.entries where !key.isInvalid {
            guard let form = EntryForm.table.word(key) else { continue }
            switch form {
            case .anyOrder, .either: return form
            case .webhook, .recordingWebhook, .streamWebhook, .stream, .request, .beep: return nil
            }
        }
        return nil
    }

    /// An entry that stands for several: `any_order: [...]`, `either: [...]`, and one within the other.
    mutating func groupExpectation(
        _ item: YAMLNode,
        _ form: EntryForm,
        of step: Step,
        depth: Int
    ) -> Expectation? {
        var list: YAMLNode?
        var within: TimeSpan?
        let errors = findings.errorCount
        for (key, value) in item.entries where !key.isInvalid {
            if EntryForm.table.word(key) == form {
                list = value
            } else if EntryModifier.table.word(key) == .within {
                within = findings.duration(value, "'within'", mayBeZero: false)
            } else {
                findings.error(
                    .misplacedKey,
                    "\(quote(key.text)) cannot stand beside '\(form.rawValue)'",
                    at: key,
                    hints: ["write it beside the event of an entry within"]
                )
            }
        }
        guard let list, let items = findings.list(list, "'\(form.rawValue)'", mustBe: "a list of entries") else {
            return nil
        }
        var members: [Expectation] = []
        for item in items {
            guard let key = groupKey(of: item) else {
                if let member = singleExpectation(item, of: step) { members.append(member) }
                continue
            }
            guard depth == 1, key != form else {
                findings.error(
                    .misplacedKey,
                    "'\(key.rawValue)' cannot stand here: 'any_order' and 'either' nest one level",
                    at: item
                )
                continue
            }
            if let member = groupExpectation(item, key, of: step, depth: depth + 1) { members.append(member) }
        }
        checkGroup(members, form, at: list)
        if depth == 2, form == .either, let several = members.first(where: { $0.size > 1 }) {
            findings.error(
                .misplacedKey,
                "an entry of an 'either' within 'any_order' asks for one event",
                at: several.range,
                in: list.document
            )
        }
        guard findings.errorCount == errors, let first = members.first else { return nil }
        if let within { members = members.map { $0.within(within) } }
        var expectation = Expectation(range: item.range, pattern: first.pattern, within: within)
        expectation.group = form == .anyOrder ? .anyOrder(members) : .either(members)
        return expectation
    }

    private mutating func checkGroup(_ members: [Expectation], _ form: EntryForm, at list: YAMLNode) {
        let count = members.reduce(0) { $0 + $1.size }
        if count > PlanBuilder.largestGroup {
            findings.error(
                .outOfRange,
                "'\(form.rawValue)' asks for \(count) events, and may ask for \(PlanBuilder.largestGroup) at most",
                at: list
            )
        }
        guard let first = members.first else { return }
        for member in members.dropFirst()
        where member.pattern.carrier != first.pattern.carrier || member.pattern.stream != first.pattern.stream {
            findings.error(
                .conflictingKeys,
                "the entries of '\(form.rawValue)' have one source, and this is not that of the first",
                at: member.range,
                in: list.document,
                hints: ["between sources there is no order anyway: write it as an entry of its own"]
            )
        }
        for member in members where member.count.map({ $0.most != $0.least }) ?? false {
            findings.error(
                .misplacedKey,
                "in '\(form.rawValue)' a 'count' must be a number",
                at: member.range,
                in: list.document
            )
        }
    }

    /// `count: 3`, `count: { gte: 2 }`, `count: { between: [2, 4] }`.
    mutating func count(_ node: YAMLNode) -> Expectation.Count? {
        let type = ValueType.integer(minimum: 1, maximum: 1_000_000)
        let place = Place(subject: "count", type: type, isField: false)
        guard node.isScalar || node.kind == .mapping else {
            findings.wrongKind("'count'", mustBe: "a number or a matcher", at: node)
            return nil
        }
        guard let matcher = matcher(node, place) else { return nil }
        guard let count = Expectation.Count(matcher) else {
            findings.error(
                .matcherMismatch,
                "'count' is a number, or a mapping of gte, gt, lte, lt and between",
                at: node
            )
            return nil
        }
        return count
    }
}

extension Expectation {
    /// How many events it asks for at most, as far as that is a number.
    fileprivate var size: Int {
        switch group {
        case .anyOrder(let members), .either(let members): return members.reduce(0) { $0 + $1.size }
        case nil: break
        }
        if case .each(let members) = quantifier { return members.count }
        return count?.most ?? count?.least ?? 1
    }

    /// The same, with a time where it has none of its own.
    fileprivate func within(_ span: TimeSpan) -> Expectation {
        var other = self
        other.within = within ?? span
        switch group {
        case .anyOrder(let members): other.group = .anyOrder(members.map { $0.within(span) })
        case .either(let members): other.group = .either(members.map { $0.within(span) })
        case nil: break
        }
        return other
    }
}

extension Expectation.Count {
    /// The bounds that a matcher sets; nil for one that sets none.
    fileprivate init?(_ matcher: Matcher) {
        switch matcher {
        case .equals(.integer(let number)): self.init(least: Int(number), most: Int(number))
        case .compares(.gte, let bound): self.init(least: max(1, Int(bound.rounded(.up))), most: nil)
        case .compares(.gt, let bound): self.init(least: max(1, Int(bound.rounded(.down)) + 1), most: nil)
        case .compares(.lte, let bound): self.init(least: 1, most: Int(bound.rounded(.down)))
        case .compares(.lt, let bound): self.init(least: 1, most: Int(bound.rounded(.up)) - 1)
        case .between(let low, let high):
            self.init(least: max(1, Int(low.rounded(.up))), most: Int(high.rounded(.down)))
        case .allOf(let matchers):
            var both = Expectation.Count(least: 1, most: nil)
            for matcher in matchers {
                guard let count = Expectation.Count(matcher) else { return nil }
                both.least = max(both.least, count.least)
                both.most = [both.most, count.most].compactMap { $0 }.min()
            }
            self = both
        case .equals, .anyOf, .matches, .not, .contains, .exists, .isA, .callSet: return nil
        }
    }
}

extension FieldPattern {
    /// Whether it says whose event it is.
    var isOfCall: Bool {
        switch subject {
        case .field(let field): EventType.allCases.contains { EventFields.callField(of: $0)?.name == field.name }
        case .beep(let key): key == .call
        case .raw, .http, .stream: false
        }
    }
}
