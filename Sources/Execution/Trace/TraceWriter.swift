import Conferencing
import JSONCodec
import Planning
import Scenarios

/// Writes traces as JSON lines: the trace format, version 1.
///
/// Each line names its case and stands for itself. Times are seconds on the case's clock, with nine digits at most; ids
/// are the wire's. A reader ignores kinds and members that it does not know.
public struct TraceWriter: Sendable {
    /// The version of the format.
    public static let version = 1

    var writer = JSONWriter(capacity: 1 << 16)

    /// A writer that has written nothing.
    public init() {}

    /// What has been written so far.
    public var bytes: [UInt8] { writer.bytes }

    /// Forgets what was written and keeps the memory.
    public mutating func reset() { writer.reset() }

    /// Appends the whole trace of a case.
    public mutating func append(_ result: CaseResult) {
        writeHead(result)
        for entry in result.trace { append(entry, of: result) }
    }

    private mutating func writeHead(_ result: CaseResult) {
        writer.beginObject()
        field("muster_trace", Int64(TraceWriter.version))
        field("case", result.plan.title)
        field("file", result.plan.suitePath)
        if !result.plan.matrix.isEmpty {
            writer.key("matrix")
            writer.beginObject()
            for value in result.plan.matrix { field(value.axis, value.label) }
            writer.endObject()
        }
        field("seed", String(result.seed))
        writer.endObject()
        writer.newline()
    }

    private mutating func append(_ entry: TraceEntry, of result: CaseResult) {
        writer.beginObject()
        field("case", result.plan.title)
        writer.key("at")
        writer.number(Double(entry.at.nanoseconds) / 1_000_000_000)
        switch entry.kind {
        case .phase(let phase):
            field("kind", "phase")
            field("phase", phase.rawValue)
        case .stepBegan(let ref):
            field("kind", "step_began")
            write(ref)
        case .stepEnded(let ref, let held):
            field("kind", "step_ended")
            write(ref)
            field("held", held)
        case .stepPassed(let ref):
            field("kind", "step_passed")
            write(ref)
        case .sent(let request, let command, let subject):
            field("kind", "sent")
            field("request", Int64(request.number))
            switch subject {
            case .call(let member): field("call", result.names.cast[Int(member.index)].name)
            case .conference(let room): field("conference", result.plan.rooms[Int(room.index)].alias)
            }
            write(command, result.names.identifiers)
        case .phone(let action, let member):
            field("kind", "phone")
            field("call", result.names.cast[Int(member.index)].name)
            write(action)
        case .asked(let request, let conference):
            field("kind", "asked")
            field("request", Int64(request.number))
            field("conference_id", result.names.identifiers.text(of: conference))
        case .reply(let request, let reply):
            field("kind", "reply")
            field("request", Int64(request.number))
            write(reply, result.names.identifiers)
            write(reply.because)
        case .listing(let request, let listing):
            field("kind", "listing")
            field("request", Int64(request.number))
            write(listing, result.names.identifiers)
        case .event(let event):
            field("kind", "event")
            field("event_type", event.type)
            writer.key("params")
            write(event, result.names)
            write(event.because)
        case .webhook(let request): write(request)
        case .stream(let receipt): write(receipt, result.names.identifiers)
        case .endpoint(let stream, let action): write(action, of: stream, result.names.identifiers)
        case .beep(let sound):
            field("kind", "beep")
            field("conference_id", result.names.identifiers.text(of: sound.conference))
            field("cause", sound.cause.rawValue)
            field("call_id", result.names.identifiers.text(of: sound.mover))
            write("heard_by", sound.heardBy, result.names.identifiers)
            write(sound.because)
        case .unanswered(let request, let why):
            field("kind", "unanswered")
            field("request", Int64(request.number))
            field("why", why)
        case .connection(let change): write(change)
        case .fault(let effect): write(effect, result.names)
        case .foreign(let type, let raw):
            field("kind", "foreign")
            field("event_type", type)
            writer.key("params")
            writer.value(raw)
        case .verdict(let verdict):
            field("kind", "verdict")
            field("verdict", verdict.word)
        }
        writer.endObject()
        writer.newline()
    }
}

extension TraceWriter {
    mutating func write(_ span: TimeSpan) {
        writer.key("for")
        writer.number(Double(span.nanoseconds) / 1_000_000_000)
    }

