import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// Every entry of every shipped `expect`, and every field of it, notices what it is there for.
///
/// What an entry is there for is what it claimed on a faithful service. So a service is bent in just that, the events not
/// sent or one field of them other, and the scenario must fail in the entry's step. That it was the entry that noticed is
/// seen with the entry taken out, in two runs:
/// - On the faithful service nothing else is missed: it passes, or only a `strict` or `quiet` says that now an event is
///   left over. An entry that something else needs would stand for more than it says.
/// - On the bent service the entry's step has nothing to say any more. Three others still may, and each for a reason of its
///   own: the step itself, where the event is its proof (a join that nobody enters by has failed, whatever it expects; then
///   the entry's own share is its fields and its place in the order); `strict` and `quiet`, for what comes of the gap; and
///   later steps, which build on what did not happen.
///
/// Taking an entry out also takes away that its step waits for the event; a `wait` as long stands in for that. Ids and tags
/// are left out of the second run: whoever looks at them or not, the run learns from them whose the events are, and so
/// another one is missed elsewhere too.
@Suite struct SharpExpectTests {
    static let identities: Set = ["call_id", "call.call_id", "conference_id", "tag"]

    @Test(arguments: Shipped.plans.indices) func `an entry notices that its events do not come`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        #expect(run.result.verdict == .passed, "\(run.plan.scenario)")
        for (step, entry, claimed) in run.claims {
            let about = "\(run.plan.scenario): entry \(entry + 1) of step \(step + 1)"
            #expect(!claimed.isEmpty, "\(about) claims nothing")
            let expectation = run.plan.steps[step].expectations[entry]
            let without = run.plan(without: entry, of: step)
            let faithful = Simulator.run(without, runSeed: 1)
            // A dial that fails has failed its step, unless an entry says that it must; what captures is there for others.
            let isItsOutcome = run.plan.steps[step].isDecided(by: entry) || expectation.hasCaptures
            let isMissedElsewhere = !faithful.failsForAbsenceOnly && !isItsOutcome
            #expect(!isMissedElsewhere, "\(about), taken out on a faithful service: \(faithful.complaint)")
            for silenced in expectation.silences(of: claimed) {
                let bent = run.rerun(silencing: silenced)
                // Of two branches that wait for the same event, the one that waits less long misses it first.
                let others = run.others(
                    claiming: silenced,
                    beside: Claim(step: StepRef(.steps, step), expectation: entry)
                )
                let missing = bent.failedStep.map { $0 == step || others.contains($0) } ?? false
                #expect(bent.verdict == .failed && missing, "\(about): \(bent.complaint)")
                // Whatever else comes of a stream comes of its upgrade.
                guard !isItsOutcome, others.isEmpty, !run.opensStream(silenced) else { continue }
                let unnoticed = run.rerun(without, silencing: silenced)
                #expect(!unnoticed.complainsOfEntries(of: step), "\(about), taken out: \(unnoticed.complaint)")
            }
        }
    }

    @Test(arguments: Shipped.plans.indices) func `each field of an entry notices another value`(_ index: Int) {
        let run = MarkedRun(Shipped.plans[index])
        for (step, entry, claimed) in run.claims {
            guard let place = claimed.first else { continue }
            if let request = run.result.trace[place].webhook {
                checkFields(ofEntry: entry, step, claiming: request, in: run)
                continue
            }
            if case .stream(let receipt) = run.result.trace[place].kind {
                checkFields(ofEntry: entry, step, claiming: receipt, in: run)
                continue
            }
            if case .beep(let sound) = run.result.trace[place].kind {
                checkFields(ofEntry: entry, step, claiming: sound, at: place, in: run)
                continue
            }
            guard case .event(let event) = run.result.trace[place].kind else { continue }
            guard run.plan.steps[step].expectations[entry].group == nil else {
                checkFields(ofGroup: entry, step, claiming: claimed, in: run)
                continue
            }
            let looks = run.plan.steps[step].expectations[entry].looks
            let others = run.others(claiming: [place], beside: Claim(step: StepRef(.steps, step), expectation: entry))
            for field in looks {
                let about = "\(run.plan.scenario): \(field) in entry \(entry + 1) of step \(step + 1)"
                let bodies = EventVariants.bodies(of: event, otherIn: field)
                // Each value that the matcher does not take is noticed; which those are, the matcher alone knows.
                let bent = bodies.map { ($0, run.rerun(changing: place, to: $0)) }
                let noticed = bent.filter { _, result in
                    result.verdict == .failed && ([step] + others).contains { $0 == result.failedStep }
                }
                #expect(!noticed.isEmpty, "\(about): \(bent.map(\.1.complaint))")
                guard !SharpExpectTests.identities.contains(field), !looks.isOneOfRecording(field), others.isEmpty,
                    let body = noticed.first?.0,
                    let without = run.plan(without: field, in: entry, of: step)
                else { continue }
                let unnoticed = run.rerun(without, changing: place, to: body)
                #expect(!unnoticed.complainsOfEntries(of: step), "\(about), taken out: \(unnoticed.complaint)")
            }
        }
    }

    /// The same for an entry that claimed a webhook. The second run is for fields that are looked at once: of the same field
    /// of the body an entry may speak by the table's name and by `raw`, and by its status it is found.
    private func checkFields(ofEntry entry: Int, _ step: Int, claiming request: WebhookRequest, in run: MarkedRun) {
        let looks = run.plan.steps[step].expectations[entry].looks
        func isRaw(_ name: String) -> Bool { name.hasPrefix("raw.") }
        for field in looks {
            let about = "\(run.plan.scenario): \(field) in entry \(entry + 1) of step \(step + 1)"
            let variants = WebhookVariants.requests(of: request, otherIn: field)
            let bent = variants.map { variant in (variant, run.rerun(webhook: request.id) { _ in variant }) }
            let noticed = bent.filter { $0.1.verdict == .failed && $0.1.failedStep == step }
            #expect(!noticed.isEmpty, "\(about): \(bent.map(\.1.complaint))")
            guard !SharpExpectTests.identities.contains(field), field != "status", !looks.contains(where: isRaw),
                let variant = noticed.first?.0, let without = run.plan(without: field, in: entry, of: step)
            else { continue }
            let unnoticed = run.rerun(without, webhook: request.id) { _ in variant }
            #expect(!unnoticed.complainsOfEntries(of: step), "\(about), taken out: \(unnoticed.complaint)")
        }
    }
}

