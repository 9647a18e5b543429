import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `dial: alice`, or `dial: { call: alice }`.
    mutating func dial(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else { return bareCall(step).map { .dial($0) } }
        var members: [CastIndex]?
        var isSaid = false
        for (key, value) in entries {
            switch verbKey(key, of: .dial, as: DialKey.self) {
            case nil: continue
            case .call:
                isSaid = true
                members = calls(value, "'call'")
            }
        }
        if !isSaid { refuseMissingCall(step, DialKey.call) }
        return members.map { .dial($0) }
    }

    /// `join: alice`, or `join: { call: alice, conference: standup, ... }`.
    mutating func join(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else {
            guard let members = bareCall(step) else { return nil }
            return onlyRoom(at: step.value, .join).map { joining(members, $0, []) }
        }
        var members: [CastIndex]?
        var conference: RoomIndex?
        var seen: Set<JoinKey> = []
        for (key, value) in entries {
            guard let word = JoinKey.table.word(key) else { continue }
            seen.insert(word)
            switch word {
            case .call: members = calls(value, "'call'")
            case .conference: conference = room(value, "'conference'")
            }
        }
        let settings = options(entries, .step)
        if !seen.contains(.call) { refuseMissingCall(step, JoinKey.call) }
        if !seen.contains(.conference), !isMisspelt(JoinKey.conference, in: entries) {
            conference = onlyRoom(at: step.value, .join)
        }
        guard let members, let conference else { return nil }
        return joining(members, conference, settings)
    }

    private mutating func joining(
        _ members: [CastIndex],
        _ room: RoomIndex,
        _ settings: [OptionSetting]
    ) -> PlannedStep.Action {
        .join(members, room, joins.plan(settings, of: room, rooms.rooms[Int(room.index)]))
    }

    /// `leave: alice`, or `leave: { call: alice, conference: standup }`, or with `conference_id`.
    mutating func leave(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else { return bareCall(step).map { .leave($0, .current) } }
        var members: [CastIndex]?
        var target: PlannedStep.LeaveTarget? = .current
        var seen: Set<LeaveKey> = []
        var id: YAMLNode?
        for (key, value) in entries where !key.isInvalid {
            if let word = LeaveKey.table.word(key) {
                seen.insert(word)
                switch word {
                case .call: members = calls(value, "'call'")
                case .conference: target = room(value, "'conference'").map { .room($0) }
                }
            } else if let parameter = LeaveParameters.all.first(where: { key.textEquals($0.name) }) {
                id = key
                target = identifier(value, "'\(parameter.name)'", .conference).map { .id($0.text) }
            } else if !isModifier(key, in: .leave) {
                let names = LeaveKey.allCases.map(\.rawValue) + LeaveParameters.all.map(\.name)
                findings.unknownKey(key, LeaveKey.noun, nearest: Guess.name(for: key.text, among: names))
            }
        }
        if !seen.contains(.call) { refuseMissingCall(step, LeaveKey.call) }
        if let id, seen.contains(.conference) {
            findings.error(
                .conflictingKeys,
                "'conference' and '\(id.text)' both say which conference is left; write one of them",
                at: id
            )
        }
        guard let members, let target else { return nil }
        return .leave(members, target)
    }

    /// `hangup: alice`, or `hangup: { call: alice, by: phone }`.
    mutating func hangUp(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else {
            return bareCall(step).map { .hangUp($0, by: .program(.hangup)) }
        }
        var members: [CastIndex]?
        var side = HangerWord.program
        var reason: (key: YAMLNode, value: EndReason?)?
        var isSaid = false
        for (key, value) in entries {
            switch verbKey(key, of: .hangup, as: HangupKey.self) {
            case nil: continue
            case .call:
                isSaid = true
                members = calls(value, "'call'")
            case .by: side = findings.word(value, "'by'", as: HangerWord.self) ?? .program
            case .reason: reason = (key, endReason(value))
            }
        }
        if !isSaid { refuseMissingCall(step, HangupKey.call) }
        switch side {
        case .program: return members.map { .hangUp($0, by: .program(reason?.value ?? .hangup)) }
        case .phone:
            if let reason {
                findings.error(
                    .conflictingKeys,
                    "a phone gives no reason; 'reason' belongs to 'by: program'",
                    at: reason.key
                )
            }
            refuseReply(of: step, "a phone that hangs up")
            return members.map { .hangUp($0, by: .phone) }
        }
    }

    /// Takes in what waits for the reply to a step that a phone takes.
    mutating func refuseReply(of step: Step, _ phone: String) {
        if let until = step.untilReply {
            findings.error(
                .misplacedKey,
                "'until' cannot stand here: \(phone) sends no command that could be replied to",
                at: until,
                in: step.value.document
            )
        }
        if let refusal = step.refusal {
            findings.error(
                .misplacedKey,
                "'expect_error' cannot stand here: \(phone) sends no command that could be refused",
                at: refusal.range,
                in: step.value.document
            )
        }
    }

    private mutating func endReason(_ node: YAMLNode) -> EndReason? {
        guard case .text(let word) = findings.value(node, "'reason'", .word(of: EndReason.self)) else { return nil }
        return EndReason(rawValue: word)
    }

    // MARK: - What the verbs have in common

    /// The entries of a verb's mapping; nil where it names a call and no more, or is something else.
    func commandMapping(_ step: Step) -> YAMLNode.Entries? {
        step.value.kind == .mapping && !step.value.isInvalid ? step.value.entries : nil
    }

    /// The key of a verb's own mapping.
    mutating func verbKey<Word: Vocabulary>(_ key: YAMLNode, of verb: Verb, as _: Word.Type) -> Word? {
        guard !key.isInvalid else { return nil }
        if Word.table.word(key) == nil, isModifier(key, in: verb) { return nil }
        return findings.recognise(key, as: Word.self)
    }

    /// Whether a key belongs beside the verb and not in its mapping; then that is taken in.
    mutating func isModifier(_ key: YAMLNode, in verb: Verb) -> Bool {
        guard let modifier = StepModifier.table.word(key) else { return false }
        findings.error(
            .misplacedKey,
            "'\(modifier.rawValue)' is no key of \(verb.rawValue): it stands beside the verb, not in its mapping",
            at: key
        )
        return true
    }

    /// The call or group that stands alone behind a verb.
    mutating func bareCall(_ step: Step) -> [CastIndex]? {
        guard step.value.isScalar || step.value.isInvalid else {
            findings.wrongKind(
                "'\(step.verb.rawValue)'",
                mustBe: step.verb.term.shape,
                at: step.value,
                hints: ["to act on several calls at once, declare a group by 'count'"]
            )
            return nil
        }
        return calls(step.value, "'\(step.verb.rawValue)'")
    }

    /// Whether a key that is none was probably meant as this one, which then is not missed as well.
    func isMisspelt<Word: Vocabulary>(_ word: Word, in entries: YAMLNode.Entries) -> Bool {
        entries.contains { key, _ in
            !key.isInvalid && Word.table.word(key) == nil && Word.table.nearest(to: key.text) == word.rawValue
        }
    }

    mutating func refuseMissingCall<Word: Vocabulary>(_ step: Step, _ word: Word) {
        guard !isMisspelt(word, in: step.value.entries) else { return }
        findings.error(
            .missingKey,
            "'\(step.verb.rawValue)' has no 'call'",
            at: step.keyRange,
            in: step.value.document,
            hints: ["write \(step.verb.rawValue): { call: ..., ... }"]
        )
    }
}
