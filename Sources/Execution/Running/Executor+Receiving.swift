import Conferencing
import Planning

extension Executor {
    // MARK: Replies

    mutating func receive(
        _ reply: Reply,
        to request: RequestID,
        lawsKnow: Bool = false,
        _ outputs: inout [Output]
    ) {
        let kind = TraceEntry.Kind.reply(request, reply)
        record(kind, law: lawsKnow ? nil : kind, isOfFault: lawsKnow)
        judgeLaws(&outputs)
        guard requests.indices.contains(Int(request.number)) else { return }
        let owner = requests[Int(request.number)]
        if !reply.code.isAccepted { noteRefusedDial(owner, &outputs) }
        switch owner {
        case .setup(let member):
            if phase == .dialling, !reply.code.isAccepted {
                failSetup(member, .refused(.call(member), reply), &outputs)
            }
        case .firstUse(let member):
            if !reply.code.isAccepted, enterSequence(dialling: member) {
                failActive(.refused(.call(member), reply), &outputs)
            }
        case .step(_, let serial, let place):
            guard enterSequence(of: serial) else { return }
            sawAnswer = true
            take(reply, at: place, &outputs)
            advance(&outputs)
        case .asking: break
        case .hangUp(let member):
            // Refused because it is over already: nothing more will be heard of it.
            guard phase == .hangingUp, ["404", "410"].contains(reply.code.text) else { return }
            roster.noteDialRefused(member)
            endIfAllAreDown()
        }
    }

    /// A dial that is refused brings no call that would have to be hung up.
    private mutating func noteRefusedDial(_ owner: RequestOwner, _ outputs: inout [Output]) {
        switch owner {
        case .setup(let member), .firstUse(let member): roster.noteDialRefused(member)
        case .step(let ref, _, let place):
            guard case .dial(let members) = ref.step(in: plan).action, members.indices.contains(place) else { return }
            roster.noteDialRefused(members[place])
        case .asking, .hangUp: return
        }
        endIfAllAreDown()
    }

    private mutating func take(_ reply: Reply, at place: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, active.commands.indices.contains(place),
            active.commands[place].reply == nil
        else { return }
        let step = active.ref.step(in: plan)
        let subject = active.commands[place].subject
        sequence.active?.commands[place].reply = reply
        checks += 1
        if reply.code.isAccepted || step.refusal != nil || step.outcomes != nil { keep(step.captures, of: reply) }
        if step.outcomes != nil {
            take(outcome: reply, at: place, &outputs)
            if sequence.active != nil { judge(&outputs) }
            return
        }
        switch (step.refusal, reply.code.isAccepted) {
        case (nil, true):
            noteAccepted(reply, at: place)
        case (nil, false): return failActive(.refused(subject, reply), &outputs)
        case (let refusal?, true):
            return failActive(.notRefused(subject, reply, expected: refusal.codes), at: refusal.range, &outputs)
        case (let refusal?, false):
            guard refusal.codes.contains(reply.code.text) else {
                return failActive(
                    .refusedOtherwise(subject, reply, expected: refusal.codes),
                    at: refusal.range,
                    &outputs
                )
            }
            decideLifetime(at: place, nil)
            settle(place)
            if let member = subject.member, !refusal.mayHaveEffects {
                watchForEffects(of: member, since: sequence.windowStart, &outputs)
            }
        }
        judge(&outputs)
    }

    /// Goes to the sequence whose active step has this serial number; false where it is over.
    mutating func enterSequence(of serial: Int) -> Bool {
        guard let place = live.first(where: { sequences[$0].active?.serial == serial }) else { return false }
        current = place
        return true
    }

    /// Goes to the first sequence that waits for a call to be dialled.
    mutating func enterSequence(dialling member: CastIndex) -> Bool {
        let place = live.first { place in
            if case .dialling(let awaited)? = sequences[place].active?.stage { awaited.contains(member) } else { false }
        }
        guard let place else { return false }
        current = place
        return true
    }

