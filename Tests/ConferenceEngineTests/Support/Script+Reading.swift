import ConferenceEngine
import Conferencing

extension Script {
    /// *Read conference*, in a line: `ended room eu created 100ms ended 2s`; a code and a status where it is refused.
    func read(_ conference: Int32 = 0, project: Int32 = 0) -> String {
        do {
            return line(try engine.read(ConferenceID(conference), by: ProjectID(project)))
        } catch {
            return "\(error.code.text) \(error.status.rawValue)"
        }
    }

    /// *Read participant*, in a line: `alice [muted start] completed joined 100ms left 2s`.
    func read(_ call: String, _ conference: Int32 = 0, project: Int32 = 0) -> String {
        do {
            let id = names.call(call)
            return line(try engine.read(id, in: ConferenceID(conference), by: ProjectID(project)))
        } catch {
            return "\(error.code.text) \(error.status.rawValue)"
        }
    }

    /// *List participants*.
    func participants(_ conference: Int32 = 0, project: Int32 = 0) -> [String] {
        do {
            return try engine.participants(of: ConferenceID(conference), by: ProjectID(project)).map(line)
        } catch {
            return ["\(error.code.text) \(error.status.rawValue)"]
        }
    }

    /// *List conferences*.
    func conferences(project: Int32 = 0) -> [String] { engine.conferences(of: ProjectID(project)).map(line) }

    /// The code and the status with which something that is asked over REST is refused; nil where it is accepted.
    mutating func refusal(_ moderation: ModerationRequest) -> String? {
        var outputs: [ConferenceEngine.Output] = []
        let command = Command.moderate(Shared(moderation))
        engine.handle(.command(SessionID(0), RequestID(0), command), at: now, into: &outputs)
        guard case .reply(_, _, let reply)? = outputs.first, !reply.code.isAccepted else { return nil }
        return "\(reply.code.text) \(reply.status.map { String($0.rawValue) } ?? "")"
    }

    private func line(_ conference: ConferenceResource) -> String {
        "\(conference.state.rawValue) \(conference.name) \(conference.region.rawValue) "
            + "created \(conference.created.since(.start))"
            + (conference.ended.map { " ended \($0.since(.start))" } ?? "")
    }

    private func line(_ participant: ParticipantResource) -> String {
        names.name(of: participant.call) + " " + names.text(of: participant.flags)
            + (participant.callToCoach.map { " coaches " + names.name(of: $0) } ?? "")
            + " \(participant.status.rawValue) joined \(participant.joined.since(.start))"
            + (participant.left.map { " left \($0.since(.start))" } ?? "")
    }
}
