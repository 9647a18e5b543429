import ConferenceEngine
import Conferencing

extension NaiveService {
    // MARK: - Coaches (R30..R34)

    var badCoachCode: ReplyCode { profile.badCoach == .notFound ? .notFound : .badParameter }

    /// The member that a join may name as the one who is coached; nil where there is none.
    func coachTarget(_ options: JoinOptions, of joiner: CallID, at place: Int?) -> CallID? {
        guard let named = options.coach, let place, named != joiner,
            conferences[place].running || profile.coachWaiting == .allow,
            conferences[place].members.contains(where: { $0.call == named })
        else { return nil }
        return named
    }

    func isBadCoach(_ options: JoinOptions, of joiner: CallID, at place: Int?) -> Bool {
        options.coach != nil && coachTarget(options, of: joiner, at: place) == nil
            && profile.badCoach != .joinWithoutCoach
    }

    /// R38
    func beepsFor(_ member: Member) -> Bool { profile.coachBeeps || member.coached == nil }

    /// Whether a conference of these members ends as one of them leaves.
    func ends(_ members: [Member], _ leaver: CallID) -> Bool {
        let rest = members.filter { $0.call != leaver }
        let isEnder = members.contains { $0.call == leaver && $0.ends }
        return rest.isEmpty || isEnder && (profile.enders == .any || !rest.contains(where: \.ends))
    }

    mutating func change(_ call: CallID, at place: Int, _ change: (inout Member) -> Void) {
        guard let seat = conferences[place].members.firstIndex(where: { $0.call == call }) else { return }
        change(&conferences[place].members[seat])
    }

    /// R87
    mutating func setCoached(_ target: CallID?, of coach: CallID, at place: Int) {
        guard let old = conferences[place].members.first(where: { $0.call == coach }) else { return }
        if old.coached == target, !old.isOrphan, !profile.noopEvents { return }
        change(coach, at: place) {
            $0.coached = target
            $0.isOrphan = false
        }
        tellOf(coach, .participantModify, at: place)
    }

    /// R34
    mutating func orphan(thoseWhoCoach leaver: CallID, at place: Int) {
        let orphans = conferences[place].members.filter { $0.coached == leaver && !$0.isOrphan }.map(\.call).sorted()
        for orphan in orphans where conferences[place].members.contains(where: { $0.call == orphan }) {
            switch profile.orphanCoach {
            case .mute: change(orphan, at: place) { $0.isOrphan = true }
            case .becomesNormal: setCoached(nil, of: orphan, at: place)
            case .leaves: remove(orphan, from: place)
            }
        }
    }

    private mutating func tellOf(_ call: CallID, _ status: ConferenceStatus, at place: Int) {
        let all = conferences[place].members
        guard let member = all.first(where: { $0.call == call }) else { return }
        tellOf(member, status, at: place, size: all.count, to: all)
    }

    // MARK: - Hold over RELAY (R90)

    mutating func hold(_ call: CallID, _ hold: Bool) -> Reply {
        guard self[call]?.state == .answered else { return Reply(.conflict, "", call: call) }
        if let place = conference(of: call) { setHold(hold, of: call, at: place) }
        return Reply(.accepted, "", call: call)
    }

    private mutating func setHold(_ hold: Bool, of call: CallID, at place: Int) {
        guard let old = conferences[place].members.first(where: { $0.call == call }) else { return }
        if old.onHold == hold, !profile.noopEvents { return }
        change(call, at: place) { $0.onHold = hold }
        tellOf(call, hold ? .participantHold : .participantUnhold, at: place)
    }

    // MARK: - REST (T1..T5, T7)

    mutating func moderate(_ request: ModerationRequest, _ project: ProjectID) -> Reply {
        guard profile.restSeesRelay,
            let place = conferences.firstIndex(where: { $0.id == request.conference && $0.project == project })
        else { return .refused(.noSuchResource, .notFound) }
        if conferences[place].over {
            return .refused(
                .invalidArgument,
                profile.completedUpdateStatus == .unprocessable ? .unprocessable : .badRequest
            )
        }
        switch request {
        // The scenes have no streams.
        case .startStream, .stopStream: return .refused(.badStreamState, .unprocessable)
        // Nothing is recorded or announced in the model's scenes.
        case .updateRecording, .deleteRecording, .announce: return .refused(.noSuchResource, .notFound)
        case .end:
            finish(place, .endedViaAPI, by: nil, conferences[place].members)
            return Reply(.accepted, "")
        case .remove(let call, _):
            guard conference(of: call) == place else { return .refused(.noSuchResource, .notFound) }
            remove(call, from: place, kicked: true)
            if profile.kickCall == .hangup { end(call, .hangup, .none) }
            return Reply(ReplyCode("204"), "", call: call)
        case .update(let call, _, let update):
            guard conference(of: call) == place else { return .refused(.noSuchResource, .notFound) }
            if update.coaching != false {
                if let target = update.callToCoach {
                    if target == call || conference(of: target) != place {
                        return .refused(.coachedNotHere, .unprocessable)
                    }
                } else if update.coaching == true {
                    return .refused(.coachedNotHere, .unprocessable)
                }
            }
            apply(update, to: call, at: place)
            return Reply(.accepted, "", call: call)
        }
    }

    private mutating func apply(_ update: ParticipantUpdate, to call: CallID, at place: Int) {
        if let muted = update.muted, let old = conferences[place].members.first(where: { $0.call == call }),
            old.muted != muted || profile.noopEvents
        {
            change(call, at: place) { $0.muted = muted }
            tellOf(call, muted ? .participantMute : .participantUnmute, at: place)
        }
        if let hold = update.hold { setHold(hold, of: call, at: place) }
        if update.coaching == false {
            setCoached(nil, of: call, at: place)
        } else if let target = update.callToCoach {
            setCoached(target, of: call, at: place)
        }
    }
}

extension Reply {
    /// What REST refuses.
    fileprivate static func refused(_ code: ReplyCode, _ status: HTTPStatus) -> Reply {
        var reply = Reply(code, "")
        reply.status = status
        return reply
    }
}
