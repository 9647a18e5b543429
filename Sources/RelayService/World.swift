import ConferenceEngine
import Conferencing
import JSONCodec
import RelayWire

/// One project's share of the service: an engine of its own, so that nothing of another project can be seen or touched
/// (R1), and what the wire adds to it.
struct World: Sendable {
    let profile: Profile
    var engine: ConferenceEngine
    var identifiers = IdentifierTable()
    var mint: IdentifierMint
    let node: String
    /// The engine's sessions, by their own number.
    var sessions: [ServerSessionID?] = []
    /// The engine's session for what is asked from outside of RELAY.
    var outsider: SessionID?
    var numbers: [Int: SessionID] = [:]
    /// Commands that are being answered.
    var requests: [Int32: PendingReply] = [:]
    var nextRequest: Int32 = 0
    /// What phones do, by the tag under which they will be dialled.
    var phones: [String: PhoneBehaviour] = [:]
    /// Devices that are dialled, by session and tag, until their call is created.
    var devices: [DialKey: [DialOptions.Device]] = [:]
    /// What is known of each call, by number.
    var facts: [CallID: EventWriter.CallFacts] = [:]
    /// The texts of streams' ids, by number.
    var streams: [String] = []
    /// Who controls each call.
    var owners: [CallID: SessionID] = [:]

    /// Whom a reply is for, and the call that was named.
    struct PendingReply: Sendable {
        var session: ServerSessionID
        var frame: FrameID
        var call: String?
        var control: String?
    }

    struct DialKey: Hashable {
        var session: SessionID
        var tag: CallTag
    }

    init(profile: Profile, mint: IdentifierMint, name: String, space: String) {
        self.profile = profile
        self.mint = mint
        node = self.mint.next() + "@muster"
        engine = ConferenceEngine(
            profile: profile,
            beeps: .untold,
            webhooks: .untold,
            recordings: RecordingAddresses(
                host: "https://\(space)",
                account: name,
                seed: Mixer.hash(self.mint.next())
            )
        )
    }

    /// More phones than that nobody can prepare for one project.
    static let mostPhones = 10_000

    /// How many calls are there and have not ended.
    var callsUp: Int { owners.keys.count { engine.isUp($0) } }

    /// The calls of a session that have not ended, in the order of their numbers.
    func callsUp(of session: SessionID) -> [CallID] {
        owners.filter { $0.value == session && engine.isUp($0.key) }.keys.sorted { $0.index < $1.index }
    }

    /// The engine's command for a request.
    mutating func command(for request: CallingRequest, from session: SessionID) -> Command {
        switch request {
        case .dial(let tag, var options):
            let text = tag ?? mint.next()
            options.tag = identifiers.tag(text)
            options.tagText = text
            devices[DialKey(session: session, tag: options.tag), default: []] += options.groups.joined()
            return .dial(Shared(options))
        case .end(let address, let reason): return .end(call(at: address), reason: reason)
        case .join(let address, let options): return .join(call(at: address), Shared(naming(options)))
        case .answer(let address, let options): return .answer(call(at: address), Shared(options))
        case .pass(let address): return .pass(call(at: address))
        case .disconnect(let address): return .disconnect(call(at: address))
        case .sendDigits(let address, let options): return .sendDigits(call(at: address), Shared(options))
        case .hold(let address, let hold):
            return hold ? .hold(call(at: address)) : .unhold(call(at: address))
        case .leave(let address, let conference):
            return .leave(call(at: address), identifiers.conference(conference) ?? ConferenceID(-1))
        }
    }

    /// The call at an address; where nobody has heard of it, one that no engine has. A wrong node is as good as none.
    private func call(at address: CallingRequest.CallAddress) -> CallID {
        guard address.node == node else { return CallID(-1) }
        return identifiers.call(address.call) ?? CallID(-1)
    }

