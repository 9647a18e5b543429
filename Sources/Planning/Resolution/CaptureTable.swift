import Conferencing
import Scenarios
import YAMLSource

/// What one list of steps has captured so far.
struct CaptureScope {
    fileprivate(set) var slots: [String: CaptureSlot] = [:]
}

/// The captures of a scenario, and which of them are known where planning stands.
struct CaptureTable {
    /// All of them, by slot.
    private(set) var all: [PlannedCapture] = []
    /// What each holds, by slot.
    private(set) var types: [ValueType] = []
    /// Where each is written, by slot: a fragment's stand in another document.
    private(set) var places: [SourcePlace] = []
    /// Which of them something refers to.
    private var referred: Set<CaptureSlot> = []
    /// The lists around where planning stands, the innermost last.
    private var scopes = [CaptureScope()]

    /// The slot that a name means here, which something refers to.
    mutating func refer(to name: String) -> CaptureSlot? {
        for scope in scopes.reversed() {
            guard let slot = scope.slots[name] else { continue }
            referred.insert(slot)
            return slot
        }
        return nil
    }

    /// The names of those that nothing refers to, and where each is written.
    var unused: [(name: String, place: SourcePlace)] {
        all.indices.filter { !referred.contains(CaptureSlot(Int32($0))) }.map { (all[$0].name, places[$0]) }
    }

    /// What a slot holds.
    func type(of slot: CaptureSlot) -> ValueType { types[Int(slot.index)] }

    /// The names that are known here.
    var names: [String] { scopes.flatMap { $0.slots.keys }.sorted() }

    /// Whether anything is captured at all, so far.
    var isEmpty: Bool { all.isEmpty }

    /// Captures under a name in the innermost list; a name that stands there already is captured anew.
    mutating func capture(_ name: String, _ type: ValueType, at place: SourcePlace) -> CaptureSlot? {
        if let known = scopes[scopes.count - 1].slots[name] {
            return types[Int(known.index)].phrase == type.phrase ? known : nil
        }
        let slot = CaptureSlot(Int32(all.count))
        all.append(PlannedCapture(name: name, range: place.range))
        places.append(place)
        types.append(type)
        scopes[scopes.count - 1].slots[name] = slot
        return slot
    }

    mutating func open() { scopes.append(CaptureScope()) }

    /// Leaves a list; what it captured is not known outside.
    mutating func close() -> CaptureScope { scopes.removeLast() }

    /// Branches have ended: what just one of them captured under a name is known from here on.
    mutating func exportUnique(_ branches: [CaptureScope]) {
        for branch in branches {
            for (name, slot) in branch.slots where branches.count(where: { $0.slots[name] != nil }) == 1 {
                scopes[scopes.count - 1].slots[name] = slot
            }
        }
    }

    /// A fragment has ended: this of what it captured is known from here on.
    mutating func export(_ name: String, from scope: CaptureScope) -> Bool {
        guard let slot = scope.slots[name] else { return false }
        scopes[scopes.count - 1].slots[name] = slot
        return true
    }
}

extension PlanBuilder {
    /// `capture: { NAME: FIELD }` beside a command: values of its reply.
    mutating func replyCaptures(_ node: YAMLNode, of step: Step, _ action: PlannedStep.Action?) -> [ReplyCapture] {
        guard step.verb.sendsCommand || step.body != nil else {
            findings.error(
                .misplacedKey,
                "'capture' cannot stand beside '\(step.verb.rawValue)', to which nobody replies",
                at: node,
                hints: ["write it beside the event of an entry"]
            )
            return []
        }
        if let members = action?.members, members.count > 1 {
            findings.error(
                .groupForOneCall,
                "there are \(members.count) replies to this step, so no one value could be captured",
                at: node
            )
            return []
        }
        guard let entries = findings.mapping(node, "'capture'", mustBe: "{ NAME: FIELD }") else { return [] }
        if node.count == 0 { findings.error(.emptyList, "'capture' is an empty mapping, which says nothing", at: node) }
        var captures: [ReplyCapture] = []
        for (key, value) in entries where !key.isInvalid {
            guard let field = findings.word(value, "a field of the reply", as: ReplyField.self),
                let slot = slot(for: key, field.type)
            else { continue }
            captures.append(ReplyCapture(slot, field))
        }
        return captures
    }

