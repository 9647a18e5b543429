import Conferencing
import Planning

extension Executor {
    /// The event that came nearest to what an open expectation asks for; nil where none is of its kind.
    ///
    /// Nearest is what fails for the least reason: all fields right but claimed, out of order, late or elsewhere; then
    /// fewest fields wrong; of equals the latest, which is the one the writer most likely had in mind.
    func nearest(to entry: EntryProgress, _ active: ActiveStep) -> NearestEvent? {
        switch entry.expectation.pattern.carrier {
        case .webhook, .recordingWebhook, .stream, .streamWebhook, .beep: return nearestSide(to: entry, active)
        case .session: break
        }
        var best: (rank: Int, event: NearestEvent)?
        for index in (0..<inbox.count).reversed() {
            let record = inbox[index]
            guard entry.expectation.pattern.isOfKind(record.event) else { continue }
            let differences = differences(entry, record.event)
            let obstacle: NearestEvent.Obstacle
            var rank = differences.count * 4
            if !differences.isEmpty {
                obstacle = .fields(differences)
                if claim(in: record.claims) != nil || index < sequence.windowStart { rank += 3 }
            } else if claim(in: record.claims) == Claim(step: active.ref, expectation: nil) {
                // The step took it as its proof because this entry's turn had not come yet.
                obstacle = .order
            } else if let claim = claim(in: record.claims) {
                obstacle = .claimed(claim)
                rank += index < sequence.windowStart ? 3 : 1
            } else if index < sequence.windowStart {
                obstacle = .beforeWindow
                rank += 2
            } else if record.at > entry.deadline {
                obstacle = .late
            } else if lifetimeFit(entry.expectation.pattern, record.event, active.bounds) == .outside {
                obstacle = .otherConference
                rank += 1
            } else {
                obstacle = .order
            }
            if best.map({ rank < $0.rank }) ?? true {
                best = (rank, NearestEvent(entry: record.entry, obstacle: obstacle))
            }
        }
        return best?.event
    }

    private func differences(_ entry: EntryProgress, _ event: ServiceEvent) -> [FieldDifference] {
        var differences = entry.expectation.pattern.differences(from: event, context, roster)
        let wanted: [CastIndex]
        switch entry.expectation.quantifier {
        case .one: return differences
        case .each: wanted = entry.missing
        case .any(let members): wanted = members
        }
        let call = event.subject
        if call.flatMap(roster.names.member(of:)).map(wanted.contains) != true {
            let actual = call.map(FieldValue.call)
            differences.insert(
                FieldDifference(name: "call", range: nil, expected: .oneOf(wanted), actual: actual),
                at: 0
            )
        }
        return differences
    }
}
