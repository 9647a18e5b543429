import Conferencing

extension ConferenceEngine {
    /// `calling.join_conference`: first everything that can refuse it (R11..R17, R40), then its effects.
    mutating func join(
        _ call: CallID,
        _ options: Shared<JoinOptions>,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        if latestJoin.sent !== options { latestJoin = try check(options) }
        let admission = latestJoin.admission
        let call = try place(of: call, for: request)
        try checkAnswered(call)
        let room = roomOfLatestJoin(in: request.project)
        let current = Int(calls[call].conference)
        if let room, current == room {
            return try rejoin(call, in: room, admission, request, into: &outputs)
        }
        if current >= 0 { try checkMayMove() }
        if let room {
            try checkSettings(of: room, against: admission)
            if isFull(room, for: admission) {
                return try turnAway(call, from: room, admission, request, into: &outputs)
            }
        } else {
            try checkNameIsFree(in: request.project)
            if lifetimes == .max { throw .atCapacity }
        }

        let coach = try coach(named: latestJoin.options.value.coach, of: call, in: room)
        if admission.hasStream { try checkStream(of: latestJoin.options.value, joining: room) }
        if admission.hasWaitURL { try checkWaitAudio(admission, joining: room) }
        let lifetime = if let room { conferences[room].lifetime } else { nextLifetime }
        acceptJoin(of: call, lifetime, request, into: &outputs)
        if calls[call].session == CallRecord.nobody { claim(call, for: request.session) }
        if profile.joinRequiresAnswer == .autoAnswer {
            cause = Because(.R11)
            pickUp(call, into: &outputs)
        }
        if current >= 0 {
            cause = Because(.R17)
            depart(call, into: &outputs)
        }
        let entered = room ?? create(roomKey(in: request.project), admission)
        latestJoin.project = request.project
        latestJoin.room = entered
        latestJoin.lifetime = lifetime
        enter(call, entered, admission, coach: coach, into: &outputs)
    }

    @inline(__always) private mutating func roomOfLatestJoin(in project: ProjectID) -> Int? {
        let room = latestJoin.room
        if room >= 0, latestJoin.project == project, conferences[room].lifetime == latestJoin.lifetime { return room }
        return rooms[roomKey(in: project)]
    }

    /// R1: under what a project finds the conference of the latest join.
    func roomKey(in project: ProjectID) -> RoomKey {
        RoomKey(isBent(.R1) ? ProjectID(0) : project, latestJoin.options.value.name, profile.nameMatch)
    }

    /// The reply to a join that is accepted.
    mutating func acceptJoin(of call: Int, _ conference: ConferenceID, _ request: Request, into outputs: inout [Output])
    {
        let reply = Reply(
            .accepted,
            "Joining conference",
            call: CallID(Int32(call)),
            conference: conference,
            because: cause.isEmpty ? Because(.R10) : cause
        )
        outputs.append(.reply(request.session, request.number, reply))
    }

    /// R11: whether a call may join before it is answered.
    @inline(__always) private mutating func checkAnswered(_ call: Int) throws(Refusal) {
        guard calls[call].state != .answered else { return }
        switch profile.joinRequiresAnswer {
        case .conflict: throw .notAnswered
        case .autoAnswer, .allow: break
        }
    }

    /// R17: whether a member of one conference may join another.
    private mutating func checkMayMove() throws(Refusal) {
        switch profile.joinOther {
        case .conflict: throw .memberElsewhere
        case .move: break
        }
    }

    /// R16: a call joins the conference that it is in.
    private mutating func rejoin(
        _ call: Int,
        in conference: Int,
        _ admission: Admission,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        let lifetime = conferences[conference].lifetime
        cause = Because(.R16)
        switch profile.rejoinSame {
        case .conflict: throw .alreadyMember
        case .idempotent: acceptJoin(of: call, lifetime, request, into: &outputs)
        case .leaveAndJoin:
            try checkSettings(of: conference, against: admission)
            let key = conferences[conference].key
            let survives = conferences[conference].attendance.reasonToEnd(whenLeaves: calls[call].flags, profile) == nil
            guard survives || isNameFreeAtOnce else { throw .nameNotFree }
            guard survives || lifetimes < .max else { throw .atCapacity }
            let coach = try coach(named: latestJoin.options.value.coach, of: call, in: survives ? conference : nil)
            if admission.hasStream {
                try checkStream(of: latestJoin.options.value, joining: survives ? conference : nil)
            }
            if admission.hasWaitURL {
                try checkWaitAudio(admission, joining: survives ? conference : nil, leaver: survives ? call : nil)
            }
            // No look at the limit: the seat that it gives up is its own. What its leaving comes to is looked at first, for
            // the reply names the lifetime that it ends up in, and a coach that goes along may end the old one (R34).
            // Where the name would not be free then (R7), all is as it was.
            let asItWas = isNameFreeAtOnce || coaches.isEmpty && !profile.streams.counts ? nil : self
            var effects: [Output] = []
            depart(call, into: &effects)
            let isUp = conferences[conference].lifetime == lifetime
            if !isUp, let asItWas {
                self = asItWas
                throw .nameNotFree
            }
            acceptJoin(of: call, isUp ? lifetime : nextLifetime, request, into: &outputs)
            outputs += effects
            let entered = isUp ? conference : create(key, admission)
            let isThere = coach.map { calls[$0].conference == Int32(entered) } ?? false
            enter(call, entered, admission, coach: isThere ? coach : nil, into: &outputs)
        case .updateFlags:
            try checkSettings(of: conference, against: admission)
            let coach = try coach(named: latestJoin.options.value.coach, of: call, in: conference)
            if admission.hasStream { try checkStream(of: latestJoin.options.value, joining: conference) }
            acceptJoin(of: call, lifetime, request, into: &outputs)
            conferences[conference].settings.take(admission, profile)
            takeCallbacks(of: conference)
            takeSoundSettings(of: conference, from: call)
            update(call, in: conference, admission, into: &outputs)
            startRecordingIfDue(conference, by: call, into: &outputs)
            if let coach { appoint(coach, joiner: call, in: conference, into: &outputs) }
            if admission.hasStream { attachStream(of: call, to: conference, into: &outputs) }
        }
    }