    /// A request as it came: the body's fields are texts, those of objects under their whole way there.
    private mutating func write(_ request: WebhookRequest) {
        field("kind", "webhook")
        field("webhook", Int64(request.id.number))
        field("attempt", Int64(request.attempt))
        field("method", request.method)
        field("url", request.url)
        if let type = request.contentType { field("content_type", type) }
        writer.key("fields")
        writer.beginObject()
        for member in request.fields { field(member.name, member.text) }
        writer.endObject()
        write(request.event.because)
    }

    /// The rules by which the simulator does it; a service that cites none has no such member.
    private mutating func write(_ because: Because) {
        guard !because.isEmpty else { return }
        writer.key("because")
        writer.beginArray()
        for rule in because.rules { writer.string(rule.rawValue) }
        writer.endArray()
    }

    private mutating func write(_ ref: StepRef) {
        field("list", ref.list.rawValue)
        field("step", Int64(ref.index + 1))
    }

    private mutating func write(_ command: Command, _ identifiers: WireIdentifiers) {
        field("method", command.method)
        writer.key("params")
        writer.beginObject()
        if let call = command.call { field("call_id", identifiers.text(of: call)) }
        switch command {
        case .dial(let options):
            field("tag", options.value.tagText)
            writeMembers(options.value.given.filter { $0.name != "tag" }, identifiers)
        case .end(_, let reason): field("reason", reason.rawValue)
        case .join(_, let options):
            writeMembers(options.value.given, identifiers)
            for option in options.value.unchecked {
                writer.key(option.name)
                writer.value(option.value)
            }
        case .leave(_, let conference): field("conference_id", identifiers.text(of: conference))
        case .hold, .unhold, .pass, .disconnect: break
        case .answer(_, let options):
            if let seconds = options.value.maxDurationSeconds { field("max_duration", seconds) }
        case .sendDigits(_, let options):
            field("control_id", options.value.control)
            field("digits", options.value.digits)
        case .moderate(let request):
            field("conference_id", identifiers.text(of: request.value.conference))
            switch request.value {
            case .update(_, _, let update): write(update, identifiers)
            case .remove: break
            case .end: field("Status", "completed")
            case .startStream(_, let stream): write(stream.value)
            case .stopStream(let reference, _): write(reference, identifiers)
            case .updateRecording(_, let update):
                field("Status", update.status.rawValue)
                if let behavior = update.behavior { field("PauseBehavior", behavior.rawValue) }
            case .announce(let url, _, _): field("AnnounceUrl", url)
            case .deleteRecording: break
            }
        }
        writer.endObject()
    }

    /// By the names that REST has.
    private mutating func write(_ update: ParticipantUpdate, _ identifiers: WireIdentifiers) {
        if let muted = update.muted { field("Muted", muted) }
        if let hold = update.hold { field("Hold", hold) }
        if let url = update.holdURL { field("HoldUrl", url) }
        if let url = update.waitURL { field("WaitUrl", url) }
        if let method = update.waitMethod { field("WaitMethod", method.rawValue) }
        if let coaching = update.coaching { field("Coaching", coaching) }
        if let call = update.callToCoach { field("CallSidToCoach", identifiers.text(of: call)) }
    }

    private mutating func write(_ change: ConnectionChange) {
        field("kind", "connection")
        switch change {
        case .lost(let why):
            field("state", "lost")
            field("why", why)
        case .resumed: field("state", "resumed")
        case .replaced: field("state", "replaced")
        case .gone(let why):
            field("state", "gone")
            field("why", why)
        }
    }

    private mutating func write(_ action: PhoneAction) {
        switch action {
        case .prepare(_, let behaviour), .prepareNumber(_, let behaviour):
            field("action", behaviour.word ?? "answer")
            if case .answer(let after) = behaviour { field("after", after.description) }
        case .ring(let incoming):
            field("action", "ring")
            field("context", incoming.value.context)
            if let from = incoming.value.device.from { field("from", from) }
            field("to", incoming.value.device.to)
        case .hangUp: field("action", "hang_up")
        case .speak(_, let utterance):
            field("action", "speak")
            if let span = utterance.duration { field("for", span.description) }
            if let tone = utterance.toneHertz { field("tone", tone) }
            if let stretches = utterance.stretches { write(stretches) }
        case .silence: field("action", "silence")
        case .press(_, let keys):
            field("action", "press")
            field("digits", keys.digits)
            field("for", keys.tone.description)
        }
    }

