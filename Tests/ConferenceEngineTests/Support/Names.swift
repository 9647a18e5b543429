import ConferenceEngine
import Conferencing

/// The names of sessions and calls, and outputs as lines that a person can read.
struct Names {
    private var sessions: [String] = []
    private var calls: [String] = []
    private var ids: [CallID: String] = [:]

    mutating func addSession(_ name: String) -> SessionID {
        sessions.append(name)
        return SessionID(Int32(sessions.count - 1))
    }

    /// A session by its name; one that nobody connected has a number beyond all.
    func session(_ name: String) -> SessionID { SessionID(Int32(sessions.firstIndex(of: name) ?? 1_000_000)) }

    /// The tag of the call with a name, a new one if need be.
    mutating func tag(of name: String) -> CallTag {
        if !calls.contains(name) { calls.append(name) }
        return CallTag(Int32(calls.firstIndex(of: name) ?? -1))
    }

    /// A call by its name; one that never came up has a number beyond all.
    func call(_ name: String) -> CallID { ids.first { $0.value == name }?.key ?? CallID(1_000_000) }

    func name(of call: CallID) -> String { ids[call] ?? "call#\(call.index)" }

    func source(_ source: AudioSource) -> String {
        switch source {
        case .call(let call): name(of: call)
        case .holdMusic: "music"
        case .stream(let label): streamName(label)
        case .announcement: "announcement"
        case .waitAudio: "wait-audio"
        case .holdAudio: "hold-audio"
        }
    }

    func text(of flags: MemberFlags) -> String {
        var words: [String] = []
        if flags.contains(.muted) { words.append("muted") }
        if flags.contains(.onHold) { words.append("hold") }
        if flags.contains(.coaching) { words.append("coaching") }
        if flags.contains(.startsOnJoin) { words.append("start") }
        if flags.contains(.endsOnLeave) { words.append("end") }
        return "[" + words.joined(separator: " ") + "]"
    }

    /// One output: `200 alice conf#0`, `one <- participant-join conf#0 size 2 alice [start]`, `beep enter alice: alice bob`.
    mutating func line(_ output: ConferenceEngine.Output) -> String {
        switch output {
        case .reply(_, _, let reply):
            return words(reply.code.text, reply.call.map(name), reply.conference.map { "conf#\($0.index)" })
        case .event(let session, let event):
            return "\(sessionName(session)) <- \(line(event))"
        case .webhook(let attempt):
            let message = attempt.message.value
            let target = message.target.value
            let about = line(message.event)
            return "hook \(attempt.id.number).\(attempt.number) \(target.method.rawValue) \(target.url) "
                + "\(target.format.rawValue): " + (message.recording.map { "\($0.value.word.rawValue), " } ?? "")
                + about
        case .stream(let stream, let action): return line(action, of: stream)
        case .beep(let sound):
            let listeners = sound.heardBy.map(name).joined(separator: " ")
            return "beep \(sound.cause.rawValue) \(name(of: sound.mover)): \(listeners)"
        }
    }

    private mutating func line(_ event: ServiceEvent) -> String {
        switch event.body {
        case .conference(let event): return line(event)
        case .callState(let event):
            if let tag = event.tag, calls.indices.contains(Int(tag.index)), ids[event.call] == nil {
                // The legs of one dial are told apart by a number from the second on.
                let name = calls[Int(tag.index)]
                let legs = ids.values.count { $0 == name || $0.hasPrefix(name + "/") }
                ids[event.call] = legs == 0 ? name : "\(name)/\(legs + 1)"
            }
            return words(
                name(of: event.call),
                event.state.rawValue,
                event.endReason?.rawValue,
                event.endSource?.rawValue
            )
        case .callDial(let event):
            let tag = calls.indices.contains(Int(event.tag.index)) ? calls[Int(event.tag.index)] : "?"
            return words(
                "dial",
                tag,
                event.state.rawValue,
                event.winner.map { "winner " + name(of: $0) },
                event.reason?.rawValue,
                event.source?.rawValue
            )
        case .callStream(let event): return line(event)
        case .callReceive(let event):
            ids[event.call] = event.device?.from
            return words("offer", name(of: event.call), "on", event.context)
        case .callSendDigits(let event): return words("digits", name(of: event.call), event.control)
        case .unknown(let type, _): return type
        }
    }

    private func line(_ event: ConferenceEvent) -> String {
        words(
            event.status.rawValue,
            "conf#\(event.conference.index)",
            event.region == .global ? nil : event.region.rawValue,
            "size \(event.size)",
            event.call.map(name),
            event.flags.map(text),
            event.callToCoach.map { "coaches " + name(of: $0) },
            event.reasonEnded?.rawValue,
            event.callEndingConference.map { "by " + name(of: $0) },
            event.extras?.value.recording.map { "recorded \($0.durationSeconds) s \($0.sizeBytes) B" },
            event.extras?.value.announceURL,
            event.extras?.value.quality.map { "packets " + ($0.values["in_media_packet_count"] ?? "?") }
        )
    }

    private func sessionName(_ session: SessionID) -> String {
        sessions.indices.contains(Int(session.index)) ? sessions[Int(session.index)] : "session#\(session.index)"
    }

    func words(_ words: String?...) -> String { words.compactMap(\.self).joined(separator: " ") }
}
