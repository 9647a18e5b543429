import Conferencing
import Planning

extension Executor {
    /// How long to wait before the service is asked again.
    static let askingPause = TimeSpan.milliseconds(50)

    /// Judges the events at this instant, and then asks the service, until it agrees or time is up.
    mutating func beginAssert(_ assert: AssertPlan, _ outputs: inout [Output]) {
        let now = now
        sequence.active?.base = now
        let conference = context.newestConference(of: assert.room, roster)
        let view = conference.flatMap(roster.view(of:))
        var findings: [AssertionFailure] = []
        for claim in assert.claims {
            if claim.subject.isAboutHearing, !settings.capabilities.observesHearing {
                unobserved.append(claim.range)
                continue
            }
            guard let found = contradiction(to: claim.subject, view) else { continue }
            findings.append(
                AssertionFailure(
                    claim: claim,
                    room: assert.room,
                    found: found,
                    witness: view == nil ? .nobody : .events
                )
            )
        }
        sequence.active?.findings = findings
        guard conference != nil, settings.capabilities.listsConferences else {
            return endAssert(assert, &outputs)
        }
        ask(&outputs)
    }

    private mutating func endAssert(_ assert: AssertPlan, _ outputs: inout [Output]) {
        guard let first = sequence.active?.findings.first else {
            checks += assert.claims.count
            sequence.active?.stage = .expecting
            return
        }
        failActive(.assertion(first), at: first.claim.range, &outputs)
    }

    mutating func ask(_ outputs: inout [Output]) {
        guard let active = sequence.active, case .assert(let assert) = active.ref.step(in: plan).action,
            let conference = context.newestConference(of: assert.room, roster)
        else { return }
        let request = nextRequest(.asking(serial: active.serial))
        sequence.active?.stage = .asking(request)
        record(.asked(request, conference))
        outputs.append(.ask(request, conference))
    }

    func askDeadline(of active: ActiveStep) -> Instant {
        // One question is always given its time, however short `within` is.
        max(commandDeadline(of: active), active.base + .seconds(1))
    }

    mutating func receive(_ listing: ConferenceListing?, to request: RequestID, _ outputs: inout [Output]) {
        record(.listing(request, listing))
        guard requests.indices.contains(Int(request.number)),
            case .asking(let serial) = requests[Int(request.number)], enterSequence(of: serial)
        else { return }
        guard let active = sequence.active, case .asking(request) = active.stage,
            case .assert(let assert) = active.ref.step(in: plan).action
        else { return }
        var disagreement: AssertionFailure?
        for claim in assert.claims {
            guard let found = contradiction(to: claim.subject, listing) else { continue }
            if let index = active.findings.firstIndex(where: { $0.claim.range == claim.range }) {
                sequence.active?.findings[index].otherwise = found
            } else if disagreement == nil {
                disagreement = AssertionFailure(claim: claim, room: assert.room, found: found, witness: .listing)
            }
        }
        sequence.active?.disagreement = disagreement
        if !active.findings.isEmpty || disagreement == nil {
            endAssert(assert, &outputs)
        } else if let disagreement, now + Executor.askingPause > commandDeadline(of: active) {
            failActive(.assertion(disagreement), at: disagreement.claim.range, &outputs)
        } else {
            let next = now + Executor.askingPause
            sequence.active?.stage = .pausing(until: next)
        }
        advance(&outputs)
    }

    mutating func failNoListing(_ outputs: inout [Output]) {
        guard let active = sequence.active, case .assert(let assert) = active.ref.step(in: plan).action,
            let claim = assert.claims.first
        else { return }
        // The last question came too late to be answered; the answer before it says what is wrong.
        if let disagreement = active.disagreement {
            return failActive(.assertion(disagreement), at: disagreement.claim.range, &outputs)
        }
        let within = commandDeadline(of: active).since(active.base)
        failActive(
            .noReply(.conference(assert.room), method: "listing of participants", within: within),
            at: claim.range,
            &outputs
        )
    }

    // MARK: What contradicts a claim

    /// What the events say against a claim; nil where they bear it out or cannot speak of it.
    func contradiction(
        to subject: AssertPlan.Subject,
        _ view: Roster.ConferenceView?
    ) -> AssertionFailure.Found? {
        switch subject {
        case .state(let wanted): return wanted.contains(view?.state) ? nil : .state(view?.state)
        case .size(let matcher):
            let size = view?.size ?? 0
            return matcher.holds(for: .integer(size), context, roster) == true ? nil : .size(size)
        case .members(let set):
            let members = view.map { Array($0.members.keys) } ?? []
            return set.holds(for: members.map(roster.names.member(of:))) ? nil : .members(members.sorted())
        case .muted(let set):
            let muted = calls(with: .muted, view)
            return set.holds(for: muted.map(roster.names.member(of:))) ? nil : .muted(muted)
        case .onHold(let set):
            let held = calls(with: .onHold, view)
            return set.holds(for: held.map(roster.names.member(of:))) ? nil : .onHold(held)
        case .coaching(let wanted):
            let pairs = calls(with: .coaching, view).map { coach in
                AssertionFailure.Found.Pair(coach: coach, coached: view?.coached[coach])
            }
            return holds(wanted, pairs) ? nil : .coaching(pairs)
        case .hears, .carries: return view == nil ? .notAMember : nil
        case .recording(let wanted): return contradiction(to: wanted, view)
        case .recordingHears: return view?.recording.isEmpty == false ? nil : .recording(nil)
        }
    }

