import Conferencing
import Scenarios

extension PlanPage {
    /// What a step does, in a line.
    func sentence(of step: PlannedStep) -> String {
        var sentence = words(step.action)
        if let name = step.name { sentence = "[\(name)] " + sentence }
        if let refusal = step.refusal {
            sentence += ", refused with \(ValueType.list(refusal.codes, last: "or"))"
        }
        if step.endsWithReply { sentence += ", until its reply" }
        if let outcomes = step.outcomes {
            sentence +=
                ", of the replies " + outcomes.map { "\($0.code ?? "ok") \(words($0.count))" }.joined(separator: ", ")
        }
        if let strict = step.strict { sentence += ", strict: \(words(strict))" }
        for capture in step.captures { sentence += ", \(capture.field.rawValue) as \(name(capture.slot))" }
        if !step.when.isEmpty { sentence += ", when \(step.when.map(words).joined(separator: " and "))" }
        sentence += words(always: step.always, never: step.never)
        switch step.action {
        case .wait, .quiet, .speak, .silence, .press, .fault, .block: return sentence
        case .dial, .answer, .digits, .join, .leave, .hangUp, .moderate, .endConference, .recording, .announce,
            .announceToAll, .stream, .expect, .assert:
            return sentence + ", within \(step.within)"
        }
    }

    private func words(_ action: PlannedStep.Action) -> String {
        switch action {
        case .dial(let members): "dial \(names(members))"
        case .answer(let members): "answer \(names(members))"
        case .digits(let members, let digits): "send digits \(shown(digits)) on \(names(members))"
        case .join(let members, let room, let join): "join \(names(members)) to \(name(room))\(words(join))"
        case .leave(let members, let target): "leave \(names(members)) \(words(target))"
        case .hangUp(let members, by: .program(let reason)):
            "hangup \(names(members)) by the program (\(reason.rawValue))"
        case .hangUp(let members, by: .phone): "hangup \(names(members)) by the phone"
        case .moderate(let members, let target, let moderation):
            "\(words(moderation, of: names(members))) \(words(target, by: "in"))"
        case .endConference(let room): "end \(name(room)), over REST"
        case .stream(let stream): words(stream)
        case .recording(let room, let update):
            "\(words(update.status)) the recording of \(name(room)), over REST"
                + (update.behavior.map { ", with \($0.rawValue)" } ?? "")
        case .announce(let members, let url): "announce \(shown(url)) to \(names(members)), over REST"
        case .announceToAll(let room, let url): "announce \(shown(url)) to all of \(name(room)), over REST"
        case .speak(let members, let utterance):
            "\(names(members)) speak" + (utterance.toneHertz.map { " a tone of \($0) Hz" } ?? "")
                + (utterance.stretches == nil ? "" : " what a file holds")
                + (utterance.duration.map { " for \($0)" } ?? " from now on")
        case .silence(let members, let span): "\(names(members)) are silent" + (span.map { " for \($0)" } ?? "")
        case .press(let members, let keys):
            "\(names(members)) press \(shown(keys.digits)), each for \(keys.tone)"
        case .wait(let span): "wait \(span)"
        case .expect: "expect"
        case .quiet(let quiet): "quiet for \(quiet.duration)\(words(quiet))"
        case .assert(let plan):
            "assert \(name(plan.room)): \(plan.claims.map { words($0.subject) }.joined(separator: "; "))"
        case .fault(let fault): words(fault)
        case .block(let block): words(block)
        }
    }

    private func words(_ join: JoinPlan) -> String {
        var options = join.options.value.given.filter { $0.name != JoinOptions.Key.name.rawValue }
            .compactMap { known(of: $0, in: join) }.map { shown($0, of: JoinParameters.all) }
        options += join.late.map { "\(([$0.name] + $0.path).joined(separator: ".")): \(shown($0.text))" }
        options += join.options.value.unchecked.map { "\($0.name): unchecked \(withoutSecrets(shown($0.value)))" }
        return options.isEmpty ? "" : " with { \(options.joined(separator: ", ")) }"
    }

    private func words(_ target: PlannedStep.LeaveTarget, by preposition: String = "from") -> String {
        switch target {
        case .current: "\(preposition) its conference"
        case .room(let room): "\(preposition) \(name(room))"
        case .id(let text): "\(preposition) the conference with the id \(shown(text))"
        }
    }

    private func words(_ moderation: PlannedStep.Moderation, of members: String) -> String {
        switch moderation {
        case .mute(true): "mute \(members), over REST,"
        case .mute(false): "unmute \(members), over REST,"
        case .hold(true, let url): "hold \(members), over REST," + (url.map { " with \(shown($0))," } ?? "")
        case .hold(false, _): "unhold \(members), over REST,"
        case .relayHold(true): "hold \(members) by calling.hold"
        case .relayHold(false): "unhold \(members) by calling.unhold"
        case .waitAudio(let url, let method):
            "have \(members) wait to \(shown(url))" + (method.map { " by \($0.rawValue)" } ?? "") + ", over REST,"
        case .coach(let coached?): "make \(members) the coach of \(name(coached)), over REST,"
        case .coach(nil): "make \(members) nobody's coach, over REST,"
        case .kick: "take \(members) out, over REST,"
        }
    }

    private func words(_ status: RecordingUpdate.Status) -> String {
        switch status {
        case .paused: "pause"
        case .inProgress: "resume"
        case .stopped: "stop"
        }
    }

