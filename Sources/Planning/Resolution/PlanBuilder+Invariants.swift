import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `never: [conference-end, participant-leave: { call: host }]`.
    mutating func unwanted(_ node: YAMLNode) -> [EventPattern] {
        guard let items = findings.list(node, "'never'", mustBe: "a list of entries") else { return [] }
        return items.compactMap { item in plainEntry(item, "'never' names events that must not come") }
    }

    /// `always: [participant-join: { size: { lte: 3 } }, { size: { lte: 3 } }]`: entries of events, and claims as in `assert`.
    mutating func invariants(_ node: YAMLNode) -> [Invariant] {
        guard let items = findings.list(node, "'always'", mustBe: "a list of entries and claims") else { return [] }
        var invariants: [Invariant] = []
        for item in items {
            if item.kind == .mapping, !item.isInvalid, item.holdsClaims {
                guard let claimed = claims(item) else { continue }
                invariants += claimed.claims.map { .state(claimed.room, $0) }
            } else if var pattern = plainEntry(item, "'always' says what every such event must be like") {
                // Whose event it is says which events are meant.
                var kind = pattern
                kind.fields = pattern.fields.filter(\.isOfCall)
                pattern.fields.removeAll(where: \.isOfCall)
                if pattern.fields.isEmpty {
                    findings.error(
                        .emptyList,
                        "this says nothing that the event must be like",
                        at: item,
                        hints: ["write its fields: \(item.isScalar ? item.text : "EVENT"): { size: { lte: 3 } }"]
                    )
                }
                invariants.append(.event(pattern, of: kind))
            }
        }
        return invariants
    }

    /// An entry that waits for nothing.
    private mutating func plainEntry(_ item: YAMLNode, _ purpose: String) -> EventPattern? {
        guard let entry = entry(item) else { return nil }
        if let modifier = entry.firstModifier {
            findings.error(
                .misplacedKey,
                "\(quote(modifier.text)) has no meaning here: \(purpose), and waits for none",
                at: modifier
            )
        }
        // Of a group each is meant.
        return pattern(of: entry, .excepted)?.0
    }

    private mutating func claims(_ node: YAMLNode) -> AssertPlan? {
        let errors = findings.errorCount
        guard let plan = assertion(node), findings.errorCount == errors else { return nil }
        for claim in plan.claims where claim.subject.asksTheService {
            findings.error(
                .misplacedKey,
                "this can be judged at one instant only, when the service is asked",
                at: claim.range,
                in: node.document,
                hints: ["write it into an 'assert'"]
            )
        }
        return plan
    }
}

extension AssertPlan.Subject {
    /// Whether events say nothing of it.
    fileprivate var asksTheService: Bool {
        switch self {
        case .hears, .carries, .recordingHears: true
        case .state, .size, .members, .muted, .onHold, .coaching, .recording: false
        }
    }
}

extension YAMLNode {
    /// Whether a mapping begins as an `assert` does.
    fileprivate var holdsClaims: Bool {
        guard let first = entries.first(where: { _ in true })?.key else { return false }
        return AssertKey.table.word(first) != nil
    }
}
