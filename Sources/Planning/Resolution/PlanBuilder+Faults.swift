import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    private static let faults: [FaultKey] = [.dropConnection, .dropEvent, .duplicateEvent, .delay, .refuse]

    /// `fault: { drop_event: participant-join, where: { call: bob } }` and the like.
    mutating func fault(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'fault'", mustBe: step.verb.term.shape) else { return nil }
        var seen: [FaultKey: (key: YAMLNode, value: YAMLNode)] = [:]
        let errors = findings.errorCount
        for (key, value) in entries {
            guard let word = verbKey(key, of: .fault, as: FaultKey.self) else { continue }
            seen[word] = (key, value)
        }
        let kinds = PlanBuilder.faults.filter { seen[$0] != nil }
        guard findings.errorCount == errors else { return nil }
        guard let kind = kinds.first, kinds.count == 1, let (_, value) = seen[kind] else {
            findings.error(
                kinds.isEmpty ? .missingKey : .conflictingKeys,
                "'fault' must have one of \(ValueType.list(PlanBuilder.faults.map(\.rawValue), last: "and"))",
                at: step.keyRange,
                in: step.value.document
            )
            return nil
        }
        for (word, pair) in seen where !word.belongs(beside: kind) {
            findings.error(
                .conflictingKeys,
                "'\(word.rawValue)' has no meaning beside '\(kind.rawValue)'",
                at: pair.key
            )
        }
        let times = seen[.times].flatMap { self.times($0.value) } ?? 1
        let fields = seen[.where]?.value
        let plan: FaultPlan?
        switch kind {
        case .dropConnection:
            plan = findings.duration(value, "'drop_connection'", mayBeZero: false).map { .dropConnection($0) }
        case .dropEvent: plan = faultyEvent(value, fields).map { .drop($0, times: times) }
        case .duplicateEvent: plan = faultyEvent(value, fields).map { .duplicate($0, times: times) }
        case .delay:
            let delayed = self.delayed(seen[.of]?.value, fields)
            let span = findings.duration(value, "'delay'", mayBeZero: false)
            plan = span.flatMap { span in delayed.map { .delay(span, of: $0, times: times) } }
        case .refuse:
            let code = seen[.code].flatMap { refusalCode($0.value) } ?? "500"
            plan = method(value).map { .refuse(method: $0, code: code, times: times) }
        case .of, .where, .times, .code: plan = nil
        }
        return findings.errorCount == errors ? plan.map { .fault($0) } : nil
    }

    private mutating func times(_ node: YAMLNode) -> Int? {
        let type = ValueType.integer(minimum: 1, maximum: 1_000_000)
        guard case .integer(let number) = findings.value(node, "'times'", type) else { return nil }
        return Int(number)
    }

    /// The events that a fault is of: a kind of the session's, and fields.
    private mutating func faultyEvent(_ node: YAMLNode, _ fields: YAMLNode?) -> EventPattern? {
        guard findings.isPresentScalar(node, "the event of a fault", mustBe: "an event"), let entry = entry(node) else {
            return nil
        }
        guard entry.event.carrier == .session else {
            findings.error(
                .notAllowed,
                "a fault is of events of the session, and \(quote(node.text)) is none",
                at: node
            )
            return nil
        }
        if let fields, findings.mapping(fields, "'where'", mustBe: "a mapping of fields") == nil { return nil }
        var whole = entry
        whole.fields = fields
        return pattern(of: whole, .excepted)?.0
    }

    private mutating func delayed(_ node: YAMLNode?, _ fields: YAMLNode?) -> FaultPlan.Delayed? {
        guard let node, DelayedWord.table.word(node) != .events else {
            guard let fields else { return .events(nil) }
            findings.error(
                .conflictingKeys,
                "'where' speaks of fields, so 'of' must name the event that has them",
                at: fields,
                hints: ["write of: participant-join"]
            )
            return nil
        }
        guard DelayedWord.table.word(node) == .replies else { return faultyEvent(node, fields).map { .events($0) } }
        if let fields { findings.error(.conflictingKeys, "'where' speaks of events, and replies are none", at: fields) }
        return .replies
    }

    private mutating func method(_ node: YAMLNode) -> String? {
        guard findings.isPresentScalar(node, "'refuse'", mustBe: "a method") else { return nil }
        let name = node.text
        guard Command.methods.contains(name) else {
            findings.error(
                .notAllowed,
                "\(quote(name)) is no method that muster calls",
                at: node,
                hints: Guess.name(for: name, among: Command.methods).didYouMean
            )
            return nil
        }
        return name
    }

    private mutating func refusalCode(_ node: YAMLNode) -> String? {
        guard findings.isPresentScalar(node, "'code'", mustBe: "a code such as 500") else { return nil }
        guard node.text.isRefusalCode else {
            findings.error(.malformedValue, "\(quote(node.text)) is no code by which a command is refused", at: node)
            return nil
        }
        return node.text
    }
}

extension FaultKey {
    /// Whether a key says something of a fault.
    fileprivate func belongs(beside kind: FaultKey) -> Bool {
        switch self {
        case .dropConnection, .dropEvent, .duplicateEvent, .delay, .refuse: self == kind
        case .of: kind == .delay
        case .where: [.dropEvent, .duplicateEvent, .delay].contains(kind)
        case .times: kind != .dropConnection
        case .code: kind == .refuse
        }
    }
}