    /// R30: `coach` is a call's id on the wire, and a number within.
    private func naming(_ options: JoinOptions) -> JoinOptions {
        let name = JoinOptions.Key.coach.rawValue
        var named = options
        for option in options.unchecked {
            guard option.name == name, case .string(let text) = option.value else { continue }
            named.coach = identifiers.call(text) ?? CallID(-1)
        }
        guard named.coach != nil else { return options }
        named.unchecked.removeAll { if case .string = $0.value { $0.name == name } else { false } }
        return named
    }

    /// Notes what the wire tells of a call and the engine does not.
    mutating func note(_ event: ServiceEvent, to session: SessionID, unixMilliseconds: Int64) {
        switch event.body {
        case .callState(let state): note(state, to: session, unixMilliseconds)
        case .callReceive(let offer):
            guard facts[offer.call] == nil else { return }
            facts[offer.call] = offer.device.map(EventWriter.CallFacts.init)
            facts[offer.call]?.times[0] = unixMilliseconds
            owners[offer.call] = session
        // What was not rung by now is rung no more.
        case .callDial(let dial):
            if dial.state != .dialing { devices[DialKey(session: session, tag: dial.tag)] = nil }
        case .conference, .callSendDigits, .callStream, .unknown: break
        }
    }

    private mutating func note(_ state: CallStateEvent, to session: SessionID, _ unixMilliseconds: Int64) {
        switch state.state {
        case .created:
            guard let tag = state.tag else { return }
            let key = DialKey(session: session, tag: tag)
            guard let device = devices[key]?.first else { return }
            devices[key]?.removeFirst()
            facts[state.call] = EventWriter.CallFacts(device)
            facts[state.call]?.times[0] = unixMilliseconds
            owners[state.call] = session
        case .answered:
            facts[state.call]?.times[1] = unixMilliseconds
            // An inbound call is its who answered it.
            owners[state.call] = session
        case .ended: facts[state.call]?.times[2] = unixMilliseconds
        case .ringing, .ending: break
        }
    }

    /// Whom to tell what the engine tells a session of its own.
    func receiver(_ session: SessionID) -> ServerSessionID? {
        sessions.indices.contains(Int(session.index)) ? sessions[Int(session.index)] : nil
    }

    /// Remembers whom the reply to a command is for.
    mutating func expectReply(
        _ session: ServerSessionID,
        _ frame: FrameID,
        _ request: CallingRequest
    ) -> RequestID {
        let number = nextRequestNumber()
        requests[number.number] = PendingReply(
            session: session,
            frame: frame,
            call: request.address?.call,
            control: request.control
        )
        return number
    }

    mutating func nextRequestNumber() -> RequestID {
        defer { nextRequest &+= 1 }
        return RequestID(nextRequest)
    }

    mutating func text(of conference: ConferenceID) -> String { identifiers.text(of: conference, &mint) }

    mutating func text(of call: CallID) -> String { identifiers.text(of: call, &mint) }

    /// An event as the wire has it; whatever it speaks of has a text from now on.
    mutating func envelope(of event: ServiceEvent, unixSeconds: Double) -> EventEnvelope {
        switch event.body {
        case .conference(let body):
            _ = identifiers.text(of: body.conference, &mint)
            for call in [body.call, body.callToCoach, body.callEndingConference] {
                if let call { _ = identifiers.text(of: call, &mint) }
            }
        case .callState(let body): _ = identifiers.text(of: body.call, &mint)
        case .callReceive(let body): _ = identifiers.text(of: body.call, &mint)
        case .callSendDigits(let body): _ = identifiers.text(of: body.call, &mint)
        case .callDial(let body): if let winner = body.winner { _ = identifiers.text(of: winner, &mint) }
        case .callStream, .unknown: break
        }
        let identifiers = identifiers
        let facts = facts
        return EventWriter(
            node: node,
            callText: { identifiers.text(of: $0) },
            conferenceText: { identifiers.text(of: $0) },
            tagText: { identifiers.text(of: $0) },
            facts: { facts[$0] },
            unixSeconds: unixSeconds
        ).envelope(of: event)
    }
}
