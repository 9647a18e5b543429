import ConferenceEngine
import Conferencing
import JSONCodec

extension NaiveService {
    /// R12, R4, C1: the options with what was unchecked in its place; nil where one is bad. Knows only the unchecked
    /// options that the random tests send.
    func understood(_ sent: JoinOptions) -> JoinOptions? {
        var options = sent
        options.unchecked = []
        for option in sent.unchecked {
            switch (option.name, option.value) {
            case ("muted", .bool(let flag)): options.muted = flag
            case ("max_participants", .number(let number)): options.maxParticipants = number.int64
            case ("record", .string("do-not-record")): break
            case ("muted", _), ("beep", _), ("max_participants", _), ("record", _): return nil
            case _: if profile.unknownParameter == .result400 { return nil }
            }
        }
        if options.name.allSatisfy(\.isWhitespace) { return nil }
        if profile.nameMaximum == .characters64, options.name.unicodeScalars.count > 64 { return nil }
        if let maximum = options.maxParticipants {
            switch profile.maximumParticipantsRange {
            case .min2Unbounded: if maximum < 2 { return nil }
            case .from1To250: if maximum < 1 || maximum > 250 { return nil }
            case .from2To100000: if maximum < 2 || maximum > 100_000 { return nil }
            }
        }
        return options
    }

    mutating func join(_ call: CallID, _ options: JoinOptions, _ project: ProjectID) -> Reply {
        let isAnswered = self[call]?.state == .answered
        if !isAnswered, profile.joinRequiresAnswer == .conflict { return Reply(.conflict, "", call: call) }
        let place = conferences.firstIndex {
            !$0.over && $0.project == project && areEqual($0.name, options.name)
        }
        let current = conference(of: call)

        if let place, current == place { return rejoin(call, at: place, options) }
        if current != nil, profile.joinOther == .conflict { return Reply(.conflict, "", call: call) }
        if let place {
            if contradicts(options, at: place) { return Reply(.badParameter, "", call: call) }
            if isFull(place, options) { return turnAway(call, from: place, options) }
        } else if isTaken(options.name, in: project) {
            return Reply(.conflict, "", call: call)
        }
        if isBadCoach(options, of: call, at: place) { return Reply(badCoachCode, "", call: call) }
        let id = place.map { conferences[$0].id } ?? ConferenceID(Int32(conferences.count))
        if !isAnswered, profile.joinRequiresAnswer == .autoAnswer { answer(call) }
        if let current { remove(call, from: current) }
        add(call, to: place ?? create(options, project), options)
        return Reply(.accepted, "", call: call, conference: id)
    }

    /// R7: whether the name's last conference ended too lately. Nothing is recorded in the model's scenes, so that the end of
    /// a conference is an instant.
    private func isTaken(_ name: String, in project: ProjectID) -> Bool {
        conferences.contains { old in
            guard old.over, old.project == project, areEqual(old.name, name) else { return false }
            return switch profile.nameReuse {
            case .immediate: false
            case .after(let span): now < old.endedAt + span
            case .refuseWhileEnding: now == old.endedAt
            }
        }
    }

    /// R3
    private func areEqual(_ left: String, _ right: String) -> Bool {
        func reduced(_ name: String) -> [UInt8] {
            switch profile.nameMatch {
            case .exact: return Array(name.utf8)
            case .casefold: return Array(name.lowercased().utf8)
            case .trim:
                let visible = name.drop { $0.isWhitespace }
                return Array(String(visible.reversed().drop { $0.isWhitespace }.reversed()).utf8)
            }
        }
        return reduced(left) == reduced(right)
    }

    private mutating func create(_ options: JoinOptions, _ project: ProjectID) -> Int {
        let limit = options.maxParticipants ?? unsaidLimit
        conferences.append(
            Conference(
                id: ConferenceID(Int32(conferences.count)),
                project: project,
                name: options.name,
                region: options.region ?? .global,
                limit: limit,
                lowestLimit: limit,
                firstBeep: options.beep ?? .both,
                createdAt: now
            )
        )
        if let age = profile.maximumAge {
            setAlarm(.tooOld(ConferenceID(Int32(conferences.count - 1))), at: now + age)
        }
        return conferences.count - 1
    }

    // MARK: - R13..R15

    private var unsaidLimit: Int64 { profile.maximumParticipantsRange == .from1To250 ? 250 : 100_000 }

    private func isFull(_ place: Int, _ options: JoinOptions) -> Bool {
        let conference = conferences[place]
        let counted = profile.limitCounts == .runningOnly && !conference.running ? 0 : conference.members.count
        let limit: Int64
        switch profile.limitOwner {
        case .first:
            limit = profile.conflict == .lastWins ? options.maxParticipants ?? conference.limit : conference.limit
        case .joiner: limit = options.maxParticipants ?? unsaidLimit
        case .lowestSeen: limit = min(conference.lowestLimit, options.maxParticipants ?? conference.lowestLimit)
        }
        return Int64(counted) >= limit
    }

