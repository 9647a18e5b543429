import Conferencing

extension ConferenceEngine {
    /// W60: what a session receives from now on; names are told apart byte for byte.
    mutating func receive(_ contexts: [String], _ session: SessionID) {
        guard project(of: session) != nil else { return }
        pending.contexts[session] = contexts.isEmpty ? nil : contexts
    }

    /// A call comes in (W61).
    mutating func ring(_ incoming: IncomingCall, for project: ProjectID, into outputs: inout [Output]) {
        guard calls.count + dials.count < ConferenceEngine.mostCalls else { return }
        let call = calls.count
        var record = CallRecord(session: CallRecord.nobody, tag: nil)
        // For its caller it rings from now on; sessions are told `created`, and `ringing` only under `inbound_ringing_event`.
        record.state = .ringing
        calls.append(record)
        legs.append(LegRecord(maximumDuration: .forever, dial: nil, project: project))
        pending.offers[call] = PendingCalls.Offer(call: incoming)
        ringPhone(call, incoming.device, .noAnswer)
        offer(call, into: &outputs)
    }

    /// Offers a call to those whose turn it is: all that receive its context, or the next of them (`offer`).
    private mutating func offer(_ call: Int, into outputs: inout [Output]) {
        guard let offer = pending.offers[call] else { return }
        cause = Because(.W60, .W61)
        let project = legs[call].project
        let receivers = pending.contexts.filter { session, contexts in
            self.project(of: session) == project && !offer.asked.contains(session)
                && contexts.contains { isContext($0, offer.call.context) }
        }
        .keys.sorted()
        let chosen: [SessionID]
        switch profile.offer {
        case .all: chosen = receivers
        case .roundRobin:
            let turn = PendingCalls.Turn(project: project, context: offer.call.context)
            let last = pending.turns[turn]
            let next = receivers.first { session in last.map { $0 < session } ?? true } ?? receivers.first
            if let next { pending.turns[turn] = next }
            chosen = next.map { [$0] } ?? []
        }
        let event = CallReceiveEvent(
            call: CallID(Int32(call)),
            context: offer.call.context,
            device: offer.call.device
        )
        pending.offers[call]?.sessions += chosen
        pending.offers[call]?.asked.formUnion(chosen)
        for session in chosen {
            outputs.append(.event(session, ServiceEvent(timestamp: clock, .callReceive(event), because: cause)))
        }
        guard profile.inboundRingingEvent else { return }
        let state = CallStateEvent(call: CallID(Int32(call)), tag: nil, state: .ringing, direction: .inbound)
        for session in chosen {
            outputs.append(.event(session, ServiceEvent(timestamp: clock, .callState(state), because: cause)))
        }
    }

    /// W60: whether two names are those of one context.
    private func isContext(_ name: String, _ other: String) -> Bool {
        isBent(.W60) ? name.lowercased() == other.lowercased() : name.utf8.elementsEqual(other.utf8)
    }

    /// Whether a call rings for a session.
    func isOffered(_ call: Int, to session: SessionID) -> Bool { sessionsOffered(call).contains(session) }

    /// For whom a call rings.
    func sessionsOffered(_ call: Int) -> [SessionID] { pending.offers[call]?.sessions ?? [] }

    /// W61: the first to act on a call that rings owns it.
    mutating func claim(_ call: Int, for session: SessionID) {
        guard calls[call].session == CallRecord.nobody else { return }
        calls[call].session = session
        pending.offers[call] = nil
    }

    /// `calling.answer`. Its reply bears no call.
    mutating func answer(
        _ call: CallID,
        _ options: AnswerOptions,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        let place = try place(of: call, for: request)
        // A dialled call is answered by its phone, and by nobody else.
        guard calls[place].state == .ringing, legs[place].direction == .inbound else { throw .alreadyAnswered }
        if let seconds = options.maxDurationSeconds, seconds < 0 { throw .badParameter("max_duration") }
        guard options.codecs.isEmpty || options.codecs.contains(where: AnswerOptions.knownCodecs.contains) else {
            throw .badParameter("codecs")
        }
        cause = Because(.W61)
        let reply = Reply(.accepted, "Answering call", because: cause)
        outputs.append(.reply(request.session, request.number, reply))
        claim(place, for: request.session)
        legs[place].maximumDuration = options.maxDurationSeconds.map(TimeSpan.seconds) ?? .forever
        pickUp(place, into: &outputs)
    }

    /// `calling.pass` (W62): the call rings for the others that were offered it, or for the next in turn; for nobody, it rings
    /// until its caller gives up.
    mutating func pass(_ call: CallID, _ request: Request, into outputs: inout [Output]) throws(Refusal) {
        let place = try place(of: call, for: request)
        guard pending.offers[place] != nil else { throw .alreadyAnswered }
        let reply = Reply(.accepted, "Passing call to another application", call: call, because: Because(.W62))
        outputs.append(.reply(request.session, request.number, reply))
        if isBent(.W62) { return }
        pending.offers[place]?.sessions.removeAll { $0 == request.session }
        offer(place, into: &outputs)
    }

    /// `calling.disconnect`. No call is ever bridged here: the reference has neither the parameters nor the events of
    /// `calling.connect`, so there is none, and `join_bridged` and `connect_member` (R18, R48) decide nothing yet.
    mutating func disconnect(_ call: CallID, _ request: Request) throws(Refusal) {
        _ = try place(of: call, for: request)
        throw .notBridged
    }
}