extension SharpExpectTests {
    /// The same for an entry that claimed a message of a stream.
    private func checkFields(ofEntry entry: Int, _ step: Int, claiming receipt: StreamReceipt, in run: MarkedRun) {
        for pattern in run.plan.steps[step].expectations[entry].pattern.fields {
            guard case .stream(let field) = pattern.subject else { continue }
            let about = "\(run.plan.scenario): \(field.name) in entry \(entry + 1) of step \(step + 1)"
            let edits = StreamEdit.all(of: receipt, otherIn: field)
            let bent = edits.map { edit in (edit, run.rerun(stream: receipt) { edit.made(in: $0) }) }
            let noticed = bent.filter { $0.1.verdict == .failed && $0.1.failedStep == step }
            #expect(!noticed.isEmpty, "\(about): \(bent.map(\.1.complaint))")
            // Under another address no endpoint is found, so that nothing follows.
            guard field.name != "url", let edit = noticed.first?.0,
                let without = run.plan(without: pattern.name, in: entry, of: step)
            else { continue }
            let unnoticed = run.rerun(without, stream: receipt) { edit.made(in: $0) }
            #expect(!unnoticed.complainsOfEntries(of: step), "\(about), taken out: \(unnoticed.complaint)")
        }
    }
}

extension SharpExpectTests {
    /// The same for an entry that claimed a beep.
    private func checkFields(
        ofEntry entry: Int,
        _ step: Int,
        claiming sound: BeepSound,
        at place: Int,
        in run: MarkedRun
    ) {
        let expectation = run.plan.steps[step].expectations[entry]
        var looks = expectation.pattern.fields.map(\.name)
        if expectation.pattern.room != nil { looks.append("conference") }
        if expectation.quantifier != .one { looks.append("call") }
        for field in looks {
            let about = "\(run.plan.scenario): \(field) in entry \(entry + 1) of step \(step + 1)"
            let variants = sound.variants(otherIn: field)
            let bent = variants.map { ($0, run.rerun(changing: place, to: $0)) }
            #expect(!bent.isEmpty, "\(about) has no other value")
            for (_, result) in bent {
                #expect(result.verdict == .failed && result.failedStep == step, "\(about): \(result.complaint)")
            }
            guard let variant = variants.first, let without = run.plan(without: field, in: entry, of: step) else {
                continue
            }
            let unnoticed = run.rerun(without, changing: place, to: variant)
            #expect(!unnoticed.complainsOfEntries(of: step), "\(about), taken out: \(unnoticed.complaint)")
        }
    }
}

extension BeepSound {
    /// Beeps that differ in one thing.
    fileprivate func variants(otherIn field: String) -> [BeepSound] {
        let stranger = CallID(4711)
        return changes(of: field, stranger).map { change in
            var other = self
            change(&other)
            return other
        }
    }

    private func changes(of field: String, _ stranger: CallID) -> [(inout BeepSound) -> Void] {
        switch field {
        case "cause": [{ $0.cause = $0.cause == .enter ? .exit : .enter }]
        case "call": [{ $0.mover = stranger }]
        case "conference": [{ $0.conference = ConferenceID($0.conference.index + 1000) }]
        case "heard_by":
            [
                { $0.heardBy.append(stranger) },
                { $0.heardBy = $0.heardBy.isEmpty ? [stranger] : Array($0.heardBy.dropLast()) },
            ]
        case _: []
        }
    }
}

/// Something else in one field of a stream's message, or nothing.
private struct StreamEdit: Sendable {
    let name: String
    let text: String?

