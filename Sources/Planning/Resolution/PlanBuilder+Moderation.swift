import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `mute: alice`, or `mute: { call: alice, conference: standup }`, and likewise `unmute` and `kick`.
    mutating func moderate(_ step: Step, _ moderation: PlannedStep.Moderation) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else {
            return bareCall(step).map { .moderate($0, .current, moderation) }
        }
        var reading = ModerationReading()
        for (key, value) in entries {
            switch verbKey(key, of: step.verb, as: ModerationKey.self) {
            case nil: continue
            case .call: takeCalls(value, into: &reading)
            case .conference: takeConference(value, into: &reading)
            }
        }
        return action(of: step, reading, moderation)
    }

    /// `hold: alice`, or `hold: { call, conference, via, url }`.
    mutating func hold(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else {
            return bareCall(step).map { .moderate($0, .current, .hold(true, url: nil)) }
        }
        var reading = ModerationReading()
        var path = HoldPathWord.rest
        var url: (key: YAMLNode, value: String?)?
        for (key, value) in entries {
            switch verbKey(key, of: .hold, as: HoldKey.self) {
            case nil: continue
            case .call: takeCalls(value, into: &reading)
            case .conference: takeConference(value, into: &reading)
            case .via: path = findings.word(value, "'via'", as: HoldPathWord.self) ?? .rest
            case .url: url = (key, address(value))
            }
        }
        switch path {
        case .rest: return action(of: step, reading, .hold(true, url: url?.value))
        case .relay:
            if let url {
                findings.error(
                    .conflictingKeys,
                    "calling.hold takes no address; 'url' belongs to 'via: rest'",
                    at: url.key
                )
            }
            return action(of: step, reading, .relayHold(true))
        }
    }

    /// `unhold: alice`, or `unhold: { call, conference, via }`.
    mutating func unhold(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else {
            return bareCall(step).map { .moderate($0, .current, .hold(false, url: nil)) }
        }
        var reading = ModerationReading()
        var path = HoldPathWord.rest
        for (key, value) in entries {
            switch verbKey(key, of: .unhold, as: UnholdKey.self) {
            case nil: continue
            case .call: takeCalls(value, into: &reading)
            case .conference: takeConference(value, into: &reading)
            case .via: path = findings.word(value, "'via'", as: HoldPathWord.self) ?? .rest
            }
        }
        switch path {
        case .rest: return action(of: step, reading, .hold(false, url: nil))
        case .relay: return action(of: step, reading, .relayHold(false))
        }
    }

    /// `wait_audio: { call: alice, url: ... }`, or with `conference` and `method`.
    mutating func waitAudio(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'wait_audio'", mustBe: "{ call, url }") else { return nil }
        var reading = ModerationReading()
        var url: String?
        var method: CallbackMethod?
        var isSaid = false
        let errors = findings.errorCount
        for (key, value) in entries {
            switch verbKey(key, of: .waitAudio, as: WaitAudioKey.self) {
            case nil: continue
            case .call: takeCalls(value, into: &reading)
            case .conference: takeConference(value, into: &reading)
            case .url: (url, isSaid) = (address(value), true)
            case .method:
                guard case .text(let word) = findings.value(value, "'method'", .word(of: CallbackMethod.self)) else {
                    continue
                }
                method = CallbackMethod(rawValue: word)
            }
        }
        if !isSaid, !isMisspelt(WaitAudioKey.url, in: entries) {
            findings.error(
                .missingKey,
                "'wait_audio' has no 'url'",
                at: step.keyRange,
                in: step.value.document,
                hints: ["write wait_audio: { call: ..., url: ... }"]
            )
        }
        if !reading.isCallSaid { refuseMissingCall(step, ModerationKey.call) }
        guard let members = reading.members, let target = reading.target, let url, findings.errorCount == errors else {
            return nil
        }
        return .moderate(members, target, .waitAudio(url, method))
    }

    /// `coach: { call: carol, target: alice }`, or with `target: null`.
    mutating func coach(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'coach'", mustBe: "{ call, target }") else { return nil }
        var reading = ModerationReading()
        var target: CastIndex??
        for (key, value) in entries {
            switch verbKey(key, of: .coach, as: CoachKey.self) {
            case nil: continue
            case .call:
                reading.isCallSaid = true
                reading.members = call(value, "'call'").map { [$0] }
            case .conference: takeConference(value, into: &reading)
            case .target: target = .some(value.isNull ? nil : call(value, "'target'"))
            }
        }
        if target == nil, !isMisspelt(CoachKey.target, in: entries) {
            findings.error(
                .missingKey,
                "'coach' has no 'target'",
                at: step.keyRange,
                in: step.value.document,
                hints: ["write target: CALL, or target: null for nobody"]
            )
        }
        return action(of: step, reading, .coach(target ?? nil))
    }

    // MARK: - What they have in common

    /// Whom, and in which conference.
    private struct ModerationReading {
        var members: [CastIndex]?
        var isCallSaid = false
        var target: PlannedStep.LeaveTarget? = .current
    }

    private mutating func takeCalls(_ value: YAMLNode, into reading: inout ModerationReading) {
        reading.isCallSaid = true
        reading.members = calls(value, "'call'")
    }

    private mutating func takeConference(_ value: YAMLNode, into reading: inout ModerationReading) {
        reading.target = room(value, "'conference'").map { .room($0) }
    }

    private mutating func action(
        of step: Step,
        _ reading: ModerationReading,
        _ moderation: PlannedStep.Moderation
    ) -> PlannedStep.Action? {
        if !reading.isCallSaid { refuseMissingCall(step, ModerationKey.call) }
        guard let members = reading.members, let target = reading.target else { return nil }
        return .moderate(members, target, moderation)
    }

    private mutating func address(_ node: YAMLNode) -> String? {
        guard case .text(let text) = findings.value(node, "'url'", .web) else { return nil }
        return text
    }
}
