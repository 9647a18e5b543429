import ConferenceEngine
import Conferencing

extension NaiveService {
    // MARK: - Entering and leaving

    mutating func add(_ call: CallID, to place: Int, _ options: JoinOptions) {
        guard var newcomer = member(call, options) else { return }
        // R30, R32, R33: before it is a member itself, and in a conference that may be running only since this.
        let target = coachTarget(options, of: call, at: place)
        if profile.coachNames == .coachedCall { newcomer.coached = target }
        takeSettings(options, at: place)
        conferences[place].members.append(newcomer)
        if profile.coachNames == .coachingCall, let target {
            change(target, at: place) {
                $0.coached = call
                $0.isOrphan = false
            }
        }
        let all = conferences[place].members
        let starts = !conferences[place].running && isStart(place)
        if starts, profile.startBeforeJoin { start(place, by: call, size: all.count - 1) }
        tellOf(newcomer, .participantJoin, at: place, size: all.count, to: all)
        if profile.coachNames == .coachingCall, let target, let coach = all.first(where: { $0.call == target }) {
            tellOf(coach, .participantModify, at: place, size: all.count, to: all)
        }
        if starts, !profile.startBeforeJoin { start(place, by: call, size: all.count) }
        // R36..R38
        let beep = profile.beepOwner == .mover ? newcomer.beep : conferences[place].firstBeep
        if [.both, .onEnter].contains(beep), beepsFor(newcomer), all.count > 1,
            conferences[place].running || profile.beepWaiting
        {
            let listeners = all.filter { !$0.onHold }.map(\.call).filter { $0 != call || profile.beepHearsSelf }
            outputs.append(
                .beep(BeepSound(conference: conferences[place].id, mover: call, cause: .enter, heardBy: listeners))
            )
        }
    }

    mutating func remove(_ call: CallID, from place: Int, kicked: Bool = false) {
        let audience = conferences[place].members
        guard let leaver = audience.first(where: { $0.call == call }) else { return }
        conferences[place].members.removeAll { $0.call == call }
        conferences[place].gone.append((leaver, now))
        let rest = conferences[place].members
        tellOf(leaver, .participantLeave, at: place, size: rest.count, to: audience)

        // R60..R63
        let enders = rest.filter(\.ends).count
        let endsByFlag = leaver.ends && (profile.enders == .any || enders == 0)
        if endsByFlag, !rest.isEmpty || profile.enderAlone == .endOnExit {
            return finish(place, kicked ? .enderKicked : .enderLeft, by: call, audience)
        }
        if rest.isEmpty {
            return finish(place, kicked ? .lastParticipantKicked : .lastParticipantLeft, by: call, audience)
        }

        let beep = profile.beepOwner == .mover ? leaver.beep : conferences[place].firstBeep
        if [.both, .onExit].contains(beep), beepsFor(leaver), conferences[place].running || profile.beepWaiting {
            outputs.append(
                .beep(
                    BeepSound(
                        conference: conferences[place].id,
                        mover: call,
                        cause: .exit,
                        heardBy: rest.filter { !$0.onHold }.map(\.call)
                    )
                )
            )
        }
        orphan(thoseWhoCoach: call, at: place)
        if conferences[place].over { return }
        // R21
        if !profile.startLatch, !isStart(place) { conferences[place].running = false }
    }

    mutating func leave(_ call: CallID, _ conference: ConferenceID) -> Reply {
        guard let place = self.conference(of: call), conferences[place].id == conference else {
            switch profile.leaveMismatch {
            case .notFound: return Reply(.notFound, "", call: call)
            case .badRequest: return Reply(.badParameter, "", call: call)
            case .accepted: return Reply(.accepted, "", call: call)
            }
        }
        remove(call, from: place)
        return Reply(.accepted, "", call: call)
    }

    // MARK: - Start and end

    /// R20
    func isStart(_ place: Int) -> Bool {
        let members = conferences[place].members
        guard members.contains(where: \.starts) else { return false }
        return profile.startRule == .moderator || members.count >= 2
    }

    mutating func start(_ place: Int, by call: CallID, size: Int) {
        conferences[place].running = true
        conferences[place].everRan = true
        tellOfConference(.conferenceStart, at: place, size: size, by: call, to: conferences[place].members)
    }

