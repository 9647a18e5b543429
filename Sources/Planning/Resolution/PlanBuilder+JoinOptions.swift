import Conferencing
import JSONCodec
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// Where options of a join are written.
    enum OptionLayer {
        /// `defaults: { join: ... }`
        case defaults
        /// Under a conference.
        case conference
        /// In a step.
        case step
    }

    /// Reads the options that joins share, so that steps can be merged over them.
    mutating func readSharedOptions() {
        if let join = scenario.defaults.join { joins.ofDefaults = options(join.entries, .defaults) }
        joins.ofRooms = scenario.conferences.map { conference in
            conference.options.map { options($0.entries, .conference) } ?? []
        }
    }

    /// Reads options in the order in which they are written; what is wrong is taken in and left out.
    mutating func options(_ entries: YAMLNode.Entries, _ layer: OptionLayer) -> [OptionSetting] {
        var settings: [OptionSetting] = []
        for (key, value) in entries where !key.isInvalid {
            if layer == .step, JoinKey.table.word(key) != nil { continue }
            if let setting = option(key, value, layer) { settings.append(setting) }
        }
        return settings
    }

    private mutating func option(_ key: YAMLNode, _ value: YAMLNode, _ layer: OptionLayer) -> OptionSetting? {
        guard !value.isInvalid else { return nil }
        let literal = value.literalValue
        guard let place = JoinOptionNames.index.place(of: key) else {
            // Whoever writes `literal` wants to see what the service makes of it, an unknown name included (R12).
            if let literal { return json(literal).map { OptionSetting(name: key.text, value: .unchecked($0)) } }
            refuseUnknown(key, layer)
            return nil
        }
        let option = JoinOptions.Key.allCases[place]
        let parameter = JoinParameters.all[place]
        guard isInPlace(option, key, literal, layer) else { return nil }
        if let literal {
            noteSecrets(in: literal, parameter)
            return unchecked(literal, option, parameter, key)
        }
        if value.isPlain, !value.isAbsent, value.isNull { return OptionSetting(name: parameter.name, value: .notSent) }
        if parameter.support == .notYet { findings.notSimulated("the option '\(parameter.name)'", at: key) }
        return typed(value, option, parameter)
    }

    private mutating func refuseUnknown(_ key: YAMLNode, _ layer: OptionLayer) {
        let name = key.text
        let other = JoinParameters.all.first { $0.otherNames.contains(name) }?.name
        // `call` and `conference` come first: every step has them.
        let words = (layer == .step ? JoinKey.allCases.map(\.rawValue) : []) + JoinParameters.all.map(\.name)
        let nearest = other ?? Guess.name(for: name, among: words)
        let noun =
            switch layer {
            case .defaults: "option of a join"
            case .conference: "option of a conference"
            case .step: "option of join"
            }
        if layer == .step, isModifier(key, in: .join) { return }
        findings.unknownKey(key, noun, nearest: nearest)
    }

    /// Whether an option may be written in a layer.
    private mutating func isInPlace(
        _ option: JoinOptions.Key,
        _ key: YAMLNode,
        _ literal: YAMLNode?,
        _ layer: OptionLayer
    ) -> Bool {
        switch (option, layer) {
        // The loader has read it: it is the room's name on the wire.
        case (.name, .conference): return false
        case (.name, .defaults), (.name, .step):
            guard literal == nil else { return true }
            findings.error(
                .misplacedKey,
                "a join names its conference by 'conference'; 'name' belongs to one under 'conferences'",
                at: key,
                hints: layer == .step ? ["to name the step, write 'name' beside 'join'"] : []
            )
            return false
        case (.coach, .defaults), (.coach, .conference), (.stream, .defaults), (.stream, .conference):
            findings.error(
                .misplacedKey,
                "'\(option.rawValue)' belongs on a join, not on all joins of a conference",
                at: key
            )
            return false
        case (_, .defaults), (_, .conference), (_, .step): return true
        }
    }

    // MARK: - Values

    private mutating func typed(_ value: YAMLNode, _ option: JoinOptions.Key, _ parameter: Parameter) -> OptionSetting?
    {
        let subject = "'\(parameter.name)'"
        func late(_ text: PlannedText) -> OptionSetting {
            OptionSetting(name: parameter.name, value: .late(text, value.range))
        }
        switch parameter.type {
        case .call:
            return identifier(value, subject, .call).map { late($0.text) }
        case .text, .url:
            guard value.isScalar, value.mayHoldReference else { break }
            guard let text = plannedText(value) else { return nil }
            // One that has only escapes in it is known now, and checked as any other.
            guard let known = text.literal else { return late(text) }
            switch parameter.type.parse(known, quoted: true) {
            case .value(let value): return OptionSetting(name: parameter.name, value: .typed(option, value))
            case .name: return nil
            case .refused(let refusal):
                findings.refuse(refusal, of: subject, at: value)
                return nil
            }
        case .object where option == .stream:
            guard let entries = findings.mapping(value, subject) else { return nil }
            for (key, _) in entries where !key.isInvalid && StreamParameters.named(key.text) == nil {
                findings.unknownKey(key, "key of \(subject)", nearest: StreamParameters.all.nearestName(to: key.text))
            }
            guard let (members, late) = streamMembers(entries, of: value, subject) else { return nil }
            return OptionSetting(name: parameter.name, value: .partly(option, .object(members), late))
        case .boolean, .integer, .number, .word, .words, .codec:
            // What has been captured is typed when it is sent.
            guard value.isScalar, value.mayHoldReference else { break }
            guard let text = plannedText(value) else { return nil }
            if text.parts.contains(where: \.isCapture) { return late(text) }
        case .object, .texts, .conference: break
        }
        return fieldValue(value, subject, parameter.type).map {
            OptionSetting(name: parameter.name, value: .typed(option, $0))
        }
    }

    /// A value in which the run fills nothing in.
    private mutating func fieldValue(_ node: YAMLNode, _ subject: String, _ type: ValueType) -> FieldValue? {
        switch type {
        case .object(let members): return object(node, subject, members)
        case .texts: return texts(node, subject)
        case .boolean, .integer, .number, .text, .word, .words, .url, .call, .conference, .codec:
            guard !node.isScalar || !node.mayHoldReference else {
                guard plannedText(node) != nil else { return nil }
                findings.error(
                    .referenceNotHere,
                    "\(subject) must be \(type.phrase), and a reference in it is not filled in",
                    at: node
                )
                return nil
            }
            return findings.value(node, subject, type)
        }
    }

    private mutating func object(_ node: YAMLNode, _ subject: String, _ members: [Parameter]) -> FieldValue? {
        guard let entries = findings.mapping(node, subject) else { return nil }
        let errors = findings.errorCount
        var values: [FieldValue.Member] = []
        var seen: Set<String> = []
        for (key, value) in entries where !key.isInvalid {
            let name = key.text
            guard let member = members.named(name) else {
                findings.unknownKey(key, "key of \(subject)", nearest: members.nearestName(to: name))
                continue
            }
            seen.insert(name)
            guard let typed = fieldValue(value, "'\(name)'", member.type) else { continue }
            values.append(FieldValue.Member(name, typed))
        }
        for member in members where member.isRequired && !seen.contains(member.name) {
            findings.error(.missingKey, "\(subject) has no '\(member.name)'", at: node)
        }
        return findings.errorCount == errors ? .object(values) : nil
    }

    private mutating func texts(_ node: YAMLNode, _ subject: String) -> FieldValue? {
        guard let entries = findings.mapping(node, subject, mustBe: "a mapping of texts") else { return nil }
        var values: [FieldValue.Member] = []
        for (key, value) in entries where !key.isInvalid {
            guard let typed = fieldValue(value, "an entry of \(subject)", .text()) else { continue }
            values.append(FieldValue.Member(key.text, typed))
        }
        return .object(values)
    }

    // MARK: - Literals

    /// What is written out may hold secrets too.
    private mutating func noteSecrets(in literal: YAMLNode, _ parameter: Parameter) {
        guard case .object(let members) = parameter.type, literal.kind == .mapping, !literal.isInvalid else { return }
        for (key, value) in literal.entries where !key.isInvalid {
            guard let member = members.named(key.text), member.isSecret else { continue }
            noteSecret(member, key, value)
        }
    }

    /// `{ literal: VALUE }`: what the type would take is set as ever, all else is sent unchecked.
    private mutating func unchecked(
        _ literal: YAMLNode,
        _ option: JoinOptions.Key,
        _ parameter: Parameter,
        _ key: YAMLNode
    ) -> OptionSetting? {
        guard let value = json(literal) else { return nil }
        // A value without fault would have an effect, and an effect that nobody simulates must not pass for one.
        if parameter.support == .notYet, parameter.type.mayTake(value) {
            findings.notSimulated("the option '\(parameter.name)'", at: key)
            return nil
        }
        guard let fitting = parameter.type.fitting(value) else {
            return OptionSetting(name: parameter.name, value: .unchecked(value))
        }
        guard option != .name else {
            findings.error(
                .misplacedKey,
                "this is a good name, and a conference with it must be declared under 'conferences'",
                at: key
            )
            return nil
        }
        return OptionSetting(name: parameter.name, value: .typed(option, fitting))
    }

    /// A node as JSON has it: plain `null`, booleans and numbers are such, all other scalars are texts.
    private mutating func json(_ node: YAMLNode) -> JSONValue? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .sequence:
            var items: [JSONValue] = []
            for item in node.items {
                guard let value = json(item) else { return nil }
                items.append(value)
            }
            return .array(items)
        case .mapping:
            var object = JSONObject()
            for (key, value) in node.entries {
                guard !key.isInvalid, let value = json(value) else { return nil }
                object.append(key.text, value)
            }
            return .object(object)
        case .scalar:
            guard let text = findings.plainText(node, "a literal") else { return nil }
            guard node.isPlain else { return .string(text) }
            if ValueType.isNull(text) { return .null }
            if text == "true" || text == "false" { return .bool(text == "true") }
            return JSONNumber(text).map { .number($0) } ?? .string(text)
        }
    }
}

/// The names of the options of a join, to be found by their bytes; places are those of `JoinParameters.all`.
private enum JoinOptionNames {
    static let index = NameIndex(JoinParameters.all.map(\.name))
}

extension ValueType {
    /// Whether the service might take a JSON value for one of this type.
    fileprivate func mayTake(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.object, .object), (.texts, .object), (.call, .string), (.conference, .string): true
        case (_, _): fitting(value) != nil
        }
    }

    /// A JSON value as a value of this type, where it is one.
    fileprivate func fitting(_ value: JSONValue) -> FieldValue? {
        let text: String
        let isQuoted: Bool
        switch value {
        case .bool(let flag): (text, isQuoted) = (flag ? "true" : "false", false)
        case .number(let number): (text, isQuoted) = (number.text, false)
        case .string(let string): (text, isQuoted) = (string, true)
        case .null, .array, .object: return nil
        }
        switch self {
        // On the wire a text is a string and nothing else.
        case .text, .word, .words, .url, .codec: guard isQuoted else { return nil }
        case .boolean, .integer, .number: guard !isQuoted else { return nil }
        case .call, .conference, .object, .texts: return nil
        }
        guard case .value(let fitting) = parse(text, quoted: isQuoted) else { return nil }
        return fitting
    }
}
