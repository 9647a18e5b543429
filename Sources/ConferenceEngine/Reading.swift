public import Conferencing

/// What REST reads: it changes nothing, and is no input. Only an engine that remembers can be read: ``Memory``.
extension ConferenceEngine {
    /// *Read conference*. T11: one that has ended stays readable.
    public func read(
        _ conference: ConferenceID,
        by project: ProjectID
    ) throws(ReadingRefusal) -> ConferenceResource {
        let life = try life(of: conference, seenBy: project)
        let isUp = life.ended == nil
        let isRunning = isUp && conferences[life.place].attendance.isRunning
        return ConferenceResource(
            conference,
            name: life.name,
            state: isUp ? (isRunning ? .running : .waiting) : .ended,
            region: isUp ? conferences[life.place].settings.region : life.region,
            created: life.created,
            ended: life.ended
        )
    }

    /// *Read participant*. T8: whether one that has left is readable the profile says.
    public func read(
        _ call: CallID,
        in conference: ConferenceID,
        by project: ProjectID
    ) throws(ReadingRefusal) -> ParticipantResource {
        _ = try life(of: conference, seenBy: project)
        guard let stay = past.stay(of: call.index, in: conference) else { throw .noSuchResource }
        if stay.left != nil {
            switch profile.participantAfterLeave {
            case .completed: break
            case .notFound: throw .noSuchResource
            }
        }
        return resource(of: stay)
    }

    /// *List participants*: the active ones, in the order of joining. T8: who has left is not listed; T11: nor is there
    /// anybody in a conference that has ended.
    public func participants(
        of conference: ConferenceID,
        by project: ProjectID
    ) throws(ReadingRefusal) -> [ParticipantResource] {
        let life = try life(of: conference, seenBy: project)
        if life.ended != nil { return [] }
        return members(of: life.place).compactMap { past.stay(of: Int32($0), in: conference).map(resource) }
    }

    /// *List conferences*: all of a project's that there are or were, in the order of their making (T11).
    public func conferences(of project: ProjectID) -> [ConferenceResource] {
        (0..<lifetimes).compactMap { try? read(ConferenceID($0), by: project) }
    }

    private func resource(of stay: Past.Stay) -> ParticipantResource {
        let member = Int(stay.call)
        let flags = stay.left == nil ? calls[member].flags : stay.flags
        return ParticipantResource(
            CallID(stay.call),
            in: stay.lifetime,
            flags: flags,
            callToCoach: stay.left == nil ? callCoached(by: member, flags) : stay.callToCoach,
            joined: stay.joined,
            left: stay.left
        )
    }

    /// T1: what a project may read of a lifetime. T11: it may read it after the end as well.
    private func life(of conference: ConferenceID, seenBy project: ProjectID) throws(ReadingRefusal) -> Past.Life {
        let number = Int(conference.index)
        guard profile.restSeesRelay, past.lives.indices.contains(number), ownersOfLifetimes[number] == project,
            past.lives[number].ended == nil || !isBent(.T11)
        else { throw .noSuchResource }
        return past.lives[number]
    }
}
