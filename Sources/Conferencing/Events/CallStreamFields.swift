extension EventFields {
    /// The fields of `calling.call.stream`.
    static let callStreamFields: [EventField] = [
        streamField(
            "call_id",
            .call,
            "where a join attached it",
            "The call whose join attached the stream.",
            source: "RA, ASSUMED"
        ) {
            $0.call.map { .call($0) }
        },
        EventField(
            notYet: "segment_id",
            .text(),
            "when available",
            "The part of the call's life to which the event belongs; opaque.",
            source: "RA"
        ),
        streamField("tag", .text(), "where the call has one", "The tag under which the call was dialled.", source: "RA")
        {
            $0.tag.map { .tag($0) }
        },
        streamField(
            "control_id",
            .text(),
            "always",
            "The stream's id; start.streamSid of its messages is the same.",
            source: "RA, ASSUMED"
        ) { .stream($0.stream) },
        streamField(
            "state",
            .word(of: StreamState.self),
            "always",
            "How the stream stands: streaming from when its socket is open, finished at its end or failure.",
            rules: [.R73, .S20],
            source: "RA, SDKDOC, SWML"
        ) { .text($0.status.state.rawValue) },
        streamField("url", .text(), "always", "The stream's address.", source: "RA, SWML") { .text($0.url) },
        streamField("name", .text(), "where it has one", "The stream's name.", rules: [.R75], source: "RA, SWML") {
            $0.name.map { .text($0) }
        },
        streamField(
            "error",
            .word(of: StreamError.self),
            "where the stream failed",
            "Why the stream failed; that it is told so is assumed.",
            rules: [.R73],
            source: "ASSUMED, STREAM",
            otherNames: ["StreamError"]
        ) { $0.status.error.map { .text($0.rawValue) } },
    ]

    private static func streamField(
        _ name: String,
        _ type: ValueType,
        _ presence: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        otherNames: [String] = [],
        read: @escaping @Sendable (CallStreamEvent) -> FieldValue?
    ) -> EventField {
        EventField(name, type, presence, summary, rules: rules, source: source, otherNames: otherNames) { event in
            guard case .callStream(let body) = event.body else { return nil }
            return read(body)
        }
    }
}
