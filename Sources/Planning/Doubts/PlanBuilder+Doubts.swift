import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What is allowed in a plan without mistakes, and is probably a slip. Each is certain of what it says: where that cannot
    /// be told, nothing is said.
    func doubts(of plan: Plan) -> [Diagnostic] {
        // What an application does nobody here knows.
        guard !plan.cast.contains(where: \.isOfApplication) else { return unusedCaptures }
        return leavesWithoutJoin(plan) + unmeetable(plan) + unused(plan) + unusedCaptures
    }

    private func doubt(
        _ code: DiagnosticCode,
        _ message: String,
        at place: SourcePlace,
        hint: String? = nil
    ) -> Diagnostic {
        Diagnostic(code, message, at: place, severity: .warning, hints: hint.map { [$0] } ?? [])
    }

    private func doubt(_ code: DiagnosticCode, _ message: String, at range: SourceRange) -> Diagnostic {
        doubt(code, message, at: SourcePlace(scenario.document.source, range))
    }

    // MARK: - Leaves

    private func leavesWithoutJoin(_ plan: Plan) -> [Diagnostic] {
        var joins: [CastIndex: [Int]] = [:]
        for (place, step) in plan.steps.enumerated() {
            guard case .join(let members, _, _) = step.action else { continue }
            for member in members { joins[member, default: []].append(place) }
        }
        let order = StepOrder(plan.steps)
        var doubts: [Diagnostic] = []
        for (place, step) in plan.steps.enumerated() {
            guard
                let member = step.leavers.first(where: { member in
                    !(joins[member] ?? []).contains { order.mayPrecede($0, place) }
                })
            else { continue }
            doubts.append(leave(of: member, step, plan))
        }
        let ofTeardown = StepOrder(plan.teardown)
        var late: [CastIndex: [Int]] = [:]
        for (place, step) in plan.teardown.enumerated() {
            guard case .join(let members, _, _) = step.action else { continue }
            for member in members { late[member, default: []].append(place) }
        }
        for (place, step) in plan.teardown.enumerated() {
            guard
                let member = step.leavers.first(where: { member in
                    joins[member] == nil && !(late[member] ?? []).contains { ofTeardown.mayPrecede($0, place) }
                })
            else { continue }
            doubts.append(leave(of: member, step, plan))
        }
        return doubts
    }

    private func leave(of member: CastIndex, _ step: PlannedStep, _ plan: Plan) -> Diagnostic {
        doubt(
            .leaveWithoutJoin,
            "'\(plan.cast[Int(member.index)].name)' leaves, and no step before this one lets it join",
            at: SourcePlace(step.source ?? plan.source, step.range),
            hint: "where a refusal is meant, say which: expect_error: { code: 404 }"
        )
    }

    // MARK: - Expectations

    private func unmeetable(_ plan: Plan) -> [Diagnostic] {
        let all = plan.steps + plan.teardown
        var doubts: [Diagnostic] = []
        for step in all {
            for entry in step.expectations.flatMap(\.certain) where (entry.count?.least ?? 1) > 0 {
                guard let status = entry.pattern.statusOfService, let deed = Deed(status) else { continue }
                let calls = entry.namedCalls
                guard !all.contains(where: { deed.isDone(by: $0, to: calls) }) else { continue }
                let whom = calls.map { ValueType.list($0.map { plan.cast[Int($0.index)].name }.quoted, last: "or") }
                doubts.append(
                    doubt(
                        .nothingCauses,
                        "no step \(deed.words) \(whom ?? "anybody"), so no \(status.rawValue)\(whom == nil ? "" : " of it") can come",
                        at: SourcePlace(step.source ?? plan.source, entry.pattern.range)
                    )
                )
            }
        }
        return doubts
    }

    // MARK: - Names

    private func unused(_ plan: Plan) -> [Diagnostic] {
        let all = plan.steps + plan.teardown
        var acting: Set<String> = []
        var joined: Set<RoomIndex> = []
        for step in all {
            for member in step.action.members { acting.insert(plan.cast[Int(member.index)].declaredName) }
            if case .join(_, let room, _) = step.action { joined.insert(room) }
        }
        let calls = scenario.calls.filter { !acting.contains($0.name.value) }
        let rooms = plan.rooms.indices.filter { plan.rooms[$0].range != nil && !joined.contains(RoomIndex(Int32($0))) }
        guard !calls.isEmpty || !rooms.isEmpty else { return [] }
        let spoken = SpokenNames(of: scenario)
        guard !spoken.areOfTheRun else { return [] }
        return calls.filter { !spoken.names.contains($0.name.value) }.map {
            doubt(.unusedCall, "nothing in the scenario speaks of the call '\($0.name.value)'", at: $0.name.range)
        }
            + rooms.filter { !spoken.names.contains(plan.rooms[$0].alias) }.compactMap { place in
                plan.rooms[place].range.map {
                    doubt(.unusedConference, "nobody joins the conference '\(plan.rooms[place].alias)'", at: $0)
                }
            }
    }

    /// Of what a fragment captures other scenarios may make use.
    private var unusedCaptures: [Diagnostic] {
        let document = scenario.document
        return captures.unused.filter { _, place in
            place.source === document.source && place.range.start >= document.range.start
                && place.range.end <= document.range.end
        }.map { name, place in
            doubt(
                .unusedCapture,
                "nothing refers to what is captured as '\(name)'",
                at: place,
                hint: "refer to it as $(\(name))"
            )
        }
    }
}