    mutating func noteAccepted(_ reply: Reply, at place: Int) {
        guard let command = sequence.active?.commands[place] else { return }
        if let url = command.waitURL, let call = command.subject.member.flatMap({ roster[$0].call }) {
            waitAddresses[call] = url
        }
        if command.proof == .join, let conference = reply.conference {
            if let known = command.conference, known != conference, let proof = command.provenBy {
                // The event spoke of another lifetime than the reply: it proves nothing, and is nobody's again.
                let step = sequence.active?.ref
                if let step, proof >= 0 {
                    unclaim(RecordRef(isSide: false, index: proof), from: Claim(step: step, expectation: nil))
                }
                sequence.active?.commands[place].provenBy = nil
                sequence.active?.lifetimes.removeAll { $0 == known }
            }
            sequence.active?.commands[place].conference = conference
            decideLifetime(at: place, conference)
        }
        if sequence.active?.ref.step(in: plan).endsWithReply == true {
            decideLifetime(at: place, reply.conference)
            return settle(place)
        }
        if command.proof == nil || sequence.active?.commands[place].provenBy != nil { settle(place) }
    }

    /// A join's lifetime is known now, or known never to be (nil).
    mutating func decideLifetime(at place: Int, _ conference: ConferenceID?) {
        guard sequence.active?.commands[place].proof == .join else { return }
        if sequence.active?.commands[place].isLifetimeDecided == false {
            sequence.active?.commands[place].isLifetimeDecided = true
            sequence.active?.undecidedLifetimes -= 1
        }
        if let conference { noteLifetime(conference) }
    }

    mutating func settle(_ place: Int) {
        guard sequence.active?.commands[place].isSettled == false else { return }
        sequence.active?.commands[place].isSettled = true
        sequence.active?.openCommands -= 1
    }

    // MARK: Events

    mutating func receive(_ event: ServiceEvent, lawsKnow: Bool = false, _ outputs: inout [Output]) {
        record(.event(event), law: lawsKnow ? nil : .event(event), isOfFault: lawsKnow)
        roster.take(event)
        if !waitAddresses.isEmpty, let left = event.conference, left.status == .participantLeave, let call = left.call {
            waitAddresses[call] = nil
        }
        let index = inbox.count
        let entry = trace.count - 1
        inbox.append(
            Inbox.Record(
                entry: entry,
                at: now,
                event: event,
                strictStep: event.isOfConference ? strictStep(\.conference) : nil
            )
        )
        judgeLaws(&outputs)
        if !watches.isEmpty { checkWatches(event, &outputs) }
        checkScopes(event, entry: entry, &outputs)
        switch phase {
        case .dialling:
            noteSetup(event, &outputs)
        case .steps, .teardown:
            forEachSequence { executor in
                executor.noteProof(event, at: index, &outputs)
                executor.judge(&outputs)
                executor.judgeFailedDials(&outputs)
                if event.isOfConference { executor.checkQuiet(index, &outputs) }
                executor.advance(&outputs)
            }
            judgeArmedAfterwards(&outputs)
        case .hangingUp:
            hangUpRest(&outputs)
            endIfAllAreDown()
        case .draining: judgeArmedAfterwards(&outputs)
        case .over, nil: break
        }
    }

    /// Notes that an event proves a command of the active step, or answers a dial at first use.
    private mutating func noteProof(_ event: ServiceEvent, at index: Int, _ outputs: inout [Output]) {
        guard sequence.active != nil else { return }
        switch event.body {
        case .conference(let conference):
            if !conference.status.isOfParticipant { noteProofOfConference(conference, at: index) }
            guard let call = conference.call, let member = roster.names.member(of: call) else { return }
            noteProof(conference, of: member, at: index)
        case .callState(let state):
            guard let proof = Failure.Proof(state.state), let member = roster.names.member(of: state.call),
                let place = place(of: member, provenBy: proof)
            else { return }
            prove(place, by: index)
        case .callSendDigits(let sent):
            guard let member = roster.names.member(of: sent.call), let place = place(of: member, provenBy: .digits),
                sequence.active?.commands[place].control == sent.control
            else { return }
            prove(place, by: index)
        case .callReceive: break
        case .callDial(let dial): noteProof(dial, at: index, &outputs)
        case .callStream, .unknown: break
        }
    }

    /// What is told of a conference as a whole proves the command that was about it.
    private mutating func noteProofOfConference(_ event: ConferenceEvent, at index: Int) {
        let place = sequence.active?.commands.firstIndex {
            $0.isOfConference && $0.isProven(by: event) && $0.conference == event.conference && $0.provenBy == nil
        }
        if let place { prove(place, by: index) }
    }

