import Conferencing
import Execution
import Planning
import YAMLSource

/// The words for a failure: one sentence that says what did not hold, and lines that say what came instead.
struct FailureText {
    let result: CaseResult
    let failure: Failure
    private var values: ValueText { ValueText(result: result) }

    /// What did not hold, in one sentence without a full stop.
    var sentence: String {
        switch failure.reason {
        case .unmet(let expectation, let missing, let within, _):
            let who = missing.isEmpty ? "" : " of " + values.list(missing)
            return "the expected \(values.headline(expectation.pattern))\(who) did not come within \(within)"
        case .tooEarly(let expectation, _, let after, let came) where came < .zero:
            // A step that lasts begins to count at its end.
            return
                "\(values.headline(expectation.pattern)) came \(rounded(came.times(-1))) before the step was over, "
                + "and should not come before \(after) after that"
        case .tooEarly(let expectation, _, let after, let came):
            return
                "\(values.headline(expectation.pattern)) came after \(rounded(came)), and should not come before \(after)"
        case .tooFew(let expectation, let came, let within):
            let least = expectation.count?.least ?? 1
            return "\(came) of at least \(least) \(values.headline(expectation.pattern)) came within \(within)"
        case .tooMany(let expectation, let most, _):
            return "one \(values.headline(expectation.pattern)) more came than the \(most) that may"
        case .noneHeld(let expectation, let within):
            return "none of the \(expectation.alternatives.count) alternatives of 'either' held within \(within)"
        case .unwanted(let pattern, _): return "\(values.headline(pattern)) came, which never must"
        case .notAlways(let pattern, _, _): return "a \(values.headline(pattern)) came that is not as all must be"
        case .brokenAfter(let assertion, _): return "what must always hold does not: " + text(assertion)
        case .outcome(let outcome, let came):
            let code = outcome.code.map { "were refused with \($0)" } ?? "were accepted"
            return "\(counted(came, "command")) \(code), and it should be \(values.text(outcome.count))"
        case .untilNeverHeld(let rounds): return "this did not come to hold within \(counted(rounds, "round"))"
        case .blockTooLong(let limit): return "the steps within it were not over within \(limit)"
        case .parted(let parting): return "the replay parts from the file at line \(parting.line): \(parting.why)"
        case .tooManySteps(let most): return "more than \(most) steps have begun, so this goes round and round"
        case .refused(let member, let reply):
            return "the command for \(values.name(member)) was refused with \(reply.code.text)\(words(of: reply))"
        case .notRefused(let member, _, let codes):
            return
                "the command for \(values.name(member)) was accepted, and should have been refused with \(either(codes))"
        case .refusedOtherwise(let member, let reply, let codes):
            return "the command for \(values.name(member)) was refused with \(reply.code.text)\(words(of: reply)), "
                + "and should have been refused with \(either(codes))"
        case .effectOfRefused(let member, _):
            return "the command for \(values.name(member)) was refused, and had an effect all the same"
        case .noReply(let member, let method, let within):
            return "no reply to \(method) for \(values.name(member)) came within \(within)"
        case .unanswered(let member, let method, let why):
            return
                "\(method)\(member.map { " for " + values.name($0) } ?? "") has no answer, and may have been carried out: "
                + why.escapedForDisplay
        case .connectionLost(let why): return "the connection to the service was lost: " + why.escapedForDisplay
        case .unproven(let member, let proof, let within):
            return
                "the command for \(values.name(member)) was accepted, but \(text(proof, of: member)) within \(within)"
        case .notAnswered(let member, _) where result.plan.cast[Int(member.index)].direction == .inbound:
            return "\(values.name(member)) did not ring: no calling.call.receive of it came"
        case .notAnswered(let member, let reason):
            return "\(values.name(member)) was not answered"
                + (reason.map { ": \($0.rawValue)" } ?? ": nothing was heard of it")
        case .unsendable(let member, let obstacle):
            return "the command for \(values.name(member)) could not be sent: " + text(obstacle, of: member)
        case .unclaimedBeforeQuiet(let entries):
            return "\(counted(entries.count, "event")) that nobody expected came before this quiet"
        case .disturbed(_, let quiet): return "an event came while nothing should for \(quiet)"
        case .unclaimed(let entries):
            return "\(counted(entries.count, "event")) came that nobody expected, and strict lets none pass"
        case .assertion(let assertion): return text(assertion)
        case .vacuous(.quiet):
            return "this quiet proves nothing: no command of a step had been answered when it was asked for"
        case .vacuous(.strict): return "this strict proves nothing: no command of a step was answered"
        case .vacuous(.never): return "this never proves nothing: no command of a step was answered"
        case .vacuous(.always): return "this always proves nothing: nothing came that it speaks of"
        case .vacuous(.fault): return "this fault proves nothing: nothing came that it could act on"
        case .vacuous(.neverRan): return "this step proves nothing: its conditions kept it from running"
        case .vacuous(.ranInNoCase):
            return "this step proves nothing: its conditions kept it from running in every case of the scenario"
        case .vacuous(.reference): return "this proves nothing: what it refers to never came to be known"
        case .teardownTimeout(let budget): return "the teardown was not over within \(budget)"
        case .tooLong(let timeout): return "the case lasts longer than \(timeout), which is what --timeout allows"
        case .neverHeardOf(let member) where result.plan.cast[Int(member.index)].direction == .inbound:
            return "nothing was heard of \(values.name(member)), which was to call: it may be up"
        case .neverHeardOf(let member):
            return "nothing was heard of \(values.name(member)) since it was dialled: it may be up"
        case .stillUp(let member): return "\(values.name(member)) was still up at the end"
        case .passedThoughKnown: return "it is known to fail, and everything held: take 'known_failure' out"
        case .knownTooLong(let until):
            return "that it fails so is known, and was accepted until \(until) only"
        case .law(let violation):
            let rules = violation.law.rules.map(\.rawValue).joined(separator: ", ")
            return "the law \(violation.law.rawValue) is broken: \(text(violation.sentence)) (\(rules))"
        }
    }

