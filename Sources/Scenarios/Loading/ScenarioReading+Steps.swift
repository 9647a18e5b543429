import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads a list of steps.
    mutating func steps(_ value: YAMLNode, _ subject: String) -> [Step] {
        guard let items = findings.list(value, subject, mustBe: "a list of steps") else { return [] }
        guard mayUnfold(value.count, at: value) else { return [] }
        var steps: [Step] = []
        steps.reserveCapacity(value.count)
        for item in items {
            if let step = step(item) { steps.append(step) }
        }
        return steps
    }

    /// Reads one step; nil where there is no verb that this version runs.
    private mutating func step(_ node: YAMLNode) -> Step? {
        guard
            let entries = findings.mapping(
                node,
                "a step",
                mustBe: "a mapping with a verb",
                hints: ScenarioReading.hints(for: node)
            )
        else {
            return nil
        }
        var parts = StepParts()
        for (key, value) in entries where !key.isInvalid { read(key, value, into: &parts) }
        for stranger in parts.strangers { refuse(stranger, beside: parts.verb?.verb) }
        if parts.verb == nil, let expect = parts.expect {
            parts.verb = (.expect, expect.key, expect.value)
            parts.expect = nil
        }
        guard let (verb, key, value) = parts.verb else {
            if parts.strangers.isEmpty {
                findings.error(
                    .noVerb,
                    "this step has no verb",
                    at: node,
                    hints: ["say what it does: join, leave, expect, ..."]
                )
            }
            return nil
        }
        refuseMisplaced(parts, beside: verb)
        guard Verb.table.isBuilt(verb) else {
            findings.notYet("'\(verb.rawValue)'", at: key)
            return nil
        }
        var step = Step(
            verb: verb,
            keyRange: key.range,
            value: value,
            name: parts.name,
            expect: parts.expect?.value,
            within: parts.within,
            isWithinBroken: parts.isWithinBroken,
            untilReply: parts.until.flatMap { $0.isReply ? $0.key.range : nil },
            refusal: parts.refusal,
            strict: parts.strict
        )
        if verb.isBlock {
            let errors = findings.errorCount
            guard let body = body(of: verb, key, value) else {
                // Without a body there is no step, and nothing without it is to be run, wherever its mistake was told.
                if findings.errorCount == errors { countTold() }
                return nil
            }
            step.body = body
        }
        step.when = parts.when
        if let when = parts.when { step.fixed = fixedValues(in: when) }
        if case .roundsUntil(let until, _, _)? = step.body {
            step.fixed.merge(fixedValues(in: until)) { first, _ in first }
        }
        step.capture = parts.capture
        step.outcomes = parts.outcomes
        step.always = parts.always
        step.never = parts.never
        return step
    }

    private static func hints(for node: YAMLNode) -> [String] {
        guard node.isScalar, !node.isInvalid else { return [] }
        let words = node.text.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == ":" })
        guard let first = words.first, let verb = Verb(rawValue: String(first)) else { return [] }
        guard words.count == 2 else { return ["write \(verb.rawValue): and what it acts on"] }
        let rest = words[1].drop { $0 == " " }
        return rest.count < 40 && !rest.contains(where: \.isNewline) ? ["write \(verb.rawValue): \(rest)"] : []
    }

    /// Reads one entry of a step: its verb, or what stands beside it.
    private mutating func read(_ key: YAMLNode, _ value: YAMLNode, into parts: inout StepParts) {
        guard let verb = Verb.table.word(key) else { return readModifier(key, value, into: &parts) }
        // `expect` is a verb where no other one is.
        guard verb != .expect else {
            parts.expect = (key, value)
            return
        }
        guard let first = parts.verb else {
            parts.verb = (verb, key, value)
            return
        }
        // The reader has reported a key that stands there twice.
        guard verb != first.verb else { return }
        findings.error(
            .severalVerbs,
            "a step has one verb, and here '\(verb.rawValue)' stands beside '\(first.verb.rawValue)'",
            at: key,
            notes: [Diagnostic.Note("the first verb is here", at: first.key.place)],
            hints: ["make it a step of its own"]
        )
    }

    private mutating func readModifier(_ key: YAMLNode, _ value: YAMLNode, into parts: inout StepParts) {
        guard let known = StepModifier.table.word(key) else {
            parts.strangers.append(key)
            return
        }
        guard findings.recognise(key, as: StepModifier.self) != nil else { return }
        if isInTeardown, known.isOfJudging {
            findings.error(
                .misplacedKey,
                "'\(known.rawValue)' cannot stand in the teardown: what comes then is not judged",
                at: key
            )
            return
        }
        switch known {
        case .name: parts.name = findings.textWithoutReferences(value, "'name'")
        case .within:
            parts.within = findings.duration(value, "'within'", mayBeZero: false)
            parts.isWithinBroken = parts.within == nil
        case .expectError:
            parts.refusalKey = key
            parts.refusal = refusal(value)
        case .strict: parts.strict = findings.strictScope(value)
        case .until: parts.until = (key, findings.word(value, "'until'", as: UntilWord.self) != nil)
        case .when: parts.when = value
        case .capture:
            parts.capture = value
            checkCaptures(value)
        case .outcomes: parts.outcomes = value
        case .always: parts.always = value
        case .never: parts.never = value
        // A verb where no other one is, and taken as such before.
        case .expect: return
        }
    }

    /// Takes in a key that is neither a verb nor stands beside one.
    private mutating func refuse(_ key: YAMLNode, beside verb: Verb?) {
        let text = key.text
        if let verb, verb.keys.contains(where: { $0.name == text }) {
            findings.error(
                .misplacedKey,
                "\(quote(text)) belongs in the mapping of '\(verb.rawValue)', and not beside it",
                at: key,
                hints: ["write \(verb.rawValue): { ..., \(text): ... }"]
            )
        } else if EntryModifier.table.word(key) != nil {
            findings.error(
                .misplacedKey,
                "\(quote(text)) is no key of a step: it stands beside the event of an entry",
                at: key
            )
        } else {
            findings.error(
                .unknownKey,
                "\(quote(text)) is neither a verb nor a key of a step",
                at: key,
                hints: ScenarioReading.hints(forUnknown: text)
            )
        }
    }

    private static func hints(forUnknown text: String) -> [String] {
        if ConferenceStatus(rawValue: text) != nil || EventType(rawValue: text) != nil {
            return ["an event is expected: write expect: [\(text)]"]
        }
        let names = Verb.allCases.map(\.rawValue) + StepModifier.allCases.map(\.rawValue)
        return Guess.name(for: text, among: names).didYouMean
    }

    /// Takes in what makes no sense beside a verb.
    private mutating func refuseMisplaced(_ parts: StepParts, beside verb: Verb) {
        // Beside a misspelt verb `expect` stands in for it, and of what goes with that verb nothing can be said.
        let isStandIn = verb == .expect && !parts.strangers.isEmpty
        if let key = parts.refusalKey, !verb.sendsCommand, !isStandIn {
            findings.error(
                .misplacedKey,
                "'expect_error' cannot stand beside '\(verb.rawValue)', which sends no command that could be refused",
                at: key
            )
        }
        if let until = parts.until, !verb.sendsCommand, !isStandIn {
            findings.error(
                .misplacedKey,
                "'until' cannot stand beside '\(verb.rawValue)', which sends no command that could be replied to",
                at: until.key
            )
        }
        if let expect = parts.expect, verb.isCheck {
            findings.error(
                .misplacedKey,
                "'expect' cannot stand beside '\(verb.rawValue)', which is a check itself",
                at: expect.key,
                hints: ["make it a step of its own, before this one"]
            )
        }
    }

    // MARK: - expect_error

    private mutating func refusal(_ value: YAMLNode) -> Located<RefusalDemand>? {
        let hint = value.isScalar && !value.isNull ? ["write { code: \(value.text.prefix(20)) }"] : []
        guard let entries = findings.mapping(value, "'expect_error'", mustBe: "{ code: 409 }", hints: hint) else {
            return nil
        }
        var codes: [String]?
        var isSaid = false
        var mayHaveEffects = false
        for (key, value) in entries {
            switch findings.recognise(key, as: RefusalKey.self) {
            case nil: isSaid = true
            case .code:
                isSaid = true
                codes = self.codes(value)
            case .effects: mayHaveEffects = findings.word(value, "'effects'", as: EffectsWord.self) != nil
            }
        }
        if !isSaid { findings.error(.missingKey, "'expect_error' has no 'code'", at: value) }
        return codes.map { Located(RefusalDemand(codes: $0, mayHaveEffects: mayHaveEffects), at: value.range) }
    }

    private mutating func codes(_ value: YAMLNode) -> [String]? {
        guard !value.isInvalid else { return nil }
        switch value.kind {
        case .sequence:
            guard let items = findings.list(value, "'code'") else { return nil }
            return items.compactMap { code($0) }
        case .scalar, .mapping: return code(value).map { [$0] }
        }
    }

    /// A code as text: they are compared so, whether quoted or not.
    private mutating func code(_ node: YAMLNode) -> String? {
        guard findings.isPresentScalar(node, "'code'", mustBe: "a code such as 409") else { return nil }
        let text = node.text
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            findings.error(
                .malformedValue,
                "'code' must be a code such as 409, or a negative one such as -32602",
                at: node
            )
            return nil
        }
        guard !ReplyCode(text).isAccepted else {
            findings.error(.notAllowed, "\(text) says that a command was accepted, and is no refusal", at: node)
            return nil
        }
        return text
    }
}

/// The parts of a step, as they come.
private struct StepParts {
    var verb: (verb: Verb, key: YAMLNode, value: YAMLNode)?
    var expect: (key: YAMLNode, value: YAMLNode)?
    var name: String?
    var within: TimeSpan?
    var isWithinBroken = false
    var until: (key: YAMLNode, isReply: Bool)?
    var refusalKey: YAMLNode?
    var refusal: Located<RefusalDemand>?
    var strict: Located<StrictScope>?
    var when: YAMLNode?
    var capture: YAMLNode?
    var outcomes: YAMLNode?
    var always: YAMLNode?
    var never: YAMLNode?
    /// The keys that are neither a verb nor stand beside one.
    var strangers: [YAMLNode] = []
}

extension StepModifier {
    /// Whether it demands something of all that comes meanwhile.
    fileprivate var isOfJudging: Bool {
        switch self {
        case .strict, .always, .never: true
        case .name, .expect, .within, .expectError, .outcomes, .capture, .when, .until: false
        }
    }
}
