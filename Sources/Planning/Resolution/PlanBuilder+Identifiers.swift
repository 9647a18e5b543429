import Conferencing
import Scenarios
import YAMLSource

/// The id of a call or of a conference's lifetime, as a scenario names it.
enum Identifier {
    case call(CastIndex)
    case conference(RoomIndex)
    /// `{ literal: "..." }`: an id as it is on the wire.
    case raw(PlannedText)

    /// What to compare a field with.
    var operand: Matcher.Operand {
        switch self {
        case .call(let member): .call(member)
        case .conference(let room): .conference(room)
        case .raw(let text): .text(text)
        }
    }

    /// What to send.
    var text: PlannedText {
        switch self {
        case .call(let member): PlannedText([.callID(member)])
        case .conference(let room): PlannedText([.conferenceID(room)])
        case .raw(let text): text
        }
    }
}

extension PlanBuilder {
    /// What identifiers there are.
    enum IdentifierKind {
        case call
        case conference
    }

    /// Where the table has an id: the name of a call or a conference, a reference to its id, or `{ literal: "..." }`.
    mutating func identifier(
        _ node: YAMLNode,
        _ subject: @autoclosure () -> String,
        _ kind: IdentifierKind
    ) -> Identifier? {
        guard !node.isInvalid else { return nil }
        if let literal = node.literalValue {
            guard findings.isPresentScalar(literal, "'literal'", mustBe: "a text") else { return nil }
            return plannedText(literal).map { .raw($0) }
        }
        if node.isScalar, node.mayHoldReference { return reference(node, subject(), kind) }
        switch kind {
        case .call: return call(node, subject()).map { .call($0) }
        case .conference: return room(node, subject()).map { .conference($0) }
        }
    }

    private mutating func reference(_ node: YAMLNode, _ subject: String, _ kind: IdentifierKind) -> Identifier? {
        guard let text = plannedText(node) else { return nil }
        let only = text.parts.count == 1 ? text.parts.first : nil
        switch (only, kind) {
        case (.callID(let member), .call): return .call(member)
        case (.conferenceID(let room), .conference): return .conference(room)
        case (.capture(let slot), _) where captures.type(of: slot).isTextual: return .raw(text)
        case (_, .call):
            findings.error(
                .wrongType,
                "\(subject) must be a call: its name, or $(NAME.\(CallAttribute.callID.rawValue))",
                at: node,
                hints: ["write { literal: ... } to mean an id as it is on the wire"]
            )
        case (_, .conference):
            findings.error(
                .wrongType,
                "\(subject) must be a conference: its name, or $(NAME.\(ConferenceAttribute.conferenceID.rawValue))",
                at: node,
                hints: ["write { literal: ... } to mean an id as it is on the wire"]
            )
        }
        return nil
    }
}

extension YAMLNode {
    /// The value of a mapping that is `{ literal: VALUE }` and nothing else.
    var literalValue: YAMLNode? {
        guard count == 1, let entry = entries.first(where: { _ in true }) else { return nil }
        return MatcherKey.table.word(entry.key) == .literal ? entry.value : nil
    }
}
