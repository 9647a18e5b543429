import ConferenceEngine
import Conferencing
import JSONCodec
import RelayWire

/// A request to REST that cannot be read.
enum ModerationReading {
    struct Refusal: Error {
        let sentence: String
    }
}

extension RelayService {
    /// Asks a project's engine what REST would ask it; what follows is told to the project's sessions.
    mutating func moderate(_ request: ModerationRequest, of project: Int, _ outputs: inout [Output]) -> Reply {
        let known = worlds[project]?.outsider
        let session = known ?? SessionID(Int32(worlds[project]?.sessions.count ?? 0))
        if known == nil {
            worlds[project]?.outsider = session
            // It controls no call, so nothing is ever told to it.
            worlds[project]?.sessions.append(nil)
            ask(.connect(session, ProjectID(0)), of: project, &outputs)
        }
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

extension World {
    /// Reads what REST would be asked. What nobody has heard of becomes what no engine has.
    func moderation(_ title: String, _ params: JSONObject) throws(ModerationReading.Refusal) -> ModerationRequest {
        func call(_ name: String) throws(ModerationReading.Refusal) -> CallID? {
            guard let value = params[name] else { return nil }
            guard let text = value.stringValue else {
                throw ModerationReading.Refusal(sentence: "\(name) must be a text")
            }
            return identifiers.call(text) ?? CallID(-1)
        }
        func flag(_ name: String) throws(ModerationReading.Refusal) -> Bool? {
            guard let value = params[name] else { return nil }
            guard let flag = value.boolValue else {
                throw ModerationReading.Refusal(sentence: "\(name) must be true or false")
            }
            return flag
        }
        guard let text = params["ConferenceSid"]?.stringValue else {
            throw ModerationReading.Refusal(sentence: "ConferenceSid is missing")
        }
        let conference = identifiers.conference(text) ?? ConferenceID(-1)
        let participant = try call("CallSid")
        switch (title, participant) {
        case ("update conference", _): return .end(conference)
        case ("delete participant", let participant?): return .remove(participant, from: conference)
        case ("update participant", let participant?):
            var update = ParticipantUpdate()
            update.muted = try flag("Muted")
            update.hold = try flag("Hold")
            update.holdURL = params["HoldUrl"]?.stringValue
            update.coaching = try flag("Coaching")
            update.callToCoach = try call("CallSidToCoach")
            return .update(participant, in: conference, update)
        case ("delete participant", nil), ("update participant", nil):
            throw ModerationReading.Refusal(sentence: "CallSid is missing")
        case _: throw ModerationReading.Refusal(sentence: "there is no request '\(title)'")
        }
    }
}
