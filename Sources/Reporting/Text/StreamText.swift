import Conferencing
import Execution

extension TraceText {
    /// What is asked of a stream; of its token only that there is one.
    func given(_ request: StreamRequest) -> String {
        var parts: [String] = []
        for member in request.options.given {
            let isSecret = StreamParameters.named(member.name)?.isSecret == true
            parts.append("\(member.name) " + (isSecret ? "(secret)" : values.text(member.value)))
        }
        parts.append("track \(request.track.rawValue)")
        return ", " + parts.joined(separator: ", ")
    }

    /// Which stream is meant.
    func text(_ reference: StreamReference) -> String {
        switch reference {
        case .id(let stream): values.text(.stream(stream))
        case .name(let name): values.quoted(name)
        }
    }
}

extension TraceText {
    /// What an endpoint has received, in one line: `stream taps start, sequenceNumber 1, ...`.
    func text(_ receipt: StreamReceipt) -> String {
        let name = receipt.name.map(values.quoted) ?? String(receipt.stream.index + 1)
        let fields = receipt.fields.map { "\($0.name) \(values.quoted($0.text))" }
        return "stream \(name) " + ([receipt.event.rawValue] + fields).joined(separator: ", ")
    }

    /// What muster's own endpoint does.
    func text(_ action: EndpointAction, of stream: StreamID) -> String {
        let endpoint = "the endpoint of stream \(name(of: stream))"
        return switch action {
        case .close: "\(endpoint) closes the socket"
        case .say(.media(let span)): "\(endpoint) sends audio of \(span)"
        case .say(.mark(let name)): "\(endpoint) sends the mark \(values.quoted(name))"
        case .say(.clear): "\(endpoint) sends clear"
        case .say(.malformed): "\(endpoint) sends something malformed"
        }
    }

    private func name(of stream: StreamID) -> String {
        for entry in result.trace {
            if case .stream(let receipt) = entry.kind, receipt.stream == stream, let name = receipt.name {
                return values.quoted(name)
            }
        }
        return String(stream.index + 1)
    }

    /// A stream's status webhook in one line.
    func statusText(_ request: WebhookRequest) -> String {
        var parts = [request.method]
        if request.attempt > 1 { parts.append("attempt \(request.attempt)") }
        if let type = request.contentType { parts.append(type.escapedForDisplay) }
        let shown = EventFields.of(.callStream).compactMap { field -> String? in
            guard field.name != "timestamp", let value = request.value(of: field) else { return nil }
            return "\(field.name) \(values.text(value))"
        }
        let raw = ["StreamEvent", "params.status"].compactMap { name in
            request.text(of: name).map { "\(name) \(values.quoted($0))" }
        }
        return "stream_webhook " + (parts + raw + shown).joined(separator: ", ")
    }

    /// An option as it may be shown.
    func withoutSecrets(_ option: FieldValue.Member) -> FieldValue {
        guard case .object(let members) = option.value,
            case .object(let known)? = JoinParameters.all.named(option.name)?.type
        else { return option.value }
        return .object(
            members.map { member in
                known.named(member.name)?.isSecret == true
                    ? FieldValue.Member(member.name, .text("(secret)")) : member
            }
        )
    }
}
