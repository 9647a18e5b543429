import ConferenceEngine
import Conferencing

extension Names {
    /// A stream as one hears of it: its name, or its number.
    func streamName(_ label: StreamLabel) -> String { "stream." + (label.name ?? String(label.stream.index)) }

    /// What a stream's status says: `stream#0 streaming taps`.
    func line(_ event: CallStreamEvent) -> String {
        words(
            "stream#\(event.stream.index)",
            event.status.word.rawValue,
            event.name,
            event.call.map(name),
            event.status.error?.rawValue
        )
    }

    /// What is done at an endpoint: `stream#0 opens wss://a.example`, `stream#0 > start 1`.
    func line(_ action: StreamAction, of stream: StreamID) -> String {
        let number = "stream#\(stream.index)"
        switch action {
        case .open(let opening):
            return words(number, "opens", opening.value.url, opening.value.bearer.map { "with \($0)" })
        case .close(let code): return "\(number) closes \(code)"
        case .send(let message): return "\(number) > \(line(message))"
        }
    }

    private func line(_ message: StreamMessage) -> String {
        switch message {
        case .connected: return "connected"
        case .mark(let name): return "mark \(name)"
        case .dtmf(let sequence, let digit, let milliseconds, let isSending):
            return "dtmf \(sequence) \(digit) \(milliseconds)" + (isSending ? " sending" : "")
        case .stop(let sequence): return "stop \(sequence)"
        case .media(let sequence, let track, let chunk, let milliseconds):
            return "media \(sequence) \(track.rawValue) \(chunk) at \(milliseconds)"
        case .start(let start):
            let start = start.value
            let caller: String =
                switch start.caller {
                case .call(let call): name(of: call)
                case .conference(let conference): "conf#\(conference.index)"
                case .absent: "nobody"
                }
            let parameters = start.customParameters.map { parameters in
                "{" + parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ") + "}"
            }
            return words(
                "start \(start.sequence)",
                caller,
                start.tracks.map(\.rawValue).joined(separator: "+"),
                "\(start.format.encoding) \(start.format.sampleRateHz)",
                parameters
            )
        }
    }
}
