import ConferenceEngine
import Conferencing

extension NaiveService {
    // MARK: - REST reads (T1, T8, T11)

    func read(_ conference: ConferenceID, by project: ProjectID) -> ConferenceResource? {
        guard let found = visible(conference, to: project) else { return nil }
        return ConferenceResource(
            conference,
            name: found.name,
            state: found.over ? .ended : found.running ? .running : .waiting,
            region: found.region,
            created: found.createdAt,
            ended: found.over ? found.endedAt : nil
        )
    }

    func read(_ call: CallID, in conference: ConferenceID, by project: ProjectID) -> ParticipantResource? {
        guard let found = visible(conference, to: project) else { return nil }
        if let member = found.members.first(where: { $0.call == call }) {
            return resource(member, in: conference, left: nil)
        }
        guard profile.participantAfterLeave == .completed, let gone = found.gone.last(where: { $0.member.call == call })
        else { return nil }
        return resource(gone.member, in: conference, left: gone.left)
    }

    func participants(of conference: ConferenceID, by project: ProjectID) -> [ParticipantResource]? {
        visible(conference, to: project)?.members.map { resource($0, in: conference, left: nil) }
    }

    private func visible(_ conference: ConferenceID, to project: ProjectID) -> Conference? {
        guard profile.restSeesRelay else { return nil }
        return conferences.first { $0.id == conference && $0.project == project }
    }

    private func resource(_ member: Member, in conference: ConferenceID, left: Instant?) -> ParticipantResource {
        ParticipantResource(
            member.call,
            in: conference,
            flags: member.flags,
            callToCoach: member.coached,
            joined: member.joinedAt,
            left: left
        )
    }
}
