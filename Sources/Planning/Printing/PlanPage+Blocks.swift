import Conferencing
import Scenarios

extension PlanPage {
    /// What a block does with the steps within it, which have lines of their own.
    func words(_ block: Block) -> String {
        switch block {
        case .parallel(let branches): "side by side: \(branches.map(\.name).joined(separator: ", "))"
        case .rounds(let times, _): times == 1 ? "once" : "\(times) times"
        case .roundsUntil(let until, let most, _):
            "until \(until.map(words).joined(separator: " and ")), at most \(most) times"
        case .inOrder(let stretches): "one after the other: \(stretches.map(\.name).joined(separator: ", "))"
        }
    }

    /// What goes wrong.
    func words(_ fault: FaultPlan) -> String {
        func counted(_ times: Int, _ what: String) -> String {
            times == 1 ? "the next \(what)" : "the next \(times) \(what)"
        }
        return switch fault {
        case .dropConnection(let span): "the connection is lost for \(span)"
        case .drop(let pattern, let times): "\(counted(times, self.sentence(of: pattern))) is dropped"
        case .duplicate(let pattern, let times): "\(counted(times, self.sentence(of: pattern))) comes twice"
        case .delay(let span, .replies, let times): "\(counted(times, "reply")) comes \(span) later"
        case .delay(let span, .events(let pattern), let times):
            "\(counted(times, pattern.map { self.sentence(of: $0) } ?? "event")) comes \(span) later"
        case .refuse(let method, let code, let times): "\(counted(times, method)) is refused with \(code)"
        }
    }

    func words(_ condition: Condition) -> String {
        switch condition.subject {
        case .fixed(let name, let value): "\(name), here \(shown(value)), \(words(condition.matcher))"
        case .transport: "transport \(words(condition.matcher))"
        case .capability(let word): "it has '\(word.rawValue)'"
        case .capture(let slot): "\(name(slot)) \(words(condition.matcher))"
        }
    }

    func words(_ count: Expectation.Count) -> String {
        switch count.most {
        case count.least: "\(count.least)"
        case nil: "at least \(count.least)"
        case let most?: "\(count.least) to \(most)"
        }
    }

    /// What must hold, and what must not come, over a stretch of the scenario.
    func words(always: [Invariant], never: [EventPattern]) -> String {
        var sentence = ""
        if !always.isEmpty { sentence += ", always: \(always.map(words).joined(separator: "; "))" }
        if !never.isEmpty { sentence += ", never: \(never.map { self.sentence(of: $0) }.joined(separator: "; "))" }
        return sentence
    }

    private func words(_ invariant: Invariant) -> String {
        switch invariant {
        case .event(let pattern, let kind): "each \(self.sentence(of: kind)) is \(self.sentence(of: pattern))"
        case .state(let room, let claim): "\(name(room)): \(words(claim.subject))"
        }
    }
}
