import Conferencing
import YAMLSource

extension ScenarioReading {
    /// What a reference means among the names that are filled in before a case runs.
    mutating func meaning(of reference: WrittenReference) -> StaticMeaning {
        guard let kind = ReferenceKind(rawValue: String(reference.owner)) else { return .notStatic }
        switch kind {
        case .param: return meaning(of: reference, .param, in: names.params)
        case .matrix: return meaning(of: reference, .matrix, in: names.matrix)
        case .env: return variable(reference)
        case .run, .secret, .webhook, .recordingWebhook, .streamWebhook, .stream: return .notStatic
        }
    }

    /// What a reference means in a loop, whose variable it may name.
    func meaning(of reference: WrittenReference, variable: String, _ value: StaticValue) -> StaticMeaning {
        guard reference.owner == variable else { return .notStatic }
        return value.asked(for: reference.name.dropFirst(variable.count + 1), called: variable)
    }

    private mutating func meaning(
        of reference: WrittenReference,
        _ kind: ReferenceKind,
        in space: StaticNames.Space
    ) -> StaticMeaning {
        let noun = kind == .param ? "param" : "axis of the matrix"
        let rest = reference.name.dropFirst(kind.rawValue.count + 1)
        let name = String(rest.prefix { $0 != "." })
        guard !name.isEmpty else {
            return .mistake(
                .unknownReference,
                "this reference names no \(noun)",
                hints: ["write $(\(kind.rawValue).NAME)"]
            )
        }
        switch space {
        case .unreadable: return .passedOver
        case .notYet:
            return .mistake(.referenceNotHere, "what stands here is read before any \(noun) is known", hints: [])
        case .absent:
            return .mistake(
                .unknownReference,
                "there is no matrix here, and so no \(noun) \(quote(name))",
                hints: names.isInFragment
                    ? ["hand the value over: with: { NAME: $(matrix.\(name)) }, and a param here"] : []
            )
        case .known(let values):
            guard let value = values[name] else {
                let nearest = Nearest.name(to: name, among: values.keys.sorted())
                return .mistake(
                    .unknownReference,
                    "no \(noun) is called \(quote(name))",
                    hints: nearest.map { ["did you mean '$(\(kind.rawValue).\($0))'?"] }
                        ?? (kind == .param ? ["declare it: params: { \(name): its default }"] : [])
                )
            }
            used.insert("\(kind.rawValue).\(name)")
            return value.asked(for: rest.dropFirst(name.count + 1), called: "\(kind.rawValue).\(name)")
        }
    }

    /// `$(env.NAME)`: only what the command line allows, so that nobody's scenario can look around in an environment.
    private func variable(_ reference: WrittenReference) -> StaticMeaning {
        let rest = reference.name.dropFirst(ReferenceKind.env.rawValue.count + 1)
        let name = String(rest.prefix { $0 != "." })
        guard !name.isEmpty else {
            return .mistake(.unknownReference, "this reference names no variable", hints: ["write $(env.NAME)"])
        }
        guard !ScenarioInputs.isOwn(variable: name) else {
            return .mistake(
                .variableNotAllowed,
                "\(quote(name)) holds what muster itself signs in with, and no scenario may read it",
                hints: []
            )
        }
        guard let value = inputs.variables[name] else {
            return .mistake(
                .variableNotAllowed,
                "the command line does not allow the variable \(quote(name))",
                hints: ["allow it: --env \(name)"]
            )
        }
        guard let value else {
            return .mistake(
                .variableNotAllowed,
                "the variable \(quote(name)) is allowed by --env \(name), and is not set",
                hints: []
            )
        }
        return StaticValue.literal(value).asked(for: rest.dropFirst(name.count + 1), called: "env.\(name)")
    }
}

extension StaticValue {
    /// What `$(NAME.rest)` means where this is what NAME stands for: a member of a mapping, or where this is the name of
    /// a call, what is asked of that call.
    fileprivate func asked(for rest: Substring, called name: String) -> StaticMeaning {
        guard !rest.isEmpty else { return .value(self) }
        switch self {
        case .unknown: return .passedOver
        case .plain(let text), .literal(let text): return StaticValue.reference(text, rest, called: name)
        case .node(let node):
            if node.isInvalid { return .passedOver }
            switch node.kind {
            case .scalar: return StaticValue.reference(node.text, rest, called: name)
            case .sequence:
                return .mistake(.unknownReference, "'$(\(name))' is a list, of which nothing can be asked", hints: [])
            case .mapping: break
            }
            let member = String(rest.prefix { $0 != "." })
            if let value = node[member] {
                return StaticValue.node(value).asked(for: rest.dropFirst(member.count + 1), called: "\(name).\(member)")
            }
            let names = node.entries.map(\.key.text)
            return .mistake(
                .unknownReference,
                "'$(\(name))' has no member \(quote(member))",
                hints: Nearest.name(to: member, among: names).map { ["did you mean '$(\(name).\($0))'?"] } ?? []
            )
        }
    }

    private static func reference(_ owner: String, _ rest: Substring, called name: String) -> StaticMeaning {
        guard !owner.contains("$("), !owner.contains(")") else {
            return .mistake(
                .unknownReference,
                "'$(\(name))' is \(quote(owner)), which is no name that anything could be asked of",
                hints: []
            )
        }
        return .reference("$(\(owner).\(rest))")
    }
}
