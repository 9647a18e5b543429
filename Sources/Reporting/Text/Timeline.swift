import Conferencing
import Execution
import Planning

/// The stretch of a case's trace around a failure.
struct Timeline {
    /// The most lines that are shown.
    static let maximumLines = 14

    let result: CaseResult
    let failure: Failure

    /// The lines, with `>` at the evidence and `?` at events that nobody accounts for.
    func lines(evidence: [Int]) -> [String] {
        guard failure.step != nil || !evidence.isEmpty else { return [] }
        let words = TraceText(result: result)
        let values = ValueText(result: result)
        let evidence = Set(evidence)
        return shownEntries(evidence).compactMap { index in
            let entry = result.trace[index]
            guard let text = words.text(entry) else { return nil }
            let mark = evidence.contains(index) ? ">" : isUnclaimed(index) ? "?" : " "
            let clock = values.clock(entry.at)
            return mark + String(repeating: " ", count: max(0, 10 - clock.count)) + clock + "  " + text
        }
    }

    /// From the step that failed on, to when it failed, with what bears the failure out.
    private func shownEntries(_ evidence: Set<Int>) -> [Int] {
        let end = result.trace.lastIndex { $0.at <= failure.at && !isAfterwards($0) } ?? result.trace.count - 1
        guard end >= 0 else { return [] }
        var start = 0
        if let step = failure.step {
            start =
                result.trace[...end].lastIndex { entry in
                    if case .stepBegan(step) = entry.kind { true } else { false }
                } ?? 0
        } else if let first = evidence.min() {
            start = max(0, first - 3)
        }
        start = min(start, evidence.filter { $0 <= end && end - $0 < 200 }.min() ?? start)
        let speaking = withoutRepeatedQuestions(
            (start...end).filter { TraceText(result: result).text(result.trace[$0]) != nil }
        )
        guard speaking.count > Timeline.maximumLines else { return speaking }
        let kept = speaking.filter { evidence.contains($0) || $0 == speaking.first }
        let room = max(0, Timeline.maximumLines - kept.count)
        return Set(kept).union(speaking.suffix(room)).sorted().suffix(Timeline.maximumLines).map { $0 }
    }

    /// An `assert` asks again and again; its first question and the last answer tell all.
    private func withoutRepeatedQuestions(_ entries: [Int]) -> [Int] {
        func isAsked(_ entry: Int) -> Bool { if case .asked = result.trace[entry].kind { true } else { false } }
        func isListing(_ entry: Int) -> Bool { if case .listing = result.trace[entry].kind { true } else { false } }
        let firstQuestion = entries.first(where: isAsked)
        let lastAnswer = entries.last(where: isListing)
        return entries.filter { (!isAsked($0) || $0 == firstQuestion) && (!isListing($0) || $0 == lastAnswer) }
    }

    private func isAfterwards(_ entry: TraceEntry) -> Bool {
        switch entry.kind {
        case .phase(.hangingUp), .phase(.teardown), .phase(.over), .verdict, .sent(_, .end(_, reason: .hangup), for: _):
            failure.step?.list != .teardown
        case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .reply, .listing, .event, .webhook,
            .beep, .unanswered, .connection, .fault, .foreign, .stream, .endpoint, .idle, .interrupted:
            false
        }
    }

    private func isUnclaimed(_ index: Int) -> Bool {
        switch result.trace[index].kind {
        case .event(let event): guard case .conference = event.body else { return false }
        case .webhook, .stream: break
        case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .reply, .listing, .beep, .unanswered,
            .connection, .fault, .foreign, .endpoint, .idle, .interrupted, .verdict:
            return false
        }
        return result.claim(ofEntry: index) == nil
    }
}