    private mutating func turnAway(_ call: CallID, from place: Int, _ options: JoinOptions) -> Reply {
        let id = conferences[place].id
        switch profile.full {
        case .conflict: return Reply(.conflict, "", call: call)
        case .badRequest: return Reply(.badParameter, "", call: call)
        case .silent: return Reply(.accepted, "", call: call, conference: id)
        case .acceptThenLeave:
            guard let member = member(call, options) else { break }
            let audience = conferences[place].members + [member]
            tellOf(member, .participantLeave, at: place, size: conferences[place].members.count, to: audience)
        }
        return Reply(.accepted, "", call: call, conference: id)
    }

    // MARK: - R16

    private mutating func rejoin(_ call: CallID, at place: Int, _ options: JoinOptions) -> Reply {
        let id = conferences[place].id
        switch profile.rejoinSame {
        case .conflict: return Reply(.conflict, "", call: call)
        case .idempotent: return Reply(.accepted, "", call: call, conference: id)
        case .leaveAndJoin:
            if contradicts(options, at: place) { return Reply(.badParameter, "", call: call) }
            let project = conferences[place].project
            let survives = !ends(conferences[place].members, call)
            if !survives, profile.nameReuse != .immediate { return Reply(.conflict, "", call: call) }
            if isBadCoach(options, of: call, at: survives ? place : nil) { return Reply(badCoachCode, "", call: call) }
            let before = self
            remove(call, from: place)
            if conferences[place].over, profile.nameReuse != .immediate {
                self = before
                return Reply(.conflict, "", call: call)
            }
            let new = conferences[place].over ? create(options, project) : place
            add(call, to: new, options)
            return Reply(.accepted, "", call: call, conference: conferences[new].id)
        case .updateFlags:
            if contradicts(options, at: place) { return Reply(.badParameter, "", call: call) }
            if isBadCoach(options, of: call, at: place) { return Reply(badCoachCode, "", call: call) }
            let target = coachTarget(options, of: call, at: place)
            takeSettings(options, at: place)
            update(call, at: place, options)
            if let target {
                let (coach, coached) = profile.coachNames == .coachedCall ? (call, target) : (target, call)
                setCoached(coached, of: coach, at: place)
            }
            return Reply(.accepted, "", call: call, conference: id)
        }
    }

    private mutating func update(_ call: CallID, at place: Int, _ options: JoinOptions) {
        guard let seat = conferences[place].members.firstIndex(where: { $0.call == call }) else { return }
        let old = conferences[place].members[seat]
        var new = old
        new.muted = options.muted ?? old.muted
        new.starts = options.startOnEnter ?? old.starts
        new.ends = options.endOnExit ?? old.ends
        new.beep = options.beep ?? old.beep
        conferences[place].members[seat] = new
        let all = conferences[place].members
        if new.muted != old.muted {
            tellOf(new, new.muted ? .participantMute : .participantUnmute, at: place, size: all.count, to: all)
        }
        if new.starts != old.starts || new.ends != old.ends || new.beep != old.beep {
            tellOf(new, .participantModify, at: place, size: all.count, to: all)
        }
        if !conferences[place].running, isStart(place) { start(place, by: call, size: all.count) }
        if !profile.startLatch, !isStart(place) { conferences[place].running = false }
    }

    // MARK: - R40

    private func contradicts(_ options: JoinOptions, at place: Int) -> Bool {
        guard profile.conflict == .result400 else { return false }
        let conference = conferences[place]
        if let region = options.region, region != conference.region { return true }
        if profile.limitOwner == .first, let limit = options.maxParticipants, limit != conference.limit { return true }
        return false
    }

    func member(_ call: CallID, _ options: JoinOptions) -> Member? {
        guard let found = self[call] else { return nil }
        return Member(
            call: call,
            session: found.session,
            tag: found.tag,
            muted: options.muted ?? false,
            starts: options.startOnEnter ?? true,
            ends: options.endOnExit ?? false,
            beep: options.beep ?? .both,
            joinedAt: now
        )
    }

    mutating func takeSettings(_ options: JoinOptions, at place: Int) {
        if let limit = options.maxParticipants {
            conferences[place].lowestLimit = min(conferences[place].lowestLimit, limit)
            if profile.conflict == .lastWins { conferences[place].limit = limit }
        }
        if profile.conflict == .lastWins, let region = options.region { conferences[place].region = region }
    }
}
