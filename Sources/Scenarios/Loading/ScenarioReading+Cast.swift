import Conferencing
import YAMLSource

extension ScenarioReading {
    /// The longest tag; each member of a group carries one.
    private static let longestTag = 255

    /// Reads `calls`: a mapping, or a list of names.
    mutating func readCalls(_ value: YAMLNode) {
        guard !value.isInvalid else {
            scenario.hasUnreadableCalls = true
            return
        }
        switch value.kind {
        case .mapping:
            for (key, value) in value.entries {
                guard let name = declaredName(key, "call") else {
                    scenario.hasUnreadableCalls = true
                    continue
                }
                var call = CallDeclaration(name: name)
                read(value, into: &call)
                if isNew(name, "call", in: .mapping) { scenario.calls.append(call) }
            }
        case .sequence:
            for item in value.items {
                guard let name = listedName(item, "call") else {
                    scenario.hasUnreadableCalls = true
                    continue
                }
                if isNew(name, "call", in: .sequence) { scenario.calls.append(CallDeclaration(name: name)) }
            }
        case .scalar:
            scenario.hasUnreadableCalls = true
            findings.wrongKind("'calls'", mustBe: "a mapping, or a list of names", at: value)
        }
    }

    /// Reads `conferences`: a mapping, or a list of names.
    mutating func readConferences(_ value: YAMLNode) {
        guard !value.isInvalid else {
            scenario.hasUnreadableConferences = true
            return
        }
        switch value.kind {
        case .mapping:
            for (key, value) in value.entries {
                guard let name = declaredName(key, "conference") else {
                    scenario.hasUnreadableConferences = true
                    continue
                }
                var conference = ConferenceDeclaration(alias: name)
                read(value, into: &conference)
                if isNew(name, "conference", in: .mapping) { scenario.conferences.append(conference) }
            }
        case .sequence:
            for item in value.items {
                guard let name = listedName(item, "conference") else {
                    scenario.hasUnreadableConferences = true
                    continue
                }
                if isNew(name, "conference", in: .sequence) {
                    scenario.conferences.append(ConferenceDeclaration(alias: name))
                }
            }
        case .scalar:
            scenario.hasUnreadableConferences = true
            findings.wrongKind("'conferences'", mustBe: "a mapping, or a list of names", at: value)
        }
        if value.count == 0, value.isScalar == false {
            findings.error(
                .emptyList,
                "'conferences' declares none",
                at: value,
                hints: ["leave it out: then there is one, called 'conference'"]
            )
        }
    }

    /// Takes a declared name in; false where something else bears it already.
    ///
    /// A call and a conference may not share one either: reports speak of both by their bare names, and what a reference
    /// asks of `$(standup...)` must not depend on the word after the dot.
    private mutating func isNew(_ name: Located<String>, _ noun: String, in form: YAMLNode.Kind) -> Bool {
        let declaration = Declaration(range: name.range, noun: noun)
        guard let first = declared[name.value] else {
            declared[name.value] = declaration
            return true
        }
        // Within one mapping the reader has reported it.
        guard form == .sequence || first.noun != noun else { return false }
        findings.error(
            .duplicateName,
            "\(quote(name.value)) is declared twice",
            at: name.range,
            in: scenario.document,
            notes: [
                Diagnostic.Note(
                    "the \(first.noun) is declared here",
                    at: SourcePlace(scenario.document.source, first.range)
                )
            ]
        )
        return false
    }

    // MARK: - Names

    private mutating func listedName(_ item: YAMLNode, _ noun: String) -> Located<String>? {
        let what = "a name in '\(noun)s'"
        guard findings.isPresentScalar(item, what, mustBe: "the name of a \(noun)") else { return nil }
        return declaredName(item, noun)
    }

    /// A name that may be used, and does not mean something else.
    private mutating func declaredName(_ node: YAMLNode, _ noun: String) -> Located<String>? {
        guard let name = findings.name(node, noun) else { return nil }
        if let meaning = ReservedNames.meaning(of: name, forCall: noun == "call") {
            findings.error(.reservedName, "\(quote(name)) is no name for a \(noun): it is \(meaning)", at: node)
            return nil
        }
        return Located(name, at: node.range)
    }

    // MARK: - Calls

    private mutating func read(_ value: YAMLNode, into call: inout CallDeclaration) {
        let errors = findings.errorCount
        defer { if findings.errorCount > errors { call.isBroken = true } }
        let hint = value.isNull ? ["write \(call.name.value): {}"] : []
        guard let entries = findings.mapping(value, "the call '\(call.name.value)'", hints: hint) else {
            call.isBroken = true
            return
        }
        var keys: [String: YAMLNode] = [:]
        for (key, value) in entries {
            guard !key.isInvalid else { continue }
            keys[key.text] = key
            if let option = DialOptions.Key(rawValue: key.text) {
                read(option, value, into: &call)
            } else if let word = CallKey.table.word(key) {
                read(word, key, value, into: &call)
            } else {
                let names = DialParameters.all.map(\.name) + CallKey.allCases.map(\.rawValue)
                let text = key.text
                let other = DialParameters.all.first { $0.otherNames.contains(text) }?.name
                findings.unknownKey(key, CallKey.noun, nearest: other ?? Guess.name(for: text, among: names))
            }
        }
        checkDirection(of: call, keys)
    }

