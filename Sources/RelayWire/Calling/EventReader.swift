package import Conferencing
package import JSONCodec

/// Reads events and replies as a client gets them, and numbers the ids in the order in which they are heard of.
package struct EventReader: Sendable {
    /// An id that was heard of for the first time.
    package enum Learned: Sendable, Hashable {
        case call(CallID, String)
        case conference(ConferenceID, String)
    }

    private var identifiers = IdentifierTable()
    /// Each call's node, by its text.
    private var nodes: [String: String] = [:]
    private var learned: [Learned] = []

    /// A reader that has heard of nothing.
    package init() {}

    /// How a service's names are the program's.
    package struct Names {
        /// A tag by its text; nil for one that is nobody's here.
        package var tag: (String) -> CallTag?
        /// A conference's name as the program knows it.
        package var room: (String) -> String

        /// Makes names.
        package init(tag: @escaping (String) -> CallTag?, room: @escaping (String) -> String = { $0 }) {
            self.tag = tag
            self.room = room
        }
    }

    /// The ids that were heard of for the first time since this was last asked.
    package mutating func takeLearned() -> [Learned] {
        defer { learned = [] }
        return learned
    }

    /// A call's `call_id` and `node_id`.
    package func address(of call: CallID) -> (call: String, node: String) {
        let text = identifiers.text(of: call)
        return (text, nodes[text] ?? "")
    }

    /// A conference lifetime's `conference_id`; empty for one that was not heard of.
    package func text(of conference: ConferenceID) -> String { identifiers.text(of: conference) }

    /// The call with this text.
    package func call(_ text: String) -> CallID? { identifiers.call(text) }

    /// Reads an event. One that lacks what it must have, or has words that nobody knows, is kept as it came.
    package mutating func event(_ envelope: EventEnvelope, _ names: Names) -> ServiceEvent {
        let seconds = (envelope.timestamp ?? Double(VirtualEpoch.unixSeconds)) - Double(VirtualEpoch.unixSeconds)
        let limit = Double(Int64.max / 2_000_000_000)
        let timestamp = Instant(nanoseconds: Int64((min(max(seconds, -limit), limit) * 1e9).rounded()))
        let body =
            switch EventType(rawValue: envelope.type) {
            case .conference?: conference(envelope.params, names)
            case .callState?: callState(envelope.params, names)
            case .callDial?: callDial(envelope.params, names)
            case .callReceive?: callReceive(envelope)
            case .callSendDigits?: callSendDigits(envelope.params, names)
            // No conference's stream is told of so; one that is stays as it came.
            case .callStream?, nil: nil as ServiceEvent.Body?
            }
        return ServiceEvent(
            timestamp: timestamp,
            body ?? .unknown(type: envelope.type, .object(envelope.params))
        )
    }

    /// Reads the answer to a command.
    package mutating func reply(_ result: JSONValue) -> Reply {
        // W65: no code at all counts as success.
        let code = result["code"].flatMap { $0.stringValue ?? $0.numberValue?.text } ?? "200"
        return Reply(
            ReplyCode(code),
            result["message"]?.stringValue ?? "",
            call: result["call_id"]?.stringValue.flatMap { identifiers.call($0) },
            conference: result["conference_id"]?.stringValue.map { learn(conference: $0) }
        )
    }

    /// Reads a listing as the control API gives it; nil where it is none.
    package mutating func listing(_ json: JSONValue) -> ConferenceListing? {
        guard let id = json["conference_id"]?.stringValue,
            let state = json["state"]?.stringValue.flatMap(ConferenceState.init),
            let members = json["members"]?.arrayValue
        else { return nil }
        let conference = learn(conference: id)
        var recording: RecordingListing?
        if let json = json["recording"] {
            guard let status = json["status"]?.stringValue.flatMap(RecordingStatus.init),
                let acl = json["acl"]?.stringValue.flatMap(AccessControl.init)
            else { return nil }
            recording = RecordingListing(status: status, acl: acl, hears: sources(json["hears"]))
        }
        var read: [ConferenceListing.Member] = []
        for member in members {
            guard let call = member["call_id"]?.stringValue else { return nil }
            read.append(
                ConferenceListing.Member(
                    call: learn(call: call),
                    flags: EventReader.flags(member).set,
                    callToCoach: member["call_id_to_coach"]?.stringValue.map { learn(call: $0) },
                    hears: sources(member["hears"])
                )
            )
        }
        var streams: [ConferenceListing.Stream] = []
        for stream in json["streams"]?.arrayValue ?? [] {
            guard let name = stream["name"]?.stringValue else { return nil }
            streams.append(ConferenceListing.Stream(label(named: name), hears: sources(stream["hears"])))
        }
        var listing = ConferenceListing(conference: conference, state: state, members: read, streams: streams)
        listing.recording = recording
        return listing
    }

    private mutating func sources(_ json: JSONValue?) -> [AudioSource]? {
        json?.arrayValue?.compactMap(\.stringValue).map { source(named: $0) }
    }

    /// Streams are told by name: `stream.taps`.
    private mutating func source(named text: String) -> AudioSource {
        let prefix = "stream."
        return switch text {
        case "hold_music": .holdMusic
        case "announcement": .announcement
        case "wait_audio": .waitAudio
        case "hold_audio": .holdAudio
        case _ where text.hasPrefix(prefix): .stream(label(named: String(text.dropFirst(prefix.count))))
        case _: .call(learn(call: text))
        }
    }

    /// Nobody but the simulator has numbers for streams.
    private func label(named name: String) -> StreamLabel { StreamLabel(StreamID(-1), name: name) }

    // MARK: - By type

    private mutating func conference(_ params: JSONObject, _ names: Names) -> ServiceEvent.Body? {
        guard let id = params.text("conference_id"), let name = params.text("name"),
            let status = params.text("status").flatMap(ConferenceStatus.init),
            let size = params["size"]?.intValue.flatMap({ Int32(exactly: $0) })
        else { return nil }
        // What is there and cannot be read must not pass for what is not there.
        let region = params.text("region").map { Region(rawValue: $0) } ?? .global
        let reason = params.text("reason_ended").map { ReasonEnded(rawValue: $0) }
        guard let region, reason != .some(nil) else { return nil }
        // A flag that is not told is not false: with some missing, nothing could be said of those.
        let flags = EventReader.flags(.object(params))
        guard !status.isOfParticipant || [0, EventReader.flagNames.count].contains(flags.told) else { return nil }
        guard let extras = EventReader.extras(params, of: status) else { return nil }
        if let call = params.text("call_id"), let node = params.text("node_id") { nodes[call] = node }
        return .conference(
            ConferenceEvent(
                status,
                conference: learn(conference: id),
                name: names.room(name),
                region: region,
                size: size,
                call: params.text("call_id").map { learn(call: $0) },
                tag: params.text("tag").map { names.tag($0) ?? CallTag(-1) },
                flags: status.isOfParticipant && flags.told > 0 ? flags.set : nil,
                callToCoach: params.text("call_id_to_coach").map { learn(call: $0) },
                reasonEnded: reason ?? nil,
                callEndingConference: params.text("call_id_ending_conf").map { learn(call: $0) },
                extras: extras == EventExtras() ? nil : Shared(extras)
            )
        )
    }

    private mutating func callState(_ params: JSONObject, _ names: Names) -> ServiceEvent.Body? {
        guard let call = params.text("call_id"), let state = params.text("call_state").flatMap(CallState.init) else {
            return nil
        }
        let reason = params.text("end_reason").map { EventReader.endReason($0) }
        let source = params.text("end_source").map { EndSource(rawValue: $0) }
        guard reason != .some(nil), source != .some(nil) else { return nil }
        if let node = params.text("node_id") { nodes[call] = node }
        return .callState(
            CallStateEvent(
                call: learn(call: call),
                tag: params.text("tag").map { names.tag($0) ?? CallTag(-1) },
                state: state,
                direction: params.text("direction").flatMap(CallDirection.init) ?? .outbound,
                endReason: reason ?? nil,
                endSource: source ?? nil
            )
        )
    }

    private mutating func callDial(_ params: JSONObject, _ names: Names) -> ServiceEvent.Body? {
        guard let tag = params.text("tag"), let state = params.text("dial_state").flatMap(DialState.init) else {
            return nil
        }
        let winner = params["call"]?["call_id"]?.stringValue
        if let winner, let node = params["call"]?["node_id"]?.stringValue { nodes[winner] = node }
        return .callDial(
            CallDialEvent(
                tag: names.tag(tag) ?? CallTag(-1),
                state: state,
                winner: winner.map { learn(call: $0) },
                reason: params.text("reason").flatMap { EventReader.endReason($0) },
                source: params.text("source").flatMap(EndSource.init)
            )
        )
    }

    /// Sources differ on where the context stands, and what it is called.
    private mutating func callReceive(_ envelope: EventEnvelope) -> ServiceEvent.Body? {
        let params = envelope.params
        guard let call = params.text("call_id"),
            let context = params.text("context") ?? envelope.context ?? params.text("protocol")
        else { return nil }
        if let node = params.text("node_id") { nodes[call] = node }
        return .callReceive(
            CallReceiveEvent(
                call: learn(call: call),
                context: context,
                device: params["device"].flatMap { DialOptions.Device($0) }
            )
        )
    }

    private mutating func callSendDigits(_ params: JSONObject, _ names: Names) -> ServiceEvent.Body? {
        guard let call = params.text("call_id"), let control = params.text("control_id"),
            params.text("state") == "finished"
        else { return nil }
        return .callSendDigits(
            CallSendDigitsEvent(
                call: learn(call: call),
                tag: params.text("tag").map { names.tag($0) ?? CallTag(-1) },
                control: control
            )
        )
    }

    /// C22: two words have two spellings.
    private static func endReason(_ word: String) -> EndReason? {
        switch word {
        case "maxDuration": .maxDuration
        case "notFound": .notFound
        case _: EndReason(rawValue: word)
        }
    }

    private static let flagNames: [(String, MemberFlags)] = [
        ("muted", .muted), ("hold", .onHold), ("coaching", .coaching), ("start_on_join", .startsOnJoin),
        ("end_on_leave", .endsOnLeave),
    ]

    /// The flags of a participant that are set, and how many of all are told at all.
    private static func flags(_ params: JSONValue) -> (set: MemberFlags, told: Int) {
        var flags: MemberFlags = []
        var told = 0
        for (name, flag) in flagNames {
            guard let value = params[name]?.boolValue else { continue }
            told += 1
            if value { flags.insert(flag) }
        }
        return (flags, told)
    }

    private mutating func learn(call text: String) -> CallID {
        if let known = identifiers.call(text) { return known }
        let call = identifiers.learn(call: text)
        learned.append(.call(call, text))
        return call
    }

    private mutating func learn(conference text: String) -> ConferenceID {
        if let known = identifiers.conference(text) { return known }
        let conference = identifiers.learn(conference: text)
        learned.append(.conference(conference, text))
        return conference
    }
}

extension JSONObject {
    /// The text under a name; nil where there is none, or something else.
    fileprivate func text(_ name: String) -> String? { self[name]?.stringValue }
}