    /// R64..R66
    mutating func finish(_ place: Int, _ reason: ReasonEnded, by call: CallID?, _ audience: [Member]) {
        let others = conferences[place].members
        conferences[place].members = []
        conferences[place].gone += others.map { ($0, now) }
        conferences[place].over = true
        conferences[place].endedAt = now
        let ending = conferences[place].everRan || profile.endWithoutStart == .emit
        if profile.endOrder != .leavesThenEnd, ending {
            tellOfConference(.conferenceEnd, at: place, size: 0, by: call, reason, to: audience)
        }
        if profile.endOrder != .endOnly {
            for (number, other) in others.enumerated() {
                tellOf(other, .participantLeave, at: place, size: others.count - number - 1, to: audience)
            }
        }
        if profile.endOrder == .leavesThenEnd, ending {
            tellOfConference(.conferenceEnd, at: place, size: 0, by: call, reason, to: audience)
        }
        conferences[place].running = false
        if profile.afterEnd == .hangup {
            for other in others { end(other.call, .hangup, .none) }
        }
    }

    /// R8
    mutating func endForAge(_ conference: ConferenceID) {
        guard let place = conferences.firstIndex(where: { $0.id == conference && !$0.over }) else { return }
        finish(place, .endedViaAPI, by: nil, conferences[place].members)
    }

    // MARK: - R80, R82

    mutating func tellOf(_ member: Member, _ status: ConferenceStatus, at place: Int, size: Int, to audience: [Member])
    {
        let conference = conferences[place]
        let event = ConferenceEvent(
            status,
            conference: conference.id,
            name: conference.name,
            region: conference.region,
            size: Int32(size),
            call: member.call,
            tag: member.tag,
            flags: member.flags,
            callToCoach: member.coached
        )
        if profile.fanout == .ownCallOnly {
            tell(member.session, .conference(event))
        } else {
            tellAll(event, audience)
        }
    }

    private mutating func tellOfConference(
        _ status: ConferenceStatus,
        at place: Int,
        size: Int,
        by call: CallID?,
        _ reason: ReasonEnded? = nil,
        to audience: [Member]
    ) {
        let conference = conferences[place]
        let event = ConferenceEvent(
            status,
            conference: conference.id,
            name: conference.name,
            region: conference.region,
            size: Int32(size),
            call: profile.conferenceCallID == .triggerCall ? call : nil,
            reasonEnded: reason,
            callEndingConference: reason == nil ? nil : call
        )
        tellAll(event, audience)
    }

    private mutating func tellAll(_ event: ConferenceEvent, _ audience: [Member]) {
        var sessions = audience.map(\.session).sorted()
        if profile.fanout != .perMemberCall { sessions = Array(Set(sessions)).sorted() }
        for session in sessions { tell(session, .conference(event)) }
    }

    // MARK: - Listing

    func listing(of conference: ConferenceID) -> ConferenceListing? {
        guard let found = conferences.first(where: { $0.id == conference }) else { return nil }
        let state: ConferenceState = found.over ? .ended : found.running ? .running : .waiting
        let members = found.members.map {
            ConferenceListing.Member(
                call: $0.call,
                flags: $0.flags,
                callToCoach: $0.coached,
                hears: hearing($0, found)
            )
        }
        return ConferenceListing(conference: conference, state: state, members: members)
    }

    /// R23, R26..R31
    private func hearing(_ member: Member, _ conference: Conference) -> [AudioSource] {
        if member.onHold, profile.holdHears == .nobody { return [.holdMusic] }
        let voices = conference.members.filter { other in
            guard other.call != member.call, !other.muted, !other.onHold else { return false }
            guard let coached = other.coached else { return true }
            return profile.coachNames == .coachedCall && !other.isOrphan && coached == member.call
        }
        .map { AudioSource.call($0.call) }
        guard conference.running else {
            return (profile.waitingTalk == .eachOther ? voices : []) + [.holdMusic]
        }
        if conference.members.count > 1 { return voices }
        return profile.aloneAudio == .holdMusic ? [.holdMusic] : []
    }
}
