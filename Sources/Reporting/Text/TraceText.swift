import Conferencing
import Execution
import JSONCodec
import Planning

/// The words for the lines of a trace.
struct TraceText {
    let result: CaseResult
    var values: ValueText { ValueText(result: result) }

    /// What happened, with an arrow for the way it went; nil for what a reader of a timeline does not miss.
    func text(_ entry: TraceEntry) -> String? {
        switch entry.kind {
        case .phase(let phase): "-- \(phase.rawValue.replacing("_", with: " "))"
        case .stepBegan(let ref):
            "== \(ref.list == .teardown ? "teardown step" : "step") \(ref.step(in: result.plan).label)"
        case .stepPassed(let ref): "== step \(ref.step(in: result.plan).label) is passed over"
        case .stepEnded, .idle, .interrupted, .verdict: nil
        case .sent(_, let command, let subject): "-> " + text(command, for: subject)
        case .phone(.prepare, _), .phone(.prepareNumber, _): nil
        case .phone(.ring, let member): "-> \(values.name(member)) calls"
        case .phone(.hangUp, let member): "-> the phone of \(values.name(member)) hangs up"
        case .phone(.speak(_, let utterance), let member):
            "-> \(values.name(member)) speaks" + (utterance.toneHertz.map { " a tone of \($0) Hz" } ?? "")
                + (utterance.stretches == nil ? "" : " what a file holds")
                + (utterance.duration.map { " for \($0)" } ?? "")
        case .phone(.silence, let member): "-> \(values.name(member)) is silent"
        case .phone(.press(_, let keys), let member):
            "-> \(values.name(member)) presses \(values.quoted(keys.digits))"
                + (keys.tone == PressedKeys.standardTone ? "" : ", each for \(keys.tone)")
        case .asked: "-> who is in the conference?"
        case .reply(let request, let reply): "<- " + text(reply, to: request)
        case .listing(_, let listing): "<- " + text(listing)
        case .event(let event): "<- " + text(event)
        case .webhook(let request): "<- " + text(request)
        case .stream(let receipt): "<- " + text(receipt)
        case .endpoint(let stream, let action): "-> " + text(action, of: stream)
        case .unanswered(let request, let why):
            "<- no answer" + (sender(of: request).map { " to \($0)" } ?? "") + ": \(why.escapedForDisplay)"
        case .connection(.lost(let why)): "!! the connection is lost: \(why.escapedForDisplay)"
        case .connection(.resumed): "!! the session is back"
        case .connection(.replaced): "!! another session is up, which has none of the calls"
        case .connection(.gone(let why)): "!! the connection is gone: \(why.escapedForDisplay)"
        case .fault(.dropped(let event)): "!! dropped: " + text(event)
        case .fault(.doubled): "!! once more:"
        case .fault(.delayed(let event, let span)): "!! held back for \(span): " + text(event)
        case .fault(.delayedReply(let request, let reply, let span)):
            "!! held back for \(span): " + text(reply, to: request)
        case .fault(.refused(_, let reply)): "!! refused by a fault with \(reply.code.text)"
        case .fault(.connectionDropped(let span)): "!! the connection is dropped for \(span)"
        case .foreign(let type, _): "<- \(values.quoted(type)) of others"
        case .beep(let sound):
            "~~ beep as \(values.name(sound.mover)) \(sound.cause == .enter ? "enters" : "leaves"), heard by "
                + (sound.heardBy.isEmpty ? "nobody" : sound.heardBy.map(values.name).joined(separator: ", "))
        }
    }

    private func text(_ command: Command, for subject: PlannedStep.Subject) -> String {
        let name = values.name(subject)
        return switch command {
        case .dial: "dial \(name)"
        case .end(_, let reason): "hang up \(name) (\(reason.rawValue))"
        case .join(_, let options):
            "join \(name) to \(values.room(named: options.value.name))" + given(options.value)
        case .leave: "leave \(name)"
        case .hold: "hold \(name)"
        case .unhold: "unhold \(name)"
        case .answer: "answer \(name)"
        case .disconnect: "take \(name) off its bridge"
        case .pass: "pass \(name) on"
        case .sendDigits(_, let options): "send digits \(values.quoted(options.value.digits)) on \(name)"
        case .moderate(let request): "REST: " + text(request.value, for: name)
        }
    }

