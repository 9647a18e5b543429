import Conferencing
import YAMLSource

extension ScenarioReading {
    /// `for_each: { in, as, steps }`: a stretch for each item.
    mutating func forEach(_ verb: YAMLNode, _ value: YAMLNode) -> StepBody? {
        let shape = "{ in: [...] or a group, as: NAME, steps: [...] }"
        guard let entries = findings.mapping(value, "'for_each'", mustBe: shape) else { return nil }
        var parts: [ForEachKey: YAMLNode] = [:]
        var hasStranger = false
        for (key, value) in entries {
            if let word = findings.recognise(key, as: ForEachKey.self) {
                parts[word] = value
            } else {
                hasStranger = true
            }
        }
        for word in ForEachKey.allCases where parts[word] == nil && !hasStranger {
            findings.error(
                .missingKey,
                "'for_each' has no '\(word.rawValue)'",
                at: verb,
                hints: ["write for_each: \(shape)"]
            )
        }
        let items = parts[.in].flatMap { self.items($0) }
        guard let variable = parts[.as].flatMap({ loopVariable($0) }), let steps = parts[.steps] else { return nil }
        loops.append(variable)
        expansion.depth += 1
        defer {
            loops.removeLast()
            expansion.depth -= 1
        }
        guard let items, !isOnlyLookedThrough else {
            // Without items what is done for each is looked through all the same: it may have mistakes of its own.
            if let steps = filled(steps, variable: variable, .unknown) { _ = self.steps(steps, "'steps'") }
            return nil
        }
        var stretches: [StepBody.Stretch] = []
        for item in items {
            guard !expansion.isExhausted, let steps = filled(steps, variable: variable, item.value) else { return nil }
            stretches.append(StepBody.Stretch(label: item.label, steps: self.steps(steps, "'steps'")))
        }
        return .inOrder(stretches)
    }

    /// The name under which a loop speaks of its items; it means nothing else around it.
    private mutating func loopVariable(_ node: YAMLNode) -> String? {
        guard let name = findings.name(node, "loop variable") else { return nil }
        if ReferenceKind(rawValue: name) != nil {
            findings.error(
                .reservedName,
                "\(quote(name)) is no name for a loop variable: it is how the references $(\(name)...) begin",
                at: node
            )
            return nil
        }
        if let other = declared[name] {
            findings.error(
                .duplicateName,
                "\(quote(name)) is a \(other.noun), and so no loop variable",
                at: node,
                notes: [
                    Diagnostic.Note(
                        "the \(other.noun) is declared here",
                        at: SourcePlace(scenario.document.source, other.range)
                    )
                ]
            )
            return nil
        }
        if loops.contains(name) {
            findings.error(.duplicateName, "\(quote(name)) is the variable of a loop around this one", at: node)
            return nil
        }
        return name
    }

    /// A capture of the name of a loop's variable could never be spoken of.
    mutating func checkCaptures(_ capture: YAMLNode) {
        guard !loops.isEmpty else { return }
        for (key, _) in capture.entries where !key.isInvalid && loops.contains(key.text) {
            findings.error(
                .duplicateName,
                "\(quote(key.text)) is the variable of a loop around this step, and so no capture",
                at: key
            )
        }
    }

    // MARK: - in

    /// What there is a round for; nil, with the mistakes taken in, where that cannot be told.
    private mutating func items(_ node: YAMLNode) -> [(label: String, value: StaticValue)]? {
        let wanted = "a list, or the name of a group"
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .mapping:
            findings.wrongKind("'in'", mustBe: wanted, at: node)
            return nil
        case .scalar: return members(node, mustBe: wanted)
        case .sequence: break
        }
        guard let list = findings.list(node, "'in'") else { return nil }
        var items: [(label: String, value: StaticValue)] = []
        var isWhole = true
        for item in list {
            guard !item.isInvalid else {
                isWhole = false
                continue
            }
            switch item.kind {
            case .mapping: items.append((item.inOneLine, .node(item)))
            case .sequence:
                findings.wrongKind("an item of 'in'", mustBe: "a single value or a mapping", at: item)
                isWhole = false
            case .scalar:
                guard findings.isPresentScalar(item, "an item of 'in'", mustBe: "a single value or a mapping") else {
                    isWhole = false
                    continue
                }
                items.append((item.text, .node(item)))
            }
        }
        return isWhole ? items : nil
    }

    /// The members of a group.
    private mutating func members(_ node: YAMLNode, mustBe wanted: String) -> [(label: String, value: StaticValue)]? {
        guard findings.isPresentScalar(node, "'in'", mustBe: wanted) else { return nil }
        guard let name = findings.plainText(node, "'in'") else { return nil }
        guard let call = scenario.calls.first(where: { $0.name.value == name }) else {
            guard !scenario.hasUnreadableCalls else { return nil }
            let groups = scenario.calls.lazy.filter { $0.count != nil }.prefix(1000).map(\.name.value)
            findings.error(
                .unknownCall,
                "no group is called \(quote(name))",
                at: node,
                hints: Nearest.name(to: name, among: Array(groups)).didYouMean
            )
            return nil
        }
        guard let count = call.count else {
            guard !call.isBroken else { return nil }
            findings.error(.notAGroup, "\(quote(name)) is one call, and no group", at: node, hints: ["write [\(name)]"])
            return nil
        }
        return (1...max(1, count)).map { number in
            let member = "\(name).\(number)"
            return (member, .plain(member))
        }
    }
}
