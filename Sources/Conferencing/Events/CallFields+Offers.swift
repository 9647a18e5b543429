extension EventFields {
    /// The fields of `calling.call.receive`.
    static let callReceiveFields: [EventField] = [
        nodeID,
        offer("call_id", .call, "always", "The call that is offered.", source: "RA") { .call($0.call) },
        EventField(
            notYet: "segment_id",
            .text(),
            "when available",
            "The part of the call's life to which the event belongs; opaque.",
            source: "RA"
        ),
        offer(
            "call_state",
            .word(of: CallState.self),
            "always",
            "The state in which the call is offered.",
            source: "RA, C31",
            otherNames: ["state"]
        ) { _ in .text(CallState.created.rawValue) },
        offer(
            "direction",
            .word(of: CallDirection.self),
            "always",
            "Which side began the call.",
            source: "RA"
        ) { _ in .text(CallDirection.inbound.rawValue) },
        offer(
            "context",
            .text(),
            "always",
            "The context that belongs to the dialled number, on which the call is offered.",
            rules: [.W60, .W61],
            source: "RA, SDK",
            otherNames: ["protocol"]
        ) { .text($0.context) },
        offer(
            "device.type",
            .word(["phone", "sip", "fabric", "webrtc"]),
            "once the device is known",
            "What kind of device calls.",
            source: "RA"
        ) { $0.device.map { .text($0.kind.rawValue) } },
        address("from_number", "Who calls, where it is a phone.", of: .phone, \.from),
        address("to_number", "Which number was dialled, where it is a phone.", of: .phone, { $0.to }),
        address("from", "Who calls, where it is no phone.", of: nil, \.from),
        address("to", "Which address was dialled, where it is no phone.", of: nil, { $0.to }),
        EventField(
            notYet: "device.params.headers",
            .texts,
            "where there are any",
            "The headers that came with the call.",
            source: "RA"
        ),
    ]

    /// The fields of `calling.call.send_digits`.
    static let callSendDigitsFields: [EventField] = [
        nodeID,
        digits("call_id", .call, "always", "The call.", rules: [.R48], source: "GUIDE") { .call($0.call) },
        digits(
            "tag",
            .text(),
            "on a dialled call",
            "The tag under which the call was dialled.",
            rules: [.R48],
            source: "GUIDE"
        ) {
            $0.tag.map { .tag($0) }
        },
        digits(
            "control_id",
            .text(),
            "always",
            "What the command called itself.",
            rules: [.R48],
            source: "GUIDE"
        ) { .text($0.control) },
        digits(
            "state",
            .word(["finished"]),
            "always",
            "That all digits have been sent.",
            rules: [.R48],
            source: "ASSUMED, SDK"
        ) { _ in .text("finished") },
    ]

    private static func address(
        _ name: String,
        _ summary: String,
        of kind: DeviceKind?,
        _ read: @escaping @Sendable (DialOptions.Device) -> String?
    ) -> EventField {
        offer(
            "device.params." + name,
            .text(),
            kind == nil ? "on a call of another kind" : "on a call of a phone",
            summary,
            source: "RA"
        ) { event in
            guard let device = event.device, (device.kind == .phone) == (kind == .phone) else { return nil }
            return read(device).map { .text($0) }
        }
    }

    private static let offer = EventFieldMaker<CallReceiveEvent> { body in
        if case .callReceive(let event) = body { event } else { nil }
    }

    private static let digits = EventFieldMaker<CallSendDigitsEvent> { body in
        if case .callSendDigits(let event) = body { event } else { nil }
    }
}
