import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// `--link wire`: what goes over RELAY's frames, and what becomes of it when the link is cut.
@Suite struct WireTests {
    static let scenarios = Shipped.plans.filter { $0.webhookUse == nil && $0.streamUse == nil && $0.beepUse == nil }

    /// Webhooks do not go over RELAY, and nothing else brings them here yet.
    static let scenariosWithWebhooks = Shipped.plans.filter { $0.webhookUse != nil }

    /// Nor is there an endpoint of streams behind RELAY's frames.
    static let scenariosWithStreams = Shipped.plans.filter { $0.streamUse != nil }

    /// What a case came to, without ids and times: each source's events in order.
    private func story(_ result: CaseResult) -> [String] {
        result.trace.compactMap { entry in
            guard case .event(let event) = entry.kind else { return nil }
            switch event.body {
            case .conference(let body):
                let who = body.call.map(result.names.text(of:)) ?? "-"
                let by = body.callEndingConference.map(result.names.text(of:)) ?? "-"
                return "\(body.name) \(body.status.rawValue) \(who) \(body.size) \(body.flags?.rawValue ?? 0) "
                    + "\(body.reasonEnded?.rawValue ?? "-") \(by)"
            case .callState(let body):
                return "\(result.names.text(of: body.call)) \(body.state.rawValue) \(body.endReason?.rawValue ?? "-")"
            // Under one tag several may dial (W73), and the wire has no more of it than the text.
            case .callDial(let body):
                return "dial \(result.plan.cast[Int(body.tag.index)].dial.tagText) \(body.state.rawValue)"
            case .callReceive(let body): return "\(result.names.text(of: body.call)) offered on \(body.context)"
            case .callSendDigits(let body): return "\(result.names.text(of: body.call)) digits \(body.control)"
            case .callStream(let body): return "stream \(body.stream.index) \(body.status.word.rawValue)"
            case .unknown(let type, _): return type
            }
        }
    }

    @Test func `there are scenarios to run`() {
        #expect(WireTests.scenarios.count >= 25)
        #expect(WireTests.scenariosWithWebhooks.count >= 12)
    }

    @Test(arguments: scenariosWithWebhooks.indices) func `a scenario with webhooks is skipped, and never passes`(
        _ index: Int
    ) {
        let plan = WireTests.scenariosWithWebhooks[index]
        #expect(Simulator.run(plan, runSeed: 1).verdict == .passed)
        let wire = Simulator.runOnWire(plan, runSeed: 1)
        #expect(wire.result.verdict == .skipped(reason: "it has webhooks sent, which cannot be received here"))
        #expect(wire.frames == 0)
    }

