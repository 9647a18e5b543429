import Planning

extension Executor {
    /// Whether a matcher looks at a reference that never came to stand for anything in the whole case.
    func neverBound(in matcher: Matcher) -> Bool {
        switch matcher {
        case .equals(let operand): neverBound(operand)
        case .anyOf(let matchers), .allOf(let matchers): matchers.contains { neverBound(in: $0) }
        case .not(let matcher): neverBound(in: matcher)
        case .contains(let text): neverBound(text)
        case .callSet(let members): members.contains { roster[$0].call == nil }
        case .matches, .compares, .between, .exists, .isA: false
        }
    }

    private func neverBound(_ operand: Matcher.Operand) -> Bool {
        switch operand {
        case .call(let member): roster[member].call == nil
        case .conference(let room): context.newestConference(of: room, roster) == nil
        case .capture(let slot): !bound.contains(slot)
        case .text(let text): neverBound(text)
        case .boolean, .integer, .number: false
        }
    }

    private func neverBound(_ text: PlannedText) -> Bool {
        text.parts.contains { part in
            switch part {
            case .callID(let member): roster[member].call == nil
            case .conferenceID(let room): context.newestConference(of: room, roster) == nil
            case .capture(let slot): !bound.contains(slot)
            // Where there is no such address, the plan that has one is skipped.
            case .literal, .runSeed, .webhookURL, .streamURL, .streamWebhookURL, .secret, .recordingWebhookURL: false
            }
        }
    }
}