    private mutating func read(_ option: DialOptions.Key, _ value: YAMLNode, into call: inout CallDeclaration) {
        let parameter = DialOptions.parameter(option)
        let subject = "'\(parameter.name)'"
        let typed: FieldValue?
        switch option {
        case .to, .from: typed = findings.textWithoutReferences(value, subject).map { .text($0) }
        case .type: typed = findings.value(value, subject, parameter.type)
        case .headers: typed = headers(value, subject)
        case .timeout, .maxDuration:
            guard let span = findings.duration(value, subject, mayBeZero: false) else { return }
            guard span.nanoseconds % 1_000_000_000 == 0 else {
                findings.error(.outOfRange, "\(subject) must be a duration of whole seconds", at: value)
                return
            }
            typed = .integer(span.nanoseconds / 1_000_000_000)
        }
        guard let typed else { return }
        guard call.dial.set(option, to: typed) else {
            preconditionFailure("'\(option.rawValue)' refuses what its own type has taken")
        }
    }

    private mutating func headers(_ value: YAMLNode, _ subject: String) -> FieldValue? {
        guard let entries = findings.mapping(value, subject, mustBe: "a mapping of texts") else { return nil }
        var members: [FieldValue.Member] = []
        var names: Set<String> = []
        for (key, value) in entries where !key.isInvalid {
            let name = key.text
            guard let text = findings.textWithoutReferences(value, "the header \(quote(name))") else { continue }
            // The reader has reported a name that stands there twice.
            guard names.insert(name).inserted else { continue }
            members.append(FieldValue.Member(name, .text(text)))
        }
        return .object(members)
    }

    private mutating func read(
        _ key: CallKey,
        _ keyNode: YAMLNode,
        _ value: YAMLNode,
        into call: inout CallDeclaration
    ) {
        guard let key = findings.recognise(keyNode, as: CallKey.self) else { return }
        switch key {
        case .tag:
            call.tag = findings.textWithoutReferences(value, "'tag'", maximumLength: ScenarioReading.longestTag)
                .map { Located($0, at: value.shownRange) }
        case .direction:
            call.direction = findings.word(value, "'direction'", as: CallDirectionWord.self) ?? .outbound
        case .controlledBy:
            call.controller = findings.word(value, "'controlled_by'", as: ControllerWord.self) ?? .muster
        case .phone: readPhone(value, into: &call)
        case .count:
            // A count that is wrong makes a group all the same: the name's uses are right, whatever the number is.
            call.count = findings.integer(value, "'count'", 1...100_000).map(Int.init) ?? 1
        case .dial: call.isDialledAtUse = findings.word(value, "'dial'", as: DialWord.self) != nil
        case .context: call.context = findings.textWithoutReferences(value, "'context'")
        }
    }

    private mutating func readPhone(_ value: YAMLNode, into call: inout CallDeclaration) {
        guard !value.isInvalid else { return }
        let wanted = "{ answer_after: 3s }, \(ValueType.list(PhoneWord.allCases.map(\.rawValue), last: "or"))"
        switch value.kind {
        case .scalar:
            guard let word = findings.word(value, "'phone'", as: PhoneWord.self) else { return }
            call.phone = word.behaviour
        case .sequence: findings.wrongKind("'phone'", mustBe: wanted, at: value)
        case .mapping:
            var isSaid = false
            for (key, value) in value.entries {
                switch findings.recognise(key, as: PhoneKey.self) {
                case nil: isSaid = true
                case .answerAfter:
                    isSaid = true
                    let after = findings.duration(value, "'answer_after'", mayBeZero: true)
                    if let after { call.phone = .answer(after: after) }
                }
            }
            if !isSaid { findings.error(.missingKey, "'phone' does not say what the phone does", at: value) }
        }
    }

    // MARK: - Conferences

    private mutating func read(_ value: YAMLNode, into conference: inout ConferenceDeclaration) {
        let hint = value.isNull ? ["write \(conference.alias.value): {}"] : []
        guard findings.mapping(value, "the conference '\(conference.alias.value)'", hints: hint) != nil else { return }
        conference.options = value
        let key = JoinOptions.Key.name
        guard let name = value[key.rawValue] else { return }
        guard let text = findings.textWithoutReferences(name, "'name'") else { return }
        switch JoinOptions.parameter(key).type.parse(text, quoted: true) {
        case .value, .name: conference.wireName = Located(text, at: name.shownRange)
        case .refused(let refusal): findings.refuse(refusal, of: "'name'", at: name)
        }
    }
}