    /// The events that bear the failure out, as places in the trace.
    var evidence: [Int] {
        switch failure.reason {
        case .unmet(_, _, _, let nearest): nearest.map { [$0.entry] } ?? []
        case .tooEarly(_, let entry, _, _), .effectOfRefused(_, let entry), .disturbed(let entry, _),
            .tooMany(_, _, let entry), .unwanted(_, let entry), .notAlways(_, let entry, _), .brokenAfter(_, let entry):
            [entry]
        case .unclaimedBeforeQuiet(let entries), .unclaimed(let entries): entries
        case .law(let violation): violation.entries
        case .tooFew, .noneHeld, .outcome, .untilNeverHeld, .blockTooLong, .tooManySteps, .parted, .refused,
            .notRefused,
            .refusedOtherwise, .noReply, .unanswered, .connectionLost, .unproven, .notAnswered,
            .unsendable, .assertion,
            .vacuous, .teardownTimeout, .tooLong, .stillUp, .neverHeardOf, .passedThoughKnown, .knownTooLong:
            []
        }
    }

    /// What came instead, each a line of its own, and whether anything could come at all.
    var details: [String] { reasonDetails + [connectionDetail].compactMap { $0 } }

    private var connectionDetail: String? {
        switch failure.reason {
        // They say so themselves.
        case .connectionLost, .unanswered: return nil
        case _: break
        }
        let change = result.trace.last { entry in
            if entry.at <= failure.at, case .connection = entry.kind { true } else { false }
        }
        guard let change, case .connection(.lost(let why)) = change.kind else { return nil }
        return "the connection was lost at \(values.clock(change.at)), and was not back yet: \(why.escapedForDisplay)"
    }

    private var reasonDetails: [String] {
        switch failure.reason {
        case .unmet(_, _, _, let nearest?): return text(nearest)
        case .unmet(let expectation, _, _, nil):
            return ["no \(values.headline(expectation.pattern)) at all has come until then"]
        case .unclaimedBeforeQuiet(let entries), .unclaimed(let entries): return text(entries)
        case .tooEarly(_, let entry, _, _), .effectOfRefused(_, let entry), .disturbed(let entry, _),
            .tooMany(_, _, let entry), .unwanted(_, let entry), .brokenAfter(_, let entry):
            return text([entry])
        case .notAlways(_, let entry, let differences): return text([entry]) + text(differences)
        case .noneHeld(let expectation, _):
            return expectation.alternatives.enumerated().map { place, alternative in
                "\(place + 1): \(values.headline(alternative.pattern))"
                    + (alternative.alternatives.isEmpty ? "" : " and others")
            }
        case .outcome: return outcomes
        case .parted(let parting):
            return [
                parting.recorded.map { "the file:     " + $0.escapedForDisplay } ?? "the file:     ends here",
                parting.replayed.map { "the executor: " + $0.escapedForDisplay } ?? "the executor: nothing",
            ]
        case .law(let violation):
            return text(violation.entries) + ["to turn this law off: 'laws: { \(violation.law.rawValue): false }'"]
        case .assertion(let assertion): return assertion.otherwise.map { [text($0, assertion)] } ?? []
        case .notAnswered(_, _?) where isOfDial:
            return ["where that is meant, the step expects it: calling.call.dial: { dial_state: failed }"]
        case .tooFew, .untilNeverHeld, .blockTooLong, .tooManySteps, .refused, .notRefused, .refusedOtherwise, .noReply,
            .unanswered, .connectionLost, .unproven, .notAnswered, .unsendable, .vacuous, .teardownTimeout, .tooLong,
            .stillUp, .neverHeardOf, .passedThoughKnown, .knownTooLong:
            return []
        }
    }

