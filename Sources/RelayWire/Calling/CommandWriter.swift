package import Conferencing
package import JSONCodec

/// Writes commands as the wire has them.
package struct CommandWriter {
    /// A call's `call_id` and `node_id`.
    package var address: (CallID) -> (call: String, node: String)
    /// A conference lifetime's `conference_id`.
    package var conferenceText: (ConferenceID) -> String
    /// A conference's name on this service.
    package var roomName: (String) -> String
    /// A tag's text on this service.
    package var tagText: (String) -> String

    /// Makes a writer.
    package init(
        address: @escaping (CallID) -> (call: String, node: String),
        conferenceText: @escaping (ConferenceID) -> String,
        roomName: @escaping (String) -> String = { $0 },
        tagText: @escaping (String) -> String = { $0 }
    ) {
        self.address = address
        self.conferenceText = conferenceText
        self.roomName = roomName
        self.tagText = tagText
    }

    /// The parameters of a command; its method is `Command.method`.
    package func params(of command: Command) -> JSONObject {
        var params: JSONObject = [:]
        if let call = command.call {
            let address = address(call)
            params.append("node_id", .string(address.node))
            params.append("call_id", .string(address.call))
        }
        switch command {
        case .dial(let options): return dial(options.value)
        case .end(_, let reason): params.append("reason", .string(reason.rawValue))
        case .join(_, let options):
            for member in options.value.given { params.append(member.name, join(member)) }
            // What is sent just as it was written takes the place of what the table says.
            for option in options.value.unchecked { params[option.name] = option.value }
        case .leave(_, let conference): params.append("conference_id", .string(conferenceText(conference)))
        case .hold, .unhold, .pass, .disconnect: break
        case .answer(_, let options):
            if !options.value.codecs.isEmpty {
                params.append("codecs", .array(options.value.codecs.map { .string($0) }))
            }
            if let seconds = options.value.maxDurationSeconds {
                params.append("max_duration", .number(JSONNumber(seconds)))
            }
        case .sendDigits(_, let options):
            params.append("control_id", .string(options.value.control))
            params.append("digits", .string(options.value.digits))
        case .moderate(let request): return moderation(request.value)
        }
        return params
    }

    /// What is asked over REST, by REST's names.
    private func moderation(_ request: ModerationRequest) -> JSONObject {
        var params: JSONObject = ["ConferenceSid": .string(conferenceText(request.conference))]
        if let call = request.call { params.append("CallSid", .string(address(call).call)) }
        switch request {
        case .remove: break
        case .end: params.append("Status", "completed")
        case .startStream(_, let stream):
            for field in stream.value.fields { params.append(field.name, field.value) }
        case .stopStream(let reference, _):
            params.append("Status", "stopped")
            switch reference {
            case .name(let name): params.append("Sid", .string(name))
            // Nobody but the simulator has numbers for streams.
            case .id(let stream): params.append("Sid", .string(String(stream.index)))
            }
        case .updateRecording(_, let update):
            params.append("Status", .string(update.status.rawValue))
            if let behavior = update.behavior { params.append("PauseBehavior", .string(behavior.rawValue)) }
        case .announce(let url, _, _): params.append("AnnounceUrl", .string(url))
        case .deleteRecording: break
        case .update(_, _, let update):
            if let muted = update.muted { params.append("Muted", .bool(muted)) }
            if let hold = update.hold { params.append("Hold", .bool(hold)) }
            if let url = update.holdURL { params.append("HoldUrl", .string(url)) }
            if let url = update.waitURL { params.append("WaitUrl", .string(url)) }
            if let method = update.waitMethod { params.append("WaitMethod", .string(method.rawValue)) }
            if let coaching = update.coaching { params.append("Coaching", .bool(coaching)) }
            if let call = update.callToCoach { params.append("CallSidToCoach", .string(address(call).call)) }
        }
        return params
    }

    private func dial(_ options: DialOptions) -> JSONObject {
        let groups = options.groups.map { group in JSONValue.array(group.map { .object(device($0)) }) }
        var params: JSONObject = ["tag": .string(tagText(options.tagText)), "devices": .array(groups)]
        if let seconds = options.maxDurationSeconds { params.append("max_duration", .number(JSONNumber(seconds))) }
        return params
    }

    private func device(_ device: DialOptions.Device) -> JSONObject {
        var sent = device
        // What is dialled as a phone has no place for headers.
        if device.kind != .sip { sent.headers = [] }
        var params = sent.params
        if let seconds = device.timeoutSeconds { params.append("timeout", .number(JSONNumber(seconds))) }
        return ["type": .string(device.kind.rawValue), "params": .object(params)]
    }

    private func join(_ member: FieldValue.Member) -> JSONValue {
        if case .text(let name) = member.value, member.name == JoinOptions.Key.name.rawValue {
            return .string(roomName(name))
        }
        return json(member.value)
    }

    private func json(_ value: FieldValue) -> JSONValue {
        switch value {
        case .boolean(let flag): .bool(flag)
        case .integer(let number): .number(JSONNumber(number))
        case .number(let number): JSONNumber(number).map { .number($0) } ?? .null
        case .text(let text): .string(text)
        case .call(let call): .string(address(call).call)
        case .conference(let conference): .string(conferenceText(conference))
        // No option is a tag, a moment, a stream or several calls.
        case .tag, .instant, .stream, .calls: .null
        case .object(let members):
            .object(JSONObject(members.map { JSONObject.Member(name: $0.name, value: json($0.value)) }))
        }
    }
}
