import Conferencing
import JSONCodec

extension PlanPage {
    func name(_ member: CastIndex) -> String {
        plan.cast.indices.contains(Int(member.index)) ? plan.cast[Int(member.index)].name : "call \(member.index)"
    }

    func name(_ room: RoomIndex) -> String {
        plan.rooms.indices.contains(Int(room.index)) ? plan.rooms[Int(room.index)].alias : "conference \(room.index)"
    }

    func name(_ slot: CaptureSlot) -> String { "$(\(plan.captures[Int(slot.index)].name))" }

    /// Names in a row; neighbours in a group are told by the first and the last of them.
    func names(_ members: [CastIndex]) -> String {
        runs(of: members).map { run in
            switch run.count {
            case 1: name(run[run.startIndex])
            case 2: "\(name(run[run.startIndex])), \(name(run[run.startIndex + 1]))"
            case _: "\(name(run[run.startIndex])) to \(name(run[run.endIndex - 1]))"
            }
        }.joined(separator: ", ")
    }

    func names(_ sources: [AssertPlan.PlannedSource]) -> String {
        let calls = sources.compactMap { if case .call(let member) = $0 { member } else { nil } }
        let streams = sources.compactMap { if case .stream(let name) = $0 { "stream.\(name)" } else { nil } }
        let music =
            (sources.contains(.holdMusic) ? ["hold music"] : [])
            + (sources.contains(.announcement) ? ["the announcement"] : [])
            + (sources.contains(.waitAudio) ? ["the wait audio"] : [])
            + (sources.contains(.holdAudio) ? ["the hold audio"] : [])
        return ((calls.isEmpty ? [] : [names(calls)]) + streams + music).joined(separator: ", ")
    }

    /// Stretches of the cast that follow one another within one declaration.
    private func runs(of members: [CastIndex]) -> [ArraySlice<CastIndex>] {
        var runs: [ArraySlice<CastIndex>] = []
        var start = members.startIndex
        for index in members.indices.dropFirst() where !follows(members[index], members[index - 1]) {
            runs.append(members[start..<index])
            start = index
        }
        if start < members.endIndex { runs.append(members[start...]) }
        return runs
    }

    private func follows(_ member: CastIndex, _ other: CastIndex) -> Bool {
        member.index == other.index + 1
            && plan.cast[Int(member.index)].declaredName == plan.cast[Int(other.index)].declaredName
    }

    // MARK: - Values

    func shown(_ text: PlannedText) -> String {
        shown(
            text.parts.map { part in
                switch part {
                case .literal(let text): text
                case .callID(let member): "$(\(name(member)).call_id)"
                case .conferenceID(let room): "$(\(name(room)).conference_id)"
                case .runSeed: "$(run.seed)"
                case .webhookURL: "$(webhook.url)"
                case .streamURL: "$(stream.url)"
                case .streamWebhookURL: "$(stream_webhook.url)"
                case .secret(let place): "$(secret.\(plan.secrets[place].name))"
                case .recordingWebhookURL: "$(recording_webhook.url)"
                case .capture(let slot): name(slot)
                }
            }.joined()
        )
    }

    /// A text in quotes, on one line.
    func shown(_ text: String) -> String {
        JSONValue.string(text).text
    }

    /// A text as it is; in quotes where it would not stay on its line.
    func inOneLine(_ text: String) -> String {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? shown(text) : text
    }

    func shown(_ value: JSONValue) -> String { value.text }

    /// A number without a fraction that it does not have.
    func shown(_ number: Double) -> String { JSONNumber(number)?.text ?? String(number) }

    func shown(_ value: FieldValue) -> String {
        switch value {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): shown(number)
        case .text(let text): shown(text)
        case .call(let call): "call \(call.index)"
        case .calls(let calls): "calls \(calls.map { String($0.index) }.joined(separator: ", "))"
        case .conference(let conference): "conference \(conference.index)"
        case .stream(let stream): "stream \(stream.index)"
        case .tag(let tag): "tag \(tag.index)"
        case .instant(let instant): TimeSpan(nanoseconds: instant.nanoseconds).description
        case .object(let members): "{ " + members.map { shown($0, of: []) }.joined(separator: ", ") + " }"
        }
    }

    /// An option, or a member of one that is an object; of a secret only that it is there.
    func shown(_ member: FieldValue.Member, of parameters: [Parameter]) -> String {
        let parameter = parameters.named(member.name)
        if parameter?.isSecret == true { return "\(member.name): (secret)" }
        guard case .object(let members) = member.value, case .object(let known) = parameter?.type else {
            return "\(member.name): \(shown(member.value))"
        }
        return "\(member.name): { " + members.map { shown($0, of: known) }.joined(separator: ", ") + " }"
    }
}