    /// Whether it came to light in a step that dials.
    private var isOfDial: Bool {
        guard let step = failure.step?.step(in: result.plan), case .dial = step.action else { return false }
        return true
    }

    // MARK: Nearest

    private func text(_ nearest: NearestEvent) -> [String] {
        let entry = result.trace[nearest.entry]
        let lines = ["nearest, at \(values.clock(entry.at)): " + eventText(nearest.entry)]
        switch nearest.obstacle {
        case .fields(let differences):
            return lines + text(differences)
        case .claimed(let claim):
            let step = claim.step.step(in: result.plan)
            let line = (step.source ?? result.plan.source).position(of: step.range.start).line
            let by =
                claim.expectation.map { "entry \($0 + 1) of step \(step.label)" }
                ?? "step \(step.label), as its proof"
            return lines + ["  it is accounted for by \(by) (line \(line))"]
        case .order:
            return lines + ["  it came out of order: an earlier entry had not been met when it came"]
        case .otherConference: return lines + ["  it belongs to another conference than the one that the step acted on"]
        case .late: return lines + ["  it came too late"]
        case .beforeWindow:
            return lines + ["  it came before the last command was sent, and an entry sees only what comes after that"]
        }
    }

    private func text(_ differences: [FieldDifference]) -> [String] {
        let width = differences.map(\.name.count).max() ?? 0
        return differences.map { difference in
            let name = difference.name + String(repeating: " ", count: width - difference.name.count)
            let actual = difference.actual.map(values.text) ?? "nothing"
            return "  \(name)  expected \(values.text(difference.expected)), got \(actual)"
        }
    }

    /// How the replies of the failed step fell out.
    private var outcomes: [String] {
        guard let step = failure.step else { return [] }
        let began = result.trace.lastIndex { entry in
            if entry.at <= failure.at, case .stepBegan(step) = entry.kind { true } else { false }
        }
        var counts: [String: Int] = [:]
        for entry in result.trace[(began ?? 0)...] where entry.at <= failure.at {
            if case .reply(_, let reply) = entry.kind { counts[reply.code.text, default: 0] += 1 }
        }
        return [
            "replies: " + counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        ]
    }

    private func text(_ entries: [Int]) -> [String] {
        let shown = entries.prefix(8).map { "at \(values.clock(result.trace[$0].at)): " + eventText($0) }
        return shown + (entries.count > 8 ? ["and \(entries.count - 8) more"] : [])
    }

    func eventText(_ entry: Int) -> String {
        let words = TraceText(result: result)
        return switch result.trace[entry].kind {
        case .event(let event): words.text(event)
        case .webhook(let request): words.text(request)
        case .stream(let receipt): words.text(receipt)
        case .phase, .stepBegan, .stepEnded, .stepPassed, .sent, .phone, .asked, .reply, .listing, .beep, .unanswered,
            .connection, .fault, .foreign, .endpoint, .idle, .interrupted, .verdict:
            words.text(result.trace[entry]) ?? ""
        }
    }