    /// The effects of an accepted join: membership, start, events, beep.
    private mutating func enter(
        _ call: Int,
        _ conference: Int,
        _ admission: Admission,
        coach: Int? = nil,
        into outputs: inout [Output]
    ) {
        takeCallbacks(of: conference)
        let wasRunning = conferences[conference].attendance.isRunning
        if isBent(.R22), !admission.flags.contains(.startsOnJoin) {
            conferences[conference].attendance.isRunning = false
        }
        let last = conferences[conference].gain(call, of: calls[call].session, admission, profile)
        link(call, to: conference, behind: last, admission)
        if let coach { noteCoach(coach, joiner: call) }
        let starts =
            conferences[conference].attendance.startsNow(profile.startRule)
            || (admission.hasStream && streamStarts(conference))
        let size = conferences[conference].attendance.counted
        cause = Because(
            wasRunning ? (admission.flags.contains(.startsOnJoin) ? .R21 : .R22) : (starts ? .R20 : .R23)
        )
        if starts, profile.startBeforeJoin { start(conference, by: call, size: size - 1, into: &outputs) }
        tell(.participantJoin, of: call, calls[call].flags, in: conference, into: &outputs)
        if let coach, !calls[call].flags.contains(.coaching) {
            // R30 `coaching_call`: it is another member that has changed by this.
            cause = Because(.R30, .R87)
            tell(.participantModify, of: coach, calls[coach].flags, in: conference, into: &outputs)
        }
        if starts, !profile.startBeforeJoin { start(conference, by: call, size: size, into: &outputs) }
        if admission.hasWaitURL { noteWaitAudio(of: call, in: conference) }
        takeSoundSettings(of: conference, from: call)
        startRecordingIfDue(conference, by: call, into: &outputs)
        beginMeasuring(call, in: conference)
        beepForEntry(of: call, in: conference, into: &outputs)
        if admission.hasStream { attachStream(of: call, to: conference, into: &outputs) }
    }

    /// R16 `update_flags`: only what is sent changes. R86: what stays the same has no event.
    private mutating func update(
        _ call: Int,
        in conference: Int,
        _ admission: Admission,
        into outputs: inout [Output]
    ) {
        let old = (flags: calls[call].flags, beep: calls[call].beep)
        let flags = old.flags.subtracting(admission.sentFlags).union(admission.flags.intersection(admission.sentFlags))
        let beep = admission.sentBeep ?? old.beep
        let otherWait = latestJoin.options.value.waitURL.map { setWaitURL($0, of: call, in: conference) } ?? false
        if flags.contains(.muted), !old.flags.contains(.muted), !voices.isEmpty { hush(call, into: &outputs) }
        conferences[conference].attendance.count(old.flags, by: -1)
        conferences[conference].attendance.count(flags, by: 1)
        calls[call].flags = flags
        calls[call].beep = beep

        let changes = flags.symmetricDifference(old.flags)
        if changes.contains(.muted) {
            let status = flags.contains(.muted) ? ConferenceStatus.participantMute : .participantUnmute
            tell(status, of: call, flags, in: conference, into: &outputs)
        }
        // R87: what has no status of its own.
        if !changes.subtracting(.muted).isEmpty || beep != old.beep || otherWait {
            tell(.participantModify, of: call, flags, in: conference, into: &outputs)
        }
        if conferences[conference].attendance.startsNow(profile.startRule) {
            start(conference, by: call, size: conferences[conference].attendance.counted, into: &outputs)
        }
        if !profile.startLatch { releaseLatch(of: conference) }
        pauseStreams(of: conference)
    }
}

extension ConferenceRecord {
    /// The conference's side of an entry; returns the member that was last.
    fileprivate mutating func gain(
        _ call: Int,
        of session: SessionID,
        _ admission: Admission,
        _ profile: Profile
    ) -> Int32 {
        settings.take(admission, profile)
        audience.enter(session)
        return attendance.append(Int32(call), admission.flags)
    }
}
