import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `answer: alice`, or `answer: { call: alice }`.
    mutating func answer(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else { return bareCall(step).map { .answer($0) } }
        var members: [CastIndex]?
        var isSaid = false
        for (key, value) in entries {
            switch verbKey(key, of: .answer, as: AnswerKey.self) {
            case nil: continue
            case .call:
                isSaid = true
                members = calls(value, "'call'")
            }
        }
        if !isSaid { refuseMissingCall(step, AnswerKey.call) }
        return members.map { .answer($0) }
    }

    /// `digits: { call: alice, digits: "12#" }`.
    mutating func digits(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'digits'", mustBe: "{ call, digits, by, for }") else {
            return nil
        }
        var members: [CastIndex]?
        var text: String?
        var side = HangerWord.program
        var tone: (key: YAMLNode, span: TimeSpan?)?
        var seen: Set<DigitsKey> = []
        for (key, value) in entries {
            guard let word = verbKey(key, of: .digits, as: DigitsKey.self) else { continue }
            seen.insert(word)
            switch word {
            case .call: members = calls(value, "'call'")
            case .digits: text = findings.textWithoutReferences(value, "'digits'")
            case .by: side = findings.word(value, "'by'", as: HangerWord.self) ?? .program
            case .for: tone = (key, findings.duration(value, "'for'", mayBeZero: false))
            }
        }
        if !seen.contains(.call) { refuseMissingCall(step, DigitsKey.call) }
        if !seen.contains(.digits), !isMisspelt(DigitsKey.digits, in: entries) {
            findings.error(
                .missingKey,
                "'digits' does not say which digits",
                at: step.keyRange,
                in: step.value.document,
                hints: ["write digits: { call: ..., digits: \"12#\" }"]
            )
        }
        guard let members, let text else { return nil }
        // What are no digits goes out as it stands where a refusal is demanded, for the service to refuse.
        guard DigitsOptions.areDigits(text) || step.refusal != nil else {
            findings.error(
                .malformedValue,
                "\(quote(text)) are no digits: 0 to 9, *, #, A to D, and w or W for a pause",
                at: step.value["digits"] ?? step.value
            )
            return nil
        }
        switch side {
        case .program:
            guard let tone else { return .digits(members, text) }
            findings.error(
                .conflictingKeys,
                "calling.send_digits does not say how long a digit takes; 'for' belongs to 'by: phone'",
                at: tone.key
            )
            return nil
        case .phone:
            refuseReply(of: step, "a phone whose keys are pressed")
            guard let tone else { return .press(members, PressedKeys(text)) }
            return tone.span.map { .press(members, PressedKeys(text, tone: $0)) }
        }
    }

    // MARK: - Directions

    /// Takes in a command for a call that cannot have it: a dial of one that comes in, an answer to one that is dialled, and
    /// any for one that an application controls.
    mutating func checkDirections(_ action: PlannedStep.Action, of step: Step) {
        let members: [CastIndex]
        var wanted: CallDirectionWord?
        switch action {
        case .dial(let dialled): (members, wanted) = (dialled, .outbound)
        case .answer(let answered): (members, wanted) = (answered, .inbound)
        case .digits(let some, _), .join(let some, _, _), .leave(let some, _), .hangUp(let some, by: .program),
            .moderate(let some, _, .relayHold):
            members = some
        // What the person at the far end does, and what is done over REST, is the scenario's, whoever controls the call.
        case .hangUp(_, by: .phone), .moderate, .endConference, .recording, .announce, .announceToAll, .stream, .speak,
            .silence, .press, .wait, .expect, .quiet, .assert, .fault, .block:
            return
        }
        guard let first = members.first else { return }
        let declaration = cast.declaration(of: first)
        guard !declaration.isBroken else { return }
        let name = quote(declaration.name.value)
        if declaration.controller == .app {
            findings.error(
                .notAllowed,
                "\(name) is controlled by the application, so muster sends no '\(step.verb.rawValue)' for it",
                at: step.keyRange,
                in: step.value.document
            )
        } else if let wanted, declaration.direction != wanted {
            findings.error(
                .notAllowed,
                wanted == .inbound
                    ? "\(name) is dialled by muster, and answered by its phone"
                    : "\(name) comes in from outside, before step 1, and is not dialled",
                at: step.keyRange,
                in: step.value.document,
                hints: wanted == .inbound ? ["declare it with direction: inbound to be rung"] : []
            )
        }
    }

    /// Takes in each call that nobody will answer and that no step dials: the scenario could never begin.
    mutating func checkAnswers(_ steps: [PlannedStep]) {
        let silent = cast.places.filter { !$0.declaration.isBroken && $0.declaration.neverAnswers }
        guard !silent.isEmpty else { return }
        var dialled: Set<CastIndex> = []
        for step in steps { if case .dial(let members) = step.action { dialled.formUnion(members) } }
        for place in silent
        where !(place.first..<(place.first + place.count)).allSatisfy({ dialled.contains(CastIndex($0)) }) {
            let name = place.declaration.name
            findings.error(
                .conflictingKeys,
                "nobody answers the phone of \(quote(name.value)), so to dial it before it is used must fail",
                at: name.range,
                in: scenario.document,
                hints: [
                    "dial it by a step: dial: \(name.value), with"
                        + " expect: [calling.call.dial: { dial_state: failed }]"
                ]
            )
        }
    }
}

extension CallDeclaration {
    /// Whether its phone cannot come to be answered.
    fileprivate var neverAnswers: Bool {
        guard direction == .outbound else { return false }
        switch phone {
        case .answer(let delay): return delay > dial.ringTime
        case .busy, .noAnswer, .decline: return true
        }
    }
}