    private func words(_ quiet: QuietPlan) -> String {
        var words = ""
        if quiet.webhooksCount || quiet.streamsCount {
            var sources = quiet.conferenceCounts ? ["events"] : []
            if quiet.webhooksCount { sources.append("webhooks") }
            if quiet.streamsCount { sources.append("streams") }
            words += ", of " + ValueType.list(sources, last: "and")
        }
        if let call = quiet.call { words += ", of \(name(call)) only" }
        if let room = quiet.room { words += ", in \(name(room)) only" }
        for pattern in quiet.except { words += ", except \(sentence(of: pattern))" }
        return words
    }

    func words(_ subject: AssertPlan.Subject) -> String {
        switch subject {
        case .state(let states):
            "state \(ValueType.list(states.map { $0?.rawValue ?? NoConferenceWord.none.rawValue }, last: "or"))"
        case .size(let matcher): "size \(words(matcher))"
        case .members(.exactly(let members)): "members are \(members.isEmpty ? "nobody" : names(members))"
        case .members(.without(let members)): "members are not \(names(members))"
        case .muted(.exactly(let members)): "muted are \(members.isEmpty ? "nobody" : names(members))"
        case .muted(.without(let members)): "muted are not \(names(members))"
        case .onHold(.exactly(let members)): "on hold are \(members.isEmpty ? "nobody" : names(members))"
        case .onHold(.without(let members)): "on hold are not \(names(members))"
        case .coaching(let pairs):
            pairs.isEmpty
                ? "nobody coaches"
                : pairs.map { "\(name($0.coach)) coaches \(name($0.coached))" }.joined(separator: ", ")
        case .hears(let listener, .exactly(let sources)):
            "\(name(listener)) hears \(sources.isEmpty ? "nothing" : names(sources))"
        case .carries(let stream, .exactly(let sources)):
            "stream.\(stream) hears \(sources.isEmpty ? "nothing" : names(sources))"
        case .carries(let stream, .without(let sources)): "stream.\(stream) does not hear \(names(sources))"
        case .hears(let listener, .without(let sources)): "\(name(listener)) does not hear \(names(sources))"
        case .recording(let states):
            "recording \(ValueType.list(states.map { $0?.rawValue ?? NoRecordingWord.none.rawValue }, last: "or"))"
        case .recordingHears(.exactly(let sources)):
            "the recording hears \(sources.isEmpty ? "nothing" : names(sources))"
        case .recordingHears(.without(let sources)): "the recording does not hear \(names(sources))"
        }
    }

    // MARK: - Expectations

    /// What must come, and in which window.
    func sentence(of entry: Expectation, in step: PlannedStep) -> String {
        switch entry.group {
        case .anyOrder(let members):
            return "in any order (\(members.map { self.sentence(of: $0, in: step) }.joined(separator: "; ")))"
        case .either(let members):
            return "either (\(members.map { self.sentence(of: $0, in: step) }.joined(separator: "; or ")))"
        case nil: break
        }
        var sentence = self.sentence(of: entry.pattern)
        if let count = entry.count { sentence = "\(words(count)) " + sentence }
        switch entry.quantifier {
        case .one: break
        case .each(let members): sentence += " for each of \(names(members))"
        case .any(let members): sentence += " for any of \(names(members))"
        }
        sentence += ", within \(entry.within ?? step.within)"
        if let after = entry.after { sentence += ", after \(after)" }
        for capture in entry.captures {
            let field = FieldPattern(capture.subject, matcher: .exists(true), range: entry.range).name
            sentence += ", \(field) as \(name(capture.slot))"
        }
        return sentence
    }

    func sentence(of pattern: EventPattern) -> String {
        var parts = pattern.fields.map { "\($0.name) \(words($0.matcher))" }
        if let room = pattern.room { parts.insert("conference \(name(room))", at: 0) }
        let event =
            switch pattern.carrier {
            case .session: pattern.status?.rawValue ?? pattern.type.rawValue
            case .webhook, .recordingWebhook, .streamWebhook, .beep: pattern.carrier.rawValue
            case .stream: words(ofStream: pattern)
            }
        return parts.isEmpty ? event : "\(event) { \(parts.joined(separator: ", ")) }"
    }

    func words(_ matcher: Matcher) -> String {
        switch matcher {
        case .equals(let operand): "= \(words(operand))"
        case .anyOf(let matchers): "any of (\(matchers.map(words).joined(separator: ", ")))"
        case .allOf(let matchers): "all of (\(matchers.map(words).joined(separator: ", ")))"
        case .matches(let pattern): "matches \(shown(pattern.text))"
        case .compares(let comparison, let bound): "\(comparison.rawValue) \(shown(bound))"
        case .between(let low, let high): "between \(shown(low)) and \(shown(high))"
        case .not(let matcher): "not (\(words(matcher)))"
        case .contains(let text): "contains \(shown(text))"
        case .exists(let flag): flag ? "exists" : "is absent"
        case .isA(let kind): "is a \(kind.rawValue)"
        case .callSet(let members): members.isEmpty ? "= nobody" : "= just \(names(members))"
        }
    }

    private func words(_ operand: Matcher.Operand) -> String {
        switch operand {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): shown(number)
        case .call(let member): name(member)
        case .conference(let room): name(room)
        case .capture(let slot): name(slot)
        case .text(let text): shown(text)
        }
    }
}
