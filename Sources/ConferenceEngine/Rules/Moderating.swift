import Conferencing

extension ConferenceEngine {
    /// What is asked over REST. T2: validated whole, then applied whole; the reply comes first, as with commands.
    mutating func moderate(
        _ moderation: ModerationRequest,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        switch moderation {
        case .startStream(in: let lifetime, let stream):
            let place = try placeForStreams(lifetime, seenBy: request)
            return try startStream(stream.value, to: place, request, into: &outputs)
        case .stopStream(let reference, in: let lifetime):
            let place = try placeForStreams(lifetime, seenBy: request)
            return try stopStream(reference, of: lifetime, at: place, request, into: &outputs)
        case .updateRecording(let lifetime, let update):
            return try updateRecording(of: lifetime, update, request, into: &outputs)
        case .deleteRecording(let lifetime): return try deleteRecording(of: lifetime, request, into: &outputs)
        case .update, .remove, .end, .announce: break
        }
        let conference = try conference(moderation.conference, seenBy: request)
        switch moderation {
        case .updateRecording, .deleteRecording: return
        case .announce(let address, let call, _):
            let member = if let call { try participant(call, of: conference) } else { -1 }
            let words = call == nil ? "Conference updated" : "Participant updated"
            outputs.append(
                .reply(request.session, request.number, Reply(.accepted, words, call: call, because: Because(.R88)))
            )
            announce(address, to: Int32(member), in: conference, into: &outputs)
        case .update(let call, _, let update):
            let member = try participant(call, of: conference)
            let coached = try coachedCall(update, by: member, in: conference)
            let reply = Reply(.accepted, "Participant updated", call: call, because: Because(.T2))
            outputs.append(.reply(request.session, request.number, reply))
            apply(update, coached, to: member, in: conference, into: &outputs)
        case .remove(let call, _):
            let member = try participant(call, of: conference)
            // T7, R46.
            cause = Because(.R46, .T7)
            outputs.append(
                .reply(request.session, request.number, Reply(ReplyCode("204"), "", call: call, because: cause))
            )
            if isBent(.T7) { return }
            depart(member, isKicked: true, into: &outputs)
            switch profile.kickCall {
            case .keep: break
            case .hangup: hangUp(member, .hangup, because: .R46, source: .none, into: &outputs)
            }
        case .end:
            let reply = Reply(.accepted, "Conference updated", because: Because(.T3))
            outputs.append(.reply(request.session, request.number, reply))
            if isBent(.T3) { return }
            finish(conference, .endedViaAPI, by: nil, into: &outputs)
        case .startStream, .stopStream: break
        }
    }

    /// The place of a lifetime that REST may change (T1, T3): it is this project's, and is up.
    private func conference(_ lifetime: ConferenceID, seenBy request: Request) throws(Refusal) -> Int {
        let number = Int(lifetime.index)
        guard profile.restSeesRelay, ownersOfLifetimes.indices.contains(number),
            ownersOfLifetimes[number] == request.project
        else { throw .noSuchResource }
        guard let place = conferences.firstIndex(where: { $0.lifetime == lifetime }) else { throw .conferenceIsOver }
        return place
    }

    /// T10: the place of a lifetime; nil where it is over, for which streams have a code of their own.
    private func placeForStreams(_ lifetime: ConferenceID, seenBy request: Request) throws(Refusal) -> Int? {
        do throws(Refusal) {
            return try conference(lifetime, seenBy: request)
        } catch {
            guard case .conferenceIsOver = error else { throw error }
            return nil
        }
    }

    /// T7, T8: one who is no member any more is not found.
    private func participant(_ call: CallID, of conference: Int) throws(Refusal) -> Int {
        guard let place = place(of: call), calls[place].conference == Int32(conference) else { throw .noSuchResource }
        return place
    }

    /// T4: each flag has its event where it changes, in this order (T2).
    private mutating func apply(
        _ update: ParticipantUpdate,
        _ coached: CoachChange,
        to member: Int,
        in conference: Int,
        into outputs: inout [Output]
    ) {
        cause = Because(.T4)
        if isBent(.T2), let hold = update.hold { setHold(hold, of: member, in: conference, into: &outputs) }
        if let muted = update.muted {
            set(.muted, to: muted, of: member, in: conference, .participantMute, .participantUnmute, into: &outputs)
        }
        let toldBefore = outputs.count
        if let hold = update.hold { setHold(hold, of: member, in: conference, into: &outputs) }
        if let url = update.holdURL {
            let isTold = outputs.count > toldBefore
            updateHoldURL(url, of: member, in: conference, holdIsTold: isTold, into: &outputs)
        }
        cause = Because(.T5, .R87)
        switch coached {
        case .none: break
        case .nobody: setCoached(nil, of: member, in: conference, into: &outputs)
        case .call(let target): setCoached(target, of: member, in: conference, into: &outputs)
        }
        if let url = update.waitURL { updateWaitURL(url, of: member, in: conference, into: &outputs) }
    }

    mutating func setHold(_ hold: Bool, of member: Int, in conference: Int, into outputs: inout [Output]) {
        if !hold { forgetHoldURL(of: member) }
        set(.onHold, to: hold, of: member, in: conference, .participantHold, .participantUnhold, into: &outputs)
    }

    /// Sets or takes back a flag that has events of its own. R86: what changes nothing has none, unless the profile wants it.
    private mutating func set(
        _ flag: MemberFlags,
        to value: Bool,
        of member: Int,
        in conference: Int,
        _ on: ConferenceStatus,
        _ off: ConferenceStatus,
        into outputs: inout [Output]
    ) {
        guard calls[member].flags.contains(flag) != value || profile.noopEvents else { return }
        if isBent(.T4) { return }
        if value, !voices.isEmpty { hush(member, into: &outputs) }
        if value { calls[member].flags.insert(flag) } else { calls[member].flags.remove(flag) }
        tell(value ? on : off, of: member, calls[member].flags, in: conference, into: &outputs)
    }

    // MARK: - Hold from RELAY (R90)

    /// `calling.hold` and `calling.unhold`: in a conference they act like REST's hold; outside of one they are accepted, and
    /// there is nobody to be kept from hearing.
    mutating func hold(
        _ call: CallID,
        _ hold: Bool,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        switch profile.relayHold {
        case .works: break
        case .notImplemented: throw .notImplemented
        }
        let place = try place(of: call, for: request)
        guard calls[place].state == .answered else { throw .notAnswered }
        cause = Because(.R90)
        let reply = Reply(.accepted, hold ? "Holding" : "Unholding", call: call, because: cause)
        outputs.append(.reply(request.session, request.number, reply))
        if calls[place].conference >= 0 {
            setHold(hold, of: place, in: Int(calls[place].conference), into: &outputs)
        }
    }
}