    static func all(of receipt: StreamReceipt, otherIn field: StreamField) -> [StreamEdit] {
        let texts = ["1000", "outbound", "somewhat else"].filter { $0 != receipt.text(of: field.name) }
        return texts.map { StreamEdit(name: field.name, text: $0) } + [StreamEdit(name: field.name, text: nil)]
    }

    func made(in receipt: StreamReceipt) -> StreamReceipt {
        var other = receipt
        let kind = receipt.fields.first { $0.name == name }?.kind ?? .text
        other.fields.removeAll { $0.name == name }
        if let text { other.fields.append(.init(name, text, kind)) }
        return other
    }
}

extension MarkedRun {
    /// Every entry of the steps with the events that it claimed, by their places in the trace.
    var claims: [(step: Int, entry: Int, claimed: [Int])] {
        var claimed: [Claim: [Int]] = [:]
        for claim in result.claims { claimed[claim.claim, default: []].append(claim.entry) }
        return plan.steps.enumerated().flatMap { step, planned -> [(step: Int, entry: Int, claimed: [Int])] in
            // What its conditions keep from running claims nothing.
            guard let entries = entries(of: step) else { return [] }
            return planned.expectations.indices.map { entry in
                let all = claimed[Claim(step: StepRef(.steps, step), expectation: entry)] ?? []
                // Of several rounds the first is looked at, and of a count not what it lets come besides.
                return (step, entry, all.filter { $0 < entries.upperBound })
            }
        }
    }

    /// The steps, this one too, that claim the same messages otherwise than by this entry of it.
    fileprivate func others(claiming silenced: [Int], beside own: Claim) -> [Int] {
        let numbers = Set(silenced.compactMap { numbering.numbers[$0] })
        return result.claims.filter { other in
            guard other.claim != own, other.claim.step.list == .steps else { return false }
            return numbering.numbers[other.entry].map(numbers.contains) ?? false
        }.map(\.claim.step.index)
    }

    /// The plan without an entry, and with a `wait` behind its step in which all of it still comes.
    fileprivate func plan(without entry: Int, of step: Int) -> Plan {
        var other = plan
        other.steps[step].expectations.remove(at: entry)
        guard let entries = entries(of: step) else { return other }
        let took = result.trace[entries.upperBound].at.since(result.trace[entries.lowerBound].at)
        return other.waiting(took + .milliseconds(100), after: step)
    }

    /// The plan without a field of an entry; nil where the field is no more than how the entry speaks of a group.
    fileprivate func plan(without field: String, in entry: Int, of step: Int) -> Plan? {
        var other = plan
        var expectation = other.steps[step].expectations[entry]
        guard let place = expectation.pattern.fields.firstIndex(where: { $0.name == field }) else { return nil }
        expectation.pattern.fields.remove(at: place)
        other.steps[step].expectations[entry] = expectation
        return other
    }

    /// The plan with another entry in the place of one.
    func plan(replacing entry: Int, of step: Int, by expectation: Planning.Expectation) -> Plan {
        var other = plan
        other.steps[step].expectations[entry] = expectation
        return other
    }
}

extension MarkedRun {
    /// Whether an entry of the trace is the upgrade request of a stream's socket.
    fileprivate func opensStream(_ entries: [Int]) -> Bool {
        entries.contains {
            if case .stream(let receipt) = result.trace[$0].kind { receipt.event == .upgrade } else { false }
        }
    }
}

extension PlannedStep {
    /// Whether an entry says how the step must come out: which otherwise has failed where a dial or a stream has.
    fileprivate func isDecided(by entry: Int) -> Bool {
        let pattern = expectations[entry].pattern
        if case .stream(.start) = action, pattern.carrier == .streamWebhook { return true }
        return pattern.type == .callDial
    }
}

extension [String] {
    /// Whether a field is one of several that are looked at and come together.
    fileprivate func isOneOfRecording(_ field: String) -> Bool {
        let all = ["recording_url", "recording_duration", "recording_file_size"]
        return all.contains(field) && filter(all.contains).count > 1
    }
}

extension Planning.Expectation {
    /// The names of the fields that the entry looks at.
    var looks: [String] {
        var names = pattern.fields.map(\.name)
        // Messages and webhooks of streams do not bear the conference's name.
        if pattern.room != nil, pattern.type == .conference { names.append("name") }
        switch quantifier {
        case .one: break
        // A dial that comes to nothing has no call, and its tag says whose it was.
        case .each, .any: names.append(pattern.type == .callDial ? "tag" : "call_id")
        }
        return names.filter { !EventVariants.constants(of: pattern.type).contains($0) }
    }
}

extension CaseResult {
    /// Whether what failed first is an entry of that step.
    func complainsOfEntries(of step: Int) -> Bool {
        guard failedStep == step, let failure = failures.first else { return false }
        switch failure.reason {
        case .unmet, .tooEarly, .tooFew, .tooMany, .noneHeld: return true
        case _: return false
        }
    }
}