    private mutating func noteProof(_ event: ConferenceEvent, of member: CastIndex, at index: Int) {
        if event.status == .participantJoin, let place = place(of: member, provenBy: .join) {
            guard let known = sequence.active?.commands[place].conference else {
                sequence.active?.commands[place].conference = event.conference
                decideLifetime(at: place, event.conference)
                return prove(place, by: index)
            }
            if known == event.conference { prove(place, by: index) }
        } else if let proof = Failure.Proof(rawValue: event.status.rawValue), proof != .join,
            let place = place(of: member, provenBy: proof),
            sequence.active?.commands[place].conference == event.conference
        {
            prove(place, by: index)
        }
    }

    private mutating func noteProof(_ event: CallDialEvent, at index: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, let member = roster.member(of: event) else { return }
        if event.state == .failed {
            if case .dialling(let awaited) = active.stage {
                if awaited.contains(member) { failActive(.notAnswered(member, event.reason), &outputs) }
            } else if let place = place(of: member, provenBy: .answered) {
                sequence.active?.commands[place].failedBy = (index, event.reason)
            }
            return
        }
        guard event.state == .answered else { return }
        if let place = place(of: member, provenBy: .answered) { return prove(place, by: index) }
        guard case .dialling(var awaited) = active.stage, awaited.remove(member) != nil else { return }
        if awaited.isEmpty {
            sequence.active?.stage = .commanding
            act(active.ref.step(in: plan), &outputs)
        } else {
            sequence.active?.stage = .dialling(awaited)
        }
    }

    /// The active step's command for a member, if that is what would prove it.
    private func place(of member: CastIndex, provenBy proof: Failure.Proof) -> Int? {
        guard let active = sequence.active, let place = active.command(for: member),
            active.commands[place].proof == proof, active.commands[place].provenBy == nil
        else { return nil }
        return place
    }

    mutating func prove(_ place: Int, by index: Int) {
        sequence.active?.commands[place].provenBy = index
        checks += 1
        guard let command = sequence.active?.commands[place] else { return }
        if command.reply?.code.isAccepted == true || !command.awaitsReply { settle(place) }
    }

    // MARK: Refused commands have no effect

    mutating func watchForEffects(of member: CastIndex, since start: Int, _ outputs: inout [Output]) {
        guard let call = roster[member].call, let active = sequence.active else { return }
        // A join may have shown itself ahead of the refusal.
        for index in start..<inbox.count {
            guard let event = inbox[index].event.conference, event.call == call, event.status == .participantJoin
            else { continue }
            let reason = Failure.Reason.effectOfRefused(member, entry: inbox[index].entry)
            return failActive(reason, at: active.ref.step(in: plan).refusal?.range, &outputs)
        }
        watches.append(EffectWatch(member: member, call: call, step: active.ref, until: now + .seconds(1)))
    }

    /// A command goes out: what follows may be its doing.
    ///
    /// The language lets every command end the watch on a refused one. A join, though, has one cause only, a command for
    /// that very call; so for joins the watch goes on until there is one, and fewer wrong services slip through.
    mutating func noteCommandForWatches(on member: CastIndex?) {
        guard !watches.isEmpty else { return }
        if let member { watches.removeAll { $0.member == member } }
        for index in watches.indices { watches[index].joinOnly = true }
    }

    private mutating func checkWatches(_ event: ServiceEvent, _ outputs: inout [Output]) {
        watches.removeAll { $0.until < now }
        guard let conference = event.conference, let call = conference.call,
            let watch = watches.first(where: { $0.call == call }),
            conference.status.isEffectOfCommand, !watch.joinOnly || conference.status == .participantJoin
        else { return }
        watches.removeAll { $0.call == call }
        let step = watch.step.step(in: plan)
        fail(
            Failure(
                step: watch.step,
                range: step.refusal?.range ?? step.range,
                at: now,
                reason: .effectOfRefused(watch.member, entry: trace.count - 1)
            ),
            &outputs
        )
    }
}

extension ConferenceStatus {
    /// Whether a command for a call may bring this about.
    fileprivate var isEffectOfCommand: Bool {
        switch self {
        case .participantJoin, .participantLeave, .participantMute, .participantUnmute, .participantHold,
            .participantUnhold, .participantModify:
            true
        case .conferenceStart, .conferenceEnd, .participantSpeechStart, .participantSpeechStop,
            .participantCallQuality, .announcementEnd, .announcementFail, .recordStart, .recordStop, .recordPause,
            .recordResume:
            false
        }
    }
}
