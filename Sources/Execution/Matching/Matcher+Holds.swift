import Conferencing
import Planning
import Scenarios

extension Matcher {
    /// Whether the matcher holds for a field's value; a `value` of nil is a field that the event does not have.
    ///
    /// The answer is nil where it turns on a reference that is not bound yet. What cannot be told is no match, and no
    /// `not` makes it one: `call_id: { not: $(bob.call_id) }` must not pass because nobody has heard of bob.
    func holds(for value: FieldValue?, _ context: MatchContext, _ roster: Roster) -> Bool? {
        switch self {
        case .exists(let wanted): return (value != nil) == wanted
        case .not(.exists(let wanted)): return (value != nil) != wanted
        case .anyOf(let matchers): return Matcher.any(matchers.map { $0.holds(for: value, context, roster) })
        case .allOf(let matchers):
            return Matcher.any(matchers.map { $0.holds(for: value, context, roster).map(!) }).map(!)
        case .not, .equals, .matches, .contains, .compares, .between, .isA, .callSet:
            guard let value else { return false }
            return holds(forPresent: value, context, roster)
        }
    }

    private func holds(forPresent value: FieldValue, _ context: MatchContext, _ roster: Roster) -> Bool? {
        switch self {
        case .exists, .anyOf, .allOf: return holds(for: value, context, roster)
        case .not(let matcher): return matcher.holds(for: value, context, roster).map(!)
        case .equals(let operand): return operand.equals(value, context, roster)
        case .matches(let pattern): return context.wireText(of: value).map(pattern.matches) ?? false
        case .contains(let part):
            guard let text = context.wireText(of: value) else { return false }
            return context.text(of: part, roster).map(text.containsText)
        case .compares(let comparison, let bound): return value.number.map { comparison.holds($0, bound) } ?? false
        case .between(let low, let high): return value.number.map { $0 >= low && $0 <= high } ?? false
        case .isA(let kind): return kind.holds(for: value, context)
        case .callSet(let members):
            guard case .calls(let calls) = value else { return false }
            // One that nobody has heard of is nobody who hears.
            let wanted = members.compactMap { roster[$0].call }
            return wanted.count == members.count && Set(wanted) == Set(calls)
        }
    }

    /// True if any is, else untold if any is, else false.
    private static func any(_ answers: [Bool?]) -> Bool? {
        if answers.contains(true) { return true }
        return answers.contains(nil) ? nil : false
    }
}

extension Matcher.Operand {
    /// Whether a field's value is just this; nil where that turns on something not known yet.
    func equals(_ value: FieldValue, _ context: MatchContext, _ roster: Roster) -> Bool? {
        switch (self, value) {
        case (.capture(let slot), _): return context.captured[Int(slot.index)].map { $0.isSame(as: value, context) }
        case (.boolean(let wanted), .boolean(let value)): return wanted == value
        case (.integer(let wanted), .integer(let value)): return wanted == value
        case (.integer(let wanted), .number), (.integer(let wanted), .instant): return value.number == Double(wanted)
        case (.number(let wanted), _): return value.number == wanted
        case (.call(let member), .call(let call)): return roster[member].call.map { $0 == call }
        case (.conference(let room), .conference(let conference)):
            return context.newestConference(of: room, roster).map { $0 == conference }
        case (.call, _), (.conference, _), (.text, .text), (.text, .tag), (.text, .call), (.text, .conference),
            (.text, .stream):
            guard let text = context.wireText(of: value) else { return false }
            return wireText(context, roster).map { $0 == text }
        case (.boolean, _), (.integer, _), (.text, _): return false
        }
    }

    private func wireText(_ context: MatchContext, _ roster: Roster) -> String? {
        switch self {
        case .text(let text): context.text(of: text, roster)
        case .call(let member): roster[member].call.map(context.identifiers.text(of:))
        case .conference(let room): context.newestConference(of: room, roster).map(context.identifiers.text(of:))
        case .boolean, .integer, .number, .capture: nil
        }
    }
}

extension FieldValue {
    /// Whether two values are the same, ids and texts by what the wire has for them.
    fileprivate func isSame(as other: FieldValue, _ context: MatchContext) -> Bool {
        if self == other { return true }
        if let number, let another = other.number { return number == another }
        if let text = context.wireText(of: self), let another = context.wireText(of: other) { return text == another }
        return false
    }
}

extension Matcher.Comparison {
    func holds(_ value: Double, _ bound: Double) -> Bool {
        switch self {
        case .gte: value >= bound
        case .gt: value > bound
        case .lte: value <= bound
        case .lt: value < bound
        }
    }
}

extension Matcher.Kind {
    func holds(for value: FieldValue, _ context: MatchContext) -> Bool {
        switch (self, value) {
        case (.boolean, .boolean), (.integer, .integer): true
        case (.number, .integer), (.number, .number), (.number, .instant): true
        case (.text, .text), (.text, .tag), (.text, .call), (.text, .conference): true
        case (.text, .stream), (.uuid, .call), (.uuid, .conference), (.uuid, .stream): true
        case (.uuid, .text(let text)): text.isShapedLikeUUID
        case (.boolean, _), (.integer, _), (.number, _), (.text, _), (.uuid, _): false
        }
    }
}

extension FieldValue {
    /// The value as a number, where it is one.
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .instant(let instant):
            Double(VirtualEpoch.unixSeconds) + Double(instant.nanoseconds) / 1_000_000_000
        case .boolean, .text, .call, .calls, .conference, .stream, .tag, .object: nil
        }
    }
}

extension String {
    /// Whether the other text stands somewhere in this one, byte for byte.
    func containsText(_ part: String) -> Bool {
        let part = Array(part.utf8)
        let text = Array(utf8)
        guard !part.isEmpty else { return true }
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
    }

    /// Eight, four, four, four and twelve hexadecimal digits with hyphens between.
    fileprivate var isShapedLikeUUID: Bool {
        let bytes = Array(utf8)
        guard bytes.count == 36 else { return false }
        return bytes.indices.allSatisfy { index in
            if [8, 13, 18, 23].contains(index) { return bytes[index] == UInt8(ascii: "-") }
            return Character(UnicodeScalar(bytes[index])).isHexDigit
        }
    }
}
