import ConferenceEngine
import Conferencing
import JSONCodec
import RelayWire

/// What REST is asked cannot be read; a sentence says why.
struct BadModeration: Error {
    let sentence: String
}

extension RelayService {
    /// Asks a project's engine what REST would ask it; what follows is told to the project's sessions.
    mutating func moderate(_ request: ModerationRequest, of project: Int, _ outputs: inout [Output]) -> Reply {
        let session = outsider(of: project, &outputs)
        let number = worlds[project]?.nextRequestNumber() ?? RequestID(0)
        let reply = ask(
            .command(session, number, .moderate(Shared(request))),
            of: project,
            answerOf: number,
            &outputs
        )
        // The engine answers every command.
        return reply ?? Reply(.noSuchResource, "")
    }
}

extension RelayService {
    /// The engine's session for what is asked from outside of RELAY.
    mutating func outsider(of project: Int, _ outputs: inout [Output]) -> SessionID {
        if let known = worlds[project]?.outsider { return known }
        let session = SessionID(Int32(worlds[project]?.sessions.count ?? 0))
        worlds[project]?.outsider = session
        // It controls no call, so nothing is ever told to it.
        worlds[project]?.sessions.append(nil)
        ask(.connect(session, ProjectID(0)), of: project, &outputs)
        return session
    }

    /// A call comes in; its answer names the call, offered to somebody or not.
    mutating func ring(_ call: IncomingCall, of project: Int, _ outputs: inout [Output]) -> ControlAnswer {
        let session = outsider(of: project, &outputs)
        let last = worlds[project]?.engine.newestCall
        ask(.phone(session, .ring(Shared(call))), of: project, &outputs)
        guard let newest = worlds[project]?.engine.newestCall, newest != last else {
            return .refused("there are too many calls already")
        }
        // Until somebody answers it, what its caller does is done from outside.
        if worlds[project]?.owners[newest] == nil { worlds[project]?.owners[newest] = session }
        return .json(["call_id": .string(worlds[project]?.text(of: newest) ?? "")])
    }
}

extension World {
    /// Reads what REST would be asked. What nobody has heard of becomes what no engine has.
    func moderation(
        _ kind: ModerationRequest.Kind,
        _ params: JSONObject
    ) throws(BadModeration) -> ModerationRequest {
        func text(_ name: String) throws(BadModeration) -> String? {
            guard let value = params[name] else { return nil }
            guard let text = value.stringValue else { throw BadModeration(sentence: "\(name) must be a text") }
            return text
        }
        func flag(_ name: String) throws(BadModeration) -> Bool? {
            guard let value = params[name] else { return nil }
            guard let flag = value.boolValue else { throw BadModeration(sentence: "\(name) must be true or false") }
            return flag
        }
        func needed(_ name: String) throws(BadModeration) -> String {
            guard let text = try text(name) else { throw BadModeration(sentence: "\(name) is missing") }
            return text
        }
        func call(_ text: String) -> CallID { identifiers.call(text) ?? CallID(-1) }

        let conference = identifiers.conference(try needed("ConferenceSid")) ?? ConferenceID(-1)
        switch kind {
        case .updateConference:
            if let url = try text("AnnounceUrl") { return .announce(url, to: nil, in: conference) }
            guard try needed("Status") == "completed" else { throw BadModeration(sentence: "Status must be completed") }
            return .end(conference)
        case .startStream: return .startStream(in: conference, Shared(try streamRequest(params)))
        case .stopStream:
            guard try needed("Status") == "stopped" else { throw BadModeration(sentence: "Status must be stopped") }
            return .stopStream(reference(try needed("Sid")), in: conference)
        case .updateRecording:
            guard let status = RecordingUpdate.Status(rawValue: try needed("Status")) else {
                throw BadModeration(sentence: "Status must be paused, in-progress or stopped")
            }
            var behavior: PauseBehavior?
            if let word = try text("PauseBehavior") {
                behavior = PauseBehavior(rawValue: word)
                if behavior == nil { throw BadModeration(sentence: "PauseBehavior must be skip or silence") }
            }
            return .updateRecording(of: conference, RecordingUpdate(status, behavior: behavior))
        case .deleteRecording: return .deleteRecording(of: conference)
        case .deleteParticipant: return .remove(call(try needed("CallSid")), from: conference)
        case .updateParticipant:
            if let url = try text("AnnounceUrl") {
                return .announce(url, to: call(try needed("CallSid")), in: conference)
            }
            var update = ParticipantUpdate()
            update.muted = try flag("Muted")
            update.hold = try flag("Hold")
            update.holdURL = try text("HoldUrl")
            update.waitURL = try text("WaitUrl")
            if let word = try text("WaitMethod") {
                update.waitMethod = CallbackMethod(rawValue: word)
                if update.waitMethod == nil { throw BadModeration(sentence: "WaitMethod must be GET or POST") }
            }
            update.coaching = try flag("Coaching")
            update.callToCoach = try text("CallSidToCoach").map(call)
            return .update(call(try needed("CallSid")), in: conference, update)
        }
    }
}
