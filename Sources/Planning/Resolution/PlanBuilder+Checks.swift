import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `quiet: 3s`, or `quiet: { for: 3s, ... }`.
    mutating func quiet(_ step: Step) -> PlannedStep.Action? {
        guard step.value.kind == .mapping, !step.value.isInvalid else {
            checkScope(QuietPlan(duration: .zero), step)
            return findings.duration(step.value, "'quiet'", mayBeZero: true).map { .quiet(QuietPlan(duration: $0)) }
        }
        var plan = QuietPlan(duration: .zero)
        var seen: Set<QuietKey> = []
        let errors = findings.errorCount
        for (key, value) in step.value.entries {
            guard let word = verbKey(key, of: .quiet, as: QuietKey.self) else { continue }
            seen.insert(word)
            switch word {
            case .for: plan.duration = findings.duration(value, "'for'", mayBeZero: true) ?? .zero
            case .except: plan.except = exceptions(value)
            case .of:
                guard let items = findings.list(value, "'of'") else { continue }
                let sources = items.compactMap { findings.word($0, "an item of 'of'", as: EventSource.self) }
                plan.conferenceCounts = sources.contains(.conference)
                plan.webhooksCount = sources.contains(.webhook)
                plan.streamsCount = sources.contains(.stream)
            case .call: plan.call = call(value, "'call'")
            case .conference: plan.room = room(value, "'conference'")
            }
        }
        if !seen.contains(.for), !isMisspelt(QuietKey.for, in: step.value.entries) {
            findings.error(
                .missingKey,
                "'quiet' has no 'for'",
                at: step.keyRange,
                in: step.value.document,
                hints: ["write quiet: { for: 3s, ... }"]
            )
        }
        checkScope(plan, step)
        return findings.errorCount == errors ? .quiet(plan) : nil
    }

    /// In a branch of a `parallel` others act too, so that a quiet says of whom nothing may come.
    private mutating func checkScope(_ quiet: QuietPlan, _ step: Step) {
        guard branchDepth > 0, quiet.call == nil, quiet.room == nil else { return }
        findings.error(
            .missingKey,
            "in a branch of 'parallel' a quiet must name a call or a conference, for others act too",
            at: step.keyRange,
            in: step.value.document,
            hints: ["write quiet: { for: 3s, call: ... }"]
        )
    }

    /// `assert: { ... }`.
    mutating func assertion(_ value: YAMLNode) -> AssertPlan? {
        guard let entries = findings.mapping(value, "'assert'", mustBe: "a mapping of what must hold") else {
            return nil
        }
        var conference: RoomIndex?
        var isNamed = false
        var saysSomething = false
        var claims: [AssertPlan.Claim] = []
        let errors = findings.errorCount
        for (key, value) in entries {
            guard let word = verbKey(key, of: .assert, as: AssertKey.self) else { continue }
            if word != .conference { saysSomething = true }
            let range = SourceRange(from: key, to: value)
            func claim(_ subject: AssertPlan.Subject) {
                claims.append(AssertPlan.Claim(range: range, subject: subject))
            }
            switch word {
            case .conference:
                isNamed = true
                conference = room(value, "'conference'")
            case .state: if let states = states(value) { claim(.state(states)) }
            case .size:
                let place = Place(subject: "size", type: PlanBuilder.sizeType, isField: false)
                if let matcher = matcher(value, place) { claim(.size(matcher)) }
            case .members: if let members = memberSet(value, "'members'") { claim(.members(members)) }
            case .hears: for one in hearing(value) { claim(one) }
            case .muted: if let members = memberSet(value, "'muted'") { claim(.muted(members)) }
            case .onHold: if let members = memberSet(value, "'on_hold'") { claim(.onHold(members)) }
            case .coaching: if let pairs = coachings(value) { claim(.coaching(pairs)) }
            case .recording: if let states = recordingStates(value) { claim(.recording(states)) }
            }
        }
        if !isNamed, !isMisspelt(AssertKey.conference, in: entries) { conference = onlyRoom(at: value, .assert) }
        guard findings.errorCount == errors else { return nil }
        guard saysSomething else {
            findings.error(.emptyList, "this 'assert' says nothing that must hold", at: value)
            return nil
        }
        return conference.map { AssertPlan(room: $0, claims: claims) }
    }

    /// The size of a conference is what the field of that name says.
    private static let sizeType = EventFields.named("size", in: .conference)?.type ?? .integer(minimum: 0)

    // MARK: - State

    private mutating func states(_ node: YAMLNode) -> [ConferenceState?]? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .scalar, .mapping: return state(node).map { [$0] }
        case .sequence:
            guard let items = findings.list(node, "'state'") else { return nil }
            let states = items.compactMap { state($0) }
            return states.count == node.count ? states : nil
        }
    }

    /// One state; within, nil is that there is no conference yet.
    private mutating func state(_ node: YAMLNode) -> ConferenceState?? {
        let words = ConferenceState.allCases.map(\.rawValue) + NoConferenceWord.allCases.map(\.rawValue)
        guard case .text(let word) = findings.value(node, "'state'", .word(words)) else { return nil }
        return .some(ConferenceState(rawValue: word))
    }

    // MARK: - Coaches

    /// `coaching: { carol: alice }`; an empty mapping is that nobody coaches.
    private mutating func coachings(_ node: YAMLNode) -> [AssertPlan.Coaching]? {
        guard let entries = findings.mapping(node, "'coaching'", mustBe: "a mapping of coaches to calls") else {
            return nil
        }
        let errors = findings.errorCount
        var pairs: [AssertPlan.Coaching] = []
        for (key, value) in entries where !key.isInvalid {
            guard let coach = call(key, "a key of 'coaching'"), let coached = call(value, "what it coaches") else {
                continue
            }
            pairs.append(AssertPlan.Coaching(coach: coach, coached: coached))
        }
        return findings.errorCount == errors ? pairs : nil
    }

    // MARK: - Sets

    /// The items of a named set, and whether they are those that must not be in it.
    mutating func setItems(_ node: YAMLNode, _ subject: String) -> (items: YAMLNode.Items, isNegative: Bool)? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .sequence: return (node.items, false)
        case .scalar:
            let hints = node.isNull ? [] : ["write [\(node.text.prefix(40))]"]
            findings.wrongKind(subject, mustBe: "a list, or { not: [...] }", at: node, hints: hints)
            return nil
        case .mapping:
            var negative: YAMLNode?
            for (key, value) in node.entries {
                if findings.recognise(key, as: SetKey.self) != nil { negative = value }
            }
            guard let negative else {
                if node.count == 0 {
                    findings.error(.emptyList, "\(subject) is an empty mapping, which says nothing", at: node)
                }
                return nil
            }
            return findings.list(negative, "'not'").map { ($0, true) }
        }
    }

    private mutating func memberSet(_ node: YAMLNode, _ subject: String) -> NamedSet<CastIndex>? {
        guard let (items, isNegative) = setItems(node, subject) else { return nil }
        var set = SetReading<CastIndex>()
        let errors = findings.errorCount
        for item in items {
            guard let calls = calls(item, "an item of \(subject)") else { continue }
            add(calls, from: item, to: &set)
        }
        guard findings.errorCount == errors else { return nil }
        return isNegative ? .without(set.elements) : .exactly(set.elements)
    }

    /// A set as it is being read.
    struct SetReading<Element: Hashable> {
        var elements: [Element] = []
        private var seen: Set<Element> = []

        /// Adds elements; false where one of them is there already. The elements of a set that is one group are shared with
        /// all others that are.
        mutating func add(_ more: [Element]) -> Bool {
            guard !elements.isEmpty else {
                elements = more
                return true
            }
            if seen.isEmpty { seen = Set(elements) }
            elements += more
            return more.reduce(true) { seen.insert($1).inserted && $0 }
        }
    }

    /// Adds what an item of a set names; what is shared costs nothing, what is copied is counted.
    mutating func add<Element: Hashable>(_ more: [Element], from item: YAMLNode, to set: inout SetReading<Element>) {
        if !set.elements.isEmpty {
            let copied = more.count + (set.elements.count == 1 ? 1 : 0)
            guard mayUnfold(copied, at: item) else { return }
        }
        guard !set.add(more) else { return }
        findings.error(.repeatedInSet, "\(quote(item.text)) names what this set has already", at: item)
    }
}
