import Conferencing
import JSONCodec
import Planning

/// What the secrets of a case are, and how they are kept out of all that is told of it.
///
/// They are found by their value, in whatever text they turn up.
struct SecretValues: Sendable {
    /// The value of each declared secret, by its place among the plan's.
    let values: [String]
    /// All texts that must not be shown, the longest first.
    private let hidden: [String]

    /// What stands in the place of a secret.
    static let shown = "(secret)"
    /// What stands in the place of a secret that is not the one that was asked for.
    static let different = "a different secret"

    /// The secrets of a plan: from the environment, else made up of the case's seed.
    init(of plan: Plan, environment: [String: String], seed: UInt64) {
        values = plan.secrets.map { secret in
            if let value = environment[secret.variable], !value.isEmpty { return value }
            var mixer = SeededGenerator(seed: seed, stream: "secret " + secret.name)
            return "made-up-" + String(mixer.next(), radix: 16)
        }
        let all = Set(values + plan.literalSecrets.filter { !$0.isEmpty })
        hidden = all.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    /// Whether a line of the trace may hold a secret: a token is one by its key, whatever it was made of.
    func mayHold(_ kind: TraceEntry.Kind) -> Bool {
        switch kind {
        case .sent, .stream: true
        case .phase, .stepBegan, .stepEnded, .stepPassed, .phone, .asked, .reply, .listing, .event, .webhook, .endpoint,
            .beep, .unanswered, .connection, .fault, .foreign, .idle, .interrupted, .verdict:
            !hidden.isEmpty
        }
    }

    /// The one text that may stand behind `shown`; nil where there are several, or none.
    var onlyHidden: String? { hidden.count == 1 ? hidden.first : nil }

    /// Whether there is anything to be hidden.
    var hidesAnything: Bool { !hidden.isEmpty }

    /// A text without secrets.
    func redact(_ text: String) -> String {
        var text = text
        for secret in hidden where text.utf8.count >= secret.utf8.count {
            text = text.replacing(secret, with: Self.shown)
        }
        return text
    }

    /// A value without secrets.
    func redact(_ value: FieldValue) -> FieldValue {
        switch value {
        case .text(let text): .text(redact(text))
        case .object(let members): .object(members.map { FieldValue.Member($0.name, redact($0.value)) })
        case .boolean, .integer, .number, .call, .calls, .conference, .stream, .tag, .instant: value
        }
    }

    /// A line of the trace without secrets.
    func redact(_ kind: TraceEntry.Kind) -> TraceEntry.Kind {
        switch kind {
        case .sent(let request, let command, let subject): .sent(request, redact(command), for: subject)
        case .reply(let request, let reply): .reply(request, redact(reply))
        case .webhook(let request): .webhook(redact(request))
        case .stream(let receipt): .stream(redact(receipt))
        case .unanswered(let request, let why): .unanswered(request, redact(why))
        case .foreign(let type, let raw): .foreign(type: type, redact(raw))
        case .event(let event): .event(redact(event))
        case .fault(.dropped(let event)): .fault(.dropped(redact(event)))
        case .fault(.delayed(let event, let span)): .fault(.delayed(redact(event), span))
        case .fault(.delayedReply(let request, let reply, let span)):
            .fault(.delayedReply(request, redact(reply), span))
        case .fault(.doubled), .fault(.refused), .fault(.connectionDropped): kind
        case .phase, .stepBegan, .stepEnded, .stepPassed, .phone, .asked, .listing, .beep, .endpoint, .connection,
            .idle, .interrupted, .verdict:
            kind
        }
    }

    private func redact(_ command: Command) -> Command {
        switch command {
        case .join(let call, let options):
            guard options.value.stream != nil || !options.value.unchecked.isEmpty else { return command }
            var redacted = options.value
            redacted.stream = redacted.stream.map(redact)
            for place in redacted.unchecked.indices {
                redacted.unchecked[place].value = redact(redacted.unchecked[place].value)
            }
            return .join(call, Shared(redacted))
        case .moderate(let moderation):
            switch moderation.value {
            case .startStream(let conference, let stream):
                let request = StreamRequest(redact(stream.value.options), track: stream.value.track)
                return .moderate(Shared(.startStream(in: conference, Shared(request))))
            case .announce(let url, let call, let conference):
                return .moderate(Shared(.announce(redact(url), to: call, in: conference)))
            case .update(let call, let conference, var update):
                update.holdURL = update.holdURL.map { redact($0) }
                update.waitURL = update.waitURL.map { redact($0) }
                return .moderate(Shared(.update(call, in: conference, update)))
            case .remove, .end, .stopStream, .updateRecording, .deleteRecording: return command
            }
        case .dial, .end, .answer, .pass, .disconnect, .sendDigits, .leave, .hold, .unhold: return command
        }
    }

    private func redact(_ options: StreamOptions) -> StreamOptions {
        var options = options
        options.url = redact(options.url)
        options.name = options.name.map { redact($0) }
        options.statusURL = options.statusURL.map { redact($0) }
        // The token is a secret by its key, whoever wrote it.
        if options.authorizationBearerToken != nil { options.authorizationBearerToken = Self.shown }
        for place in options.customParameters.indices {
            options.customParameters[place].value = redact(options.customParameters[place].value)
        }
        return options
    }

    private func redact(_ reply: Reply) -> Reply {
        var reply = reply
        reply.message = redact(reply.message)
        return reply
    }

    private func redact(_ request: WebhookRequest) -> WebhookRequest {
        var request = request
        request.url = redact(request.url)
        request.contentType = request.contentType.map { redact($0) }
        request.fields = request.fields.map(redact)
        request.inner = request.inner.map(redact)
        request.event = redact(request.event)
        return request
    }

    /// A service that is wrong may take a secret for a name, too.
    private func redact(_ field: WebhookRequest.Field) -> WebhookRequest.Field {
        var field = field
        field.name = redact(field.name)
        field.text = redact(field.text)
        return field
    }

    private func redact(_ receipt: StreamReceipt) -> StreamReceipt {
        var receipt = receipt
        for place in receipt.fields.indices {
            let isBearer = receipt.event == .upgrade && receipt.fields[place].name == "bearer"
            receipt.fields[place] = redact(receipt.fields[place])
            if isBearer { receipt.fields[place].text = Self.shown }
        }
        return receipt
    }

    private func redact(_ event: ServiceEvent) -> ServiceEvent {
        var redacted = event
        switch event.body {
        case .unknown(let type, let raw): redacted.body = .unknown(type: type, redact(raw))
        case .conference(var conference):
            guard var extras = conference.extras?.value, let url = extras.announceURL else { return event }
            extras.announceURL = redact(url)
            conference.extras = Shared(extras)
            redacted.body = .conference(conference)
        case .callStream(var stream):
            stream.url = redact(stream.url)
            stream.name = stream.name.map { redact($0) }
            redacted.body = .callStream(stream)
        case .callState, .callDial, .callReceive, .callSendDigits: break
        }
        return redacted
    }

    private func redact(_ json: JSONValue) -> JSONValue {
        switch json {
        case .string(let text): .string(redact(text))
        case .array(let items): .array(items.map { redact($0) })
        case .object(let object):
            .object(JSONObject(object.map { JSONObject.Member(name: $0.name, value: redact($0.value)) }))
        case .null, .bool, .number: json
        }
    }
}