    /// Where there is sound in what is said.
    private mutating func write(_ stretches: [SoundStretch]) {
        writer.key("sounds")
        writer.beginArray()
        for stretch in stretches {
            writer.beginArray()
            writer.string(stretch.from.description)
            writer.string(stretch.to.description)
            writer.endArray()
        }
        writer.endArray()
    }

    mutating func write(_ reply: Reply, _ identifiers: WireIdentifiers) {
        field("code", reply.code.text)
        field("message", reply.message)
        if let call = reply.call { field("call_id", identifiers.text(of: call)) }
        if let conference = reply.conference { field("conference_id", identifiers.text(of: conference)) }
    }

    private mutating func write(_ listing: ConferenceListing?, _ identifiers: WireIdentifiers) {
        guard let listing else { return field("state", "none") }
        field("conference_id", identifiers.text(of: listing.conference))
        field("state", listing.state.rawValue)
        writer.key("members")
        writer.beginArray()
        for member in listing.members {
            writer.beginObject()
            field("call_id", identifiers.text(of: member.call))
            field("muted", member.flags.contains(.muted))
            field("hold", member.flags.contains(.onHold))
            field("coaching", member.flags.contains(.coaching))
            if let call = member.callToCoach { field("call_id_to_coach", identifiers.text(of: call)) }
            if let hears = member.hears {
                writer.key("hears")
                write(hears, identifiers)
            }
            writer.endObject()
        }
        writer.endArray()
        write(listing.streams, identifiers)
        guard let recording = listing.recording else { return }
        writer.key("recording")
        writer.beginObject()
        field("status", recording.status.rawValue)
        field("acl", recording.acl.rawValue)
        if let hears = recording.hears {
            writer.key("hears")
            write(hears, identifiers)
        }
        writer.endObject()
    }

    mutating func write(_ sources: [AudioSource], _ identifiers: WireIdentifiers) {
        writer.beginArray()
        for source in sources { write(source, identifiers) }
        writer.endArray()
    }

    /// Every field that the table knows and the event has, in the order of the wire.
    mutating func write(_ event: ServiceEvent, _ names: CallNames) {
        guard let type = EventType(rawValue: event.type) else {
            if case .unknown(_, let raw) = event.body { writer.value(raw) } else { writer.null() }
            return
        }
        writer.beginObject()
        for eventField in EventFields.of(type) {
            guard let value = eventField.get(event) else { continue }
            writer.key(eventField.name)
            write(value, names)
        }
        writer.endObject()
    }

    private mutating func writeMembers(_ members: [FieldValue.Member], _ identifiers: WireIdentifiers) {
        for member in members {
            writer.key(member.name)
            write(member.value, CallNames(cast: [], identifiers: identifiers))
        }
    }

    private mutating func write(_ value: FieldValue, _ names: CallNames) {
        switch value {
        case .boolean(let value): writer.bool(value)
        case .integer(let value): writer.integer(value)
        case .number(let value): writer.number(value)
        case .text(let text): writer.string(text)
        case .call(let call): writer.string(names.identifiers.text(of: call))
        case .calls(let calls):
            writer.beginArray()
            for call in calls { writer.string(names.identifiers.text(of: call)) }
            writer.endArray()
        case .conference(let conference): writer.string(names.identifiers.text(of: conference))
        case .stream(let stream): writer.string(names.identifiers.text(of: stream))
        case .tag(let tag):
            let index = Int(tag.index)
            writer.string(names.cast.indices.contains(index) ? names.cast[index].dial.tagText : String(tag.index))
        case .instant(let instant):
            writer.number(Double(VirtualEpoch.unixSeconds) + Double(instant.nanoseconds) / 1_000_000_000)
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.name)
                write(member.value, names)
            }
            writer.endObject()
        }
    }

    private mutating func write(_ key: String, _ calls: [CallID], _ identifiers: WireIdentifiers) {
        writer.key(key)
        writer.beginArray()
        for call in calls { writer.string(identifiers.text(of: call)) }
        writer.endArray()
    }

    mutating func field(_ key: String, _ value: String) {
        writer.key(key)
        writer.string(value)
    }

    mutating func field(_ key: String, _ value: Int64) {
        writer.key(key)
        writer.integer(value)
    }

    mutating func field(_ key: String, _ value: Bool) {
        writer.key(key)
        writer.bool(value)
    }
}
