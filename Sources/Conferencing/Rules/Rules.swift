/// The table of rules.
public enum Rules {
    /// Every rule, in the order of the reference.
    public static let all: [Rule] = conferenceRules + wireRules + streamRules + restRules

    private static let conferenceRules =
        identityRules + acceptanceRules + startRules + hearingRules + beepRules + settingRules + leavingRules
        + recordingRules + endRules + streamAttachmentRules + eventRules

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The rule with this number.
    public static subscript(id: RuleID) -> Rule {
        guard let rule = byID[id] else { preconditionFailure("the table of rules has no \(id.rawValue)") }
        return rule
    }
}