    private func text(_ request: ModerationRequest, for name: String) -> String {
        switch request {
        case .remove: return "take \(name) out"
        case .end: return "end \(name)"
        case .startStream(_, let stream): return "start a stream in \(name)" + given(stream.value)
        case .stopStream(let reference, _): return "stop the stream \(text(reference)) of \(name)"
        case .updateRecording(_, let update):
            let behavior = update.behavior.map { ", PauseBehavior \($0.rawValue)" } ?? ""
            return "update the recording of \(name): Status \(update.status.rawValue)" + behavior
        case .announce(let url, _, _): return "announce \(values.quoted(url)) to \(name)"
        case .deleteRecording: return "delete the recording of \(name)"
        case .update(_, _, let update):
            var changes: [String] = []
            if let muted = update.muted { changes.append("Muted \(muted)") }
            if let hold = update.hold { changes.append("Hold \(hold)") }
            if let url = update.holdURL { changes.append("HoldUrl \(values.quoted(url))") }
            if let url = update.waitURL { changes.append("WaitUrl \(values.quoted(url))") }
            if let method = update.waitMethod { changes.append("WaitMethod \(method.rawValue)") }
            if let coaching = update.coaching { changes.append("Coaching \(coaching)") }
            if let call = update.callToCoach { changes.append("CallSidToCoach \(values.name(call))") }
            return "update \(name): " + changes.joined(separator: ", ")
        }
    }

    private func given(_ options: JoinOptions) -> String {
        let given = options.given.filter { $0.name != "name" }
            .map { "\($0.name) \(values.text(withoutSecrets($0)))" }
        let unchecked = options.unchecked.map { "\($0.name) \($0.value.text.escapedForDisplay)" }
        return (given + unchecked).isEmpty ? "" : ", " + (given + unchecked).joined(separator: ", ")
    }

    private func text(_ reply: Reply, to request: RequestID) -> String {
        let message = reply.message.isEmpty ? "" : " " + values.quoted(reply.message)
        return "\(reply.code.text.escapedForDisplay)\(message)" + (sender(of: request).map { " to \($0)" } ?? "")
    }

    private func sender(of request: RequestID) -> String? {
        for entry in result.trace.reversed() {
            if case .sent(request, _, let subject) = entry.kind { return values.name(subject) }
        }
        return nil
    }

    private func text(_ listing: ConferenceListing?) -> String {
        guard let listing else { return "there is no such conference" }
        let members = listing.members.map { values.name($0.call) }.joined(separator: ", ")
        return "\(listing.state.rawValue), " + (members.isEmpty ? "nobody in it" : "with " + members)
    }

    /// An event in one line: `participant-join alice in standup, size 2, muted`.
    func text(_ event: ServiceEvent) -> String {
        switch event.body {
        case .conference(let event): text(event)
        case .callState(let event):
            "call \(values.name(event.call)) \(event.state.rawValue)"
                + (event.endReason.map { " (\($0.rawValue))" } ?? "")
        case .callDial(let event):
            "dial of \(values.text(.tag(event.tag))) \(event.state.rawValue)"
                + (event.reason.map { " (\($0.rawValue))" } ?? "")
        case .callStream(let event):
            "stream " + (event.name.map(values.quoted) ?? values.text(.stream(event.stream)))
                + " \(event.status.word.rawValue)" + (event.status.error.map { ", \($0.rawValue)" } ?? "")
        case .callReceive(let event): "call \(values.name(event.call)) offered on \(values.quoted(event.context))"
        case .callSendDigits(let event): "digits of \(values.name(event.call)) sent"
        case .unknown(let type, _): values.quoted(type)
        }
    }

    /// A webhook in one line: `webhook participant-join alice in standup, POST, muted`.
    func text(_ request: WebhookRequest) -> String {
        if request.isOfStream { return statusText(request) }
        var parts = [request.method]
        if request.attempt > 1 { parts.append("attempt \(request.attempt)") }
        if let type = request.contentType { parts.append(type.escapedForDisplay) }
        let shown = EventFields.of(.conference).compactMap { field -> String? in
            guard !WebhookText.named.contains(field.name), let value = request.value(of: field) else { return nil }
            return value == .boolean(false) ? nil : "\(field.name) \(values.text(value))"
        }
        return
            "\(request.isOfRecording ? "recording webhook" : "webhook") \(WebhookText.subject(of: request, values)), "
            + (parts + shown).joined(separator: ", ")
    }

    private func text(_ event: ConferenceEvent) -> String {
        var text = event.status.rawValue
        if let call = event.call { text += " \(values.name(call))" }
        text += " in \(values.room(named: event.name)), size \(event.size)"
        if let flags = event.flags {
            for (flag, word) in [
                (MemberFlags.muted, "muted"), (.onHold, "on hold"), (.coaching, "coaching"),
                (.endsOnLeave, "end_on_leave"),
            ] where flags.contains(flag) { text += ", \(word)" }
            if let call = event.callToCoach { text += " \(values.name(call))" }
            if !flags.contains(.startsOnJoin) { text += ", not start_on_join" }
        }
        if let reason = event.reasonEnded { text += ", \(reason.rawValue)" }
        if let call = event.callEndingConference { text += " by \(values.name(call))" }
        if let recording = event.extras?.value.recording { text += ", \(recording.durationSeconds) s recorded" }
        return text
    }
}
