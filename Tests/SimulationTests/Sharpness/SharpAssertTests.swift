import BentServices
import Conferencing
import Execution
import Planning
import Scenarios
import Simulation
import Testing
import YAMLSource

/// Every claim of every shipped `assert` notices a service whose listing, or whose events, are wrong in just that respect.
///
/// Each claim stands alone in its `assert` for this, so that no other can notice in its place. With the claim taken out,
/// the scenario holds on the service that is wrong: nothing else would have noticed.
@Suite struct SharpAssertTests {
    @Test(arguments: Shipped.plans.indices) func `a claim notices a listing that says otherwise`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for (step, assert) in run.plan.asserts {
            guard let entries = run.entries(of: step) else { continue }
            let first = run.messagesBefore[entries.lowerBound]
            for claim in assert.claims {
                let about = "\(run.plan.scenario): step \(step + 1), \(run.plan.source.text(of: claim.range))"
                let alone = run.plan.replacing(step, claims: [claim])
                let isListed = run.result.trace[entries].contains { if case .listing = $0.kind { true } else { false } }
                // Of a conference that never was there is nothing to list.
                guard isListed else {
                    #expect(claim.subject.demandsNone, "\(about) asks for no listing")
                    continue
                }
                let bend: @Sendable (Int, Delivery) -> [Delivery] = { number, delivery in
                    guard number >= first, case .listing(let request, let listing?) = delivery.message else {
                        return [delivery]
                    }
                    let other = listing.other(than: claim.subject, callOf: run.result.calls)
                    return [(.listing(request, other), delivery.delay)]
                }
                let bent = run.rerun(alone, changing: bend)
                #expect(bent.verdict == .failed && bent.failedStep == step, "\(about): \(bent.complaint)")
                #expect(bent.failures.first?.range == claim.range, "\(about)")
                // Other asserts that follow would see the wrong listings too.
                let without = run.plan.replacing(step, claims: []).withoutAsserts(after: step)
                let unnoticed = run.rerun(without, changing: bend)
                #expect(unnoticed.verdict == .passed, "\(about), taken out: \(unnoticed.complaint)")
            }
        }
    }

    @Test(arguments: Shipped.plans.indices) func `a claim notices events that say otherwise`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for (step, assert) in run.plan.asserts {
            guard let entries = run.entries(of: step) else { continue }
            for claim in assert.claims {
                guard let event = run.misleading(claim.subject, in: assert.room, before: entries.lowerBound) else {
                    continue
                }
                let last = run.lastMessage(before: entries.lowerBound)
                let bend: @Sendable (Int, Delivery) -> [Delivery] = { number, delivery in
                    guard number == last else { return [delivery] }
                    let message = ServiceEvent(timestamp: .start, .conference(event))
                    return [delivery, (.event(message), .zero)]
                }
                let about = "\(run.plan.scenario): step \(step + 1), \(run.plan.source.text(of: claim.range))"
                // A strict or a quiet might notice the event before the claim can; and the event needs time to arrive.
                let plan = run.plan.replacing(step, claims: [claim]).lenient.waiting(.seconds(1), before: step)
                let bent = run.rerun(plan, changing: bend)
                #expect(bent.verdict == .failed && bent.failedStep == step + 1, "\(about): \(bent.complaint)")
                #expect(bent.failures.first?.range == claim.range, "\(about)")
            }
        }
    }

    @Test func `there are claims of each kind to look at`() {
        let keys = Shipped.plans.flatMap { $0.asserts.flatMap { $0.assert.claims.map(\.subject.key) } }
        for key in AssertKey.allCases where key != .conference && key.term.support == .simulated {
            let count = keys.filter { $0 == key }.count
            #expect(count >= 5, "\(key.rawValue) is claimed \(count) times")
        }
    }
}

extension Plan {
    fileprivate var asserts: [(step: Int, assert: AssertPlan)] {
        steps.enumerated().compactMap { step, planned in
            if case .assert(let assert) = planned.action { (step, assert) } else { nil }
        }
    }

    fileprivate func replacing(_ step: Int, claims: [AssertPlan.Claim]) -> Plan {
        var other = self
        guard case .assert(var assert) = steps[step].action else { return self }
        assert.claims = claims
        other.steps[step].action = .assert(assert)
        return other
    }

    fileprivate func withoutAsserts(after step: Int) -> Plan {
        asserts.filter { $0.step > step }.reduce(self) { $0.replacing($1.step, claims: []) }
    }
}

extension AssertPlan.Subject {
    /// The key of `assert` that makes such a claim.
    fileprivate var key: AssertKey {
        switch self {
        case .state: .state
        case .size: .size
        case .members: .members
        case .muted: .muted
        case .onHold: .onHold
        case .coaching: .coaching
        case .hears, .carries, .recordingHears: .hears
        case .recording: .recording
        }
    }

    /// Whether it demands that there is no such conference.
    fileprivate var demandsNone: Bool {
        if case .state(let states) = self { states.contains(nil) } else { false }
    }
}

extension CaseResult {
    /// The calls of the cast, by their places in it.
    fileprivate var calls: [CastIndex: CallID] {
        var calls: [CastIndex: CallID] = [:]
        for entry in trace {
            guard case .event(let event) = entry.kind, case .callState(let state) = event.body,
                let member = names.member(of: state.call)
            else { continue }
            calls[member] = state.call
        }
        return calls
    }
}