    @Test(arguments: scenariosWithStreams.filter { $0.webhookUse == nil }.indices)
    func `a scenario with an endpoint of streams is skipped, and never passes`(_ index: Int) {
        let plan = WireTests.scenariosWithStreams.filter { $0.webhookUse == nil }[index]
        let wire = Simulator.runOnWire(plan, runSeed: 1)
        #expect(
            wire.result.verdict == .skipped(reason: "it has streams opened, whose endpoint cannot be reached here")
        )
        #expect(wire.frames == 0)
    }

    @Test(arguments: scenarios.indices) func `the wire brings the same verdict and the same events`(_ index: Int) {
        let plan = WireTests.scenarios[index]
        let direct = Simulator.run(plan, runSeed: 1)
        let wire = Simulator.runOnWire(plan, runSeed: 1)
        #expect(wire.result.verdict == direct.verdict, "\(plan.scenario): \(wire.result.complaint)")
        #expect(wire.result.checks == direct.checks)
        // Calls of one instant may be created in another order, for their messages may arrive in another.
        #expect(story(wire.result).sorted() == story(direct).sorted(), "\(plan.scenario)")
        #expect(wire.result.troubles.isEmpty && direct.troubles.isEmpty)
        #expect(wire.frames > 0)
    }

    @Test func `a scenario that fails, fails over the wire in the same words`() throws {
        let plan = try plan(
            """
            scenario: The host ends it
            calls: [host, guest]
            steps:
              - join: { call: host, end_on_exit: true }
              - join: guest
              - leave: host
                expect: [conference-end: { reason_ended: last-participant-left }]
            """
        )
        let wire = Simulator.runOnWire(plan, runSeed: 1).result
        #expect(wire.verdict == .failed)
        #expect(wire.complaint == Simulator.run(plan, runSeed: 1).complaint)
    }

    @Test func `a profile goes along`() throws {
        let plan = try plan(
            """
            scenario: A full conference
            calls: [alice, bob, carol]
            conferences: { tiny: { max_participants: 2 } }
            profile: { full: result_400 }
            steps:
              - join: alice
              - join: bob
              - join: carol
                expect_error: { code: 400 }
            """
        )
        #expect(Simulator.runOnWire(plan, runSeed: 1).result.verdict == .passed)
    }

    @Test func `the knobs of the wire go along too`() throws {
        func passed(_ profile: String) throws -> Int {
            let plan = try plan(
                """
                scenario: Alone for a while
                calls: [alice]
                profile: \(profile)
                steps:
                  - join: alice
                  - wait: 5s
                  - leave: alice
                """
            )
            let frames = Simulator.runOnWire(plan, runSeed: 1).frames
            return (1...frames).count {
                Simulator.runOnWire(plan, runSeed: 1, cutAt: $0).result.verdict == .passed
            }
        }
        // A session that cannot be resumed has lost its call.
        let most = try passed("relay")
        #expect(try passed("{ resume_window: 0s }") < most)
    }

    /// Where nothing goes wrong on the wire, its knobs make no difference to calls and conferences.
    @Test(arguments: Knobs.all.filter { $0.showcase == .frames("WireKnobTests") })
    func `a link that is never cut brings the same under every knob of the wire`(knob: Knob) {
        let plan = WireTests.scenarios[0]
        let expected = story(Simulator.runOnWire(plan, runSeed: 1).result).sorted()
        let values: [String] =
            switch knob.values {
            case .words(let words, notYet: _): words
            case .quantity: ["0s", "2s", "none", "close_after(2s)", "10 KiB"]
            }
        var runs = 0
        for value in values {
            var other = plan
            // Which quantity a knob takes it says itself.
            guard other.profile.set(knob.name, to: value) == nil else { continue }
            runs += 1
            let result = Simulator.runOnWire(other, runSeed: 1).result
            #expect(result.verdict == .passed, "\(knob.name.rawValue) \(value): \(result.complaint)")
            #expect(story(result).sorted() == expected, "\(knob.name.rawValue) \(value)")
        }
        #expect(runs > 0)
    }

    @Test func `the same seed gives the same run`() {
        let plan = WireTests.scenarios[0]
        func run() -> [UInt8] {
            var writer = TraceWriter()
            writer.append(Simulator.runOnWire(plan, runSeed: 9).result)
            return writer.bytes
        }
        #expect(run() == run())
    }

    // MARK: - Cuts

    /// Cut in the place of any frame, a case passes, or fails because a request of its was lost; it never fails for
    /// another reason, and never leaves a call up.
    @Test(arguments: scenarios.indices) func `W21 W25 cut at any frame, a case passes or tells what it lost`(
        _ index: Int
    ) {
        let plan = WireTests.scenarios[index]
        let whole = Simulator.runOnWire(plan, runSeed: 1)
        var passed = 0
        var lost = 0
        // A quiet of hours is mostly pings, of which some will do. The tutorial is cut at every frame else; the others, which
        // are many and alike, at a few each, from a start of its own.
        let isTutorial = plan.suitePath.hasPrefix("tutorial/")
        let stride = max(1, whole.frames / (isTutorial ? 300 : 12))
        for cut in Swift.stride(from: 1 + (isTutorial ? 0 : index % stride), through: whole.frames, by: stride) {
            let result = Simulator.runOnWire(plan, runSeed: 1, cutAt: cut).result
            // A teardown may fail as any step may, and a dial that never arrived brings no call, which nobody here can
            // know; but nothing that was heard of may be left up.
            let left = result.troubles.filter { if case .stillUp = $0.reason { true } else { false } }
            #expect(left.isEmpty, "\(plan.scenario), cut at \(cut): \(left.map(result.text))")
            switch result.verdict {
            case .passed: passed += 1
            case .failed where result.failures.allSatisfy(WireTests.isLoss): lost += 1
            case .failed where WireTests.isLateForItsCut(result): lost += 1
            // A first session, of which the client never heard, is still there, and it is that one's turn to be offered a call.
            case .failed where plan.profile.offer == .roundRobin && cut <= 3: lost += 1
            // A name is free again by the time that the client is back.
            case .failed where plan.profile.value(of: .nameReuse) != "immediate" && WireTests.isLetIn(result): lost += 1
            case .failed, .vacuous, .skipped, .interrupted, .knownFailure:
                Issue.record("\(plan.scenario), cut at \(cut): \(result.complaint)")
            }
        }
        // The last frames are those of hanging up, where there is nothing to lose any more.
        if isTutorial { #expect(passed > 0 && lost > 0, "\(passed) passed, \(lost) lost") }
    }

    @Test(arguments: scenarios.indices) func `cut at any frame for good, a case fails for that and ends`(
        _ index: Int
    ) {
        let plan = WireTests.scenarios[index]
        let whole = Simulator.runOnWire(plan, runSeed: 1)
        let stride = max(1, whole.frames / (plan.suitePath.hasPrefix("tutorial/") ? 100 : 6))
        for cut in Swift.stride(from: 1 + index % stride, through: whole.frames, by: stride) {
            let result = Simulator.runOnWire(plan, runSeed: 1, cutAt: cut, staysCut: true).result
            switch result.verdict {
            // Nothing is missing any more where only the hanging up was to come.
            case .passed:
                let isHangingUp = result.trace.contains { if case .phase(.hangingUp) = $0.kind { true } else { false } }
                #expect(isHangingUp)
            case .failed:
                let isTold = result.failures.allSatisfy { failure in
                    switch failure.reason {
                    case .connectionLost, .unanswered, .notAnswered, .unmet, .tooFew, .unproven, .noReply, .assertion:
                        true
                    case _: false
                    }
                }
                #expect(isTold, "\(plan.scenario), cut at \(cut): \(result.complaint)")
            // The connection never came about.
            case .interrupted: #expect(cut <= 3, "\(plan.scenario), cut at \(cut): \(result.complaint)")
            case .vacuous, .skipped, .knownFailure: Issue.record("\(plan.scenario), cut at \(cut): \(result.complaint)")
            }
        }
    }

    /// A hanging up that waits for the connection as the session ends is not asked again: nobody would answer that either.
    @Test func `a session that ends in the midst of hanging up is not asked again`() throws {
        var ends = 0
        for seconds in 50...62 {
            let plan = try plan(
                """
                scenario: s
                calls: [alice]
                steps:
                  - join: alice
                  - wait: \(seconds)s
                  - expect: [conference-end]
                    within: 1s
                """
            )
            for cut in 15...24 {
                let trace = Simulator.runOnWire(plan, runSeed: 1, cutAt: cut, staysCut: true).result.trace
                guard
                    let gone = trace.firstIndex(where: { if case .connection(.gone) = $0.kind { true } else { false } })
                else { continue }
                let before = trace[..<gone].filter { if case .sent(_, .end, for: _) = $0.kind { true } else { false } }
                if !before.isEmpty { ends += 1 }
                let isAskedAgain = before.contains { $0.at == trace[gone].at }
                #expect(!isAskedAgain, "after \(seconds)s, cut at \(cut)")
            }
        }
        #expect(ends > 0, "in no run did the session end while a call was being hung up")
    }

    private static func isLoss(_ failure: Failure) -> Bool {
        if case .unanswered = failure.reason { true } else { false }
    }

    /// A session that is away for more than a second hears of what happened meanwhile too late for a short `within`, or
    /// in the midst of a `quiet`.
    private static func isLateForItsCut(_ result: CaseResult) -> Bool {
        let wasCut = result.trace.contains { if case .connection(.lost) = $0.kind { true } else { false } }
        return wasCut
            && result.failures.allSatisfy { failure in
                switch failure.reason {
                // How much is recorded hangs on when the client is back to say what it wants.
                case .unmet(_, _, _, let nearest?) where isOfLength(nearest): true
                case .unmet(_, _, let within, _): within < .seconds(2)
                case .tooFew(_, _, let within): within < .seconds(2)
                // Judged by the events of one instant, of which some were still to come.
                case .disturbed, .assertion: true
                // A second dial waits for its turn, which it has at once where the first one was held up.
                case .tooEarly: true
                case _: isLoss(failure)
                }
            }
    }

    private static func isLetIn(_ result: CaseResult) -> Bool {
        result.failures.allSatisfy { if case .notRefused = $0.reason { true } else { false } }
    }

    private static func isOfLength(_ nearest: NearestEvent) -> Bool {
        guard case .fields(let differences) = nearest.obstacle else { return false }
        return differences.allSatisfy { ["recording_duration", "recording_file_size"].contains($0.name) }
    }

    @Test func `what was lost is told in words`() throws {
        let plan = try #require(WireTests.scenarios.first { $0.suitePath == "tutorial/01-one-call.yaml" })
        let whole = Simulator.runOnWire(plan, runSeed: 1)
        let complaints = (1...whole.frames).map { Simulator.runOnWire(plan, runSeed: 1, cutAt: $0).result.complaint }
        for method in ["calling.dial", "calling.join_conference", "calling.leave_conference"] {
            #expect(complaints.contains("no answer to \(method) for alice"))
        }
    }
}