extension PlannedStep {
    /// The calls that the step takes out of the conference that they are in, where that is to succeed.
    fileprivate var leavers: [CastIndex] {
        guard refusal == nil, outcomes == nil, !endsWithReply, case .leave(let members, let target) = action else {
            return []
        }
        // Whoever writes an id of its own means to see what becomes of it.
        if case .id = target { return [] }
        return members
    }
}

extension Expectation {
    /// The entries that must be met: of alternatives none must.
    fileprivate var certain: [Expectation] {
        switch group {
        case .anyOrder(let members): members.flatMap(\.certain)
        case .either: []
        case nil: [self]
        }
    }

    /// The calls of which the event must be one; nil where nothing is said of that, or not just that.
    fileprivate var namedCalls: [CastIndex]? {
        switch quantifier {
        case .each(let members): return members.first.map { [$0] }
        case .any(let members): return members
        case .one: break
        }
        for field in pattern.fields {
            guard case .field(let event) = field.subject, event.name == "call_id",
                case .equals(.call(let member)) = field.matcher
            else { continue }
            return [member]
        }
        return nil
    }
}

extension EventPattern {
    /// The status of an event of the service's, by whatever way it comes.
    fileprivate var statusOfService: ConferenceStatus? {
        switch carrier {
        case .session, .webhook: status
        case .recordingWebhook, .streamWebhook, .stream, .beep: nil
        }
    }
}

/// What somebody must do for an event to come.
private enum Deed {
    case mute(Bool)
    case hold(Bool)
    case announce

    /// The deed that a status tells of; nil where the event may come of itself, or of many deeds.
    init?(_ status: ConferenceStatus) {
        switch status {
        case .participantMute: self = .mute(true)
        case .participantUnmute: self = .mute(false)
        case .participantHold: self = .hold(true)
        case .participantUnhold: self = .hold(false)
        case .announcementEnd, .announcementFail: self = .announce
        case _: return nil
        }
    }

    var words: String {
        switch self {
        case .mute(true): "mutes"
        case .mute(false): "unmutes"
        case .hold(true): "holds"
        case .hold(false): "takes off hold"
        case .announce: "announces anything to"
        }
    }

    /// Whether a step may do it to one of these calls, or to any where none is named.
    func isDone(by step: PlannedStep, to calls: [CastIndex]?) -> Bool {
        func touches(_ members: [CastIndex]) -> Bool { calls.map { $0.contains(where: members.contains) } ?? true }
        switch (self, step.action) {
        case (.mute(let flag), .moderate(let members, _, .mute(let done))): return flag == done && touches(members)
        // A second join may change the flag (R16), and a first one sets it.
        case (.mute, .join(let members, _, let join)): return touches(members) && join.speaksOfMuted
        case (.hold(let flag), .moderate(let members, _, .hold(let done, _))): return flag == done && touches(members)
        case (.hold(let flag), .moderate(let members, _, .relayHold(let done))): return flag == done && touches(members)
        case (.announce, .announce(let members, _)): return touches(members)
        case (.announce, .announceToAll): return true
        case (_, _): return false
        }
    }
}

extension JoinPlan {
    /// Whether it says anything of `muted`, or of what nobody has looked through.
    fileprivate var speaksOfMuted: Bool {
        options.value.muted != nil || !options.value.unchecked.isEmpty || late.contains { $0.name == "muted" }
    }
}

extension [String] {
    /// The same in quotes.
    fileprivate var quoted: [String] { map { "'\($0)'" } }
}
