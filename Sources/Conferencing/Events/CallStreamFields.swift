extension EventFields {
    /// The fields of `calling.call.stream`.
    static let callStreamFields: [EventField] = [
        stream(
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
        stream("tag", .text(), "where the call has one", "The tag under which the call was dialled.", source: "RA") {
            $0.tag.map { .tag($0) }
        },
        stream(
            "control_id",
            .text(),
            "always",
            "The stream's id; start.streamSid of its messages is the same.",
            source: "RA, ASSUMED"
        ) { .stream($0.stream) },
        stream(
            "state",
            .word(of: StreamState.self),
            "always",
            "How the stream stands: streaming from when its socket is open, finished at its end or failure.",
            rules: [.R73, .S20],
            source: "RA, SDKDOC, SWML"
        ) { .text($0.status.state.rawValue) },
        stream("url", .text(), "always", "The stream's address.", source: "RA, SWML") { .text($0.url) },
        stream("name", .text(), "where it has one", "The stream's name.", rules: [.R75], source: "RA, SWML") {
            $0.name.map { .text($0) }
        },
        stream(
            "error",
            .word(of: StreamError.self),
            "where the stream failed",
            "Why the stream failed; that it is told so is assumed.",
            rules: [.R73],
            source: "ASSUMED, STREAM",
            otherNames: ["StreamError"]
        ) { $0.status.error.map { .text($0.rawValue) } },
    ]

    private static let stream = EventFieldMaker<CallStreamEvent> { body in
        if case .callStream(let event) = body { event } else { nil }
    }
}