extension ConferenceListing {
    /// The same listing, but for what a claim speaks of.
    fileprivate func other(
        than subject: AssertPlan.Subject,
        callOf: [CastIndex: CallID]
    ) -> ConferenceListing {
        var other = self
        func member(_ call: CallID) -> Member { Member(call: call, flags: [], hears: []) }
        switch subject {
        case .state(let wanted):
            other.state = ConferenceState.allCases.first { !wanted.contains($0) } ?? state
        case .size: other.members.append(member(EventVariants.strangeCall))
        case .members(.exactly): other.members.append(member(EventVariants.strangeCall))
        case .members(.without(let unwanted)):
            other.members += unwanted.compactMap { callOf[$0] }.map(member)
        case .muted(let set): other.turn(.muted, of: set, callOf)
        case .onHold(let set): other.turn(.onHold, of: set, callOf)
        case .coaching:
            if let first = other.members.indices.first {
                other.members[first].flags.insert(.coaching)
                other.members[first].callToCoach = EventVariants.strangeCall
            }
        case .hears(let listener, let set):
            guard let place = members.firstIndex(where: { $0.call == callOf[listener] }) else { return self }
            other.members[place].hears = (members[place].hears ?? []) + unwantedSources(set, callOf)
        case .carries(let stream, let set):
            guard let place = streams.firstIndex(where: { $0.label.name == stream }) else { return self }
            other.streams[place].hears = (streams[place].hears ?? []) + unwantedSources(set, callOf)
        case .recording(let wanted):
            let status = RecordingStatus.allCases.first { !wanted.contains($0) } ?? .queued
            other.recording = RecordingListing(status: status, acl: .private, hears: [])
        case .recordingHears(let set):
            other.recording?.hears = (recording?.hears ?? []) + unwantedSources(set, callOf)
        }
        return other
    }

    /// What a set does not want to be heard.
    private func unwantedSources(
        _ set: NamedSet<AssertPlan.PlannedSource>,
        _ callOf: [CastIndex: CallID]
    ) -> [AudioSource] {
        guard case .without(let unwanted) = set else { return [.call(EventVariants.strangeCall)] }
        return unwanted.compactMap { source in
            switch source {
            case .call(let call): callOf[call].map(AudioSource.call)
            case .holdMusic: .holdMusic
            case .holdAudio: .holdAudio
            case .waitAudio: .waitAudio
            case .announcement: .announcement
            case .stream(let name): .stream(StreamLabel(StreamID(4_000), name: name))
            }
        }
    }

    /// Turns a flag over where a set speaks of it: for all who are listed, or for those who must not have it.
    private mutating func turn(_ flag: MemberFlags, of set: NamedSet<CastIndex>, _ callOf: [CastIndex: CallID]) {
        for place in members.indices {
            switch set {
            case .exactly: members[place].flags.formSymmetricDifference(flag)
            case .without(let unwanted):
                if unwanted.contains(where: { callOf[$0] == members[place].call }) { members[place].flags.insert(flag) }
            }
        }
    }
}

extension MarkedRun {
    /// An event that contradicts a claim; nil for claims of which events do not speak.
    func misleading(
        _ subject: AssertPlan.Subject,
        in room: RoomIndex,
        before entry: Int
    ) -> ConferenceEvent? {
        let conference = newestConference(of: room, before: entry)
        let name = plan.rooms[Int(room.index)].wireName
        /// Somebody who is not of the cast is in, and has the flag.
        func member(
            with flag: MemberFlags,
            _ event: (ConferenceStatus, Int32, CallID?) -> ConferenceEvent
        ) -> ConferenceEvent {
            var other = event(.participantJoin, 7, EventVariants.strangeCall)
            other.flags = flag
            return other
        }
        func event(_ status: ConferenceStatus, size: Int32 = 7, call: CallID? = nil) -> ConferenceEvent {
            ConferenceEvent(
                status,
                conference: conference ?? EventVariants.strangeConference,
                name: name,
                size: size,
                call: call,
                flags: call == nil ? nil : []
            )
        }
        switch subject {
        case .state(let wanted):
            let other = ConferenceState.allCases.first { !wanted.contains($0) }
            switch other {
            // The first event of a conference is enough to make it wait.
            case .waiting where conference == nil: return event(.participantJoin, call: EventVariants.strangeCall)
            // Nothing makes a conference wait again.
            case .waiting, nil: return wanted.contains(.ended) ? nil : event(.conferenceEnd)
            case .running: return event(.conferenceStart)
            case .ended: return event(.conferenceEnd)
            }
        case .size: return event(.participantModify, size: 7_000)
        case .members(.exactly): return event(.participantJoin, call: EventVariants.strangeCall)
        case .muted(.exactly): return member(with: .muted) { event($0, size: $1, call: $2) }
        case .onHold(.exactly): return member(with: .onHold) { event($0, size: $1, call: $2) }
        case .coaching: return member(with: .coaching) { event($0, size: $1, call: $2) }
        // A recording that has only just begun cannot be anything else, and one that is paused is nothing that any claim wants.
        case .recording(let wanted): return event(wanted.contains(.inProgress) ? .recordPause : .recordStart)
        case .members(.without), .muted(.without), .onHold(.without), .hears, .carries, .recordingHears: return nil
        }
    }
}
