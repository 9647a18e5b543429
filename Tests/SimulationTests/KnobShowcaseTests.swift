import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Each knob that the simulator acts on is shown by a shipped file: its scenarios come out otherwise under each value.
@Suite struct KnobShowcaseTests {
    private static let shown = Knobs.all.filter { $0.scenarios != nil }

    /// Values between which a run with one session, and one device a dial, makes no difference.
    private static let indistinct: [KnobName: Set<String>] = [
        .fanout: ["session_once", "own_call_only"], .dialingEvent: ["once", "per_leg"], .offer: ["all", "round_robin"],
    ]

    /// Values under which a command is accepted and the event that proves it never comes, which fails its step whatever that
    /// expects: no scenario can hold under them, and the trace shows them.
    private static let unspeakable: [KnobName: Set<String>] = [
        .full: ["accept_then_leave", "silent_200"], .rejoinSame: ["idempotent_200", "update_flags"],
        .leaveMismatch: ["result_200"],
    ]

    /// Knobs whose effect is in the trace alone: of the order of a reply and its events, and of beeps, no step can speak.
    private static let inTheTraceAlone: Set<KnobName> = [
        .replyFirst, .beepOwner, .beepHearsSelf, .beepWaiting, .coachBeeps,
    ]

    /// Knobs that show in the company of another alone: without a file to wait for, an end takes no time.
    private static let companions: [KnobName: KnobName] = [.nameReuse: .recordingReadyDelay]

    @Test func `every knob that the simulator acts on is shown`() {
        let unshown = Knobs.all.filter { $0.support == .simulated && $0.showcase == nil }.map(\.name)
        #expect(unshown == [])
        #expect(Knobs.all.allSatisfy { $0.support == .simulated || $0.showcase == nil })
        // That test demands that it shows all the knobs that name it, and each value of each.
        let tests = Knobs.all.compactMap { if case .frames(let test)? = $0.showcase { test } else { nil } }
        #expect(Set(tests) == ["WireKnobTests"])
        let readings = Knobs.all.compactMap { if case .readings(let test)? = $0.showcase { test } else { nil } }
        #expect(Set(readings) == ["RESTKnobTests"])
    }

    @Test func `every file among the knobs shows one`() {
        let files = Set(Shipped.plans.map(\.suitePath).filter { $0.hasPrefix("knobs/") })
        #expect(files.isSubset(of: KnobShowcaseTests.shown.compactMap(\.scenarios)))
    }

    @Test(arguments: shown) func `each value has a scenario of its own`(knob: Knob) throws {
        let plans = Shipped.plans(in: try #require(knob.scenarios))
        let values = plans.compactMap { $0.profile.value(of: knob.name) }
        let unspeakable = KnobShowcaseTests.unspeakable[knob.name] ?? []
        if knob.isQuantity { #expect(values.contains(knob.defaultValue) && Set(values).count > 1) }
        #expect(Set(values) == Set(knob.simulatedValues(in: plans)).subtracting(unspeakable))
    }

    @Test(arguments: shown) func `each two values make different traces`(knob: Knob) throws {
        let plans = Shipped.plans(in: try #require(knob.scenarios))
        #expect(!plans.isEmpty, "\(knob.scenarios ?? "") is not there")
        let values = knob.simulatedValues(in: plans)
        let stories = values.map { value in plans.map { story($0.with(knob.name, value)) } }
        let same = KnobShowcaseTests.indistinct[knob.name] ?? []
        for (first, one) in values.enumerated() {
            for (second, other) in values.enumerated().dropFirst(first + 1) {
                let areSame = stories[first] == stories[second]
                #expect(areSame == same.isSuperset(of: [one, other]), "\(knob.name.rawValue): \(one) and \(other)")
            }
        }
    }

    @Test(arguments: shown) func `a scenario holds under its own value of the knob and no other`(knob: Knob) throws {
        let plans = Shipped.plans(in: try #require(knob.scenarios))
        let companion = KnobShowcaseTests.companions[knob.name]
        #expect(plans.first?.profile(without: companion) == .relay, "the first scenario is of the default profile")
        for plan in plans {
            let own = try #require(plan.profile.value(of: knob.name))
            let alone = plan.profile(without: companion)
            #expect(alone == Profile.relay.with(knob.name, own), "\(plan.scenario) sets another knob too")
            #expect(plan.scenario.hasPrefix("\(knob.name.rawValue) \(own): "), "\(plan.scenario)")
            guard !KnobShowcaseTests.inTheTraceAlone.contains(knob.name) else { continue }
            let same = KnobShowcaseTests.indistinct[knob.name] ?? []
            for value in knob.simulatedValues(in: plans) where value != own && !same.isSuperset(of: [value, own]) {
                // Events of calls are never too many, so that none comes is nothing that a scenario can say yet.
                let saysNothingComes: [KnobName: String] = [
                    .dialingEvent: "none", .endingOnFailure: "false", .inboundRingingEvent: "false",
                ]
                if saysNothingComes[knob.name] == own { continue }
                // What may come in any order may come in this one.
                if knob.name == .webhookOrder, own == "concurrent" { continue }
                let result = Simulator.run(plan.with(knob.name, value), runSeed: 1)
                #expect(result.verdict == .failed, "\(plan.scenario) holds under \(value) too")
            }
        }
    }

    /// What the service said, without times.
    private func story(_ plan: Plan) -> [String] {
        Simulator.run(plan, runSeed: 1).trace.compactMap { entry in
            switch entry.kind {
            case .reply(let request, let reply): "\(request) \(reply)"
            case .event(let event): "\(event.body)" + extras(of: event)
            case .beep(let sound): "\(sound)"
            case .webhook(let request): "\(request)"
            case .listing(_, let listing): "\(String(describing: listing))"
            case .stream(let receipt): "\(receipt)"
            case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .endpoint, .unanswered,
                .connection, .fault, .foreign, .idle, .interrupted, .verdict:
                nil
            }
        }
    }
}

/// What an event's description leaves out.
private func extras(of event: ServiceEvent) -> String {
    guard case .conference(let conference) = event.body, let extras = conference.extras else { return "" }
    return "\(extras.value)"
}

extension Knob {
    /// The file that shows it, where scenarios do.
    fileprivate var scenarios: String? {
        if case .scenarios(let path)? = showcase { path } else { nil }
    }

    /// Whether it may have more values than there are words for.
    fileprivate var isQuantity: Bool {
        if case .quantity = values { true } else { name == .qualityReport || name == .nameReuse }
    }

    /// The values that the simulator acts on; of a quantity those that its scenarios show.
    fileprivate func simulatedValues(in plans: [Plan]) -> [String] {
        switch values {
        case .words(let words, notYet: _) where !isQuantity: words
        case .words, .quantity: Set(plans.compactMap { $0.profile.value(of: name) }).sorted()
        }
    }
}

extension Profile {
    fileprivate func with(_ knob: KnobName, _ value: String) -> Profile {
        var other = self
        let refusal = other.set(knob, to: value)
        #expect(refusal == nil)
        return other
    }
}

extension Plan {
    /// The profile with a knob as it is by default.
    fileprivate func profile(without knob: KnobName?) -> Profile {
        guard let knob else { return profile }
        return profile.with(knob, Knobs[knob].defaultValue)
    }

    fileprivate func with(_ knob: KnobName, _ value: String) -> Plan {
        var other = self
        other.profile = profile.with(knob, value)
        return other
    }
}
