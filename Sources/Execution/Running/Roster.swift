import Conferencing
import Planning

/// What the events received so far say of calls and conferences: the executor's own picture, never the service's.
struct Roster: Sendable {
    /// One call of the cast.
    struct CallView: Sendable {
        /// Its id, once an event has told it.
        var call: CallID?
        /// Its state, once an event has told it.
        var state: CallState?
        /// Whether a dial has been sent for it.
        var isDialled = false
        /// How the dial came out.
        var dialState: DialState?
        /// Why the dial failed.
        var dialFailure: EndReason?
        /// The conference that it is in.
        var membership: ConferenceID?

        /// Whether it would have to be hung up.
        var isUp: Bool { isDialled && state != .ended && dialState != .failed }
    }

    /// One lifetime of a conference.
    struct ConferenceView: Sendable {
        var name = ""
        var state: ConferenceState?
        /// As the last event said it.
        var size: Int64 = 0
        var members: [CallID: MemberFlags] = [:]
        /// Whom each coach coaches.
        var coached: [CallID: CallID] = [:]
        /// Where its recording may stand; nowhere while there is none.
        var recording: [RecordingStatus] = []
    }

    private(set) var calls: [CallView]
    /// By dense id.
    private(set) var conferences: [ConferenceView] = []
    /// The newest lifetime of each conference name.
    private var newest: [String: ConferenceID] = [:]
    private(set) var names: CallNames
    /// No inbound call of the cast before this place is still to be offered.
    private var firstSilent = 0

    /// A million lifetimes in one case is past any scenario; ids beyond are not taken in, so that a hostile service
    /// cannot make the roster grow by naming a large one.
    private static let maximumConferences = 1 << 20

    init(cast: [CastMember], identifiers: WireIdentifiers) {
        calls = Array(repeating: CallView(), count: cast.count)
        names = CallNames(cast: cast, identifiers: identifiers)
    }

    subscript(member: CastIndex) -> CallView { calls[Int(member.index)] }

    mutating func noteDialled(_ member: CastIndex) { calls[Int(member.index)].isDialled = true }

    /// The dial was refused: there is no call, and there will be none.
    mutating func noteDialRefused(_ member: CastIndex) { calls[Int(member.index)].isDialled = false }

    /// The wire's texts, as far as they are known.
    var identifiers: WireIdentifiers {
        get { names.identifiers }
        set { names.identifiers = newValue }
    }

    /// The newest lifetime of the conference with this name, as far as events have told.
    func newestConference(named name: String) -> ConferenceID? { newest[name] }

    /// The name of a lifetime's conference; nil where no event has told it.
    func name(of conference: ConferenceID) -> String? { view(of: conference)?.name }

    /// The lifetime with this wire id; nil where the text is no id that has been heard of.
    func conference(withWireID text: String) -> ConferenceID? {
        conferences.indices.first { identifiers.text(of: ConferenceID(Int32($0))) == text }.map {
            ConferenceID(Int32($0))
        }
    }

    /// The call of the cast with this wire id; nil where it is nobody's.
    func call(withWireID text: String) -> CallID? {
        calls.lazy.compactMap(\.call).first { identifiers.text(of: $0) == text }
    }

    func view(of conference: ConferenceID) -> ConferenceView? {
        conferences.indices.contains(Int(conference.index)) ? conferences[Int(conference.index)] : nil
    }

    /// Takes an event in.
    mutating func take(_ event: ServiceEvent) {
        switch event.body {
        case .callState(let event): take(event)
        case .callDial(let event): take(event)
        case .callReceive(let event): take(event)
        case .callSendDigits: break
        case .conference(let event): take(event)
        case .callStream, .unknown: break
        }
    }

    private mutating func take(_ event: CallStateEvent) {
        guard let member = member(of: event) else { return }
        calls[Int(member.index)].state = event.state
        if calls[Int(member.index)].call == nil {
            calls[Int(member.index)].call = event.call
            names.learn(event.call, is: member)
        }
    }

