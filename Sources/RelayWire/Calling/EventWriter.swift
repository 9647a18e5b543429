package import Conferencing
package import JSONCodec

/// Writes events as the wire has them, for one client.
package struct EventWriter {
    /// What the wire tells of a call beside what its events say.
    package struct CallFacts: Sendable {
        /// `device`: its type and parameters.
        package var device: JSONObject
        /// `start_time`, `answer_time` and `end_time` in milliseconds of Unix time; 0 until known.
        package var times: [Int64] = [0, 0, 0]

        /// The facts of a call to or from a device.
        package init(_ device: DialOptions.Device) {
            self.device = ["type": .string(device.kind.rawValue), "params": .object(device.params)]
        }
    }

    /// `node_id`
    package var node: String
    /// A call's `call_id`.
    package var callText: (CallID) -> String
    /// A conference lifetime's `conference_id`.
    package var conferenceText: (ConferenceID) -> String
    /// A tag's text.
    package var tagText: (CallTag) -> String
    /// What is known of a call.
    package var facts: (CallID) -> CallFacts?
    /// The event's moment in seconds of Unix time.
    package var unixSeconds: Double

    /// Makes a writer.
    package init(
        node: String,
        callText: @escaping (CallID) -> String,
        conferenceText: @escaping (ConferenceID) -> String,
        tagText: @escaping (CallTag) -> String,
        facts: @escaping (CallID) -> CallFacts?,
        unixSeconds: Double
    ) {
        self.node = node
        self.callText = callText
        self.conferenceText = conferenceText
        self.tagText = tagText
        self.facts = facts
        self.unixSeconds = unixSeconds
    }

    /// The envelope of an event, but for what the session adds.
    package func envelope(of event: ServiceEvent) -> EventEnvelope {
        let params: JSONObject
        switch event.body {
        case .conference(let body): params = conference(event, body)
        case .callState(let body): params = callState(event, body)
        case .callDial(let body): params = callDial(body)
        // The service sends none: streams are told of by webhooks alone (R73).
        case .callStream: params = tabled(event, .callStream)
        case .callReceive(let body): params = callReceive(body)
        case .callSendDigits:
            var fields: JSONObject = ["node_id": .string(node)]
            for member in tabled(event, .callSendDigits) { fields.append(member.name, member.value) }
            params = fields
        case .unknown(_, let raw): params = raw.objectValue ?? [:]
        }
        var envelope = EventEnvelope(type: event.type, params: params, timestamp: unixSeconds)
        if case .callReceive(let body) = event.body { envelope.context = body.context }
        return envelope
    }

    /// Every field of the table that the event has, and the node of a participant (R82).
    private func conference(_ event: ServiceEvent, _ body: ConferenceEvent) -> JSONObject {
        var params = tabled(event, .conference)
        if body.call != nil { params.append("node_id", .string(node)) }
        return params
    }

    private func callState(_ event: ServiceEvent, _ body: CallStateEvent) -> JSONObject {
        var params: JSONObject = ["node_id": .string(node)]
        for member in tabled(event, .callState) { params.append(member.name, member.value) }
        if let facts = facts(body.call) {
            params.append("device", .object(facts.device))
            for (name, time) in zip(["start_time", "answer_time", "end_time"], facts.times) {
                params.append(name, .number(JSONNumber(time)))
            }
        }
        return params
    }

    /// W61: the offer of an inbound call.
    private func callReceive(_ body: CallReceiveEvent) -> JSONObject {
        var params: JSONObject = [
            "node_id": .string(node), "call_id": .string(callText(body.call)),
            "call_state": .string(CallState.created.rawValue), "direction": .string(CallDirection.inbound.rawValue),
            "context": .string(body.context),
        ]
        if let device = body.device { params.append("device", .object(CallFacts(device).device)) }
        return params
    }

    /// W70: there is no call at the top, and the one that answered stands within.
    private func callDial(_ body: CallDialEvent) -> JSONObject {
        var params: JSONObject = [
            "node_id": .string(node), "tag": .string(tagText(body.tag)), "dial_state": .string(body.state.rawValue),
        ]
        switch body.state {
        case .dialing: break
        case .answered:
            guard let winner = body.winner else { break }
            var call: JSONObject = [
                "node_id": .string(node), "call_id": .string(callText(winner)), "tag": .string(tagText(body.tag)),
                "call_state": .string(CallState.answered.rawValue),
                "direction": .string(CallDirection.outbound.rawValue),
            ]
            if let facts = facts(winner) { call.append("device", .object(facts.device)) }
            call.append("dial_winner", true)
            params.append("call", .object(call))
        case .failed:
            if let reason = body.reason { params.append("reason", .string(reason.rawValue)) }
            params.append("source", .string((body.source ?? .none).rawValue))
            params.append("call", [:])
        }
        return params
    }

    private func tabled(_ event: ServiceEvent, _ type: EventType) -> JSONObject {
        var params: JSONObject = [:]
        for field in EventFields.of(type) where field.name != "timestamp" {
            if let value = field.get(event) { params.append(field.name, json(value)) }
        }
        return params
    }

    private func json(_ value: FieldValue) -> JSONValue {
        switch value {
        case .boolean(let flag): .bool(flag)
        case .integer(let number): .number(JSONNumber(number))
        case .number(let number): JSONNumber(number).map { .number($0) } ?? .null
        case .text(let text): .string(text)
        case .call(let call): .string(callText(call))
        case .calls(let calls): .array(calls.map { .string(callText($0)) })
        case .conference(let conference): .string(conferenceText(conference))
        case .stream: .null
        case .tag(let tag): .string(tagText(tag))
        // Only the envelope bears one.
        case .instant: JSONNumber(unixSeconds).map { .number($0) } ?? .null
        case .object(let members):
            .object(JSONObject(members.map { JSONObject.Member(name: $0.name, value: json($0.value)) }))
        }
    }
}
