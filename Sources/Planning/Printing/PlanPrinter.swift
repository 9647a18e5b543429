import Conferencing
import Scenarios
import YAMLSource

/// Shows a plan as text: what will be done, to whom, with which options, and what must come of it by when.
///
/// One line a step, and one below it for each of its expectations; the numbers on the left are the file's lines. The same
/// plan always gives the same text.
public enum PlanPrinter {
    /// The text of a plan, with a line feed at its end.
    public static func text(of plan: Plan) -> String {
        var page = PlanPage(plan: plan)
        page.head()
        page.cast()
        page.rooms()
        page.list("steps", plan.steps)
        page.list("teardown", plan.teardown)
        return page.text
    }
}

/// A plan that is being written down.
struct PlanPage {
    let plan: Plan
    private(set) var text = ""

    init(plan: Plan) { self.plan = plan }

    /// Writes a line.
    mutating func line(_ line: String) { text += line + "\n" }

    /// Writes a line that begins with the file's line number; nil for one that has none of its own.
    mutating func line(_ number: Int?, _ line: String) {
        let number = number.map(String.init) ?? ""
        text += String(repeating: " ", count: max(1, 6 - number.utf8.count)) + number + "  " + line + "\n"
    }

    mutating func head() {
        line("scenario: \(plan.scenario)")
        if !plan.matrix.isEmpty {
            line("matrix: \(plan.matrix.map { "\($0.axis): \(inOneLine($0.label))" }.joined(separator: ", "))")
        }
        line("file: \(plan.suitePath):\(lineNumber(of: plan.nameRange))")
        if !plan.tags.isEmpty { line("tags: \(plan.tags.joined(separator: ", "))") }
        if let reason = plan.skipReason { line("skip: \(reason)") }
        if let known = plan.knownFailure { line(words(known)) }
        if !plan.requires.isEmpty { line("requires: \(plan.requires.map(\.rawValue).joined(separator: ", "))") }
        if let strict = plan.strict { line("strict: \(words(strict))") }
        let throughout = words(always: plan.always, never: plan.never)
        if !throughout.isEmpty { line("throughout: \(throughout.dropFirst(2))") }
        if let drain = plan.drain { line("drain: \(drain)") }
        let turned = KnobName.allCases.compactMap { knob in
            plan.profile.value(of: knob).flatMap {
                $0 == Profile.relay.value(of: knob) ? nil : "\(knob.rawValue): \($0)"
            }
        }
        if !turned.isEmpty { line("profile: \(turned.joined(separator: ", "))") }
        let off = LawID.allCases.filter(plan.lawsOff.contains).map(\.rawValue)
        if !off.isEmpty { line("laws turned off: \(off.joined(separator: ", "))") }
    }

    mutating func cast() {
        line("cast:")
        if plan.cast.isEmpty { line(nil, "nobody") }
        var first = 0
        while first < plan.cast.count {
            let name = plan.cast[first].declaredName
            let end = plan.cast[first...].firstIndex { $0.declaredName != name } ?? plan.cast.count
            cast(first..<end)
            first = end
        }
    }

    /// One declaration's stretch of the cast.
    private mutating func cast(_ places: Range<Int>) {
        let member = plan.cast[places.lowerBound]
        let last = plan.cast[places.upperBound - 1]
        func span(_ property: (CastMember) -> String) -> String {
            property(member) == property(last) ? property(member) : "\(property(member)) to \(property(last))"
        }
        let isInbound = member.direction == .inbound
        var parts = ["\(member.dial.device.rawValue) \(span { isInbound ? $0.dial.from ?? "" : $0.dial.to })"]
        if let context = member.context {
            parts += ["calls \(span { $0.dial.to })", "on the context \(shown(context))"]
        } else {
            if let from = member.dial.from { parts.append("from \(from)") }
            parts.append("tag \(span { $0.dial.tagText })")
        }
        if member.dial.timeoutSeconds != nil { parts.append("rings for at most \(member.dial.ringTime)") }
        parts += member.dial.headers.map { "header \($0.name): \(shown($0.value))" }
        if let seconds = member.dial.maxDurationSeconds { parts.append("at most \(TimeSpan.seconds(seconds))") }
        if isInbound {
            parts.append("rings before step 1")
        } else {
            parts.append(words(member.phone))
            parts.append(span { words($0.dialling) })
        }
        if member.isOfApplication { parts.append("controlled by the application") }
        line(lineNumber(of: member.range), "\(span { $0.name }): \(parts.joined(separator: ", "))")
    }

    private func words(_ phone: PhoneBehaviour) -> String {
        switch phone {
        case .answer(let after): "answered after \(after)"
        case .busy: "its line engaged"
        case .noAnswer: "answered by nobody"
        case .decline: "turned down"
        }
    }

    private func words(_ dialling: CastMember.Dialling) -> String {
        switch dialling {
        case .beforeStart: "dialled before step 1"
        case .atUse: "dialled at its first use"
        case .byStep: "dialled by a step"
        }
    }

    mutating func rooms() {
        line("conferences:")
        for room in plan.rooms {
            let wire = room.wireName == room.alias ? "" : ", on the wire \(shown(room.wireName))"
            line(room.range.map(lineNumber), room.alias + wire + (room.range == nil ? ", undeclared" : ""))
        }
    }

    mutating func list(_ name: String, _ steps: [PlannedStep]) {
        guard !steps.isEmpty else { return }
        line("\(name):")
        for step in steps {
            let indent = String(repeating: "  ", count: step.depth)
            line(number(of: step.range, in: step), "\(indent)\(step.label). " + sentence(of: step))
            for entry in step.expectations {
                line(number(of: entry.range, in: step), "\(indent)   expect " + sentence(of: entry, in: step))
            }
        }
    }

    func words(_ strict: Strictness) -> String {
        let sources =
            (strict.conference ? ["conference"] : []) + (strict.webhook ? ["webhook"] : [])
            + (strict.stream ? ["stream"] : [])
        return sources.isEmpty ? "nothing" : sources.joined(separator: ", ")
    }

    /// The line of something in a step; nil where the step stands in another file.
    private func number(of range: SourceRange, in step: PlannedStep) -> Int? {
        step.source == nil ? lineNumber(of: range) : nil
    }

    func lineNumber(of range: SourceRange) -> Int { plan.source.position(of: range.start).line }
}

extension PlanPage {
    /// The line of a known failure.
    private func words(_ known: KnownFailure) -> String {
        let what =
            switch known.what {
            case .step(let place): "step \(plan.steps[place].label)"
            case .law(let law): "the law \(law.rawValue)"
            }
        return "known failure: \(what) until \(known.until): \(inOneLine(known.reason))"
    }
}