    private func member(of event: CallStateEvent) -> CastIndex? {
        if let known = names.member(of: event.call) { return known }
        guard let member = event.tag.flatMap(member(with:)), self[member].call != nil else {
            return event.tag.flatMap(member(with:))
        }
        // W73: of a tag that several dial under at once, the next call is the next one's.
        return members(sharingTagOf: member).first { self[$0].isDialled && self[$0].call == nil } ?? member
    }

    /// W61: an inbound call of the cast is known by its context and its two ends; of several that are alike, the first that
    /// has not been offered yet is offered first.
    private mutating func take(_ event: CallReceiveEvent) {
        guard names.member(of: event.call) == nil else { return }
        while firstSilent < calls.count, names.cast[firstSilent].context == nil || calls[firstSilent].call != nil {
            firstSilent += 1
        }
        let place = calls.indices[firstSilent...].first { place in
            let member = names.cast[place]
            return calls[place].isDialled && calls[place].call == nil && member.context == event.context
                && (event.device.map { $0.to == member.dial.to && $0.from == member.dial.from } ?? true)
        }
        guard let place else { return }
        calls[place].call = event.call
        calls[place].state = .created
        names.learn(event.call, is: CastIndex(Int32(place)))
    }

    private mutating func take(_ event: CallDialEvent) {
        guard let member = member(of: event) else { return }
        calls[Int(member.index)].dialState = event.state
        calls[Int(member.index)].dialFailure = event.reason
        if let winner = event.winner {
            calls[Int(member.index)].call = winner
            names.learn(winner, is: member)
        }
    }

    /// Whose dial an event tells of; W73: of a tag that several dial under at once, by the call where it names one.
    func member(of event: CallDialEvent) -> CastIndex? {
        if let known = event.winner.flatMap(names.member(of:)) { return known }
        guard let member = member(with: event.tag), event.state == .failed else { return member(with: event.tag) }
        return members(sharingTagOf: member).first { self[$0].state == .ended && self[$0].dialState != .failed }
            ?? member
    }

    private func members(sharingTagOf member: CastIndex) -> [CastIndex] {
        let tag = names.cast[Int(member.index)].dial.tagText
        return names.cast.indices.filter { names.cast[$0].dial.tagText == tag }.map { CastIndex(Int32($0)) }
    }

    /// A cast member's tag is numbered by its place in the cast.
    func member(with tag: CallTag) -> CastIndex? {
        calls.indices.contains(Int(tag.index)) ? CastIndex(tag.index) : nil
    }

    private mutating func take(_ event: ConferenceEvent) {
        let index = Int(event.conference.index)
        guard index >= 0, index < Roster.maximumConferences else { return }
        while conferences.count <= index { conferences.append(ConferenceView()) }
        if conferences[index].state == nil {
            conferences[index].name = event.name
            conferences[index].state = .waiting
            newest[event.name] = event.conference
        }
        conferences[index].size = Int64(event.size)
        if let recording = ConferenceView.recording(after: event) { conferences[index].recording = recording }
        switch event.status {
        case .conferenceStart: conferences[index].state = .running
        case .conferenceEnd: conferences[index].state = .ended
        case .participantLeave:
            guard let call = event.call else { return }
            conferences[index].members[call] = nil
            conferences[index].coached[call] = nil
            setMembership(of: call, from: event.conference, to: nil)
        case .participantJoin, .participantMute, .participantUnmute, .participantHold, .participantUnhold,
            .participantModify:
            guard let call = event.call else { return }
            // Only a join makes a member: a mute of somebody who never joined must not.
            guard event.status == .participantJoin || conferences[index].members[call] != nil else { return }
            conferences[index].members[call] = event.flags ?? []
            conferences[index].coached[call] = event.callToCoach
            if event.status == .participantJoin { setMembership(of: call, from: nil, to: event.conference) }
        case .participantSpeechStart, .participantSpeechStop, .participantCallQuality, .announcementEnd,
            .announcementFail, .recordStart, .recordStop, .recordPause, .recordResume:
            break
        }
    }

    private mutating func setMembership(of call: CallID, from old: ConferenceID?, to new: ConferenceID?) {
        guard let member = names.member(of: call) else { return }
        if let old, calls[Int(member.index)].membership != old { return }
        calls[Int(member.index)].membership = new
    }
}
