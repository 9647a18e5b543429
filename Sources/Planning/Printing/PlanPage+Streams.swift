import Conferencing

extension PlanPage {
    /// What the verb `stream` does.
    func words(_ step: StreamStep) -> String {
        switch step {
        case .start(let room, let start):
            var options = start.request.options.given.filter { member in
                !start.late.contains { $0.path == [member.name] }
            }.map { shown($0, of: StreamParameters.all) }
            options += start.late.map { "\($0.path.joined(separator: ".")): \(shown($0.text))" }
            return "start a stream in \(name(room)), over REST, with { \(options.joined(separator: ", ")), "
                + "track: \(start.request.track.rawValue) }"
        case .stop(let stream, let room): return "stop the stream \(shown(stream)) of \(name(room)), over REST"
        case .endpoint(let stream, .close): return "the endpoint of \(shown(stream)) closes the socket"
        case .endpoint(let stream, .say(let message)):
            return "the endpoint of \(shown(stream)) sends \(words(message))"
        }
    }

    /// An option without the members of which only the run knows the text; nil where nothing is left.
    func known(of option: FieldValue.Member, in join: JoinPlan) -> FieldValue.Member? {
        guard case .object(let members) = option.value else { return option }
        let late = join.late.filter { $0.name == option.name }.compactMap(\.path.first)
        let rest = members.filter { !late.contains($0.name) }
        return rest.isEmpty ? nil : FieldValue.Member(option.name, .object(rest))
    }

    /// A text without the secrets that stand in the file.
    func withoutSecrets(_ text: String) -> String {
        plan.literalSecrets.reduce(text) { $1.isEmpty ? $0 : $0.replacing($1, with: "(secret)") }
    }

    private func words(_ message: EndpointMessage) -> String {
        switch message {
        case .media(let span): "audio of \(span)"
        case .mark(let name): "the mark \(shown(name))"
        case .clear: "clear"
        case .malformed: "something malformed"
        }
    }

    /// What an entry asks of a stream's message.
    func words(ofStream pattern: EventPattern) -> String {
        "stream " + (pattern.message?.rawValue ?? "") + (pattern.stream.map { " of \(shown($0))" } ?? "")
    }
}
