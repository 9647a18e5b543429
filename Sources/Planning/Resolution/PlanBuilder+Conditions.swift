import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// A mapping of what must hold: `{ matrix.beep: onEnter, transport: sim, capability: webhooks, n: { gte: 3 } }`.
    mutating func conditions(_ node: YAMLNode, _ subject: String, of step: Step) -> [Condition] {
        guard let entries = findings.mapping(node, subject, mustBe: "a mapping of matchers") else { return [] }
        if node.count == 0 {
            findings.error(.emptyList, "\(subject) is an empty mapping, which says nothing", at: node)
        }
        var conditions: [Condition] = []
        for (key, value) in entries where !key.isInvalid {
            conditions += condition(key, value, of: step)
        }
        return conditions
    }

    private mutating func condition(_ key: YAMLNode, _ value: YAMLNode, of step: Step) -> [Condition] {
        let name = key.text
        let range = SourceRange(from: key, to: value)
        func place(_ type: ValueType) -> Place { Place(subject: name, type: type, isField: false) }
        switch ConditionKey(rawValue: name) {
        case .transport:
            return matcher(value, place(.text())).map { [Condition(.transport, matcher: $0, range: range)] } ?? []
        case .capability:
            let items = value.kind == .sequence ? Array(value.items) : [value]
            return items.compactMap { item in
                findings.word(item, "'capability'", as: CapabilityWord.self).map {
                    Condition(.capability($0), matcher: .equals(.boolean(true)), range: range)
                }
            }
        case nil: break
        }
        if let fixed = step.fixed[name] {
            let number = fixed.isPlain ? Double(fixed.text) : nil
            let matcher = matcher(value, place(number == nil ? .text() : .number))
            let held: FieldValue = number.map { .number($0) } ?? .text(fixed.text)
            return matcher.map { [Condition(.fixed(name, held), matcher: $0, range: range)] } ?? []
        }
        if let slot = captures.refer(to: name) {
            let matcher = matcher(value, Place(subject: name, type: captures.type(of: slot), isField: true))
            return matcher.map { [Condition(.capture(slot), matcher: $0, range: range)] } ?? []
        }
        let names = ConditionKey.allCases.map(\.rawValue) + step.fixed.keys.sorted() + captures.names
        findings.unknownKey(key, ConditionKey.noun, nearest: Guess.name(for: name, among: names))
        return []
    }

    /// `outcomes: { ok: 60, "409": 40 }`.
    mutating func outcomes(_ node: YAMLNode, of step: Step, _ action: PlannedStep.Action?) -> [ExpectedOutcome]? {
        guard step.verb.sendsCommand else {
            if step.body == nil {
                findings.error(
                    .misplacedKey,
                    "'outcomes' cannot stand beside '\(step.verb.rawValue)', which sends no command that is replied to",
                    at: node
                )
            }
            return nil
        }
        if let refusal = step.refusal {
            findings.error(
                .conflictingKeys,
                "'outcomes' and 'expect_error' both say how the replies must fall out; write one of them",
                at: refusal.range,
                in: step.value.document
            )
        }
        let shape = "{ ok: 1, \"409\": 1 }"
        guard let entries = findings.mapping(node, "'outcomes'", mustBe: shape) else { return nil }
        guard node.count > 0 else {
            findings.error(.emptyList, "'outcomes' is an empty mapping, which says nothing", at: node)
            return nil
        }
        var outcomes: [ExpectedOutcome] = []
        var known = 0
        var isExact = true
        let errors = findings.errorCount
        for (key, value) in entries where !key.isInvalid {
            let code = key.text
            guard code == "ok" || code.isRefusalCode else {
                findings.error(
                    .unknownKey,
                    "\(quote(code)) is neither 'ok' nor a code by which a command is refused",
                    at: key
                )
                continue
            }
            let type = ValueType.integer(minimum: 0, maximum: 1_000_000)
            guard let matcher = matcher(value, Place(subject: code, type: type, isField: false)) else { continue }
            if case .equals(.integer(let number)) = matcher { known += Int(clamping: number) } else { isExact = false }
            outcomes.append(
                ExpectedOutcome(
                    code: code == "ok" ? nil : code,
                    count: matcher,
                    range: SourceRange(from: key, to: value)
                )
            )
        }
        guard findings.errorCount == errors else { return nil }
        if let count = action?.members.count, isExact, known != max(1, count) {
            findings.error(
                .impossibleMatcher,
                "these outcomes are \(known) in all, and the step has \(max(1, count)) replies",
                at: node
            )
        }
        return outcomes
    }
}

extension String {
    /// Whether it is the text of a code that says no.
    var isRefusalCode: Bool {
        let digits = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
        return (1...9).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
            && !ReplyCode(self).isAccepted
    }
}