    /// What the service's listing says against a claim.
    private func contradiction(
        to subject: AssertPlan.Subject,
        _ listing: ConferenceListing?
    ) -> AssertionFailure.Found? {
        let members = listing?.members ?? []
        switch subject {
        case .state(let wanted): return wanted.contains(listing?.state) ? nil : .state(listing?.state)
        case .size(let matcher):
            // R71: where streams count, they take seats beside the members.
            let size = Int64(members.count + (plan.profile.streams.counts ? listing?.streams.count ?? 0 : 0))
            return matcher.holds(for: .integer(size), context, roster) == true ? nil : .size(size)
        case .members(let set):
            let calls = members.map(\.call)
            return set.holds(for: calls.map(roster.names.member(of:))) ? nil : .members(calls)
        case .muted(let set):
            let muted = members.filter { $0.flags.contains(.muted) }.map(\.call)
            return set.holds(for: muted.map(roster.names.member(of:))) ? nil : .muted(muted)
        case .onHold(let set):
            let held = members.filter { $0.flags.contains(.onHold) }.map(\.call)
            return set.holds(for: held.map(roster.names.member(of:))) ? nil : .onHold(held)
        case .coaching(let wanted):
            let pairs = members.filter { $0.flags.contains(.coaching) }.map { member in
                AssertionFailure.Found.Pair(coach: member.call, coached: member.callToCoach)
            }
            return holds(wanted, pairs) ? nil : .coaching(pairs)
        case .carries(let stream, let set):
            guard settings.capabilities.observesHearing else { return nil }
            guard let found = listing?.streams.first(where: { $0.label.name == stream }) else { return .notAMember }
            guard let hears = found.hears else { return .hears([]) }
            return set.holds(for: hears.map(planned)) ? nil : .hears(hears)
        case .hears(let listener, let set):
            guard settings.capabilities.observesHearing else { return nil }
            guard let call = roster[listener].call, let member = members.first(where: { $0.call == call }) else {
                return .notAMember
            }
            guard let hears = member.hears else { return .hears([]) }
            return set.holds(for: hears.map(planned)) ? nil : .hears(hears)
        case .recording(let wanted):
            let status = listing?.recording?.status
            return wanted.contains(status) ? nil : .recording(status)
        case .recordingHears(let set):
            guard settings.capabilities.observesHearing else { return nil }
            guard let recording = listing?.recording else { return .recording(nil) }
            guard let hears = recording.hears else { return .hears([]) }
            return set.holds(for: hears.map(planned)) ? nil : .hears(hears)
        }
    }

    /// The members with a flag, as the events have it.
    private func calls(with flag: MemberFlags, _ view: Roster.ConferenceView?) -> [CallID] {
        (view?.members ?? [:]).filter { $0.value.contains(flag) }.keys.sorted()
    }

    /// Whether just these coach just those.
    private func holds(_ wanted: [AssertPlan.Coaching], _ found: [AssertionFailure.Found.Pair]) -> Bool {
        let named = found.map { pair -> AssertPlan.Coaching? in
            guard let coach = roster.names.member(of: pair.coach),
                let coached = pair.coached.flatMap(roster.names.member(of:))
            else { return nil }
            return AssertPlan.Coaching(coach: coach, coached: coached)
        }
        return NamedSet.exactly(wanted).holds(for: named)
    }

    private func planned(_ source: AudioSource) -> AssertPlan.PlannedSource? {
        switch source {
        case .call(let call): roster.names.member(of: call).map(AssertPlan.PlannedSource.call)
        case .holdMusic: .holdMusic
        case .stream(let label): label.name.map { .stream($0) }
        case .announcement: .announcement
        case .waitAudio: .waitAudio
        case .holdAudio: .holdAudio
        }
    }
}

extension NamedSet {
    /// Whether what was found is as the set demands; nil stands for something that the scenario has no name for.
    fileprivate func holds(for found: [Element?]) -> Bool {
        switch self {
        case .exactly(let wanted): found.count == wanted.count && Set(found) == Set(wanted.map(Optional.some))
        case .without(let unwanted): Set(found).isDisjoint(with: unwanted.map(Optional.some))
        }
    }
}

extension AssertPlan.Subject {
    /// Whether it is about what is heard, which not every transport can tell.
    var isAboutHearing: Bool {
        switch self {
        case .hears, .carries, .recordingHears: true
        case .state, .size, .members, .muted, .onHold, .coaching, .recording: false
        }
    }
}
