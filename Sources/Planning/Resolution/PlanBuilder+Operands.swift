import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What a literal compares a value with, typed by the table.
    mutating func operand(_ node: YAMLNode, _ place: Place) -> Matcher.Operand? {
        switch place.type {
        case .call: return callOperand(node, place)
        case .conference: return identifier(node, place.quoted, .conference).map(\.operand)
        case .object, .texts:
            findings.wrongKind(place.quoted, mustBe: place.type.phrase, at: node)
            return nil
        case .text, .url:
            guard node.mayHoldReference else { return typedOperand(node, place) }
            return plannedText(node).map { .text($0) }
        case .boolean, .integer, .number, .word, .words, .codec:
            guard node.mayHoldReference else { return typedOperand(node, place) }
            guard let text = plannedText(node) else { return nil }
            if text.parts.count == 1, case .capture(let slot) = text.parts[0],
                captures.type(of: slot).mayEqual(place.type)
            {
                return .capture(slot)
            }
            findings.error(
                .wrongType,
                "\(place.quoted) must be \(place.type.phrase), and a reference gives a text",
                at: node
            )
            return nil
        }
    }

    private mutating func typedOperand(_ node: YAMLNode, _ place: Place) -> Matcher.Operand? {
        switch findings.value(node, place.quoted, place.type) {
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .text(let text): return .text(PlannedText([.literal(text)]))
        case nil: return nil
        case .call, .calls, .conference, .stream, .tag, .instant, .object:
            preconditionFailure("a scalar was read as what only a run has")
        }
    }

    /// A call by its name; a group alone would leave open how many must come.
    private mutating func callOperand(_ node: YAMLNode, _ place: Place) -> Matcher.Operand? {
        guard node.isScalar, !node.mayHoldReference, case .group(let group) = cast.meaning(of: node) else {
            return identifier(node, place.quoted, .call).map(\.operand)
        }
        let name = cast.places[group].declaration.name.value
        findings.error(
            .bareGroup,
            "'\(name)' is a group, and this does not say how many of it are meant",
            at: node,
            hints: [
                "write { \(GroupKey.each.rawValue): \(name) } for one event of each member,"
                    + " or { \(GroupKey.any.rawValue): \(name) } for one event of any"
            ]
        )
        return nil
    }
}

/// The numbers that the comparisons of one mapping leave, to tell a mapping that no number satisfies.
struct NumberBounds {
    private let isWhole: Bool
    private var low: Double
    private var high: Double
    private var excludesLow = false
    private var excludesHigh = false
    private var isNarrowed = false

    /// What the type allows to begin with.
    init(_ type: ValueType) {
        switch type {
        case .integer(let minimum, let maximum):
            isWhole = true
            low = minimum.map(Double.init) ?? -.infinity
            high = maximum.map(Double.init) ?? .infinity
        case .number, .boolean, .text, .word, .words, .url, .call, .conference, .codec, .object, .texts:
            isWhole = false
            low = -.infinity
            high = .infinity
        }
    }

    /// Whether no number is left.
    var isEmpty: Bool { isNarrowed && (low > high || (low == high && (excludesLow || excludesHigh))) }

    /// Leaves out what a comparison excludes.
    mutating func narrow(_ comparison: Matcher.Comparison, _ bound: Double) {
        isNarrowed = true
        switch comparison {
        case .gte: raise(to: isWhole ? bound.rounded(.up) : bound, excluding: false)
        case .gt: isWhole ? raise(to: bound.rounded(.down) + 1, excluding: false) : raise(to: bound, excluding: true)
        case .lte: lower(to: isWhole ? bound.rounded(.down) : bound, excluding: false)
        case .lt: isWhole ? lower(to: bound.rounded(.up) - 1, excluding: false) : lower(to: bound, excluding: true)
        }
    }

    private mutating func raise(to bound: Double, excluding: Bool) {
        if bound > low {
            (low, excludesLow) = (bound, excluding)
        } else if bound == low, excluding {
            excludesLow = true
        }
    }

    private mutating func lower(to bound: Double, excluding: Bool) {
        if bound < high {
            (high, excludesHigh) = (bound, excluding)
        } else if bound == high, excluding {
            excludesHigh = true
        }
    }
}

extension Matcher {
    /// Whether it holds only where the field is not there.
    var demandsAbsence: Bool {
        switch self {
        case .exists(let wanted): !wanted
        case .equals, .anyOf, .matches, .compares, .between, .not, .contains, .isA, .allOf, .callSet: false
        }
    }
}

extension Matcher.Comparison {
    /// The comparison that a matcher's word means.
    init(_ word: MatcherKey) {
        switch word {
        case .gte: self = .gte
        case .gt: self = .gt
        case .lte: self = .lte
        case .lt: self = .lt
        case .matches, .between, .not, .contains, .exists, .isA, .literal:
            preconditionFailure("'\(word.rawValue)' is no comparison")
        }
    }
}

extension ValueType {
    /// Whether a value of this type can be one of another.
    func mayEqual(_ other: ValueType) -> Bool {
        switch (self, other) {
        case (.boolean, .boolean): true
        case (_, _): isNumber && other.isNumber || isTextual && other.isTextual
        }
    }

    /// Whether its values are numbers.
    var isNumber: Bool {
        switch self {
        case .integer, .number: true
        case .boolean, .text, .word, .words, .url, .call, .conference, .codec, .object, .texts: false
        }
    }

    /// Whether its values have a text that can be looked into; ids have one on the wire.
    var isTextual: Bool {
        switch self {
        case .text, .word, .words, .url, .call, .conference, .codec: true
        case .boolean, .integer, .number, .object, .texts: false
        }
    }

    /// Whether its values are ids.
    var isIdentifier: Bool {
        switch self {
        case .call, .conference: true
        case .boolean, .integer, .number, .text, .word, .words, .url, .codec, .object, .texts: false
        }
    }

    /// What `is_a` may say of its values.
    var kinds: [Matcher.Kind] {
        switch self {
        case .boolean: [.boolean]
        case .integer: [.integer, .number]
        case .number: [.number]
        case .text, .word, .words, .url, .codec: [.text, .uuid]
        case .call, .conference: [.text, .uuid]
        case .object, .texts: []
        }
    }
}
