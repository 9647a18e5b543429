import Conferencing
import Execution
import Planning

/// What events have told of rooms, with the rules that were cited for it: what an `assert` looks at was made by those.
struct RoomSights {
    private struct Member {
        var flags: MemberFlags
        var isCoach: Bool { flags.contains(.coaching) }
        var because: Set<RuleID>
    }

    private struct Sight {
        var hasStarted = false
        var isOver = false
        var members: [CallID: Member] = [:]
        /// The rules of all that has come and gone.
        var movements: Set<RuleID> = []
        var state: Set<RuleID> = []
        var recording: Set<RuleID> = []
    }

    private var sights: [ConferenceID: Sight] = [:]
    private var newest: [String: ConferenceID] = [:]

    mutating func take(_ event: ServiceEvent) {
        guard case .conference(let body) = event.body else { return }
        if newest[body.name].map({ $0 < body.conference }) ?? true { newest[body.name] = body.conference }
        var sight = sights[body.conference] ?? Sight()
        let because = Set(event.because.rules)
        switch body.status {
        case .conferenceStart:
            sight.hasStarted = true
            sight.state.formUnion(because)
        case .conferenceEnd:
            sight.isOver = true
            sight.state.formUnion(because)
        case .recordStart, .recordStop, .recordPause, .recordResume: sight.recording.formUnion(because)
        case .participantLeave:
            sight.movements.formUnion(because)
            if let call = body.call { sight.members[call] = nil }
        case .participantJoin, .participantMute, .participantUnmute, .participantHold, .participantUnhold,
            .participantModify:
            if body.status == .participantJoin { sight.movements.formUnion(because) }
            guard let call = body.call, let flags = body.flags else { break }
            let before = body.status == .participantJoin ? [] : sight.members[call]?.because ?? []
            sight.members[call] = Member(flags: flags, because: before.union(because))
        case .participantSpeechStart, .participantSpeechStop, .participantCallQuality, .announcementEnd,
            .announcementFail:
            break
        }
        sights[body.conference] = sight
    }

    /// The rules that have made what is looked at.
    func rules(of subject: AssertPlan.Subject, in name: String, _ names: CallNames) -> Set<RuleID> {
        guard let sight = newest[name].flatMap({ sights[$0] }) else { return [] }
        func cited(_ flag: MemberFlags) -> Set<RuleID> {
            sight.members.values.filter { $0.flags.contains(flag) }.reduce(into: []) { $0.formUnion($1.because) }
        }
        switch subject {
        case .state: return sight.state.union(sight.hasStarted ? [] : [.R20])
        case .size: return sight.movements.union([.R84])
        case .members: return sight.movements
        case .muted: return cited(.muted).union([.R27])
        case .onHold: return cited(.onHold).union([.R28])
        case .coaching: return cited(.coaching).union([.R30])
        case .hears(let listener, _): return hearing(sight, listener, names)
        case .carries: return hearing(sight, nil, names).union([.R35, .R74])
        case .recording: return sight.recording.union([.R50])
        case .recordingHears: return hearing(sight, nil, names).union([.R35, .R50])
        }
    }

    /// Who hears whom goes by the state of the conference, and by what the members are.
    private func hearing(_ sight: Sight, _ listener: CastIndex?, _ names: CallNames) -> Set<RuleID> {
        var rules: Set<RuleID> = []
        if !sight.hasStarted { rules.formUnion([.R20, .R23, .R24, .R29]) }
        if sight.hasStarted, sight.members.count == 1, listener != nil { rules.insert(.R26) }
        for (call, member) in sight.members {
            if member.flags.contains(.muted) { rules.formUnion([.R27]) }
            if member.flags.contains(.onHold) { rules.formUnion([.R28]) }
            if member.isCoach { rules.formUnion([.R30, .R31]) }
            if names.member(of: call) == listener { rules.formUnion(member.because) }
        }
        return rules
    }
}
