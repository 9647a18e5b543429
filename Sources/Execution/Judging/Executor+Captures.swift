import Conferencing
import Planning
import Scenarios

extension Executor {
    /// Keeps what an entry captures of the record that met it.
    mutating func keep(_ captures: [EntryCapture], of record: RecordRef) {
        for capture in captures {
            let field = FieldPattern(capture.subject, matcher: .exists(true), range: plan.nameRange)
            let value =
                record.isSide ? field.value(in: sides[record.index]) : field.value(in: inbox[record.index].event)
            keep(value, in: capture.slot)
        }
    }

    private mutating func keep(_ value: FieldValue?, in slot: CaptureSlot) {
        context.captured[Int(slot.index)] = value
        if value != nil { bound.insert(slot) }
    }

    mutating func keepCaptures(of assignment: Assignment, _ bounds: EntryBounds) {
        for slot in assignment.slots {
            guard let record = slot.record else { continue }
            let met = slot.alternatives.first { fit($0, record, bounds).isFitting }
            if let met { keep(met.expectation.captures, of: record) }
        }
    }

    /// Keeps what a step captures of its reply.
    mutating func keep(_ captures: [ReplyCapture], of reply: Reply) {
        for capture in captures {
            let value: FieldValue? =
                switch capture.field {
                case .code: .text(reply.code.text)
                case .message: .text(reply.message)
                case .callID: reply.call.map { .call($0) }
                case .conferenceID: reply.conference.map { .conference($0) }
                }
            keep(value, in: capture.slot)
        }
    }

    /// Forgets what steps capture, as each round of a block does.
    mutating func forgetCaptures(in steps: [Int], of list: StepRef.List) {
        guard !plan.captures.isEmpty else { return }
        for place in steps {
            let step = StepRef(list, place).step(in: plan)
            for capture in step.captures { context.captured[Int(capture.slot.index)] = nil }
            for entry in step.expectations { forget(entry) }
            guard case .block(let block) = step.action else { continue }
            for inner in block.lists { forgetCaptures(in: inner, of: list) }
        }
    }

    private mutating func forget(_ entry: Expectation) {
        for capture in entry.captures { context.captured[Int(capture.slot.index)] = nil }
        switch entry.group {
        case .anyOrder(let members), .either(let members): for member in members { forget(member) }
        case nil: break
        }
    }

    /// Whether all conditions hold now; what is not known holds nothing.
    func holds(_ conditions: [Condition]) -> Bool {
        conditions.allSatisfy { condition in
            let value: FieldValue? =
                switch condition.subject {
                case .fixed(_, let value): value
                case .transport: .text(settings.capabilities.transport)
                case .capability(let word): .boolean(word.isHad(by: settings.capabilities))
                case .capture(let slot): context.captured[Int(slot.index)]
                }
            return condition.matcher.holds(for: value, context, roster) == true
        }
    }
}

extension Condition {
    /// Whether it looks at the transport, which is no fault of the scenario.
    var isOfTransport: Bool {
        switch subject {
        case .transport, .capability: true
        case .fixed, .capture: false
        }
    }
}
