import Conferencing
import Execution
import Planning
import Scenarios

/// The words for values, matchers, commands and events, with the cast's names for calls and the scenario's for rooms.
struct ValueText {
    let result: CaseResult

    // MARK: Values

    func text(_ value: FieldValue) -> String {
        switch value {
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): number(value)
        case .text(let text): quoted(text)
        case .call(let call): name(call)
        case .calls(let calls): calls.isEmpty ? "nobody" : calls.map(name).joined(separator: ", ")
        case .conference(let conference): name(conference)
        case .stream(let stream): result.names.identifiers.text(of: stream)
        case .tag(let tag):
            result.plan.cast.indices.contains(Int(tag.index))
                ? quoted(result.plan.cast[Int(tag.index)].dial.tagText) : "tag \(tag.index)"
        case .instant(let instant): clock(instant)
        case .object(let members): "{ " + members.map { "\($0.name): \(text($0.value))" }.joined(separator: ", ") + " }"
        }
    }

    func name(_ call: CallID) -> String { result.names.text(of: call).escapedForDisplay }

    func name(_ member: CastIndex) -> String { result.plan.cast[Int(member.index)].name.escapedForDisplay }

    func name(_ room: RoomIndex) -> String { result.plan.rooms[Int(room.index)].alias.escapedForDisplay }

    func name(_ slot: CaptureSlot) -> String { "$(\(result.plan.captures[Int(slot.index)].name))" }

    func name(_ subject: PlannedStep.Subject) -> String {
        switch subject {
        case .call(let member): name(member)
        case .conference(let room): name(room)
        }
    }

    func name(_ conference: ConferenceID) -> String { result.names.identifiers.text(of: conference) }

    /// A room's alias for its name on the wire, else that name.
    func room(named wireName: String) -> String {
        (result.plan.rooms.first { $0.wireName == wireName }?.alias ?? wireName).escapedForDisplay
    }

    func list(_ members: [CastIndex]) -> String { members.map(name).joined(separator: ", ") }

    /// A moment on the case's own clock.
    func clock(_ instant: Instant) -> String {
        let milliseconds = (instant.nanoseconds + 500_000) / 1_000_000
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction + "s"
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// A text as it is, where it reads as one word, else between quotes.
    func quoted(_ text: String) -> String {
        let shown = text.count > 200 ? String(text.prefix(200)) + "…" : text
        let isWord = !shown.isEmpty && shown.utf8.allSatisfy { $0 > 0x20 && $0 != 0x2C && $0 != 0x22 }
        return isWord ? shown.escapedForDisplay : "\"" + shown.escapedForDisplay + "\""
    }

    // MARK: Matchers

    func text(_ matcher: Matcher) -> String {
        switch matcher {
        case .equals(let operand): text(operand)
        case .anyOf(let matchers): matchers.map(text).joined(separator: " or ")
        case .allOf(let matchers): matchers.map(text).joined(separator: " and ")
        case .matches(let pattern): "something that matches " + quoted(pattern.text)
        case .compares(let comparison, let bound): word(comparison) + " " + number(bound)
        case .between(let low, let high): "from \(number(low)) to \(number(high))"
        case .not(let matcher): "not " + text(matcher)
        case .contains(let part): "something that contains " + text(part)
        case .exists(let wanted): wanted ? "anything" : "nothing"
        case .isA(let kind): "a " + kind.rawValue
        case .callSet(let members): members.isEmpty ? "nobody" : "just " + list(members)
        }
    }

    private func word(_ comparison: Matcher.Comparison) -> String {
        switch comparison {
        case .gte: "at least"
        case .gt: "more than"
        case .lte: "at most"
        case .lt: "less than"
        }
    }

    private func text(_ operand: Matcher.Operand) -> String {
        switch operand {
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): number(value)
        case .call(let member): name(member)
        case .conference(let room): "the conference_id of \(name(room))"
        case .capture(let slot): name(slot)
        case .text(let planned): text(planned)
        }
    }

    func text(_ planned: PlannedText) -> String {
        let parts = planned.parts.map { part in
            switch part {
            case .literal(let text): text
            case .callID(let member): "$(\(name(member)).call_id)"
            case .conferenceID(let room): "$(\(name(room)).conference_id)"
            case .runSeed: "$(run.seed)"
            case .webhookURL: "$(webhook.url)"
            case .streamURL: "$(stream.url)"
            case .streamWebhookURL: "$(stream_webhook.url)"
            case .secret(let place): "$(secret.\(result.plan.secrets[place].name))"
            case .recordingWebhookURL: "$(recording_webhook.url)"
            case .capture(let slot): name(slot)
            }
        }
        return quoted(parts.joined())
    }

    func text(_ expected: FieldDifference.Expected) -> String {
        switch expected {
        case .matcher(let matcher): text(matcher)
        case .oneOf(let members): members.map(name).joined(separator: " or ")
        case .room(let room): name(room)
        }
    }

    /// The event that an expectation asks for, in short: `participant-join of guest.2`.
    func headline(_ pattern: EventPattern) -> String {
        switch pattern.carrier {
        case .session: pattern.status?.rawValue ?? pattern.type.rawValue
        case .streamWebhook: pattern.carrier.rawValue
        case .stream: "stream " + (pattern.message?.rawValue ?? "") + (pattern.stream.map { " of \(quoted($0))" } ?? "")
        case .webhook: "webhook" + (pattern.status.map { " \($0.rawValue)" } ?? "")
        case .beep: "beep"
        case .recordingWebhook: "recording webhook" + (pattern.status.map { " \($0.rawValue)" } ?? "")
        }
    }
}