    /// `capture: { NAME: FIELD }` beside the event of an entry.
    mutating func entryCaptures(_ node: YAMLNode, _ pattern: EventPattern, isOne: Bool) -> [EntryCapture] {
        guard isOne else {
            findings.error(
                .misplacedKey,
                "'capture' cannot stand here: the entry asks for several events, so no one value could be captured",
                at: node
            )
            return []
        }
        guard let entries = findings.mapping(node, "'capture'", mustBe: "{ NAME: FIELD }") else { return [] }
        if node.count == 0 { findings.error(.emptyList, "'capture' is an empty mapping, which says nothing", at: node) }
        var captures: [EntryCapture] = []
        for (key, value) in entries where !key.isInvalid {
            guard findings.isPresentScalar(value, "a captured field", mustBe: "the name of a field"),
                let (subject, type) = capturedField(value, pattern),
                let slot = slot(for: key, type)
            else { continue }
            captures.append(EntryCapture(slot, subject))
        }
        return captures
    }

    private mutating func capturedField(
        _ node: YAMLNode,
        _ pattern: EventPattern
    ) -> (FieldPattern.Subject, ValueType)? {
        let name = node.text
        switch pattern.carrier {
        case .stream:
            if let field = StreamFields.named(name) { return (.stream(field), field.type) }
            refuseCapturedField(node, among: StreamFields.all.map(\.name))
        case .beep:
            if let key = BeepKey(rawValue: name), key != .heardBy, key != .conference {
                return (.beep(key), key == .call ? .call : .word(of: BeepSound.Cause.self))
            }
            refuseCapturedField(node, among: [BeepKey.call.rawValue, BeepKey.cause.rawValue])
        case .session, .webhook, .recordingWebhook, .streamWebhook:
            let table = EventTables.fields(of: pattern.type)
            if let field = table.field(name) ?? (name == EntryKey.call.rawValue ? table.ofCall : nil) {
                return (.field(field), field.type)
            }
            if pattern.carrier != .session, name.hasPrefix(EntryKey.raw.rawValue + ".") {
                return (.raw(String(name.dropFirst(EntryKey.raw.rawValue.count + 1))), .text())
            }
            findings.error(
                .unknownField,
                "\(quote(name)) is no field of this event",
                at: node,
                hints: table.nearest(to: name).didYouMean
            )
        }
        return nil
    }

    private mutating func refuseCapturedField(_ node: YAMLNode, among names: [String]) {
        findings.error(
            .unknownField,
            "\(quote(node.text)) is no field of this event",
            at: node,
            hints: Guess.name(for: node.text, among: names).didYouMean
        )
    }

    private mutating func slot(for key: YAMLNode, _ type: ValueType) -> CaptureSlot? {
        guard let name = findings.name(key, "capture") else { return nil }
        if let meaning = ReservedNames.meaning(of: name, forCall: false) {
            findings.error(.reservedName, "\(quote(name)) is no name for a capture: it is \(meaning)", at: key)
            return nil
        }
        switch (cast.meaning(of: name), rooms.meaning(of: name)) {
        case (.unknown, .unknown): break
        case (_, _):
            findings.error(.duplicateName, "\(quote(name)) is the name of a call or a conference already", at: key)
            return nil
        }
        guard let slot = captures.capture(name, type, at: key.place) else {
            findings.error(
                .duplicateName,
                "\(quote(name)) has been captured from another kind of field before",
                at: key,
                hints: ["capture it under another name"]
            )
            return nil
        }
        return slot
    }

    /// Makes what a fragment gives away known outside.
    mutating func export(_ names: [Located<String>], from scope: CaptureScope) {
        for name in names where !captures.export(name.value, from: scope) {
            findings.error(
                .unknownReference,
                "the fragment captures nothing under the name \(quote(name.value))",
                at: name.range,
                in: scenario.document,
                hints: Guess.name(for: name.value, among: scope.slots.keys.sorted()).didYouMean
            )
        }
    }
}
