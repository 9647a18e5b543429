import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// A text with its references resolved; nil, with the mistakes taken in, where one of them means nothing.
    mutating func plannedText(_ node: YAMLNode) -> PlannedText? {
        guard node.mayHoldReference else { return PlannedText([.literal(node.text)]) }
        guard let template = Template(node, &findings) else { return nil }
        var parts: [PlannedText.Part] = []
        var isWhole = true
        for piece in template.pieces {
            switch piece {
            case .literal(let text): parts.append(.literal(text))
            case .reference(let name, let offset, let length):
                if let part = part(name, Range(uncheckedBounds: (offset, offset + length)), in: node) {
                    parts.append(part)
                } else {
                    isWhole = false
                }
            }
        }
        return isWhole ? PlannedText(parts.isEmpty ? [.literal("")] : parts) : nil
    }

    /// What one reference means.
    private mutating func part(_ name: String, _ span: Range<Int>, in node: YAMLNode) -> PlannedText.Part? {
        // A member of a group has a dot in its own name, so what is asked for stands behind the last one.
        let dot = name.lastIndex(of: ".")
        let owner = dot.map { String(name[..<$0]) } ?? name
        let attribute = dot.map { String(name[name.index(after: $0)...]) }
        let reference = Reference(owner: owner, attribute: attribute, span: span, node: node)
        if attribute == nil, let slot = captures.refer(to: name) { return .capture(slot) }
        let first = name.prefix { $0 != "." }
        if let kind = ReferenceKind(rawValue: String(first)) {
            let rest = first.endIndex == name.endIndex ? nil : String(name[name.index(after: first.endIndex)...])
            return part(of: kind, Reference(owner: kind.rawValue, attribute: rest, span: span, node: node))
        }
        switch cast.meaning(of: owner) {
        case .one(let member):
            return isKnown(reference, CallAttribute.self) ? .callID(member) : nil
        case .group(let place):
            let group = cast.places[place].declaration.name.value
            refuse(
                .groupForOneCall,
                reference,
                "'\(group)' is a group, and a reference needs one call",
                hints: ["name one of its members: $(\(group).1.\(CallAttribute.callID.rawValue))"]
            )
            return nil
        case .noSuchMember(let place):
            let group = cast.places[place]
            refuse(
                .unknownReference,
                reference,
                "the group '\(group.declaration.name.value)' has no \(quote(owner))",
                hints: []
            )
            return nil
        case .broken: return nil
        case .unknown: return roomPart(reference)
        }
    }

    private mutating func roomPart(_ reference: Reference) -> PlannedText.Part? {
        switch rooms.meaning(of: reference.owner) {
        case .room(let room): return isKnown(reference, ConferenceAttribute.self) ? .conferenceID(room) : nil
        case .broken: return nil
        case .unknown:
            let names =
                cast.places.prefix(1000).map(\.declaration.name.value) + rooms.rooms.prefix(1000).map(\.alias)
                + ReferenceKind.allCases.map(\.rawValue) + captures.names
            let nearest = Nearest.name(to: reference.owner, among: names)
            let meant = nearest.map { name in reference.attribute.map { "\(name).\($0)" } ?? name }
            refuse(
                .unknownReference,
                reference,
                "nothing is called \(quote(reference.owner)) here",
                hints: meant.map { ["did you mean '$(\($0))'?"] } ?? []
            )
            return nil
        }
    }

    private mutating func part(of kind: ReferenceKind, _ reference: Reference) -> PlannedText.Part? {
        guard ReferenceKind.table.isBuilt(kind) else {
            refuse(
                .notBuiltYet,
                reference,
                "'$(\(kind.rawValue)...)' is known, but this version does not fill it in yet",
                hints: []
            )
            return nil
        }
        switch kind {
        case .run: return isKnown(reference, RunAttribute.self) ? .runSeed : nil
        case .webhook:
            webhookUse = webhookUse ?? reference.node.range
            return isKnown(reference, EndpointAttribute.self) ? .webhookURL : nil
        case .recordingWebhook:
            webhookUse = webhookUse ?? reference.node.range
            return isKnown(reference, EndpointAttribute.self) ? .recordingWebhookURL : nil
        case .streamWebhook:
            webhookUse = webhookUse ?? reference.node.range
            return isKnown(reference, EndpointAttribute.self) ? .streamWebhookURL : nil
        case .stream:
            streamUse = streamUse ?? reference.node.range
            return isKnown(reference, EndpointAttribute.self) ? .streamURL : nil
        case .secret: return secretPart(reference)
        // What of these is still there was not to be filled in: it came in a value, from where there is no such name.
        case .param, .matrix, .env:
            refuse(
                .unknownReference,
                reference,
                "'$(\(kind.rawValue)...)' is filled in where it is written, and this came here in another way",
                hints: []
            )
            return nil
        }
    }

    /// `$(secret.NAME)`, which must be declared.
    private mutating func secretPart(_ reference: Reference) -> PlannedText.Part? {
        let names = scenario.secrets.map(\.name.value)
        if let place = reference.attribute.flatMap(names.firstIndex) { return .secret(place) }
        let nearest = reference.attribute.flatMap { Nearest.name(to: $0, among: names) }
        refuse(
            .unknownReference,
            reference,
            reference.attribute.map { "no secret is called \(quote($0))" } ?? "this reference names no secret",
            hints: nearest.map { ["did you mean '$(secret.\($0))'?"] }
                ?? ["declare it: secrets: { NAME: { env: NAME } }"]
        )
        return nil
    }

    /// Whether what a reference asks for is something that its owner has.
    private mutating func isKnown<Attribute: Vocabulary>(_ reference: Reference, _: Attribute.Type) -> Bool {
        if let attribute = reference.attribute, Attribute(rawValue: attribute) != nil { return true }
        let known = Attribute.allCases.map(\.rawValue)
        let asks = reference.attribute.map { "cannot be asked for \(quote($0))" } ?? "does not say what it asks for"
        refuse(
            .unknownReference,
            reference,
            "this reference \(asks)",
            hints: ["write $(\(reference.owner).\(known.first ?? ""))"]
        )
        return false
    }

    private mutating func refuse(_ code: DiagnosticCode, _ reference: Reference, _ message: String, hints: [String]) {
        findings.error(
            code,
            message,
            at: Template.range(offset: reference.span.lowerBound, length: reference.span.count, in: reference.node),
            in: reference.node.document,
            hints: hints
        )
    }
}

/// A reference and where it stands.
private struct Reference {
    var owner: String
    var attribute: String?
    var span: Range<Int>
    var node: YAMLNode
}

extension PlannedText {
    /// The text, where the run has nothing to fill in.
    var literal: String? {
        guard parts.count == 1, case .literal(let text) = parts[0] else { return nil }
        return text
    }
}