    private func text(_ sentence: LawSentence) -> String {
        sentence.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .call(let call): values.name(call)
            case .text(let text): values.quoted(text)
            }
        }.joined()
    }

    // MARK: Pieces

    private func text(_ proof: Failure.Proof, of subject: PlannedStep.Subject) -> String {
        let name = values.name(subject)
        return switch proof {
        case .join: "\(name) did not enter: no participant-join of it came"
        case .leave: "\(name) did not leave: no participant-leave of it came"
        case .ended: "\(name) did not end: no calling.call.state ended of it came"
        case .answered: "\(name) was not answered: no calling.call.dial answered of it came"
        case .mute, .unmute, .hold, .unhold, .modify: "nothing changed: no \(proof.rawValue) of \(name) came"
        case .up: "\(name) was not answered: no calling.call.state answered of it came"
        case .digits: "its digits were not sent: no calling.call.send_digits of \(name) came"
        case .conferenceEnd: "\(name) did not end: no conference-end of it came"
        case .streamStart: "no stream began in \(name): neither a start at its endpoint nor a status came"
        case .streamStop: "the stream in \(name) did not end: neither a stop at its endpoint nor a status came"
        case .announcement:
            "nothing was announced to \(name): neither announcement-end nor announcement-fail of it came"
        case .recordPause, .recordResume, .recordStop:
            "nothing became of its recording: no \(proof.rawValue) of \(name) came"
        }
    }

    private func text(_ obstacle: Failure.Obstacle, of subject: PlannedStep.Subject) -> String {
        switch obstacle {
        case .noCall: "nothing has been heard of \(values.name(subject)) yet, so it has no call_id"
        case .notInConference:
            "\(values.name(subject)) is in no conference, so there is no conference_id to send; "
                + "name a conference to send its newest, or a conference_id"
        case .noConference(let room): "nobody has joined \(values.name(room)) yet, so it has no conference_id"
        case .noStream(let name): "no socket of a stream called \(values.quoted(name)) is open"
        case .unboundReference: "a reference in it is not known yet"
        case .noValueOf(let option, let text, _): "\(values.quoted(text)) is no value of '\(option)'"
        }
    }

    private func text(_ assertion: AssertionFailure) -> String {
        let witness =
            switch assertion.witness {
            case .events: "by the events received"
            case .listing: "by the service's own listing"
            case .nobody: "as nobody has joined it"
            }
        return "\(subject(of: assertion)) \(text(assertion.found, of: assertion)) \(witness)"
    }

    private func text(_ otherwise: AssertionFailure.Found, _ assertion: AssertionFailure) -> String {
        "the service's own listing says that \(subject(of: assertion)) \(text(otherwise, of: assertion))"
    }

    /// What the claim is about: the listener where it is about hearing, else the conference.
    private func subject(of assertion: AssertionFailure) -> String {
        if case .hears(let listener, _) = assertion.claim.subject { return values.name(listener) }
        if case .carries(let stream, _) = assertion.claim.subject { return "stream." + stream.escapedForDisplay }
        if case .recordingHears = assertion.claim.subject { return "the recording of \(values.name(assertion.room))" }
        return values.name(assertion.room)
    }

    private func text(_ found: AssertionFailure.Found, of assertion: AssertionFailure) -> String {
        switch found {
        case .state(let state): state.map { "is \($0.rawValue)" } ?? "does not exist"
        case .size(let size): "has size \(size)"
        case .muted(let calls): "has \(nobodyOr(calls.map(values.name))) muted"
        case .onHold(let calls): "has \(nobodyOr(calls.map(values.name))) on hold"
        case .coaching(let pairs):
            "has "
                + nobodyOr(
                    pairs.map { "\(values.name($0.coach)) coaching \($0.coached.map(values.name) ?? "somebody")" }
                )
                + (pairs.isEmpty ? " coaching" : "")
        case .members(let calls):
            "has " + (calls.isEmpty ? "no members" : "the members " + calls.map(values.name).joined(separator: ", "))
        case .hears(let sources):
            "hears " + (sources.isEmpty ? "nothing" : sources.map(text).joined(separator: ", "))
        case .notAMember: "is not in the conference"
        case .recording(nil):
            if case .recordingHears = assertion.claim.subject { "does not exist" } else { "has no recording" }
        case .recording(let status?): "has a recording that is \(status.rawValue)"
        }
    }

    private func text(_ source: AudioSource) -> String {
        switch source {
        case .call(let call): values.name(call)
        case .holdMusic: "hold_music"
        case .stream(let label): "stream." + (label.name?.escapedForDisplay ?? String(label.stream.index + 1))
        case .announcement: "announcement"
        case .waitAudio: "wait_audio"
        case .holdAudio: "hold_audio"
        }
    }

    private func nobodyOr(_ names: [String]) -> String { names.isEmpty ? "nobody" : names.joined(separator: ", ") }

    private func words(of reply: Reply) -> String {
        reply.message.isEmpty ? "" : " " + "\"\(reply.message.escapedForDisplay)\""
    }

    private func either(_ codes: [String]) -> String { codes.joined(separator: " or ") }

    private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

    private func rounded(_ span: TimeSpan) -> String { values.clock(Instant(nanoseconds: span.nanoseconds)) }
}

extension Expectation {
    /// The entries of which one is to hold.
    fileprivate var alternatives: [Expectation] {
        switch group {
        case .either(let members), .anyOrder(let members): members
        case nil: []
        }
    }
}
