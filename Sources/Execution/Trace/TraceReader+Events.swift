import Conferencing
import JSONCodec

extension TraceReader {
    /// An event with its type, its params, what has no field, and the rules that are cited.
    mutating func event(_ json: JSONValue) throws(TraceMistake) -> ServiceEvent {
        let name = try json.string("event_type")
        guard let params = json["params"] else { throw TraceMistake("it has no 'params'") }
        guard let type = EventType(rawValue: name), json["unread"] == nil else {
            return try timed(.unknown(type: name, params), by: json, json)
        }
        switch type {
        case .conference: return try timed(.conference(try conference(params, json)), by: params, json)
        case .callState:
            let event = CallStateEvent(
                call: try call(params, "call_id"),
                tag: try tag(params, of: json),
                state: try params.word("call_state", as: CallState.self),
                direction: try params.word("direction", as: CallDirection.self),
                endReason: try params.wordIfAny("end_reason", as: EndReason.self),
                endSource: try params.wordIfAny("end_source", as: EndSource.self)
            )
            return try timed(.callState(event), by: params, json)
        case .callDial:
            guard let tag = try tag(params, of: json) else { throw TraceMistake("it has no text 'tag'") }
            let event = CallDialEvent(
                tag: tag,
                state: try params.word("dial_state", as: DialState.self),
                winner: try callIfAny(params, "call.call_id"),
                reason: try params.wordIfAny("reason", as: EndReason.self),
                source: try params.wordIfAny("source", as: EndSource.self)
            )
            return try timed(.callDial(event), by: params, json)
        case .callStream: return try timed(.callStream(try stream(params, json)), by: params, json)
        case .callReceive:
            let event = CallReceiveEvent(
                call: try call(params, "call_id"),
                context: try params.string("context"),
                device: try device(params)
            )
            return try timed(.callReceive(event), by: params, json)
        case .callSendDigits:
            let event = CallSendDigitsEvent(
                call: try call(params, "call_id"),
                tag: try tag(params, of: json),
                control: try params.string("control_id")
            )
            return try timed(.callSendDigits(event), by: params, json)
        }
    }

    private func timed(
        _ body: ServiceEvent.Body,
        by timed: JSONValue,
        _ json: JSONValue
    ) throws(TraceMistake) -> ServiceEvent {
        let since = try timed.nanoseconds("timestamp", since: VirtualEpoch.unixSeconds)
        return ServiceEvent(timestamp: Instant(nanoseconds: since), body, because: try because(json))
    }

    private mutating func conference(_ params: JSONValue, _ json: JSONValue) throws(TraceMistake) -> ConferenceEvent {
        let status = try params.word("status", as: ConferenceStatus.self)
        let extras = try extras(params, of: status)
        return ConferenceEvent(
            status,
            conference: try conference(params, "conference_id"),
            name: try params.string("name"),
            region: try params.word("region", as: Region.self),
            size: try params.integer("size", as: Int32.self),
            call: try callIfAny(params, "call_id"),
            tag: try tag(params, of: json),
            flags: params["muted"] == nil ? nil : flags(params),
            callToCoach: try callIfAny(params, "call_id_to_coach"),
            reasonEnded: try params.wordIfAny("reason_ended", as: ReasonEnded.self),
            callEndingConference: try callIfAny(params, "call_id_ending_conf"),
            extras: extras == EventExtras() ? nil : Shared(extras)
        )
    }

    private func extras(_ params: JSONValue, of status: ConferenceStatus) throws(TraceMistake) -> EventExtras {
        var extras = EventExtras()
        if params["recording_url"] != nil {
            extras.recording = RecordingFacts(
                url: try params.string("recording_url"),
                durationSeconds: try params.integer("recording_duration", as: Int64.self),
                sizeBytes: try params.integer("recording_file_size", as: Int64.self)
            )
        }
        extras.announceURL = params["announce_url"]?.stringValue
        var values: [String: String] = [:]
        for field in EventFields.qualityFields { values[field.name] = params[field.name]?.stringValue }
        if status == .participantCallQuality || !values.isEmpty { extras.quality = CallQuality(values) }
        return extras
    }

    func flags(_ json: JSONValue) -> MemberFlags {
        let names: [(String, MemberFlags)] = [
            ("muted", .muted), ("hold", .onHold), ("coaching", .coaching), ("start_on_join", .startsOnJoin),
            ("end_on_leave", .endsOnLeave),
        ]
        var flags: MemberFlags = []
        for (name, flag) in names where json[name]?.boolValue == true { flags.insert(flag) }
        return flags
    }

    private mutating func stream(_ params: JSONValue, _ json: JSONValue) throws(TraceMistake) -> CallStreamEvent {
        let state = try params.word("state", as: StreamState.self)
        let error = try params.wordIfAny("error", as: StreamError.self)
        return CallStreamEvent(
            stream: try index.stream(try params.string("control_id")),
            status: error.map { .failed($0) } ?? (state == .streaming ? .started : .stopped),
            call: try callIfAny(params, "call_id"),
            tag: try tag(params, of: json),
            conference: try conference(json, "conference_id"),
            url: try params.string("url"),
            name: params["name"]?.stringValue,
            track: try json.word("track", as: StreamTrackOption.self)
        )
    }

    private func device(_ params: JSONValue) throws(TraceMistake) -> DialOptions.Device? {
        guard let kind = try params.wordIfAny("device.type", as: DeviceKind.self) else { return nil }
        let suffix = kind == .phone ? "_number" : ""
        return DialOptions.Device(
            kind,
            to: try params.string("device.params.to" + suffix),
            from: params["device.params.from" + suffix]?.stringValue
        )
    }
}
